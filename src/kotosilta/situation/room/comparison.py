"""With whom a programme is compared, as it was chosen."""

from __future__ import annotations

from kotosilta.programmes.looking import once_in_a_look
from kotosilta.programmes.models import Programme
from kotosilta.situation.models import ComparedWith
from kotosilta.situation.picture import PeerChoice, PeerKind


@once_in_a_look
def comparison_of(programme: Programme) -> ComparedWith | None:
    """What the programme has chosen; None while nobody has chosen anything."""
    found: ComparedWith | None = ComparedWith.objects.of(programme).select_related("chosen_by__person").first()
    return found


def peers_of(programme: Programme) -> PeerChoice:
    """The choice as pictures are read with it; the seven similar municipalities, found anew, where there is none."""
    row = comparison_of(programme)
    return PeerChoice() if row is None else choice_of(row)


def choice_of(row: ComparedWith) -> PeerChoice:
    """A choice as pictures are read with it."""
    members = {code: tuple(others) for code, others in row.members.items()}
    return PeerChoice(PeerKind(row.kind), dict(row.weights), members)
