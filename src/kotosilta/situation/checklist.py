"""What the situation room proves of the checklist (C3), and which kinds of sources it has drawn on (M1-M7)."""

from __future__ import annotations

from collections.abc import Iterator

from kotosilta.content.guidance import QUESTIONS
from kotosilta.programmes.checklist import Evidence, Strength
from kotosilta.programmes.models import Programme
from kotosilta.reasons import Reason
from kotosilta.situation.models import SourceState, VoiceKind
from kotosilta.situation.room.official import official_of, questions_with_figures
from kotosilta.situation.room.rules import FEWEST_SOURCES
from kotosilta.situation.room.standing import Standing, standing_of

ROOM = "situation/"
SOURCES = f"{ROOM}#sources"
NOW, AHEAD = "C3.4", "C3.9"


def evidence(programme: Programme) -> Iterator[Evidence]:
    """All that is recorded; figures that nobody has looked at are only available."""
    yield from told_by(standing_of(programme), questions_with_figures(official_of(programme)))


def told_by(standing: Standing, official: frozenset[str]) -> Iterator[Evidence]:
    """The same of values; `official` are the questions that have official figures."""
    yield from _now_and_ahead(standing, official)
    yield from _figures_and_voices(standing, official)
    yield from _all_questions(standing)
    for question in QUESTIONS:
        yield from _question(question, standing, official)
    yield from _several_sources(standing, official)
    yield from _sources(standing, official)
    yield from _kinds_of_sources(standing, official)


def address_of(question: str) -> str:
    """Where a guiding question is, below the programme's address."""
    return f"{ROOM}questions/{question}/"


def _looked_at_figures(standing: Standing, official: frozenset[str]) -> bool:
    return bool(standing.looked & official)


def _now_and_ahead(standing: Standing, official: frozenset[str]) -> Iterator[Evidence]:
    concluded = {item for item, _ in standing.concluded}
    now = NOW in standing.looked or NOW in concluded
    ahead = AHEAD in concluded or bool(standing.voices[AHEAD] or standing.figures[AHEAD])
    if now and ahead:
        sentence = Reason("How things are now has been looked at, and what is expected has been written down.")
        yield Evidence("C3.1", "", Strength.FULFILLED, sentence, ROOM)
    elif now:
        sentence = Reason("How things are now has been looked at. What you expect is still to be written down.")
        yield Evidence("C3.1", "", Strength.BEGUN, sentence, address_of(AHEAD))
    elif ahead:
        sentence = Reason("What is expected has been written down. How things are now is still to be looked at.")
        yield Evidence("C3.1", "", Strength.BEGUN, sentence, address_of(NOW))
    elif official:
        yield Evidence("C3.1", "", Strength.AVAILABLE, _THERE, address_of(NOW))


def _figures_and_voices(standing: Standing, official: frozenset[str]) -> Iterator[Evidence]:
    own = sum(standing.figures.values())
    if _looked_at_figures(standing, official):
        yield Evidence("C3.2", "a", Strength.FULFILLED, _LOOKED, ROOM)
    elif own:
        sentence = Reason("Figures of the programme's own: %(count)s.", {"count": own})
        yield Evidence("C3.2", "a", Strength.FULFILLED, sentence, ROOM)
    elif official:
        yield Evidence("C3.2", "a", Strength.AVAILABLE, _THERE, ROOM)
    if voices := sum(standing.voices.values()):
        sentence = Reason("Voices written down: %(count)s.", {"count": voices})
        yield Evidence("C3.2", "b", Strength.FULFILLED, sentence, ROOM)


def _all_questions(standing: Standing) -> Iterator[Evidence]:
    """A question is gone through when somebody has looked at it or concluded something, if only what is unknown."""
    gone = standing.looked | {item for item, _ in standing.concluded}
    values = {"count": len(gone), "all": len(QUESTIONS)}
    if gone.issuperset(QUESTIONS):
        yield Evidence("C3.3", "", Strength.FULFILLED, Reason("All guiding questions have been gone through."), ROOM)
    elif gone:
        sentence = Reason("%(count)s of %(all)s guiding questions have been gone through.", values)
        yield Evidence("C3.3", "", Strength.BEGUN, sentence, ROOM)
    else:
        yield Evidence("C3.3", "", Strength.AVAILABLE, Reason("The guiding questions are there to be used."), ROOM)


