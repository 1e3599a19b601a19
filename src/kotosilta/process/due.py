"""What waits in the process room, for those who keep it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from kotosilta.content.text import LANGUAGES, Text
from kotosilta.language.translated import Translated
from kotosilta.municipalities.model import Municipality
from kotosilta.process.models import Fellowship
from kotosilta.process.proposals import missing_authorities, regional_authorities, texts_in
from kotosilta.process.reading import Frame, Taking, decision_of, frame_of, takings_of
from kotosilta.process.rules import Standing, standing
from kotosilta.programmes.checklist import Due
from kotosilta.programmes.models import Membership
from kotosilta.programmes.roles import May
from kotosilta.reasons import Reason

ROOM = "process/"


def due(membership: Membership, on: date) -> Iterator[Due]:
    """What is to be done, the most pressing first; `on` is today."""
    if not membership.may(May.EDIT_PROCESS):
        return
    frame, takings = frame_of(membership.programme), takings_of(membership.programme)
    yield from _late(frame, on)
    yield from _setup(frame, takings)
    yield from _regional(takings, on)
    yield from _decisions(takings)
    if not frame.phases and (day := decision_of(takings)) and day > on:
        sentence = Reason("Take over the phases that are counted back from the decision.")
        yield Due(sentence, f"{ROOM}#timeline")


def _late(frame: Frame, on: date) -> Iterator[Due]:
    for phase in frame.phases:
        if standing(begins=phase.begins, ends=phase.ends, done_on=phase.done_on, today=on) is Standing.LATE:
            sentence = Reason("Late: %(phase)s. Tick it off, or move its end.", {"phase": phase.title})
            yield Due(sentence, f"{ROOM}#phase-{phase.pk}", phase.ends)


def _setup(frame: Frame, takings: Sequence[Taking]) -> Iterator[Due]:
    address = f"{ROOM}setup/"
    if not (frame.role or frame.name):
        yield Due(Reason("Note who is responsible for the process."), address)
    elif not frame.authority:
        yield Due(Reason("Note which authority coordinates the preparation."), address)
    elif not frame.form:
        yield Due(Reason("Decide whether it becomes a programme of its own or part of another document."), address)
    elif not frame.fellowship:
        yield Due(Reason("Decide whether the programme is made alone or together with others."), address)
    elif frame.fellowship == Fellowship.ALONE and len(takings) > 1:
        yield Due(Reason("Several municipalities take part, but “alone” was chosen. Change one of the two."), address)


def _regional(takings: Sequence[Taking], on: date) -> Iterator[Due]:
    """C1.5: each authority is approached at the very start."""
    approached = [each.municipality for each in takings if each.approached]
    regional = regional_authorities([each.municipality for each in takings], on)
    parts = {each.municipality.code: each.pk for each in takings}
    for each in missing_authorities(regional, approached):
        sentence = Reason("Make contact at the start: %(authority)s.", {"authority": _in_each_language(each.name)})
        yield Due(sentence, f"{ROOM}contacts/first/{parts[each.municipalities[0].code]}/")


def _decisions(takings: Sequence[Taking]) -> Iterator[Due]:
    """Which body decides, and when: one thing at a time, and municipalities by name while they are few."""
    undecided = [each.municipality for each in takings if not each.deciding]
    dateless = [each for each in takings if each.deciding and not each.decisions]
    if undecided and len(takings) == 1:
        yield Due(Reason("Note which body decides on the programme."), f"{ROOM}#bodies")
    elif undecided:
        sentence = Reason("Note which body decides: %(municipalities)s.", {"municipalities": _named(undecided)})
        yield Due(sentence, f"{ROOM}#bodies-{undecided[0].code}")
    if dateless and len(takings) == 1:
        body = dateless[0].deciding[0]
        sentence = Reason("Note when the decision is made: %(body)s.", {"body": body.name})
        yield Due(sentence, f"{ROOM}bodies/{body.pk}/meetings/add/")
    elif dateless:
        named = _named([each.municipality for each in dateless])
        sentence = Reason("Note when the decision is made: %(body)s.", {"body": named})
        yield Due(sentence, f"{ROOM}#bodies-{dateless[0].municipality.code}")


def _named(municipalities: Sequence[Municipality]) -> str:
    return ", ".join(str(_in_each_language(each.name)) for each in municipalities)


def _in_each_language(text: Text) -> Translated:
    return Translated.of(**texts_in(text, LANGUAGES))
