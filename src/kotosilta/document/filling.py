"""Reads what the rooms hold into the plain texts that a first text is filled with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import override

from kotosilta.content.checklist import Edition
from kotosilta.cooperation.models import Group, ResidentsWay, Taking
from kotosilta.document.filled import (
    Concluded,
    Decider,
    Filled,
    FilledGoal,
    FilledIndicator,
    FilledMeasure,
    Partner,
    Said,
    Tie,
)
from kotosilta.goals.models import Indicator
from kotosilta.goals.reading import ReadGoal, ReadIndicator, ReadMeasure, ReadRoom, read_room
from kotosilta.goals.values import span_in_words, value_in_words
from kotosilta.language.days import written_date
from kotosilta.language.translated import Translated
from kotosilta.process.reading import Taking as Municipal
from kotosilta.process.reading import frame_of, takings_of
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.models import Programme
from kotosilta.situation.models import Conclusion

TAKES_PART = (Taking.IN, Taking.INVITED)


def filling(programme: Programme, language: str) -> Filled:
    """Everything that the programme's draft in this language takes over from the rooms."""
    with override(language):
        return _Reader(programme, language, edition_of(programme)).read()


@dataclass(frozen=True, slots=True)
class _Reader:
    programme: Programme
    language: str
    edition: Edition

    def read(self) -> Filled:
        frame, room = frame_of(self.programme), read_room(self.programme)
        return Filled(
            title=self.said(self.programme.title) or Said(self.programme.slug),
            sample=self.programme.sample,
            authority=self.said(frame.authority),
            responsible=self._all([self.said(frame.role), Said(frame.name)]),
            deciders=[each for taking in takings_of(self.programme) for each in self._deciders(taking)],
            partners=self._partners(room),
            group=self._group(),
            residents=self._all(self.said(each.how) for each in ResidentsWay.objects.of(self.programme)),
            ties=self._ties(room),
            conclusions=self._conclusions(),
            findings=self._findings(room),
            goals=[self._goal(each) for each in room.goals],
        )

    def said(self, text: Translated) -> Said:
        """The text in the language of the document, or in another one that says so."""
        found, words = text.shown(self.language)
        line = " ".join(words.split())
        return Said(line, "" if found == self.language else found)

    @staticmethod
    def _all(said: Iterable[Said]) -> Sequence[Said]:
        return tuple(each for each in said if each)

    def _deciders(self, taking: Municipal) -> list[Decider]:
        return [
            Decider(
                self.said(body.name),
                taking.municipality.name.in_language(self.language),
                [written_date(met.on, self.language) for met in body.meetings if met.decides],
            )
            for body in taking.deciding
        ]

    def _partners(self, room: ReadRoom) -> list[Partner]:
        organisations = [each for each in room.register.values() if each.taking in TAKES_PART]
        return [
            Partner(self.said(each.name), "" if each.taking == Taking.IN else str(each.get_taking_display()).lower())
            for each in organisations
        ]

    def _group(self) -> Said:
        group = Group.objects.of(self.programme).first()
        return self.said(group.name) if group else Said("")

    def _ties(self, room: ReadRoom) -> list[Tie]:
        ties = (each for goal in room.goals for each in goal.ties)
        once = {(each.plan, str(each.point)): each for each in ties}
        return [Tie(str(each.get_plan_display()), self.said(each.point)) for each in once.values()]

    def _findings(self, room: ReadRoom) -> Sequence[Said]:
        """Those that goals rest on first, in the order of the goals; each once."""
        findings = {each.pk: each for goal in room.goals for each in goal.findings}
        findings |= {each.pk: each for each in room.untaken}
        return self._all(self.said(each.text) for each in findings.values())

    def _conclusions(self) -> list[Concluded]:
        """In the order of the checklist; a part of a question is named with its question."""
        order = {item.id: number for number, item in enumerate(self.edition.items)}
        rows = [each for each in Conclusion.objects.of(self.programme) if each.question in order and each.text]
        rows.sort(key=lambda each: (order[each.question], each.facet))
        return [Concluded(self._question(each), self.said(each.text)) for each in rows]

    def _question(self, conclusion: Conclusion) -> str:
        item = self.edition.item(conclusion.question)
        title = item.title.in_language(self.language)
        labels = [each.label.in_language(self.language) for each in item.facets if each.id == conclusion.facet]
        return f"{title} ({labels[0]})" if labels else title

    def _goal(self, goal: ReadGoal) -> FilledGoal:
        return FilledGoal(
            change=self.said(goal.row.change),
            now=self.said(goal.row.now),
            wanted=self.said(goal.row.wanted),
            by=str(goal.row.by_year or ""),
            measures=[self._measure(each) for each in goal.measures],
            indicators=[self._indicator(each) for each in goal.indicators],
            findings=self._all(self.said(each.text) for each in goal.findings),
        )

    def _measure(self, measure: ReadMeasure) -> FilledMeasure:
        return FilledMeasure(
            title=self.said(measure.row.title),
            owner=self.said(measure.owner.name) if measure.owner else Said(""),
            partners=self._all(self.said(each.name) for each in measure.partners),
            when=span_in_words(measure.row.begins, measure.row.ends, self.language),
        )

    def _indicator(self, indicator: ReadIndicator) -> FilledIndicator:
        row, baseline = indicator.row, indicator.baseline
        values = [each for each in indicator.readings if baseline is None or each.on > baseline.on]
        return FilledIndicator(
            title=self.said(row.title),
            source=self.said(row.source).text,
            baseline=self._value(row, baseline.value) if baseline else "",
            target=self._value(row, row.target) if row.target is not None else "",
            interval=str(row.get_interval_display()) if row.interval else "",
            latest=f"{self._value(row, values[-1].value)}, {values[-1].on.year}" if values else "",
        )

    def _value(self, indicator: Indicator, value: Decimal) -> str:
        return value_in_words(value, indicator.measured, indicator.unit, self.language)
