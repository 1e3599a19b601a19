"""Those who have measures and indicators are asked to report: once when a round opens, once before it closes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from kotosilta.accounts.links import Purpose, make_link
from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.followup.asking import Turn, letter, turns_of
from kotosilta.followup.models import Asked, Round
from kotosilta.followup.reading import follow_up
from kotosilta.followup.rules import stage_of
from kotosilta.notices.outbox import post
from kotosilta.programmes.inviting import AddressOf
from kotosilta.programmes.models import Programme, State
from kotosilta.programmes.rows import put

DAYS_BEFORE_THE_END = 7
# The round says when it closes; the link itself only has to hold longer than any round.
LIFETIME = timedelta(days=800)


@dataclass(frozen=True, slots=True)
class Letters:
    """What came of a look at one round: to how many letters went, and how many owners there is no address of."""

    programme: Programme
    year: int
    posted: int
    without_address: int


def remind(*, now: datetime, address_of: AddressOf, dry_run: bool = False) -> list[Letters]:
    """Looks at every open round and posts the letters that are due; each is posted once, however often this runs."""
    today = timezone.localdate(now)
    rounds = Round.across_programmes.filter(removed_at=None, opens__lte=today, closes__gte=today)
    found = rounds.exclude(programme__state=State.CLOSED).select_related("programme").order_by("pk")
    return [ask_in(each, now=now, address_of=address_of, dry_run=dry_run) for each in found]


def ask_in(round_: Round, *, now: datetime, address_of: AddressOf, dry_run: bool = False) -> Letters:
    """Posts the letters of one round that are due today. Each stands in a transaction of its own."""
    programme, today = round_.programme, timezone.localdate(now)
    stage = stage_of(opens=round_.opens, closes=round_.closes, today=today, days_before=DAYS_BEFORE_THE_END)
    turns = turns_of(programme, follow_up(programme), round_) if stage else []
    there = {each.contact_id: each.stage for each in Asked.objects.of(programme).filter(round=round_)}
    due = [each for each in turns if each.contact and there.get(each.contact.pk, 0) < stage]
    if not dry_run:
        due = [each for each in due if _ask(each, round_, stage, now=now, address_of=address_of)]
    return Letters(programme, round_.year, len(due), len([each for each in turns if each.contact is None]))


@transaction.atomic
def _ask(turn: Turn, round_: Round, stage: int, *, now: datetime, address_of: AddressOf) -> bool:
    """Posts one letter, unless another process has done so meanwhile."""
    assert turn.contact is not None  # as chosen above
    rows = Asked.across_programmes.select_for_update()
    asked, _ = rows.get_or_create(round=round_, contact=turn.contact)
    if asked.stage >= stage:
        return False
    again = asked.stage > 0
    put(asked, stage=stage, asked_at=now)
    email, language = turn.contact.email, turn.contact.language
    made = make_link(purpose=Purpose.REPORT, target_id=asked.pk, email=email, now=now, lifetime=LIFETIME)
    written = letter(turn, round_, round_.programme, address=address_of(made.secret, language), again=again)
    post(
        to=email,
        language=language,
        subject=written.subject,
        body=written.body,
        programme=round_.programme_id,
        key=f"report-{asked.pk}-{stage}",
    )
    record(Kind.REPORT_ASKED_FOR, by=None, programme=round_.programme, target=asked, after={"reminder": again})
    return True
