"""What the body of each municipality has decided is recorded; the first approval seals the version."""

from __future__ import annotations

import errno
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import pairwise

from django.db import OperationalError, transaction
from django.utils import timezone

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.document.models import Decision, SealedFile, Version
from kotosilta.document.versions import rules
from kotosilta.document.versions.changes.refusing import check
from kotosilta.document.versions.files import Kept, kept_in
from kotosilta.document.versions.sealing import files_when_sealed
from kotosilta.document.versions.working import languages_of
from kotosilta.language.translated import Translated
from kotosilta.process.changes import settle_decision
from kotosilta.process.models import Body
from kotosilta.programmes.changes import move_on
from kotosilta.programmes.models import Membership, Programme, State
from kotosilta.programmes.rows import held, put
from kotosilta.programmes.undo import bring_back, remove
from kotosilta.reasons import NotPossible, Reason
from kotosilta.web.forms.translated import language_name

_ON_THE_WAY = (State.PREPARATION, State.DECISION, State.DECIDED)


def record_decision(
    *,
    version: Version,
    by: Membership,
    body: Body,
    on: date,
    section: str,
    outcome: str,
    note: Mapping[str, str],
    now: datetime,
) -> Decision:
    """A decision about the version. The first approval makes the files, seals the version and moves the programme on.

    NotPossible, with nothing changed, where a rule speaks against it or the files cannot be made or stored.
    """
    decision = Decision(programme=by.programme, version=version, part=body.part, body=body, on=on, outcome=outcome)
    decision.section, decision.note = _section(section), Translated().rewritten(note)
    try:
        with transaction.atomic():
            _hold_and_check(decision, by, now)
            texts = _to_seal(decision)
            picture = decision.version.picture_id
        # Files take their time: nobody else has to wait until they are made to save something.
        day = timezone.localdate(now)
        files = [each for text in texts for each in files_when_sealed(decision.version, text, decision, day)]
        with transaction.atomic():
            _hold_and_check(decision, by, now)
            check(rules.why_not_rest_on_another(same=decision.version.picture_id == picture))
            _store(decision, files, by, now)
    except (OSError, OperationalError) as error:
        if reason := _why_not_kept(error):
            raise NotPossible(reason) from error
        raise
    return decision


@transaction.atomic
def correct_decision(
    *, decision: Decision, by: Membership, body: Body, on: date, section: str, note: Mapping[str, str], now: datetime
) -> Decision:
    """Another body of the same municipality, day, section or note. The files stay as they were sealed."""
    programme, decision = by.programme, held(decision, by)
    if body.pk != decision.body_id:
        body = held(body, by)
        check(rules.why_not_other_municipality(same=body.part_id == decision.part_id))
        check(rules.why_not_body(decides=body.decides, name=body.name))
    _check_day(programme, decision.version, on=on, outcome=decision.outcome, today=timezone.localdate(now))
    before = _told(decision)
    if put(decision, body=body, on=on, section=_section(section), note=note):
        after = _told(decision)
        record(Kind.DECISION_CHANGED, by=by.person, programme=programme, target=decision, before=before, after=after)
    return decision


@transaction.atomic
def take_decision_back(*, decision: Decision, by: Membership, on: date) -> None:
    """A decision that was recorded by mistake is gone, and can be brought back.

    A sealed version stays sealed with its files. Where no approval is left, the programme is before decision again.
    """
    programme = Programme.objects.select_for_update().get(pk=by.programme.pk)
    remove(row=held(decision, by), by=by, programme=programme)
    approved = Decision.objects.of(programme).filter(outcome__in=rules.APPROVALS).exists()
    if programme.state == State.DECIDED and not approved:
        move_on(programme=programme, by=by, to=State.DECISION, on=on)
    if decision.approves:
        _settle_phase(programme, by)


