"""What `kotosilta programmes --sealed` prints: every sealed version with its decisions and its files."""

from __future__ import annotations

from collections.abc import Iterable
from gettext import gettext

from django.utils import timezone

from kotosilta.cli.output import print_json, print_table
from kotosilta.cli.refusals import DONE
from kotosilta.document.models import Version
from kotosilta.document.versions.facts import decision_told
from kotosilta.document.versions.files import FILE_FORMATS
from kotosilta.document.versions.reading import decisions_of, files_of, sealed_versions_of
from kotosilta.language.days import written_date
from kotosilta.programmes.models import Programme


def print_sealed(programmes: Iterable[Programme], *, as_json: bool, language: str) -> int:
    """The sealed versions of the programmes, the latest of each first."""
    versions = [version for each in programmes for version in sealed_versions_of(each)]
    if as_json:
        print_json([_described(each, language) for each in versions])
        return DONE
    header = (gettext("name in addresses"), gettext("sealed on"), gettext("version"), gettext("decisions"))
    print_table(header, [_line(each, language) for each in versions])
    return DONE


def _described(version: Version, language: str) -> dict[str, object]:
    files = [each for each in files_of(version) if each.file_format in FILE_FORMATS]
    there = {each.file_format for each in files}
    return {
        "slug": version.programme.slug,
        "version": version.name,
        "made_at": version.made_at.isoformat(),
        "sealed_at": version.sealed_at.isoformat() if version.sealed_at else None,
        "decisions": [decision_told(each, language) for each in decisions_of(version)],
        "languages": list(dict.fromkeys(each.language for each in files)),
        "formats": [each for each in FILE_FORMATS if each in there],
        "digests": {f"{each.language}.{each.file_format}": each.digest for each in files},
    }


def _line(version: Version, language: str) -> tuple[str, ...]:
    decided = "; ".join(
        f"{each.part.municipality.name.in_language(language)} {each.section}: {each.get_outcome_display()}"
        for each in decisions_of(version)
    )
    sealed_on = written_date(timezone.localdate(version.sealed_at), language)
    return (version.programme.slug, sealed_on, version.name, decided)
