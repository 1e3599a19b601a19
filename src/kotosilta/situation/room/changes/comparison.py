"""With whom the programme is compared is chosen once for its period, and who they are is fixed on that day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.rows import put
from kotosilta.reasons import NotPossible, Reason
from kotosilta.situation.models import ComparedWith, ComparisonKind
from kotosilta.situation.reading import similar_to
from kotosilta.situation.room.rules import why_not_compare


@transaction.atomic
def compare_with(
    *, kind: str, weights: Mapping[str, int], chosen: Sequence[str], by: Membership, anew: bool = False
) -> ComparedWith:
    """Fixes with whom the programme is compared: similar ones by their weights, its municipality group, an own choice.

    `chosen` are codes. Who is similar is found by the figures that are here now; with `anew` also where the choice
    itself stays as it was.
    """
    # The programme is held, so that of two first choices at once the second finds the first.
    programme = Programme.objects.select_for_update().get(pk=by.programme.pk)
    check_comparison(programme, kind=kind, weights=weights, chosen=chosen)
    found: ComparedWith | None = ComparedWith.objects.of(programme).first()
    if found and not anew and (found.kind, found.weights, found.chosen) == (kind, dict(weights), list(chosen)):
        return found
    row = found or ComparedWith(programme=programme, chosen_by=by)
    before = _told(row) if found else {}
    members = members_of(programme, kind=kind, weights=weights, chosen=chosen)
    put(row, kind=kind, weights=dict(weights), chosen=list(chosen), members=members)
    put(row, chosen_by=by, chosen_at=timezone.now())
    record(Kind.COMPARISON_CHOSEN, by=by.person, programme=programme, target=row, before=before, after=_told(row))
    return row


def check_comparison(programme: Programme, *, kind: str, weights: Mapping[str, int], chosen: Sequence[str]) -> None:
    """NotPossible, beside its field, where a programme cannot be compared like that."""
    refused = why_not_compare(
        similar=kind == ComparisonKind.SIMILAR,
        weights=weights,
        chosen=chosen if kind == ComparisonKind.CHOSEN else None,
        own=[each.code for each in programme.municipalities()],
    )
    if refused:
        reason, field = refused
        raise NotPossible(reason, field=field)


def members_of(
    programme: Programme, *, kind: str, weights: Mapping[str, int], chosen: Sequence[str]
) -> dict[str, list[str]]:
    """The codes beside each municipality of the programme; a municipality group is looked up each time.

    NotPossible where nothing that is to count is known.
    """
    own = programme.municipalities()
    if kind == ComparisonKind.CHOSEN:
        return {each.code: [code for code in chosen if code != each.code] for each in own}
    if kind == ComparisonKind.SIMILAR:
        found = {each.code: [near.municipality.code for near in similar_to(each, weights)] for each in own}
        if not all(found.values()):
            raise NotPossible(_NOTHING_KNOWN, field="weight_population")
        return found
    return {}


_NOTHING_KNOWN = Reason("No figures are here of what is to count. Give something else a weight above 0.")


def _told(row: ComparedWith) -> dict[str, object]:
    return {"kind": row.kind, "weights": dict(row.weights), "members": dict(row.members)}
