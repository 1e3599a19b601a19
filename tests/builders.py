"""Plain builders of test data: typed, without surprises, each makes what it says and what that needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from kotosilta.accounts.models import Person
from kotosilta.communication import changes as communication
from kotosilta.communication.models import CommunicationStep, Page, Publication
from kotosilta.cooperation import changes as cooperation
from kotosilta.cooperation.models import Contact, Group, Invitation, Meeting, Organisation, ResidentsWay, Taking, Task
from kotosilta.document import changes as document
from kotosilta.document.models import Decision, Section, Version
from kotosilta.document.versions import changes as document_versions
from kotosilta.followup import changes as followup
from kotosilta.followup.models import Condition, MeasureReport, Round, YearReport
from kotosilta.goals import changes as goals
from kotosilta.goals.models import Goal, Indicator, Measure, PlanTie, Reading
from kotosilta.language.translated import Translated
from kotosilta.municipalities.register import by_slug
from kotosilta.participation import changes as participation
from kotosilta.participation.models import Answer as GivenAnswer
from kotosilta.participation.models import OpenQuestion
from kotosilta.process import changes as process
from kotosilta.process.models import Body, BodyMeeting, Expert, Phase, RegionalContact
from kotosilta.programmes import changes
from kotosilta.programmes.models import Membership, Part, Programme
from kotosilta.programmes.roles import Role
from kotosilta.situation.frozen.changes import freeze
from kotosilta.situation.models import ComparedWith, Conclusion, Finding, FrozenPicture, OwnFigure, SourceUse, Voice
from kotosilta.situation.room import changes as situation
from kotosilta.situation.room.values import Value

TODAY = date(2026, 11, 24)
_numbers = count(1)


def a_person(name: str = "", **more: Any) -> Person:
    """Somebody with an account."""
    number = next(_numbers)
    return Person.objects.create_user(f"person{number}@example.test", name=name or f"Person {number}", **more)


def a_programme(*slugs: str, by: Person | None = None, **more: Any) -> Programme:
    """A programme in preparation of the named municipalities (Närpes when none is named)."""
    values = {
        "first_year": 2027,
        "last_year": 2030,
        "edition": "2025",
        "on": TODAY,
        "title": Translated.of(sv="Programmet"),
    }
    return changes.begin_programme(
        by=by or a_person(), municipalities=[by_slug(slug) for slug in slugs or ("narpes",)], **(values | more)
    )


def coordinator_of(programme: Programme) -> Membership:
    """The membership of whoever began the programme."""
    return Membership.objects.of(programme).get(role=Role.COORDINATOR)


def a_member(programme: Programme, role: Role = Role.MEMBER) -> Membership:
    """Somebody with this role in the programme."""
    return changes.add_member(programme=programme, by=None, person=a_person(), role=role)


NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def an_organisation(
    by: Membership, sector: str = "C2.5c", name: str = "", taking: str = Taking.MISSING
) -> Organisation:
    """An organisation in the register."""
    wording = {"sv": name or f"Organisation {next(_numbers)}"}
    why = {"sv": "Behövs inte här."} if taking == Taking.LEFT_OUT else {}
    return cooperation.add_organisation(by=by, sector=sector, name=wording, taking=taking, left_out_why=why)


def a_contact_at(by: Membership, organisation: Organisation | None = None, **more: str) -> Contact:
    """Somebody to turn to, at an organisation of their own when none is named."""
    number = next(_numbers)
    values = {"name": f"Contact {number}", "role": "", "email": f"contact{number}@example.test", "language": "sv"}
    return cooperation.add_contact(organisation=organisation or an_organisation(by), by=by, **(values | more))


def a_group(by: Membership, **more: Any) -> Group:
    """A group that can be invited to: it has a task, and says how much time it takes."""
    values: dict[str, Any] = {
        "kind": "new",
        "name": {"sv": "Samarbetsgruppen"},
        "appointed_on": None,
        "task": {"sv": "Bereder programmet."},
        "time_needed": {"sv": "Fyra möten om två timmar"},
        "ready_by": None,
        "ready_agreed_on": None,
        "on": TODAY,
    }
    return cooperation.settle_group(by=by, **(values | more))


def an_invitation(by: Membership, contact: Contact | None = None, now: datetime = NOW) -> Invitation:
    """An invitation that waits for an answer; see `the_link_of` for its secret."""
    if not Group.objects.of(by.programme).exists():
        a_group(by)
    return cooperation.send_invitation(
        contact=contact or a_contact_at(by), by=by, greeting="", address_of=_address_of, now=now
    )


def the_link_of(invitation: Invitation) -> str:
    """The secret in the newest letter, where it was written as its address."""
    return next(line for line in invitation.message.body.splitlines() if line.startswith("secret:")).removeprefix(
        "secret:"
    )


def _address_of(secret: str, language: str) -> str:
    return f"secret:{secret}"


def a_meeting(by: Membership, on: date = TODAY, **more: Any) -> Meeting:
    """A meeting of the group."""
    values: dict[str, Any] = {
        "kind": "group",
        "title": {"sv": f"Möte {next(_numbers)}"},
        "held_on": on,
        "starts_at": None,
        "ends_at": None,
        "place": "",
        "agenda": {},
    }
    return cooperation.add_meeting(by=by, **(values | more))


def a_task(by: Membership, meeting: Meeting | None = None, **more: Any) -> Task:
    """Something agreed at a meeting, by nobody in particular."""
    values: dict[str, Any] = {"title": {"sv": f"Uppgift {next(_numbers)}"}, "owner": None, "due_on": None}
    return cooperation.agree_on_task(meeting=meeting or a_meeting(by), by=by, **(values | more))


def a_residents_way(by: Membership, since: date | None = TODAY) -> ResidentsWay:
    """A way in which residents who have moved here take part."""
    how = {"sv": f"Diskussionskväll {next(_numbers)}"}
    return cooperation.add_residents_way(by=by, how=how, whom={"sv": "Föreningar"}, since=since, on=TODAY)


def a_voice(by: Membership, question: str = "C3.7", **more: Any) -> Voice:
    """Something that was said at the counter."""
    values: dict[str, Any] = {
        "text": {"sv": f"Bussen går för sällan ({next(_numbers)})"},
        "kind": "counter",
        "heard_on": TODAY,
        "heard_where": "",
        "meeting": None,
        "today": TODAY,
    }
    return situation.add_voice(question=question, by=by, **(values | more))


def a_frozen_picture(by: Membership, **more: Any) -> FrozenPicture:
    """The situation picture as it is now, kept."""
    values: dict[str, Any] = {"name": f"Lägesbild {next(_numbers)}", "on": TODAY, "at": NOW}
    return freeze(by=by, **(values | more))


def a_comparison(by: Membership, **more: Any) -> ComparedWith:
    """The municipality group, for which no figures are needed."""
    values: dict[str, Any] = {"kind": "group", "weights": {}, "chosen": ()}
    return situation.compare_with(by=by, **(values | more))


def a_figure(by: Membership, question: str = "C3.7", **more: Any) -> OwnFigure:
    """A count of clients that somebody was given."""
    values: dict[str, Any] = {
        "title": {"sv": f"Kunder i rådgivningen ({next(_numbers)})"},
        "value": Value(Decimal(120)),
        "on": date(2025, 12, 31),
        "source": "Rådgivningen",
        "group": "L",
        "definition": {"sv": "Olika personer under året"},
    }
    return situation.add_figure(by=by, given=situation.GivenFigure(question=question, **(values | more)))


def a_conclusion(
    by: Membership, question: str = "C3.4", facet: str = "", text: str = "Fler än förut."
) -> list[Conclusion]:
    """What the municipality concludes under a question or a facet."""
    return situation.conclude(question=question, by=by, texts={facet: {"sv": text}})


def a_finding(by: Membership, question: str = "C3.7", **more: Any) -> Finding:
    """A finding that rests on nothing unless told otherwise."""
    values: dict[str, Any] = {"text": {"sv": f"Vi når inte alla ({next(_numbers)})"}}
    return situation.add_finding(by=by, given=situation.GivenFinding(question=question, **(values | more)))


def a_source_use(by: Membership, item: str = "C3.16", facet: str = "a", **more: Any) -> SourceUse | None:
    """A source that has been used."""
    values: dict[str, Any] = {"state": "used", "on": None, "note": {}, "today": TODAY}
    return situation.note_source(item=item, facet=facet, by=by, **(values | more))


def a_goal(by: Membership, *, findings: Sequence[Finding] = (), **more: Any) -> Goal:
    """A goal that tells its change and rests on nothing unless told otherwise."""
    values: dict[str, Any] = {
        "theme": "a",
        "own_theme": {},
        "change": {"sv": f"Fler möts över språkgränserna ({next(_numbers)})"},
        "now": {"sv": "Få möts."},
        "wanted": {"sv": "Hälften möts varje vecka."},
        "by_year": 2030,
        "set_at": None,
        "national_goal": {},
    }
    return goals.add_goal(by=by, findings=findings, **(values | more))


def a_measure(by: Membership, goal: Goal | None = None, **more: Any) -> Measure:
    """A measure with dates, and nobody who has it yet."""
    values: dict[str, Any] = {
        "goal": goal or a_goal(by),
        "title": {"sv": f"Språkvänner i varje by ({next(_numbers)})"},
        "owner": None,
        "partners": (),
        "begins": date(2027, 1, 1),
        "ends": date(2028, 12, 31),
        "state": "planned",
    }
    return goals.add_measure(by=by, **(values | more))


def an_indicator(by: Membership, goal: Goal | None = None, **more: Any) -> Indicator:
    """A share from a survey, with a target and without a baseline."""
    values: dict[str, Any] = {
        "title": {"sv": f"Invånare som träffar grannar med ett annat språk ({next(_numbers)})"},
        "definition": {"sv": "Vuxna som svarar varje vecka, av alla som svarar."},
        "measured": "percent",
        "own_unit": {},
        "source_kind": "M6",
        "source": {"sv": "Invånarenkäten"},
        "official": "",
        "official_of": "",
        "interval": "two_years",
        "example": "",
        "direction": "up",
        "target": Decimal(50),
        "target_on": date(2030, 12, 31),
    }
    return goals.add_indicator(goal=goal or a_goal(by), by=by, **(values | more))


def a_baseline(by: Membership, indicator: Indicator | None = None, **more: Any) -> Reading:
    """The value that an indicator starts from."""
    values = {"value": Decimal(20), "read_on": date(2025, 12, 31), "source": "Invånarenkäten", "note": {}, "on": TODAY}
    return goals.set_baseline(indicator=indicator or an_indicator(by), by=by, **(values | more))


def a_reading(by: Membership, indicator: Indicator | None = None, **more: Any) -> Reading:
    """A later value of an indicator."""
    values = {"value": Decimal(25), "read_on": TODAY, "source": "Invånarenkäten", "note": {}, "on": TODAY}
    return goals.add_reading(indicator=indicator or an_indicator(by), by=by, **(values | more))


def a_plan_tie(by: Membership, goal: Goal | None = None, **more: Any) -> PlanTie:
    """A point of the municipal strategy that a goal serves."""
    values = {"plan": "strategy", "point": {"sv": "En kommun där alla hittar hem"}, "address": ""}
    return goals.tie_to_plan(goal=goal or a_goal(by), by=by, **(values | more))


def many_measures(by: Membership, measures: int = 150, *, goals_of: int = 10) -> None:
    """A full room: `measures` spread over goals in all themes, each goal with findings, an indicator and its values."""
    owners = [an_organisation(by) for _ in range(6)]
    made = [
        a_goal(by, theme="abcde"[number % 5], findings=[a_finding(by)]) for number in range(-(-measures // goals_of))
    ]
    for goal in made:
        indicator = an_indicator(by, goal)
        a_baseline(by, indicator)
        a_reading(by, indicator)
        a_plan_tie(by, goal)
    for number in range(measures):
        goal, owner = made[number // goals_of], owners[number % len(owners)]
        partners = [owners[(number + step) % len(owners)] for step in (1, 2)]
        a_measure(by, goal, owner=owner, partners=partners, state="under_way" if number % 3 else "planned")


def a_body(programme: Programme, *, code: str = "", kind: str = "committee", **more: object) -> Body:
    """A body of one of the municipalities (the first by code when none is named)."""
    part = Part.objects.of(programme).get(code=code or programme.municipality_codes()[0])
    values = {"name": {"sv": "Bildningsnämnden", "fi": "Sivistyslautakunta"}, "decides": False}
    engaged: dict[str, Any] = {"in_timetable": {}, "in_process": {}, "in_carrying_out": {}}
    by = coordinator_of(programme)
    return process.add_body(by=by, part=part, kind=kind, **(values | engaged | more))


def a_body_meeting(
    programme: Programme, *, body: Body | None = None, on: date = date(2027, 9, 13), purpose: str = "discusses"
) -> BodyMeeting:
    """A meeting of a body at which the programme comes up."""
    by = coordinator_of(programme)
    return process.add_body_meeting(body=body or a_body(programme), by=by, on=on, purpose=purpose)


def a_deciding_body(programme: Programme, *, code: str = "") -> Body:
    """The council of one of the municipalities (the first by code when none is named), which decides."""
    part = Part.objects.of(programme).get(code=code or programme.municipality_codes()[0])
    found = Body.objects.of(programme).filter(part=part, decides=True).first()
    names = {"sv": "Fullmäktige", "fi": "Valtuusto"}
    return found or a_body(programme, code=part.code, kind="council", name=names, decides=True)


def a_section(by: Membership, element: str = "D1", text: Mapping[str, str] | None = None, **more: Any) -> Section:
    """An element of the document with a text."""
    texts = text if text is not None else {"sv": f"Texten ({next(_numbers)})"}
    return document.write_section(by=by, element=element, text=texts, **({"facets": ()} | more))


def a_version(by: Membership, name: str = "", at: datetime = NOW) -> Version:
    """The text as it is now, under a name."""
    return document_versions.name_version(by=by, name=name or f"Version {next(_numbers)}", at=at)


def a_decision(by: Membership, version: Version | None = None, **more: Any) -> Decision:
    """An approval by the council of the first municipality, which seals the version."""
    values: dict[str, Any] = {"on": TODAY, "section": "§ 12", "outcome": "approved", "note": {}, "now": NOW}
    body = more.pop("body", None) or a_deciding_body(by.programme)
    return document_versions.record_decision(version=version or a_version(by), by=by, body=body, **(values | more))


def a_phase(
    programme: Programme,
    title: str = "Lägesbilden görs",
    *,
    begins: date = date(2026, 12, 1),
    ends: date = date(2027, 2, 28),
) -> Phase:
    """A stretch of the work."""
    return process.add_phase(by=coordinator_of(programme), title={"sv": title}, begins=begins, ends=ends)


def a_contact(programme: Programme, *, code: str = "", at_start: bool = True, **more: object) -> RegionalContact:
    """A contact with the regional authority of one of the municipalities."""
    part = Part.objects.of(programme).get(code=code or programme.municipality_codes()[0])
    values = {"on": TODAY, "who": "", "email": "", "about": {}, "answer": {}, "today": TODAY}
    by = coordinator_of(programme)
    return process.add_contact(by=by, part=part, at_start=at_start, **(values | more))


def an_expert(programme: Programme, name: str = "Forskarteamet") -> Expert:
    """Help from outside."""
    return process.add_expert(by=coordinator_of(programme), name=name, organisation="", helps_with={})


def an_open_question(by: Membership, *, opened: bool = True, today: date = TODAY, **more: Any) -> OpenQuestion:
    """A question to residents that takes answers for two weeks, in Swedish and Arabic."""
    values: dict[str, Any] = {
        "question": "C3.7",
        "text": {"sv": "Vad behöver du?", "ar": "ماذا تحتاج؟"},
        "closes_on": today + timedelta(days=14),
    }
    asked = participation.add_question(by=by, today=today, **(values | more))
    return participation.open_question(asked=asked, by=by, today=today) if opened else asked


def an_answer(by: Membership, asked: OpenQuestion | None = None, **more: Any) -> GivenAnswer:
    """What somebody answered, in Arabic."""
    values = {"text": "أحتاج إلى دورة لغة", "language": "ar", "today": TODAY}
    return participation.give_answer(asked=asked or an_open_question(by), **(values | more))


def a_condition(by: Membership, **more: Any) -> Condition:
    """A condition for an early update, without an indicator."""
    values: dict[str, Any] = {
        "situation": {"sv": f"En förläggning öppnas ({next(_numbers)})"},
        "decided": {"sv": "Samarbetsgruppen tar upp det."},
        "indicator": None,
        "passes": "",
        "limit": None,
    }
    return followup.add_condition(by=by, **(values | more))


def a_round(by: Membership, **more: Any) -> Round:
    """The round on the programme's first year, open for two months around its end."""
    year = by.programme.first_year
    values: dict[str, Any] = {"year": year, "opens": date(year, 12, 1), "closes": date(year + 1, 1, 31)}
    return followup.open_round(by=by, **(values | more))


