"""One of each row of the room, its pages, and what is read and sent there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpResponse

from kotosilta.cooperation.models import Taking
from kotosilta.followup import changes
from kotosilta.programmes.models import Membership, Programme
from tests.builders import (
    a_baseline,
    a_body,
    a_condition,
    a_contact_at,
    a_goal,
    a_measure,
    a_measure_report,
    a_reading,
    a_round,
    a_year_report,
    an_indicator,
    an_organisation,
)


def at(programme: Programme, path: str = "", language: str = "sv") -> str:
    return f"/{language}/programme/{programme.slug}/follow-up/{path}"


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


def opened_in(response: HttpResponse) -> dict[str, str]:
    """What the page of a form carries, to be sent back with it."""
    text = text_of(response)
    start = text.index('name="opened" value="') + len('name="opened" value="')
    return {"opened": text[start : text.index('"', start)]}


def arranged(by: Membership, **more: Any) -> Any:
    values: dict[str, Any] = {
        "who": {"sv": "Samarbetsgruppen"},
        "bodies": [],
        "receiver": {"sv": "Fullmäktige"},
        "how_often": "year",
        "month": 3,
    }
    return changes.arrange(by=by, **(values | more))


def everything(kim: Membership) -> dict[str, Any]:
    """One of each row, tied together: an owner with an address who has a measure and an indicator."""
    goal = a_goal(kim, change={"sv": "Grannar känner varandra", "fi": "Naapurit tuntevat toisensa"})
    owner = an_organisation(kim, name="Fritidssektorn", taking=Taking.IN)
    contact = a_contact_at(kim, owner, name="Aino", email="aino@example.test", language="fi")
    measure = a_measure(kim, goal, title={"sv": "Språkvänner"}, owner=owner, state="under_way")
    indicator = an_indicator(kim, goal, title={"sv": "Möten"}, interval="year", owner=owner, target=Decimal(55))
    a_baseline(kim, indicator, value=Decimal(41), read_on=date(2024, 12, 31))
    body = a_body(kim.programme, name={"sv": "Bildningsnämnden"})
    arranged(kim, bodies=[body])
    report = a_year_report(kim)
    return {
        "goal": goal,
        "owner": owner,
        "contact": contact,
        "measure": measure,
        "indicator": indicator,
        "reading": a_reading(kim, indicator, value=Decimal(45), read_on=date(2025, 12, 31)),
        "condition": a_condition(kim, indicator=indicator, passes="above", limit=Decimal(44)),
        "round": a_round(kim),
        "told": a_measure_report(kim, measure),
        "body": body,
        "report": changes.write_report(report=report, by=kim, summary={"sv": "Ett bra år."}),
    }


def pages_of(rows: dict[str, Any]) -> list[str]:
    measure, indicator, condition = rows["measure"].pk, rows["indicator"].pk, rows["condition"].pk
    return [
        "",
        "year/",
        "plan/",
        "conditions/new/",
        f"conditions/{condition}/",
        f"conditions/{condition}/met/",
        "values/",
        f"indicators/{indicator}/",
        f"indicators/{indicator}/new/",
        "measures/",
        f"measures/{measure}/",
        f"measures/{measure}/2028/",
        "rounds/new/",
        f"rounds/{rows['round'].pk}/",
        "reports/new/",
        f"reports/{rows['report'].pk}/",
        f"reports/{rows['report'].pk}/write/",
        f"reports/{rows['report'].pk}/hand-over/",
    ]
