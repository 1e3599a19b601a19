"""Reads the red thread of a programme out of the rooms: its pieces with their words, and what leads to what."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import get_language

from kotosilta.content.indicator_catalogue import catalogue
from kotosilta.content.load import number_styles
from kotosilta.figures import Observation, written
from kotosilta.followup.reading import followed_indicator
from kotosilta.followup.shown import sentence_of
from kotosilta.goals.reading import ReadGoal, ReadIndicator, ReadMeasure, read_room
from kotosilta.goals.values import day_in_words, value_in_words
from kotosilta.language.translated import Translated
from kotosilta.municipalities.register import by_code
from kotosilta.programmes.models import Programme
from kotosilta.situation.figures import figure_of
from kotosilta.situation.models import Finding, OwnFigure, Voice
from kotosilta.situation.room.official import official_of
from kotosilta.situation.room.words import value_in_words as figure_in_words
from kotosilta.workspace.places import place_of
from kotosilta.workspace.thread import Link, Node, Thread


@dataclass(frozen=True, slots=True)
class Words:
    """What a piece is called, and where it stands. `note` is a value, a day or an owner."""

    title: Translated | str
    place: str
    note: str = ""


@dataclass
class ReadThread:
    """The thread, with the words of each of its nodes."""

    words: dict[Node, Words] = field(default_factory=dict)
    edges: list[tuple[Node, Node]] = field(default_factory=list)
    without_owner: list[Node] = field(default_factory=list)
    without_source: list[Node] = field(default_factory=list)

    def add(self, node: Node, title: Translated | str, *, question: str = "", note: str = "") -> Node:
        """Puts a piece in; one that is there already stays as it was told first."""
        self.words.setdefault(node, Words(title, place_of(node, question), note))
        return node

    def tie(self, earlier: Node, later: Node) -> None:
        """Says that one piece leads to another."""
        self.edges.append((earlier, later))

    def thread(self) -> Thread:
        """What was read, as the pure thread."""
        return Thread(self.words, self.edges, without_owner=self.without_owner, without_source=self.without_source)


def read_thread(programme: Programme) -> ReadThread:
    """Everything of the programme that hangs together, observations first."""
    read, room, language = ReadThread(), read_room(programme), get_language() or "en"
    _observations(read, programme, language)
    for code, known in official_of(programme).items():
        for key, latest in known.latest.items():
            _official(read, code, key, language, latest)
    findings = Finding.objects.of(programme).standing().prefetch_related("voices", "own_figures")
    for finding in findings:
        _finding(read, finding, language)
    for goal in room.goals:
        _goal(read, goal, language)
    return read


def _observations(read: ReadThread, programme: Programme, language: str) -> None:
    """Voices and own figures, also those that no finding rests on yet; official figures come with their findings."""
    for voice in Voice.objects.of(programme).order_by("question", "pk"):
        read.add(Node(Link.VOICE, str(voice.pk)), voice.text, question=voice.question)
    for figure in OwnFigure.objects.of(programme):
        node = Node(Link.OWN_FIGURE, str(figure.pk))
        read.add(node, figure.title, question=figure.question, note=figure_in_words(figure, language))


def _finding(read: ReadThread, finding: Finding, language: str) -> None:
    official = [_official(read, each["municipality"], each["indicator"], language) for each in finding.official]
    node = read.add(Node(Link.FINDING, str(finding.pk)), finding.text)
    voices = [Node(Link.VOICE, str(each.pk)) for each in finding.voices.all()]
    figures = [Node(Link.OWN_FIGURE, str(each.pk)) for each in finding.own_figures.all()]
    for each in (*official, *voices, *figures):
        read.tie(each, node)


def _official(read: ReadThread, code: str, key: str, language: str, latest: Observation | None = None) -> Node:
    """An official indicator of a municipality, with its latest value where that is known."""
    known = catalogue().get(key.partition("/")[0])
    title = known.title.in_language(language) if known else key
    note = ""
    if latest:
        year = f" ({latest.year})" if latest.year else ""
        note = written(figure_of(latest), number_styles()[language]) + year
    name = by_code(code).name.in_language(language)
    return read.add(Node(Link.OFFICIAL, f"{code}.{key}"), f"{name}: {title}", question=_question_with(key), note=note)


def _question_with(indicator: str) -> str:
    """The guiding question under which an official indicator is shown."""
    known = catalogue().get(indicator)
    return known.questions[0] if known else ""


def _goal(read: ReadThread, goal: ReadGoal, language: str) -> None:
    node = read.add(Node(Link.GOAL, str(goal.row.pk)), goal.row.change, note=str(goal.row.by_year or ""))
    for finding in goal.findings:
        read.tie(Node(Link.FINDING, str(finding.pk)), node)
    for measure in goal.measures:
        _measure(read, measure, node)
    for indicator in goal.indicators:
        _indicator(read, indicator, node, language)


def _measure(read: ReadThread, measure: ReadMeasure, goal: Node) -> None:
    owner = str(measure.owner.name) if measure.owner else ""
    node = read.add(Node(Link.MEASURE, str(measure.row.pk)), measure.row.title, note=owner)
    read.tie(goal, node)
    if not measure.stands.owned:
        read.without_owner.append(node)


def _indicator(read: ReadThread, indicator: ReadIndicator, goal: Node, language: str) -> None:
    row = indicator.row
    node = read.add(Node(Link.INDICATOR, str(row.pk)), row.title, note=str(row.source))
    read.tie(goal, node)
    if not indicator.stands.sourced:
        read.without_source.append(node)
    for reading in indicator.readings:
        value = value_in_words(reading.value, row.measured, row.unit, language, about=reading.about)
        piece = read.add(Node(Link.READING, str(reading.pk)), value, note=day_in_words(reading.on, language))
        read.tie(node, piece)
        if reading is indicator.readings[-1] and not reading.baseline:
            _result(read, indicator, piece, language)


def _result(read: ReadThread, indicator: ReadIndicator, latest: Node, language: str) -> None:
    """What the newest value says beside the baseline and the target."""
    told = sentence_of(followed_indicator(indicator, indicator.readings[0].on), language)
    read.tie(latest, read.add(Node(Link.RESULT, str(indicator.row.pk)), told))
