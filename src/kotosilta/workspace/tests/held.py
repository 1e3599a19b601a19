"""A programme whose rooms hold something, row by row: what pages across the rooms are tested with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kotosilta.cooperation.models import Group, Meeting, Organisation, ResidentsWay, Taking
from kotosilta.goals.models import Goal, Indicator, Measure, PlanTie, Reading
from kotosilta.language.translated import Translated
from kotosilta.process.models import Body, BodyMeeting, Phase, Setup
from kotosilta.programmes.models import Programme
from kotosilta.situation.models import Conclusion, Finding, OwnFigure, Voice

ON = date(2026, 11, 20)


@dataclass(frozen=True)
class Held:
    """Some of the rows that were made, by name."""

    finding: Finding
    goal: Goal
    measure: Measure
    indicator: Indicator
    voice: Voice
    own_figure: OwnFigure


def said(sv: str, fi: str = "") -> Translated:
    return Translated.of(sv=sv, fi=fi)


def hold_something(programme: Programme, *, measures: int = 1) -> Held:
    """One of everything, tied into one red thread; `measures` of them under the goal."""
    part = programme.parts.get(code=programme.municipality_codes()[0])
    Setup.across_programmes.create(
        programme=programme,
        authority=said("Bildningssektorn", "Sivistystoimi"),
        responsible_role=said("integrationskoordinator", "kotoutumiskoordinaattori"),
    )
    council = Body.across_programmes.create(
        programme=programme, part=part, kind="council", name=said("Fullmäktige", "Valtuusto"), decides=True
    )
    BodyMeeting.across_programmes.create(body=council, on=date(2027, 5, 24), purpose="decides")
    Phase.across_programmes.create(
        programme=programme, title=said("Lägesbilden", "Tilannekuva"), begins=ON, ends=date(2027, 1, 31)
    )
    Group.across_programmes.create(programme=programme, name=said("Integrationsgruppen", "Kotoutumisryhmä"))
    owner = Organisation.across_programmes.create(
        programme=programme, sector="C2.4b", name=said("Fritiden", "Vapaa-aika"), taking=Taking.IN
    )
    Meeting.across_programmes.create(programme=programme, title=said("Första mötet", "Ensimmäinen kokous"), on=ON)
    ResidentsWay.across_programmes.create(programme=programme, how=said("Språkkaféet", "Kielikahvila"))
    Conclusion.across_programmes.create(programme=programme, question="C3.7", text=said("Vardagssvenska saknas."))
    return _thread(programme, owner, measures)


def _thread(programme: Programme, owner: Organisation, measures: int) -> Held:
    voice = Voice.across_programmes.create(
        programme=programme, question="C3.7", text=said("Jag vill tala mer svenska."), kind="discussion", heard_on=ON
    )
    figure = OwnFigure.across_programmes.create(
        programme=programme,
        question="C3.12",
        title=said("Köande till kursen", "Kurssille jonottavat"),
        value=Decimal(12),
        on=ON,
        source="Medborgarinstitutet",
        group="L",
    )
    finding = Finding.across_programmes.create(
        programme=programme,
        question="C3.7",
        text=said("Många saknar tillfällen att tala svenska.", "Monelta puuttuu tilaisuuksia puhua ruotsia."),
        official=[{"municipality": programme.municipality_codes()[0], "indicator": "foreign_language_share"}],
    )
    finding.voices.add(voice)
    finding.own_figures.add(figure)
    goal = Goal.across_programmes.create(
        programme=programme,
        theme="a",
        change=said("Fler möts på svenska", "Useampi kohtaa ruotsiksi"),
        now=said("få möts"),
        wanted=said("varannan möts varje vecka"),
        by_year=2030,
    )
    goal.findings.add(finding)
    PlanTie.across_programmes.create(goal=goal, plan="strategy", point=said("En kommun där alla hittar hem"))
    made = [
        Measure.across_programmes.create(
            goal=goal,
            title=said(f"Språkvänner {number}", f"Kieliystävät {number}"),
            owner=owner,
            begins=date(2027, 8, 1),
            ends=date(2028, 6, 1),
            place=number,
        )
        for number in range(1, measures + 1)
    ]
    indicator = Indicator.across_programmes.create(
        goal=goal,
        title=said("Par av språkvänner", "Kieliystäväparit"),
        measured="other",
        own_unit=said("par", "paria"),
        source=said("Fritiden"),
        target=Decimal(40),
    )
    Reading.across_programmes.create(indicator=indicator, on=ON, value=Decimal("2.5"), baseline=True, source="Fritiden")
    return Held(finding, goal, made[0], indicator, voice, figure)