@transaction.atomic
def bring_decision_back(*, decision: Decision, by: Membership, on: date) -> None:
    """Undoes `take_decision_back`; one that is there already stays as it is."""
    programme = Programme.objects.select_for_update().get(pk=by.programme.pk)
    if decision.removed_at:
        bring_back(row=decision, by=by, programme=programme)
        if decision.outcome in rules.APPROVALS:
            _move_to_decided(programme, by, on)
            _settle_phase(programme, by)


def _hold_and_check(decision: Decision, by: Membership, now: datetime) -> None:
    """Holds what the decision is about, and asks the rules."""
    decision.programme = Programme.objects.select_for_update().get(pk=by.programme.pk)
    decision.version, decision.body = held(decision.version, by), held(decision.body, by)
    check(rules.why_not_body(decides=decision.body.decides, name=decision.body.name))
    recorded = Decision.objects.of(decision.programme).filter(version=decision.version, part=decision.part)
    check(rules.why_not_again(recorded=recorded.exists(), municipality=decision.part))
    today = timezone.localdate(now)
    _check_day(decision.programme, decision.version, on=decision.on, outcome=decision.outcome, today=today)


def _check_day(programme: Programme, version: Version, *, on: date, outcome: str, today: date) -> None:
    made_on = timezone.localdate(version.made_at)
    check(rules.why_not_on(on=on, today=today, begun_on=programme.begun_on, made_on=made_on, outcome=outcome))


def _section(text: str) -> str:
    section = rules.section_as_written(text)
    check(rules.why_not_section(section))
    return section


def _to_seal(decision: Decision) -> Sequence[Kept]:
    """The texts of which an approval makes files; none where the version is sealed already, or nothing is approved."""
    version = decision.version
    if version.sealed_at or not decision.approves:
        return ()
    languages, kept = languages_of(decision.programme), kept_in(version)
    names = {each: language_name(each) for each in languages}
    if reason := rules.why_not_seal(texts=version.texts, languages=languages, names=names, there=kept.keys()):
        raise NotPossible(reason)
    return [kept[each] for each in languages]


def _store(decision: Decision, files: Sequence[SealedFile], by: Membership, now: datetime) -> None:
    programme, version = decision.programme, decision.version
    decision.save()
    record(Kind.DECISION_RECORDED, by=by.person, programme=programme, target=decision, after=_told(decision))
    if not decision.approves:
        return
    _settle_phase(programme, by)
    if not version.sealed_at:
        SealedFile.across_programmes.bulk_create(files)
        put(version, sealed_at=now)
        digests = {f"{each.language}.{each.file_format}": each.digest for each in files}
        record(Kind.VERSION_SEALED, by=by.person, programme=programme, target=version, after={"digests": digests})
    _move_to_decided(programme, by, timezone.localdate(now))


def _move_to_decided(programme: Programme, by: Membership, on: date) -> None:
    """Step by step, so that each is in the trail; a programme that is carried out or closed stays where it is."""
    for before, after in pairwise(_ON_THE_WAY):
        if programme.state == before:
            programme = move_on(programme=programme, by=by, to=after, on=on)


def _settle_phase(programme: Programme, by: Membership) -> None:
    """Decided on the day of the last approval, once every municipality has approved some version."""
    approvals = Decision.objects.of(programme).filter(outcome__in=rules.APPROVALS).order_by("on")
    approved = {each.part_id: each.on for each in approvals}
    everybody = approved.keys() >= {each.pk for each in programme.parts.all()}
    settle_decision(by=by, decided_on=max(approved.values()) if everybody and approved else None)


def _told(decision: Decision) -> Mapping[str, object]:
    return {
        "municipality": decision.part.code,
        "on": decision.on.isoformat(),
        "section": decision.section,
        "outcome": decision.outcome,
    }


def _why_not_kept(error: Exception) -> Reason | None:
    """A full disk, whichever way it is met; None for what is a defect."""
    of_the_system = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
    of_the_database = "full" in str(error) or "No space left" in str(error)
    if of_the_system or (isinstance(error, OperationalError) and of_the_database):
        return Reason(
            "There is no room left to keep the files, so nothing was recorded. Tell whoever runs the service."
        )
    return None
