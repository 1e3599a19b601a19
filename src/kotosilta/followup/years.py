"""Which year the room is about just now."""

from __future__ import annotations

from datetime import date

from kotosilta.followup.models import Round
from kotosilta.followup.reading import FollowUp
from kotosilta.programmes.models import Programme


def year_to_report(room: FollowUp, programme: Programme, on: date) -> int:
    """The year of the open round; otherwise the current one, as far as the programme's period goes."""
    return _year(room.open_round(on), programme, on)


def _year(round_: Round | None, programme: Programme, on: date) -> int:
    return round_.year if round_ else min(max(on.year, programme.first_year), programme.last_year)


def open_round_of(programme: Programme, on: date) -> Round | None:
    """The newest round that is open on that day."""
    found: Round | None = Round.objects.of(programme).filter(opens__lte=on, closes__gte=on).last()
    return found


def year_of_programme(programme: Programme, on: date) -> int:
    """The same as `year_to_report`, where the room has not been read."""
    return _year(open_round_of(programme, on), programme, on)


def years_of(programme: Programme) -> range:
    """The years of the programme's period."""
    return range(programme.first_year, programme.last_year + 1)
