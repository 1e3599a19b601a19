"""The text gets a name as it stands now, and is written on from where an older version was."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.document.changes import CLOSED
from kotosilta.document.models import Section, Version
from kotosilta.document.sections import texts_of
from kotosilta.document.versions import rules
from kotosilta.document.versions.changes.refusing import check
from kotosilta.document.versions.files import kept_file
from kotosilta.document.versions.working import languages_of, working_text
from kotosilta.language.translated import Translated
from kotosilta.programmes.models import Membership, Programme, State
from kotosilta.programmes.rows import held, put
from kotosilta.reasons import NotPossible
from kotosilta.situation.frozen.changes import freeze_for
from kotosilta.situation.models import FrozenPicture

Texts = dict[str, dict[str, str]]


@transaction.atomic
def name_version(*, by: Membership, name: str, at: datetime) -> Version:
    """Keeps the whole text as it is now, in every language, under the name, with the picture that it rests on."""
    programme = Programme.objects.select_for_update().get(pk=by.programme.pk)
    check(rules.why_not_name(name=name, taken=Version.objects.of(programme).values_list("name", flat=True)))
    version = Version(programme=programme, made_by=by, made_at=at)
    version.picture = freeze_for(wanted=name, by=by, at=at)
    put(version, name=name, sections=texts_of(programme), left_out=_left_out(programme))
    for language in languages_of(programme):
        kept_file(version, working_text(programme, language, timezone.localdate(at))).save()
    record(Kind.VERSION_NAMED, by=by.person, programme=programme, target=version)
    return version


@transaction.atomic
def rest_on(*, version: Version, picture: FrozenPicture, by: Membership) -> Version:
    """Another frozen picture is the one that the version rests on. NotPossible once the version is sealed."""
    version, picture = held(version, by), held(picture, by)
    check(rules.why_not_rest_on(sealed=version.sealed_at is not None, name=version.name))
    if put(version, picture=picture):
        after = {"picture": picture.name, "on": picture.on.isoformat()}
        record(Kind.VERSION_RESTS_ON, by=by.person, programme=by.programme, target=version, after=after)
    return version


@transaction.atomic
def write_on(*, version: Version, by: Membership, at: datetime, name_of_present: str) -> Version | None:
    """The version's texts become those that are worked on.

    Gives the version that holds the text that was there until now, so that it can come back: one that held it already,
    or a new one with the name `name_of_present`. None where nothing changes. NotPossible in a closed programme.
    """
    version = held(version, by)
    programme = by.programme
    if programme.state == State.CLOSED:
        raise NotPossible(CLOSED)
    present = (texts_of(programme), _left_out(programme))
    if present == (version.sections, version.left_out):
        return None
    same = (each for each in Version.objects.of(programme) if (each.sections, each.left_out) == present)
    kept = next(same, None) or name_version(by=by, name=name_of_present, at=at)
    there = {each.element: each for each in Section.objects.of(programme).select_for_update()}
    for element in sorted({*there, *version.sections, *version.left_out}):
        _take_over(there.get(element) or Section(programme=programme, element=element), version)
    record(Kind.VERSION_WRITTEN_ON, by=by.person, programme=programme, target=version)
    return kept


def _take_over(section: Section, version: Version) -> None:
    """What the version does not hold becomes empty: the first text out of the rooms stands there again."""
    left_out = section.element in version.left_out
    texts, reasons = version.sections.get(section.element, {}), version.left_out.get(section.element, {})
    put(
        section,
        text=_anew(section.text, texts),
        left_out=left_out,
        left_out_reason=_anew(section.left_out_reason, reasons),
    )


def _anew(before: Translated, texts: dict[str, str]) -> Translated:
    """Exactly these texts; languages that they do not have are emptied."""
    return before.rewritten({**dict.fromkeys((language for language, _ in before), ""), **texts})


def _left_out(programme: Programme) -> Texts:
    """The reasons by language, by element."""
    rows = Section.objects.of(programme).filter(left_out=True)
    return {each.element: {language: wording.text for language, wording in each.left_out_reason} for each in rows}
