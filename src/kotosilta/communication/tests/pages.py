"""A programme with everything that can be published, the secrets that must not be, and its open addresses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.http import HttpResponse
from django.utils import timezone

from kotosilta.communication.models import Page
from kotosilta.cooperation.models import Taking
from kotosilta.goals.models import Goal, Measure
from kotosilta.programmes.models import Membership
from kotosilta.programmes.roles import Role
from kotosilta.situation.models import Finding
from tests.builders import (
    a_baseline,
    a_conclusion,
    a_contact_at,
    a_decision,
    a_figure,
    a_finding,
    a_goal,
    a_measure,
    a_meeting,
    a_member,
    a_publication,
    a_reading,
    a_report_handed_over,
    a_task,
    a_voice,
    an_indicator,
    an_open_question,
    an_organisation,
)

OFFICIAL = [{"municipality": "545", "indicator": "foreign_language_share"}]
WHAT_WAS_SAID = "Bussen går för sällan till kyrkan"
PATHS = {
    Page.START: "",
    Page.GOALS: "goals/",
    Page.SITUATION: "situation/",
    Page.DOCUMENT: "document/",
    Page.FOLLOW_UP: "follow-up/",
    Page.TAKE_PART: "take-part/",
}


@dataclass(frozen=True)
class Shown:
    """Rows that stand on the open pages, and words that never do."""

    goal: Goal
    measure: Measure
    finding: Finding
    secrets: tuple[str, ...]


def open_address(slug: str, page: Page, language: str = "sv") -> str:
    return f"/{language}/directory/{slug}/{PATHS[page]}"


def addresses(slug: str, year: int = 2027) -> Iterator[tuple[Page, str]]:
    """Every open address of a programme, files included, with the page it belongs to."""
    for page in Page:
        yield page, open_address(slug, page)
    for ending in ("sv.pdf", "sv.docx", "sv.html", "sv.json"):
        yield Page.DOCUMENT, f"/sv/directory/{slug}/document/{ending}"
    yield Page.FOLLOW_UP, f"/sv/directory/{slug}/follow-up/{year}.sv.pdf"


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


def everything(by: Membership, *pages: Page, files: bool = True) -> Shown:
    """One of each thing that an open page could show, with these pages published; files take their time to make."""
    voice = a_voice(by, text={"sv": WHAT_WAS_SAID}, heard_where="Hemma hos Abdi")
    figure = a_figure(by, source="Tjänsteman Öhman")
    finding = a_finding(
        by, text={"sv": "Grannar möts sällan"}, official=OFFICIAL, voices=[voice.pk], own_figures=[figure.pk]
    )
    a_conclusion(by, text="Mötesplatserna är få.")
    goal = a_goal(by, change={"sv": "Grannar känner varandra", "fi": "Naapurit tuntevat toisensa"}, findings=[finding])
    owner = an_organisation(by, name="Fritidssektorn", taking=Taking.IN)
    contact = a_contact_at(by, owner, name="Berit Byråchef", role="Chef", email="berit@kommun.example")
    measure = a_measure(by, goal, title={"sv": "Språkvänner"}, owner=owner, state="under_way")
    indicator = an_indicator(by, goal, title={"sv": "Möten över språkgränser"})
    a_baseline(by, indicator, value=Decimal("20.5"))
    a_reading(by, indicator, value=Decimal(24), read_on=date(2026, 10, 1))
    closed = a_meeting(by, title={"sv": "Gruppens slutna möte"}, agenda={"sv": "Hemlig dagordning"})
    a_task(by, closed, owner=contact, title={"sv": "Ring Berit"})
    ahead = timezone.localdate() + timedelta(days=7)
    evening = a_meeting(by, on=ahead, kind="discussion", title={"sv": "Kväll på biblioteket"}, place="Biblioteket")
    an_open_question(by, today=timezone.localdate(), text={"sv": "Vad behöver du?"})
    if files:
        a_decision(by)
        a_report_handed_over(by)
    reader = a_member(by.programme, Role.EDITOR)
    a_publication(by, *pages, meetings=[evening])
    secrets = (
        *(WHAT_WAS_SAID, "Abdi", "Öhman", "Berit", "berit@", "Gruppens slutna möte", "Hemlig dagordning"),
        *(reader.person.name, reader.person.email, by.person.name, by.person.email),
    )
    return Shown(goal, measure, finding, secrets)
