"""The yearly report as blocks of text, from which all its files are made; every number with its day and its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext, ngettext, override

from kotosilta.content.load import publishing_words
from kotosilta.followup.models import Condition
from kotosilta.followup.report.year import GoalOfTheYear, IndicatorOfTheYear, MeasureOfTheYear, Year
from kotosilta.followup.telling import number_in_words, spot_in_words, told
from kotosilta.goals.models import MeasureState, Reading
from kotosilta.goals.values import day_in_words
from kotosilta.language.days import written_date
from kotosilta.language.translated import Translated
from kotosilta.publishing.blocks import (
    Blank,
    Block,
    BulletList,
    Callout,
    Document,
    Foreign,
    Heading,
    Inlines,
    Paragraph,
    Table,
)

NOTHING = "–"


def document_of(year: Year, language: str, on: date) -> Document:
    """The report in one language; `on` dates it. The same record and day give the same document."""
    with override(language):
        return _Writer(year, language).document(on)


class _Writer:
    def __init__(self, year: Year, language: str) -> None:
        self.year, self.language = year, language

    def document(self, on: date) -> Document:
        programme, number = self.year.programme, str(self.year.report.year)
        title = gettext("Follow-up %(year)s") % {"year": number}
        name = programme.title.shown(self.language)[1]
        subtitle = (*self.said(programme.title), f" · {programme.period}")
        return Document(
            language=self.language,
            title=title,
            subtitle=subtitle,
            description=gettext("How the goals and measures of the programme stood in %(year)s.") % {"year": number},
            date=on.isoformat(),
            blocks=tuple(self.blocks()),
            words=replace(publishing_words(self.language), footer=gettext("Made with Kotosilta")),
            watermark=gettext("Sample") if programme.sample else "",
            full_title=f"{title}: {name}",
        )

    def said(self, text: Translated) -> Inlines:
        """The text in the report's language, or in the language it has, marked as that."""
        found, words = text.shown(self.language)
        line = " ".join(words.split())
        if not line:
            return ()
        return (line,) if found == self.language else (Foreign(line, found),)

    def blocks(self) -> Iterator[Block]:
        if self.year.programme.sample:
            yield Callout((Paragraph((gettext("This is a sample: nobody real has written it."),)),), gettext("Sample"))
        yield from self.handing_over()
        yield Heading(2, (gettext("The year in short"),), "summary")
        yield from self.summary()
        for number, goal in enumerate(self.year.goals, start=1):
            yield from self.goal(goal, number)
        yield from self.conditions()
        yield from self.voices()

    def handing_over(self) -> Iterator[Block]:
        report = self.year.report
        to = self.said(self.year.body.name) if self.year.body else ()
        others = self.said(report.receiver)
        receivers = (*to, ", ", *others) if to and others else (*to, *others)
        if receivers and report.handed_over_on:
            day = written_date(report.handed_over_on, self.language)
            yield Paragraph((gettext("Handed over to:") + " ", *receivers, f", {day}"), "lead")
        who = self.said(self.year.plan.arrangement.who)
        if who:
            yield Paragraph((gettext("Followed up by:") + " ", *who))

    def summary(self) -> Iterator[Block]:
        found, text = self.year.report.summary.shown(self.language)
        lines = [" ".join(each.split()) for each in text.split("\n\n") if each.strip()]
        if not lines:
            yield Paragraph((Blank(gettext("what was most important this year, in a few sentences")),))
        for line in lines:
            yield Paragraph((line,) if found == self.language else (Foreign(line, found),))

    def goal(self, goal: GoalOfTheYear, number: int) -> Iterator[Block]:
        yield Heading(2, (f"{number}. ", *self.said(goal.row.change)), f"goal-{number}")
        if goal.findings:
            yield Paragraph((gettext("Why: what we have seen") + ":",))
            yield BulletList(tuple(self.said(each.text) for each in goal.findings))
        if goal.indicators:
            yield Table(
                caption=(gettext("What the indicators show"),),
                header=self.cells(
                    gettext("Indicator"),
                    gettext("Baseline"),
                    gettext("Latest value"),
                    gettext("Target"),
                    gettext("Source"),
                ),
                rows=tuple(self.indicator(each) for each in goal.indicators),
                widths=(3, 2, 2, 2, 2),
            )
            yield BulletList(
                tuple(
                    (*self.said(each.followed.row.title), ": ", told(each.followed, self.language))
                    for each in goal.indicators
                )
            )
        if goal.measures:
            yield Table(
                caption=(gettext("What was done"),),
                header=self.cells(
                    gettext("Measure"), gettext("Who has it"), gettext("How far"), gettext("What has happened")
                ),
                rows=tuple(self.measure(each) for each in goal.measures),
                widths=(3, 2, 1.6, 4),
            )
        if not goal.indicators and not goal.measures:
            yield Paragraph((gettext("Nothing has been recorded about this goal yet."),))

    @staticmethod
    def cells(*words: str) -> tuple[Inlines, ...]:
        return tuple((each,) for each in words)

    def indicator(self, indicator: IndicatorOfTheYear) -> tuple[Inlines, ...]:
        row = indicator.followed.row
        target = number_in_words(row, row.target, self.language) if row.target is not None else NOTHING
        by = f" ({day_in_words(row.target_on, self.language)})" if row.target is not None and row.target_on else ""
        newest = indicator.latest or indicator.baseline
        source: Inlines = (newest.source,) if newest and newest.source else self.said(row.source)
        return (
            self.said(row.title),
            (self.value(indicator, indicator.baseline),),
            (self.value(indicator, indicator.latest),),
            (target + by,),
            source or (NOTHING,),
        )

    def value(self, indicator: IndicatorOfTheYear, reading: Reading | None) -> str:
        if reading is None:
            return NOTHING
        value = spot_in_words(indicator.followed.row, reading, self.language)
        return f"{value} ({day_in_words(reading.on, self.language)})"

    def measure(self, measure: MeasureOfTheYear) -> tuple[Inlines, ...]:
        report, owner = measure.report, measure.followed.owner
        told_of: list[Inlines] = []
        if report:
            told_of = [
                self.said(report.happened),
                self.labelled(gettext("Next:"), report.next_step),
                self.labelled(gettext("In the way:"), report.obstacle),
            ]
        happened = [part for text in told_of if text for part in (" ", *text)][1:]
        return (
            self.said(measure.followed.row.title),
            self.said(owner.name) if owner else (NOTHING,),
            (str(MeasureState(measure.state).label),),
            tuple(happened) or (NOTHING if report else gettext("not reported"),),
        )

    def labelled(self, label: str, text: Translated) -> Inlines:
        said = self.said(text)
        return (f"{label} ", *said) if said else ()

    def conditions(self) -> Iterator[Block]:
        watched = self.year.plan.conditions
        if not watched:
            return
        yield Heading(2, (gettext("Does the programme have to be updated early?"),), "conditions")
        if not self.year.met:
            yield Paragraph((gettext("No agreed condition has been met."),))
            return
        yield BulletList(tuple(self.met(each) for each in self.year.met))

    def met(self, condition: Condition) -> Inlines:
        assert condition.met_on is not None  # else it would not be among those that are met
        when = gettext("met on %(day)s") % {"day": written_date(condition.met_on, self.language)}
        outcome = str(condition.get_outcome_display()) if condition.outcome else gettext("not decided yet")
        follows = self.said(condition.follows)
        return (*self.said(condition.situation), f" {NOTHING} {when}. {outcome}. ", *follows)

    def voices(self) -> Iterator[Block]:
        count = self.year.voices
        if not count:
            return
        yield Heading(2, (gettext("What people have said"),), "voices")
        sentence = ngettext(
            "%(count)d voice was written down in %(year)s. It stands in the situation picture.",
            "%(count)d voices were written down in %(year)s. They stand in the situation picture.",
            count,
        )
        yield Paragraph((sentence % {"count": count, "year": self.year.report.year},))
