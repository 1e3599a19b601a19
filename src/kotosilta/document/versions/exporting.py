"""The files of a programme's document that were asked for: sealed ones as they are, drafts made anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kotosilta.document.models import Version
from kotosilta.document.order import LONGEST_ECHO
from kotosilta.document.versions.drafts import named_file, working_files
from kotosilta.document.versions.files import FILE_FORMATS, kept_in
from kotosilta.document.versions.reading import (
    kept_languages,
    languages_of_files,
    sealed_file,
    standing_version,
    versions_of,
)
from kotosilta.document.versions.working import languages_of
from kotosilta.programmes.models import Programme
from kotosilta.reasons import Reason, WrongInput


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written; `version` None is the text as it is now."""

    programme: Programme
    version: Version | None
    languages: Sequence[str]
    formats: Sequence[str]

    @property
    def text(self) -> str:
        """Which text it is, for programs: sealed, named or working."""
        if self.version is None:
            return "working"
        return "sealed" if self.version.sealed_at else "named"

    def names(self) -> list[str]:
        """What the files are called: `narpes-2027.sv.docx`."""
        return [self._name(language, each) for language in self.languages for each in self.formats]

    def contents(self, on: date) -> Mapping[str, bytes]:
        """The files by their names; `on` dates the text as it is now."""
        return {
            self._name(language, each): content
            for language in self.languages
            for each, content in self._in(language, on).items()
        }

    def _in(self, language: str, on: date) -> Mapping[str, bytes]:
        version = self.version
        if version is None:
            return working_files(self.programme, language, self.formats, on)
        if version.sealed_at is None:
            kept = kept_in(version)[language]
            return {each: named_file(version, kept, each) for each in self.formats}
        found = {each: sealed_file(version, language, each) for each in self.formats}
        return {each: bytes(row.content) for each, row in found.items() if row}

    def _name(self, language: str, file_format: str) -> str:
        return f"{self.programme.slug}.{language}.{file_format}"


def wanted(
    programme: Programme, *, version: str | None, languages: Iterable[str] | None, formats: Iterable[str]
) -> Wanted:
    """What was asked for: without a version the one that holds, or else the text as it is now; all languages if None.

    WrongInput, with what there is, for a version, language or format that there is not.
    """
    row = _version_named(programme, version) if version is not None else standing_version(programme)
    known = _languages_of(programme, row)
    return Wanted(
        programme=programme,
        version=row,
        languages=_checked(languages if languages is not None else known, known, _NO_LANGUAGE, "lang"),
        formats=_checked(formats, FILE_FORMATS, _NO_FORMAT, "format"),
    )


_NO_VERSION = Reason("There is no version “%(name)s” in this programme. There are: %(known)s.")
_NO_LANGUAGE = Reason("This text is not there in the language “%(name)s”. There are: %(known)s.")
_NO_FORMAT = Reason("There are no files in the format “%(name)s”. There are: %(known)s.")


def _version_named(programme: Programme, name: str) -> Version:
    versions = versions_of(programme)
    for each in versions:
        if each.name.casefold() == name.strip().casefold():
            return each
    raise WrongInput(_told(_NO_VERSION, name, [each.name for each in versions]), field="version")


def _languages_of(programme: Programme, version: Version | None) -> Sequence[str]:
    if version is None:
        return languages_of(programme)
    return languages_of_files(version) if version.sealed_at else kept_languages(version)


def _checked(names: Iterable[str], known: Sequence[str], refusal: Reason, field: str) -> Sequence[str]:
    """Each once, in the order given, case aside."""
    given = tuple(dict.fromkeys(each.strip().lower() for each in names)) or ("",)
    for each in given:
        if each not in known:
            raise WrongInput(_told(refusal, each, known), field=field)
    return given


def _told(refusal: Reason, name: str, known: Sequence[str]) -> Reason:
    return Reason(refusal.message, {"name": name[:LONGEST_ECHO], "known": ", ".join(known) or "–"})
