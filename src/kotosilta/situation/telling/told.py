"""What page and draft both show of a situation picture, in one language and ready to be laid out."""

from __future__ import annotations

from dataclasses import dataclass

from kotosilta.charts.spec import AreaMap, BarChart, DotPlot, FanChart, FunnelPlot, GroupBars, LineChart, Pyramid
from kotosilta.content.catalogue import GuidingQuestion, Indicator, Source
from kotosilta.publishing.blocks import Inlines
from kotosilta.situation.picture import SuggestedFinding

CloserChart = LineChart | GroupBars | Pyramid | DotPlot | FunnelPlot | AreaMap


@dataclass(frozen=True, slots=True)
class NumberTable:
    """The numbers behind a sentence or a drawing. The first cell of each row names the row."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Inlines, ...], ...]


@dataclass(frozen=True, slots=True)
class Closer:
    """A further drawing of an indicator, for somebody who looks closer; `key` names its files beside the indicator's.

    `name` says what it is where the indicator is named already. What it shows is said in `sentences` and stands in
    `table`: nobody needs to see it.
    """

    key: str
    name: str
    sentences: tuple[Inlines, ...]
    chart: CloserChart
    table: NumberTable
    notes: tuple[Inlines, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """One indicator of one municipality: sentences, a drawing where it says more than they do, the numbers, the notes.

    `notes` say why a line stops or has a gap, how derived figures are made, and what else a reader must know. `closer`
    are further drawings, as far as they were asked for.
    """

    indicator: Indicator
    sentences: tuple[Inlines, ...]
    chart: LineChart | BarChart | None
    table: NumberTable
    notes: tuple[Inlines, ...]
    source: Source
    closer: tuple[Closer, ...] = ()


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An indicator without figures here: which source has it, and how it is had.

    `request` is the key of the ready text to ask with (maybe of another question), `by_hand` says that it can be
    written in, and `command` is what whoever runs the service fetches it with; each empty or False where it leads
    nowhere.
    """

    key: str
    title: str
    source: str
    state: str
    way: str
    request: str = ""
    by_hand: bool = False
    command: str = ""


@dataclass(frozen=True, slots=True)
class ReadyRequest:
    """A letter that asks somebody for what no open source tells, with the municipality and the receiver filled in."""

    key: str
    title: str
    receiver: str
    why: str
    takes: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class QuestionTold:
    """A guiding question with what is known, what can be asked for, and the folded history.

    `not_carried` names the indicators whose figures cannot be put together for a merged municipality, and says so.
    `elsewhere` are the indicators of the catalogue that would answer it and have no figures here.
    """

    question: GuidingQuestion
    shown: tuple[Shown, ...]
    requests: tuple[ReadyRequest, ...]
    history: tuple[Shown, ...]
    not_carried: tuple[Inlines, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()


@dataclass(frozen=True, slots=True)
class ForecastTold:
    """The forecast of one group, or (without `table`) why there is none; `key` names its files."""

    key: str
    title: str
    sentences: tuple[Inlines, ...]
    chart: FanChart | None
    table: NumberTable | None
    notes: tuple[Inlines, ...]
    definition: str
    source: str


@dataclass(frozen=True, slots=True)
class FindingTold:
    finding: SuggestedFinding
    title: str
    sentence: Inlines
    so_what: str
