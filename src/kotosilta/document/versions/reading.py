"""Reads versions, their decisions and their files; what heavy columns hold is read only where it is shown."""

from __future__ import annotations

from collections.abc import Sequence

from kotosilta.document.models import Decision, SealedFile, Version
from kotosilta.document.versions.files import KEPT, PUBLIC_FORMATS
from kotosilta.document.versions.rules import APPROVALS
from kotosilta.process.models import Body
from kotosilta.programmes.models import Programme


def versions_of(programme: Programme) -> list[Version]:
    """All of them, the newest first, without their texts."""
    return list(Version.objects.of(programme).defer("sections").select_related("programme", "made_by__person"))


def standing_version(programme: Programme) -> Version | None:
    """The one that holds: the latest sealed, of those that at least one municipality has approved."""
    approved = Decision.objects.of(programme).filter(outcome__in=APPROVALS)
    sealed = Version.objects.of(programme).defer("sections").exclude(sealed_at=None)
    found: Version | None = sealed.filter(pk__in=approved.values("version")).order_by("-sealed_at", "-pk").first()
    return found


def sealed_versions_of(programme: Programme) -> list[Version]:
    """Those that were sealed, the latest first."""
    sealed = Version.objects.of(programme).defer("sections").exclude(sealed_at=None)
    return list(sealed.order_by("-sealed_at", "-pk"))


def decisions_of(version: Version) -> list[Decision]:
    """The decisions about the version, by their day; those that were taken back are not among them."""
    rows = Decision.objects.of(version.programme).filter(version=version)
    return list(rows.select_related("part", "body"))


def decisions_in(programme: Programme) -> list[Decision]:
    """All decisions of the programme, by their day."""
    rows = Decision.objects.of(programme).defer("version__sections")
    return list(rows.select_related("part", "body", "version"))


def sealed_file(version: Version, language: str, file_format: str) -> SealedFile | None:
    """The file as it was made when the version was sealed; None before, and for what was not made."""
    if file_format not in PUBLIC_FORMATS:
        return None
    rows = SealedFile.objects.of(version.programme)
    found: SealedFile | None = rows.filter(version=version, language=language, file_format=file_format).first()
    return found


def files_of(version: Version) -> Sequence[SealedFile]:
    """The sealed files without their content, in the order of their languages and formats."""
    rows = SealedFile.objects.of(version.programme).defer("content")
    return list(rows.filter(version=version, file_format__in=PUBLIC_FORMATS))


def languages_of_files(version: Version) -> list[str]:
    """The languages in which the version is sealed, in the programme's order."""
    there = {each.language for each in files_of(version)}
    known = [each for each in version.programme.languages if each in there]
    return [*known, *sorted(there.difference(known))]


def kept_languages(version: Version) -> list[str]:
    """The languages in which the version has a text, in the programme's order; those that it has left come last."""
    rows = SealedFile.objects.of(version.programme).filter(version=version, file_format=KEPT)
    there = set(rows.values_list("language", flat=True))
    known = [each for each in version.programme.languages if each in there]
    return [*known, *sorted(there.difference(known))]


def bodies_to_decide(version: Version) -> list[Body]:
    """The bodies that decide, of municipalities that have not decided about the version."""
    decided = Decision.objects.of(version.programme).filter(version=version).values("part")
    rows = Body.objects.of(version.programme).filter(decides=True).exclude(part__in=decided)
    return list(rows.select_related("part"))


def bodies_of(decision: Decision) -> list[Body]:
    """The bodies of the decision's municipality that decide; the one that has decided even if it is gone since."""
    rows = Body.objects.with_removed_of(decision.version.programme).filter(part=decision.part_id)
    return [
        each
        for each in rows.select_related("part")
        if each.pk == decision.body_id or (each.decides and each.removed_at is None)
    ]
