"""What is asked for when a draft is ordered: for whom, for which years, by which edition, under which name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kotosilta.content.checklist import edition as checklist_edition
from kotosilta.content.checklist import editions
from kotosilta.municipalities.model import Municipality
from kotosilta.municipalities.register import ascii_folded
from kotosilta.municipalities.search import identify
from kotosilta.reasons import Reason, WrongInput

MOST_MUNICIPALITIES = 30  # the largest region has so many
YEARS_OF_A_PERIOD = 4
LONGEST_PERIOD = 10
FARTHEST_AHEAD = 10
LONGEST_NAME = 60
LONGEST_ECHO = 40
_PERIOD = re.compile(r"\s*([0-9]{4})\s*[-–]\s*([0-9]{4})\s*")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Names that some operating systems keep for devices.
_RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")


@dataclass(frozen=True, slots=True)
class DraftOrder:
    """One draft, alone or joint. The municipalities are in the order of their codes; both years are included."""

    municipalities: tuple[Municipality, ...]
    first_year: int
    last_year: int
    edition: str
    name: str | None

    @property
    def joint(self) -> bool:
        return len(self.municipalities) > 1

    @property
    def mixed_profiles(self) -> bool:
        """Whether municipalities of Åland and of the mainland are in it, for whom different law holds."""
        return len({each.on_aland for each in self.municipalities}) > 1

    @property
    def slug(self) -> str:
        """What its files are called, the same in every language."""
        if self.name:
            return self.name
        if self.joint:
            return "-".join(("joint", *(each.code for each in self.municipalities)))
        return self.municipalities[0].slug

    @property
    def period(self) -> str:
        return f"{self.first_year}–{self.last_year}"


def draft_order(
    names: Sequence[str], *, period: str | None, edition: str | None, name: str | None, today: date
) -> DraftOrder:
    """The order for the municipalities of these names or codes; what is None is as usual.

    A municipality that is named twice, also by a former name, counts once. WrongInput with the field (municipality,
    period, edition, name) for anything that cannot be used.
    """
    found = {each.code: each for each in (identify(each).municipality for each in names)}
    if not found:
        raise WrongInput(Reason("Give the name or the code of a municipality."), field="municipality")
    if len(found) > MOST_MUNICIPALITIES:
        reason = Reason(
            "A joint draft can be made for at most %(most)s municipalities; there are %(given)s here.",
            {"most": MOST_MUNICIPALITIES, "given": len(found)},
        )
        raise WrongInput(reason, field="municipality")
    first_year, last_year = _period(period, today) if period is not None else default_period(today)
    return DraftOrder(
        municipalities=tuple(found[code] for code in sorted(found)),
        first_year=first_year,
        last_year=last_year,
        edition=_edition(edition, today),
        name=_file_name(name) if name is not None else None,
    )


def default_period(today: date) -> tuple[int, int]:
    """The next four full years."""
    return today.year + 1, today.year + YEARS_OF_A_PERIOD


def _period(text: str, today: date) -> tuple[int, int]:
    match = _PERIOD.fullmatch(text)
    if not match:
        reason = Reason(
            "Write the period as two years, for example %(example)s; “%(text)s” is not a period.",
            {"example": "{}-{}".format(*default_period(today)), "text": _shortened(text)},
        )
        raise WrongInput(reason, field="period")
    first, last = int(match[1]), int(match[2])
    if problem := _problem_with(first, last, today):
        raise WrongInput(problem, field="period")
    return first, last


def _problem_with(first: int, last: int, today: date) -> Reason | None:
    period = {"first": str(first), "last": str(last)}
    if last < first:
        return Reason(
            "The period ends in %(last)s, before it begins in %(first)s. Write the earlier year first.", period
        )
    if last - first + 1 > LONGEST_PERIOD:
        return Reason(
            "The period %(first)s–%(last)s is %(years)s years long. A programme covers at most %(longest)s years.",
            {**period, "years": last - first + 1, "longest": LONGEST_PERIOD},
        )
    if last < today.year:
        return Reason("The period %(first)s–%(last)s is over. Write years that are still to come.", period)
    if first > today.year + FARTHEST_AHEAD:
        return Reason("The period %(first)s–%(last)s is too far ahead for a draft made from figures of today.", period)
    return None


def _edition(name: str | None, today: date) -> str:
    if name is not None:
        return checklist_edition(_shortened(name)).name
    valid = [each for each in editions() if each.valid_from <= today and (not each.valid_to or today <= each.valid_to)]
    return (valid or list(editions()))[-1].name


def _file_name(name: str) -> str:
    folded = ascii_folded(name.strip())
    if len(folded) > LONGEST_NAME or not _NAME.fullmatch(folded) or _RESERVED.fullmatch(folded) or "/" in name:
        reason = Reason(
            "“%(name)s” cannot be the name of a file. Use letters, digits, spaces and hyphens, at most %(longest)s.",
            {"name": _shortened(name), "longest": LONGEST_NAME},
        )
        raise WrongInput(reason, field="name")
    return folded


def _shortened(text: str) -> str:
    """What was given, for repeating it in a sentence: no control characters, and not ten thousand letters."""
    visible = "".join(sign if sign.isprintable() else " " for sign in text)
    return visible if len(visible) <= LONGEST_ECHO else visible[:LONGEST_ECHO] + "…"
