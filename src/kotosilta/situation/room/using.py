"""Where an official figure can be used: as links into the rooms of the programme, below its own address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.text import Truncator
from django.utils.translation import gettext

from kotosilta.programmes.models import Membership
from kotosilta.programmes.roles import May
from kotosilta.situation.models import Finding
from kotosilta.situation.shown import ShownIndicator, Use

LONGEST_NAME = 70


@dataclass(frozen=True, slots=True)
class UseLink:
    """One way to use a figure; `address` stands below the programme's."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class FigureInRoom:
    """A figure on the page of a question, with what the reader may use it in."""

    shown: ShownIndicator
    uses: Sequence[UseLink]


def figures_in_room(
    shown: Iterable[ShownIndicator], code: str, question: str, findings: Iterable[Finding], by: Membership
) -> list[FigureInRoom]:
    """The figures of the municipality of that code, each with its ways; `findings` are those of the programme."""
    resting = list(findings)
    return [FigureInRoom(each, list(_uses(each, code, question, resting, by))) for each in shown]


def _uses(
    shown: ShownIndicator, code: str, question: str, findings: Sequence[Finding], by: Membership
) -> list[UseLink]:
    official = quote(f"{code}.{shown.series}")
    uses: list[UseLink] = []
    if Use.FINDING in shown.uses and by.may(May.EDIT_SITUATION):
        address = f"situation/findings/new/?question={question}&official={official}"
        uses.append(UseLink(gettext("a new finding"), address))
    if by.may(May.EDIT_GOALS):
        uses += [_goal(each) for each in findings if _rests_on(each, code, shown.series)]
        if Use.INDICATOR in shown.uses:
            uses.append(UseLink(gettext("a new indicator, with it as baseline"), f"goals/indicators/from/{official}/"))
    if Use.DOCUMENT in shown.uses and by.may(May.EDIT_DOCUMENT):
        uses.append(UseLink(gettext("the document"), f"document/put-in/{official}/"))
    return uses


def _goal(finding: Finding) -> UseLink:
    """A goal rests on figures through a finding: so the thread stays whole."""
    named = Truncator(str(finding.text)).chars(LONGEST_NAME)
    words = gettext("a new goal, through the finding “%(finding)s”") % {"finding": named}
    return UseLink(words, f"goals/new/?finding={finding.pk}")


def _rests_on(finding: Finding, code: str, series: str) -> bool:
    return any(each["municipality"] == code and each["indicator"] == series for each in finding.official)
