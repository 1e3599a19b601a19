"""One of each row of the room, its pages, and what is read and sent there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpResponse

from kotosilta.cooperation.models import Taking
from kotosilta.goals.models import Goal
from kotosilta.programmes.models import Membership, Programme
from tests.builders import (
    a_baseline,
    a_finding,
    a_goal,
    a_measure,
    a_meeting,
    a_plan_tie,
    a_reading,
    an_indicator,
    an_organisation,
)


def at(programme: Programme, path: str = "", language: str = "sv") -> str:
    return f"/{language}/programme/{programme.slug}/goals/{path}"


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


def opened_in(response: HttpResponse) -> dict[str, str]:
    """What the page of a form carries, to be sent back with it."""
    text = text_of(response)
    start = text.index('name="opened" value="') + len('name="opened" value="')
    return {"opened": text[start : text.index('"', start)]}


def everything(kim: Membership) -> dict[str, Any]:
    """One of each row, tied together."""
    finding = a_finding(kim, text={"sv": "Grannar möts sällan"}, important=True, tone="challenge")
    goal = a_goal(
        kim,
        change={"sv": "Grannar känner varandra", "fi": "Naapurit tuntevat toisensa"},
        findings=[finding],
        set_at=a_meeting(kim, kind="seminar", title={"sv": "Målseminariet"}, on=date(2026, 11, 3)),
        national_goal={"sv": "Goda befolkningsrelationer"},
    )
    owner = an_organisation(kim, name="Fritidssektorn", taking=Taking.IN)
    partner = an_organisation(kim, name="Byaföreningarna", taking=Taking.IN)
    measure = a_measure(kim, goal, title={"sv": "Språkvänner"}, owner=owner, partners=[partner], state="under_way")
    indicator = an_indicator(kim, goal, title={"sv": "Möten över språkgränser"}, source={"sv": "Enkäten"})
    baseline = a_baseline(kim, indicator, value=Decimal("20.5"))
    return {
        "finding": finding,
        "goal": goal,
        "measure": measure,
        "indicator": indicator,
        "baseline": baseline,
        "reading": a_reading(kim, indicator, value=Decimal(24)),
        "tie": a_plan_tie(kim, goal, address="https://www.narpes.fi/strategi"),
        "owner": owner,
        "partner": partner,
    }


def pages_of(rows: dict[str, Any]) -> list[str]:
    goal, indicator = rows["goal"].pk, rows["indicator"].pk
    return [
        "",
        "?order",
        "questions/C4.3/",
        "questions/C4.5/",
        "new/",
        f"new/?finding={rows['finding'].pk}",
        f"{goal}/",
        f"{goal}/plans/new/",
        f"plans/{rows['tie'].pk}/",
        f"{goal}/measures/new/",
        f"measures/{rows['measure'].pk}/",
        f"{goal}/indicators/new/",
        f"{goal}/indicators/new/?from=own",
        f"{goal}/indicators/new/?from=I10",
        f"{goal}/indicators/new/?from=545.turnout",
        "indicators/from/545.turnout/",
        f"indicators/{indicator}/",
        f"indicators/{indicator}/baseline/",
        f"indicators/{indicator}/values/new/",
        f"values/{rows['reading'].pk}/",
    ]


GOAL = {
    "change_sv": "Fler får jobb som motsvarar vad de kan",
    "change_fi": "Useampi saa osaamistaan vastaavaa työtä",
    "now_sv": "Var tredje.",
    "wanted_sv": "Varannan.",
    "by_year": "2030",
    "theme": "b",
}


def measure_sent(goal: Goal, **more: Any) -> dict[str, Any]:
    return {"title_sv": "Mentorer på arbetsplatsen", "goal": goal.pk, "state": "planned"} | more
