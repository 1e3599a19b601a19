"""Everything that happens to a programme as a whole: it begins, is settled, moves on; people come and go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from kotosilta.accounts.models import Person
from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.language.translated import Translated
from kotosilta.municipalities.model import Municipality
from kotosilta.programmes import rules
from kotosilta.programmes.models import Membership, Part, Programme, Saying, State, languages_for
from kotosilta.programmes.roles import Role
from kotosilta.reasons import NotPossible


@transaction.atomic
def begin_programme(
    *,
    by: Person,
    municipalities: Sequence[Municipality],
    first_year: int,
    last_year: int,
    edition: str,
    title: Translated,
    on: date,
    sample: bool = False,
    languages: Sequence[str] | None = None,
) -> Programme:
    """A programme in preparation with its municipalities; who begins it becomes its coordinator (C1.7)."""
    if reason := rules.why_not_begin(
        codes=[each.code for each in municipalities], first_year=first_year, last_year=last_year
    ):
        raise NotPossible(reason)
    programme = Programme.objects.create(
        slug=_free_slug(rules.wanted_slug([each.slug for each in municipalities], first_year)),
        title=title,
        first_year=first_year,
        last_year=last_year,
        edition=edition,
        languages=list(languages or languages_for(municipalities)),
        sample=sample,
        begun_on=on,
    )
    for municipality in sorted(municipalities, key=lambda each: each.code):
        Part.across_programmes.create(programme=programme, code=municipality.code)
    Membership.across_programmes.create(programme=programme, person=by, role=Role.COORDINATOR)
    record(Kind.PROGRAMME_BEGUN, by=by, programme=programme, target=programme, after={"period": programme.period})
    return programme


@transaction.atomic
def settle_programme(
    *,
    programme: Programme,
    by: Membership,
    title: Mapping[str, str],
    first_year: int,
    last_year: int,
    languages: Sequence[str],
) -> Programme:
    """New basic details; what has been written in a language that is left out stays and comes back with it."""
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    if reason := rules.why_not_settle(first_year=first_year, last_year=last_year, languages=languages):
        raise NotPossible(reason)
    before = {"period": programme.period, "languages": programme.languages}
    programme.title = programme.title.rewritten(title)
    programme.first_year, programme.last_year, programme.languages = first_year, last_year, list(languages)
    programme.save()
    after = {"period": programme.period, "languages": programme.languages}
    record(Kind.PROGRAMME_SETTLED, by=by.person, programme=programme, target=programme, before=before, after=after)
    return programme


@transaction.atomic
def add_member(*, programme: Programme, by: Person | None, person: Person, role: Role) -> Membership:
    """Gives a person access, or again after it had ended; their role becomes `role`."""
    membership, fresh = Membership.across_programmes.get_or_create(
        programme=programme, person=person, defaults={"role": role}
    )
    before = {} if fresh or membership.ended_at else {"role": membership.role}
    membership.role, membership.ended_at = role, None
    membership.save()
    kind = Kind.MEMBER_ROLE_CHANGED if before else Kind.MEMBER_ADDED
    record(kind, by=by, programme=programme, target=membership, before=before, after={"role": role})
    return membership


@transaction.atomic
def say(*, programme: Programme, by: Membership, item: str, facet: str, state: str, note: str) -> Saying:
    """What a person says of a point of the checklist that nothing recorded fulfils by itself."""
    if reason := rules.why_not_say(note=note):
        raise NotPossible(reason, field="note")
    saying, _ = Saying.across_programmes.update_or_create(
        programme=programme,
        item=item,
        facet=facet,
        removed_at=None,
        defaults={"state": state, "note": note, "by": by, "at": timezone.now()},
    )
    record(Kind.CHECKLIST_SAID, by=by.person, programme=programme, target=saying, after={"state": state})
    return saying


@transaction.atomic
def add_municipality(*, programme: Programme, by: Membership, municipality: Municipality) -> Part:
    """Takes a municipality into the programme (C1.7)."""
    codes = programme.municipality_codes()
    if reason := rules.why_not_begin(
        codes=[*codes, municipality.code], first_year=programme.first_year, last_year=programme.last_year
    ):
        raise NotPossible(reason, field="municipality")
    part = Part.across_programmes.create(programme=programme, code=municipality.code)
    record(Kind.MUNICIPALITY_ADDED, by=by.person, programme=programme, target=part, after={"code": part.code})
    return part


@transaction.atomic
def take_out_municipality(*, part: Part, by: Membership) -> None:
    """Takes a municipality out, as long as another remains and nothing in the rooms is about it alone."""
    if reason := rules.why_not_take_out(
        others=Part.objects.of(by.programme).exclude(pk=part.pk).count(), recorded=part.rows_about_it()
    ):
        raise NotPossible(reason)
    record(Kind.MUNICIPALITY_TAKEN_OUT, by=by.person, programme=by.programme, target=part, before={"code": part.code})
    part.delete()


@transaction.atomic
def move_on(*, programme: Programme, by: Membership, to: State, on: date, nothing_to_decide: bool = False) -> Programme:
    """Moves a programme one step on in its life, or one step back.

    `nothing_to_decide`: the rooms hold neither a goal nor a body that decides.
    """
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    before = State(programme.state)
    if reason := rules.why_not_move(
        order=State.values,
        state=before,
        to=to,
        last_year=programme.last_year,
        this_year=on.year,
        followed=Programme.objects.filter(follows=programme).exists(),
        nothing_to_decide=nothing_to_decide,
    ):
        raise NotPossible(reason)
    programme.state = to
    programme.save(update_fields=["state"])
    record(
        Kind.PROGRAMME_MOVED_ON,
        by=by.person,
        programme=programme,
        target=programme,
        before={"state": before},
        after={"state": to},
    )
    return programme


@transaction.atomic
def put_after(*, programme: Programme, by: Membership, earlier: Programme | None) -> Programme:
    """Says which programme this one follows, or that it follows none."""
    if earlier is not None and (
        reason := rules.why_not_follow(
            same=earlier.pk == programme.pk,
            starts=programme.first_year,
            earlier_starts=earlier.first_year,
            followed_by_another=Programme.objects.filter(follows=earlier).exclude(pk=programme.pk).exists(),
        )
    ):
        raise NotPossible(reason, field="follows")
    programme.follows = earlier
    programme.save(update_fields=["follows"])
    after = {"follows": earlier.slug if earlier else ""}
    record(Kind.PROGRAMME_PUT_AFTER, by=by.person, programme=programme, target=programme, after=after)
    return programme


def _free_slug(wanted: str) -> str:
    taken = set(Programme.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    return next(slug for slug in rules.slugs_like(wanted) if slug not in taken)