def _question(question: str, standing: Standing, official: frozenset[str]) -> Iterator[Evidence]:
    address = address_of(question)
    for item, facet in sorted(standing.concluded):
        if item == question:
            yield Evidence(question, facet, Strength.FULFILLED, _CONCLUDED, f"{address}#conclusion")
    if question in standing.looked:
        sentence = _LOOKED if question in official else Reason("The question has been looked at.")
        yield Evidence(question, "", Strength.BEGUN, sentence, address)
    elif question in official:
        yield Evidence(question, "", Strength.AVAILABLE, _THERE, address)
    if voices := standing.voices[question]:
        sentence = Reason("Voices written down: %(count)s.", {"count": voices})
        yield Evidence(question, "", Strength.BEGUN, sentence, f"{address}#voices")
    if figures := standing.figures[question]:
        sentence = Reason("Figures of the programme's own: %(count)s.", {"count": figures})
        yield Evidence(question, "", Strength.BEGUN, sentence, f"{address}#figures")


def _several_sources(standing: Standing, official: frozenset[str]) -> Iterator[Evidence]:
    used = [point for point, (state, _) in standing.sources.items() if state == SourceState.USED]
    # The population data of the official figures are C3.15, whether or not somebody has also ticked it.
    kinds = {*used, *([("C3.15", "")] if _looked_at_figures(standing, official) else [])}
    if standing.voices:
        kinds.add(("C3.17", "voices"))
    if standing.figures:
        kinds.add(("C3.17", "figures"))
    if kinds:
        strength = Strength.FULFILLED if len(kinds) >= FEWEST_SOURCES else Strength.BEGUN
        yield Evidence(
            "C3.14", "", strength, Reason("Kinds of sources used: %(count)s.", {"count": len(kinds)}), SOURCES
        )


def _sources(standing: Standing, official: frozenset[str]) -> Iterator[Evidence]:
    if _looked_at_figures(standing, official):
        yield Evidence("C3.15", "", Strength.FULFILLED, _LOOKED, SOURCES)
    elif official:
        yield Evidence("C3.15", "", Strength.AVAILABLE, _THERE, SOURCES)
    if standing.voices:
        sentence = Reason("Voices written down: %(count)s.", {"count": sum(standing.voices.values())})
        yield Evidence("C3.17", "", Strength.BEGUN, sentence, SOURCES)
    for (item, facet), (state, day) in standing.sources.items():
        strength = Strength.BEGUN if state == SourceState.ASKED else Strength.FULFILLED
        yield Evidence(item, facet, strength, _of_source(state, day), f"{ROOM}sources/{item}{facet}/")


def _of_source(state: str, day: object) -> Reason:
    match state:
        case SourceState.ASKED:
            return Reason("Asked on %(day)s.", {"day": day})
        case SourceState.NOT_AVAILABLE:
            return Reason("Noted as not available, so it has been tried.")
        case _:
            return Reason("Used.")


def _kinds_of_sources(standing: Standing, official: frozenset[str]) -> Iterator[Evidence]:
    """Sources that indicators draw on as well (C6.7): here they only begin, an indicator of a goal completes them."""
    begun = dict.fromkeys(sorted(standing.figure_kinds), Reason("The situation picture has figures from this source."))
    if _looked_at_figures(standing, official):
        begun.setdefault("M2", _LOOKED)
    for kind, item in ((VoiceKind.DISCUSSION, "M5"), (VoiceKind.SURVEY, "M6"), (VoiceKind.PARTNER, "M7")):
        if count := standing.voice_kinds[kind]:
            begun.setdefault(item, Reason("Voices written down: %(count)s.", {"count": count}))
    for item, sentence in begun.items():
        yield Evidence(item, "", Strength.BEGUN, sentence, ROOM)


_THERE = Reason("Official figures are there, but nobody has looked at them yet.")
_LOOKED = Reason("The official figures have been looked at.")
_CONCLUDED = Reason("The programme's own conclusion is written.")
