"""What the process room has recorded of the checklist: C1.1–C1.7 and K1–K3."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils import timezone

from kotosilta.content.text import LANGUAGES
from kotosilta.language.translated import Translated
from kotosilta.municipalities.register import by_code
from kotosilta.process.models import Fellowship, Form
from kotosilta.process.proposals import missing_authorities, regional_authorities, texts_in
from kotosilta.process.reading import TEXTS, Contacts, Frame, Taking, decision_of, frame_of, takings_of
from kotosilta.programmes.checklist import Evidence, Strength
from kotosilta.programmes.models import Programme
from kotosilta.reasons import Reason

ROOM = "process/"
SETUP = f"{ROOM}#setup"
BODIES = f"{ROOM}#bodies"
TIMELINE = f"{ROOM}#timeline"
REGIONAL = f"{ROOM}#regional"
EXPERTS = f"{ROOM}#experts"


def evidence(programme: Programme) -> Iterator[Evidence]:
    """Everything in this room that speaks for a point of the checklist."""
    frame, takings = frame_of(programme), takings_of(programme)
    yield from _leading(frame)
    yield from _form(frame)
    yield from _fellowship(frame, takings)
    yield from _engaged(takings)
    yield from _timetable(frame, takings)
    yield from _approached(frame.contacts, takings)
    yield from _advised(frame.contacts)
    if frame.has_experts:
        yield Evidence("C1.6", "", Strength.FULFILLED, Reason("Experts from outside help."), EXPERTS)


def _leading(frame: Frame) -> Iterator[Evidence]:
    """C1.1 and C1.2."""
    if frame.role or frame.name:
        sentence = Reason("Responsible: %(who)s.", {"who": frame.role or frame.name})
        yield Evidence("C1.1", "", Strength.FULFILLED, sentence, SETUP)
    if frame.authority:
        sentence = Reason("Coordinates the preparation: %(authority)s.", {"authority": frame.authority})
        yield Evidence("C1.2", "", Strength.FULFILLED, sentence, SETUP)


def _form(frame: Frame) -> Iterator[Evidence]:
    """K2: a part of another document has to say of which."""
    if frame.form == Form.SEPARATE:
        yield Evidence("K2", "", Strength.FULFILLED, Reason("It becomes a programme of its own."), SETUP)
    elif frame.form and frame.part_of:
        sentence = Reason("It becomes a part of: %(document)s.", {"document": frame.part_of})
        yield Evidence("K2", "", Strength.FULFILLED, sentence, SETUP)
    elif frame.form:
        sentence = Reason("It becomes a part of another document, but of which is not noted yet.")
        yield Evidence("K2", "", Strength.BEGUN, sentence, SETUP)


def _fellowship(frame: Frame, takings: Sequence[Taking]) -> Iterator[Evidence]:
    """C1.7 and K3: what was chosen, and the municipalities that take part do not contradict it."""
    if not frame.fellowship:
        return
    several = len(takings) > 1
    strength, sentence = Strength.FULFILLED, Reason("Chosen: %(with)s.", {"with": Fellowship(frame.fellowship).label})
    if frame.fellowship == Fellowship.ALONE and several:
        strength, sentence = Strength.BEGUN, Reason("Chosen: alone. But several municipalities take part.")
    elif frame.fellowship == Fellowship.MUNICIPALITIES and not several:
        strength, sentence = Strength.BEGUN, Reason("Chosen: together. But no other municipality takes part yet.")
    for item in ("C1.7", "K3"):
        yield Evidence(item, "", strength, sentence, SETUP)


def _engaged(takings: Sequence[Taking]) -> Iterator[Evidence]:
    """C1.3 by facet: in every municipality at least one body is engaged."""
    for facet in TEXTS:
        engaged = [taking for taking in takings if any(facet in body.engaged for body in taking.bodies)]
        if len(engaged) == len(takings):
            names = [str(body.name) for taking in takings for body in taking.bodies if facet in body.engaged]
            sentence = Reason("Engaged: %(bodies)s.", {"bodies": ", ".join(dict.fromkeys(names))})
            yield Evidence("C1.3", facet, Strength.FULFILLED, sentence, BODIES)
        elif engaged:
            values = {"count": len(engaged), "all": len(takings)}
            sentence = Reason("A body is engaged in %(count)s of %(all)s municipalities.", values)
            yield Evidence("C1.3", facet, Strength.BEGUN, sentence, BODIES)


def _timetable(frame: Frame, takings: Sequence[Taking]) -> Iterator[Evidence]:
    """K1: each municipality's decision has its day, and phases lead there."""
    decided = [taking for taking in takings if taking.decisions]
    if len(decided) == len(takings) and frame.phases:
        sentence = Reason("The phases lead to the decision on %(day)s.", {"day": decision_of(takings)})
        yield Evidence("K1", "", Strength.FULFILLED, sentence, TIMELINE)
    elif len(decided) == len(takings):
        sentence = Reason("The decision has a day, but there are no phases that lead there.")
        yield Evidence("K1", "", Strength.BEGUN, sentence, TIMELINE)
    elif decided:
        values = {"count": len(decided), "all": len(takings)}
        sentence = Reason("The decision has a day in %(count)s of %(all)s municipalities.", values)
        yield Evidence("K1", "", Strength.BEGUN, sentence, BODIES)
    elif frame.phases:
        yield Evidence("K1", "", Strength.BEGUN, Reason("There are phases, but the decision has no day yet."), BODIES)


def _approached(contacts: Contacts, takings: Sequence[Taking]) -> Iterator[Evidence]:
    """C1.5: the authority of every municipality."""
    if contacts.approached_on is None:
        return
    regional = regional_authorities([each.municipality for each in takings], timezone.localdate())
    if missing := missing_authorities(regional, [each.municipality for each in takings if each.approached]):
        count = {"count": len(regional) - len(missing), "all": len(regional)}
        sentence = Reason("Approached: %(count)s of %(all)s regional authorities.", count)
        yield Evidence("C1.5", "", Strength.BEGUN, sentence, REGIONAL)
    else:
        # By the name that it had on the day.
        first, *_ = regional_authorities([by_code(contacts.approached_in)], contacts.approached_on)
        name = Translated.of(**texts_in(first.name, LANGUAGES))
        values = {"authority": name, "day": contacts.approached_on}
        sentence = Reason("Approached on %(day)s: %(authority)s.", values)
        yield Evidence("C1.5", "", Strength.FULFILLED, sentence, REGIONAL)


def _advised(contacts: Contacts) -> Iterator[Evidence]:
    """C1.4."""
    if contacts.answered_on:
        sentence = Reason("Advice was given on %(day)s.", {"day": contacts.answered_on})
        yield Evidence("C1.4", "", Strength.FULFILLED, sentence, REGIONAL)
    elif contacts.asked_on:
        sentence = Reason("Advice was asked for on %(day)s; no answer is noted yet.", {"day": contacts.asked_on})
        yield Evidence("C1.4", "", Strength.BEGUN, sentence, REGIONAL)