def a_measure_report(by: Membership, measure: Measure | None = None, **more: Any) -> MeasureReport:
    """That a measure is under way in the programme's first year."""
    values: dict[str, Any] = {
        "year": by.programme.first_year,
        "state": "under_way",
        "happened": {"sv": "Tolv par har mötts."},
        "next_step": {},
        "obstacle": {},
        "now": NOW,
    }
    return followup.report_measure(measure=measure or a_measure(by), by=by, **(values | more))


def a_year_report(by: Membership, year: int = 0) -> YearReport:
    """A report on the programme's first year, not written yet."""
    return followup.begin_report(by=by, year=year or by.programme.first_year)


def a_report_handed_over(by: Membership) -> YearReport:
    """The report on the programme's first year, as the council got it."""
    report, day = a_year_report(by), date(by.programme.first_year + 1, 3, 1)
    followup.write_report(report=report, by=by, summary={"sv": "Mycket har börjat."})
    return followup.hand_over(
        report=report, by=by, body=None, receiver={"sv": "Fullmäktige"}, handed_over_on=day, today=day
    )


def a_communication_step(by: Membership, **more: Any) -> CommunicationStep:
    """Something that residents are told about how the programme is made, with a day and not told yet."""
    values: dict[str, Any] = {
        "audience": "C7.5",
        "stage": "C7.2",
        "message": {"sv": f"Så kan du vara med ({next(_numbers)})"},
        "channel": {"sv": "Biblioteken"},
        "tongues": ["sv", "fi"],
        "who": {"sv": "Kommunikationen"},
        "due_on": date(2027, 2, 1),
        "done_on": None,
    }
    return communication.plan_step(by=by, on=TODAY, **(values | more))


def a_publication(by: Membership, *pages: Page, **more: Any) -> Publication:
    """The public text, and these pages published with the programme's own; nothing is published when none is named."""
    values: dict[str, Any] = {
        "brief": {"sv": "Alla som bor här hittar hem."},
        "contact": {"sv": "Samordnaren för integration"},
        "contact_email": "integration@narpes.example",
        "meetings": (),
    }
    publication = communication.write_public_text(by=by, **(values | more))
    for page in dict.fromkeys((Page.START, *pages)) if pages else ():
        publication = communication.publish(page=page, by=by, now=NOW)
    return publication
