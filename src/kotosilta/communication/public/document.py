"""The document as everybody reads it: the sealed version, what was decided about it, and its files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from kotosilta.communication.public.look import Look
from kotosilta.document.models import Decision, SealedFile, Version
from kotosilta.document.versions.files import FILE_FORMATS, FRAGMENT
from kotosilta.document.versions.reading import decisions_of, files_of, sealed_file, standing_version
from kotosilta.language.days import written_date
from kotosilta.situation.models import FrozenPicture
from kotosilta.web.forms.translated import language_name

Html = SafeString | str
HEADINGS = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)
TAGS = re.compile(r"<[^<>]*>")
FORMAT_NAMES = {"pdf": "PDF", "docx": "Word", "html": "HTML", "json": "JSON"}


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """What a body decided, when and in which section of its minutes; `mark` is a shape of `state_mark`."""

    municipality: str
    body: Html
    on: str
    section: str
    outcome: str
    mark: str


@dataclass(frozen=True, slots=True)
class FilesShown:
    """The files in one language: its name, its code, and pairs of format and address."""

    language: str
    code: str
    files: Sequence[tuple[str, str]]


def values_of(look: Look, language: str) -> dict[str, Any]:
    """What the page of the document shows; Http404 while no version stands, which only a preview meets."""
    version = version_of(look)
    if version is None:
        return {**_NOTHING, "text_language": language}
    fragment = text_of(version, language)
    return {
        "version": version,
        "sealed_on": written_date(timezone.localdate(version.sealed_at), language) if version.sealed_at else "",
        "rests_on": rests_on(version, language),
        "decisions": [decision_shown(each, language) for each in decisions_of(version)],
        "files": files_shown(version, look),
        "text": _markup(fragment),
        "contents": _contents(fragment),
        "text_language": fragment.language if fragment else language,
    }


_NOTHING: Mapping[str, Any] = {
    "version": None,
    "rests_on": None,
    "decisions": (),
    "files": (),
    "text": "",
    "contents": (),
}


def rests_on(version: Version, language: str) -> tuple[str, str] | None:
    """Day and name of the situation picture that the version rests on; None for versions that have none."""
    pictures = FrozenPicture.objects.of(version.programme).filter(pk=version.picture_id)
    found = pictures.values_list("on", "name").first()
    return (written_date(found[0], language), found[1]) if found else None


def version_of(look: Look) -> Version | None:
    """The version that holds; it knows its programme, which nobody has to ask for again."""
    version = standing_version(look.programme)
    if version is not None:
        version.programme = look.programme
    return version


def text_of(version: Version, language: str) -> SealedFile | None:
    """The text in the reader's language, or in the first of the programme's in which it was sealed."""
    for each in dict.fromkeys((language, *version.programme.languages)):
        if found := sealed_file(version, each, FRAGMENT):
            return found
    return None


def decision_shown(decision: Decision, language: str) -> DecisionShown:
    """A decision in the active language, which has to be `language`."""
    return DecisionShown(
        municipality=decision.part.municipality.name.in_language(language),
        body=decision.body.name.html(),
        on=written_date(decision.on, language),
        section=decision.section,
        outcome=str(decision.get_outcome_display()),
        mark="fulfilled" if decision.approves else "not_relevant",
    )


def files_shown(version: Version, look: Look) -> list[FilesShown]:
    """The files by language, in the programme's order of languages."""
    there: dict[str, list[str]] = {}
    for each in files_of(version):
        there.setdefault(each.language, []).append(each.file_format)
    return [
        FilesShown(
            language_name(code),
            code,
            [(FORMAT_NAMES[each], _address(look, code, each)) for each in FILE_FORMATS if each in formats],
        )
        for code, formats in sorted(there.items(), key=lambda each: _place_of(each[0], version))
    ]


def _place_of(language: str, version: Version) -> tuple[int, str]:
    languages = version.programme.languages
    return (languages.index(language) if language in languages else len(languages)), language


def file_of(look: Look, language: str, file_format: str) -> SealedFile:
    """The file as it was sealed; Http404 for what there is none of."""
    version = version_of(look)
    found = sealed_file(version, language, file_format) if version and file_format in FILE_FORMATS else None
    if found is None:
        raise Http404
    return found


def _address(look: Look, language: str, file_format: str) -> str:
    return reverse("directory:document_file", args=[look.programme.slug, language, file_format])


def _contents(fragment: SealedFile | None) -> list[tuple[str, str]]:
    """Anchor and title of each part, as the house's own writer marks them."""
    text = bytes(fragment.content).decode() if fragment else ""
    return [(anchor, unescape(TAGS.sub("", title))) for anchor, title in HEADINGS.findall(text)]


def _markup(fragment: SealedFile | None) -> SafeString | str:
    """The fragment was written by the house's own writer, which escapes every word, and has been sealed since."""
    return mark_safe(bytes(fragment.content).decode()) if fragment else ""  # noqa: S308 (as said above)
