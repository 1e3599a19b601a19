"""What the page of basic details shows: the municipalities, the way on, the programmes before and after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from kotosilta.accounts.models import Person
from kotosilta.document.order import YEARS_OF_A_PERIOD
from kotosilta.language.said import in_words
from kotosilta.programmes import rules
from kotosilta.programmes.models import Programme, State
from kotosilta.workspace.deciding import nothing_to_decide


@dataclass(frozen=True, slots=True)
class Move:
    """A step in the life of the programme: what its button says, and why it cannot be taken now, if so."""

    to: str
    label: str
    why_not: str


def moves(programme: Programme, today: date) -> list[Move]:
    """One step on and one step back, as far as there are such."""
    states = list(State)
    here = states.index(State(programme.state))
    after = states[here + 1 : here + 2]
    before = states[here - 1 : here] if here else []
    return [_move(programme, each, today) for each in (*after, *before)]


def _move(programme: Programme, to: State, today: date) -> Move:
    labels = {
        State.PREPARATION: gettext("Back to preparation"),
        State.DECISION: gettext("The draft goes to decision"),
        State.DECIDED: gettext("It has been decided"),
        State.CLOSED: gettext("Close the programme"),
    }
    back = {
        State.DECISION: gettext("Back to decision"),
        State.DECIDED: gettext("Open it again"),
    }
    states = list(State)
    is_back = states.index(to) < states.index(State(programme.state))
    reason = rules.why_not_move(
        order=State.values,
        state=programme.state,
        to=to,
        last_year=programme.last_year,
        this_year=today.year,
        followed=follower_of(programme) is not None,
        nothing_to_decide=nothing_to_decide(programme),
    )
    return Move(to, back.get(to, labels[to]) if is_back else labels[to], in_words(reason) if reason else "")


def follower_of(programme: Programme) -> Programme | None:
    """The programme that comes after this one."""
    return Programme.objects.filter(follows=programme).first()


def could_be_before(programme: Programme, person: Person) -> Sequence[Programme]:
    """Earlier programmes of the person that this one may follow, and the one that it follows now."""
    earlier = Programme.objects.open_to(person).filter(first_year__lt=programme.first_year, sample=programme.sample)
    taken = Programme.objects.exclude(pk=programme.pk).exclude(follows=None).values("follows")
    free = list(earlier.exclude(pk__in=taken).order_by("-first_year", "pk"))
    now = programme.follows
    return free if now is None or now in free else [now, *free]


def open_among(programmes: Iterable[Programme | None], person: Person) -> list[Programme]:
    """Those of the programmes in which the person takes part, and which they may therefore open."""
    return list(Programme.objects.open_to(person).filter(pk__in=[each.pk for each in programmes if each]))


def next_period(programme: Programme) -> tuple[int, int]:
    """The years after the programme's own."""
    return programme.last_year + 1, programme.last_year + YEARS_OF_A_PERIOD
