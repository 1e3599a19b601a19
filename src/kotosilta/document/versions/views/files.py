"""A version as a file: of a sealed one the bytes that were made then, of any other a draft."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from kotosilta.document.models import Version
from kotosilta.document.versions.drafts import named_file
from kotosilta.document.versions.files import FILE_FORMATS, TYPES, kept_in_language
from kotosilta.document.versions.reading import sealed_file
from kotosilta.document.versions.views.versions import version_or_404
from kotosilta.programmes.access import ProgrammeRequest, requires
from kotosilta.programmes.roles import May


@requires(May.READ)
@require_safe
def version_file(request: ProgrammeRequest, pk: int, language: str, file_format: str) -> HttpResponse:
    """The file; 404 for a language or a format that the version does not have."""
    version = version_or_404(request.programme, pk)
    if file_format not in FILE_FORMATS:
        raise Http404
    content, digest = _content(version, language, file_format)
    name = f"{request.programme.slug}.{language}.{file_format}"
    response = HttpResponse(content, content_type=TYPES[file_format])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Robots-Tag"] = "noindex"
    if digest:
        response.headers["ETag"] = f'"{digest}"'
    patch_cache_control(response, private=True, no_store=True)
    return response


def _content(version: Version, language: str, file_format: str) -> tuple[bytes, str]:
    """The bytes, and their digest where they never change."""
    if version.sealed_at:
        found = sealed_file(version, language, file_format)
        if found is None:
            raise Http404
        return bytes(found.content), found.digest
    kept = kept_in_language(version, language)
    if kept is None:
        raise Http404
    return named_file(version, kept, file_format), ""
