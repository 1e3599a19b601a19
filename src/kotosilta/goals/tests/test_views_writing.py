"""Goals and measures on their pages: written, refused, put in order, removed and brought back."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Any

import pytest

from kotosilta.cooperation.models import Taking
from kotosilta.goals.models import Goal, GuidingAnswer, Measure, PlanTie
from kotosilta.goals.tests.pages import GOAL, at, everything, measure_sent, opened_in, pages_of, text_of
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.undo import remove
from tests.builders import (
    a_finding,
    a_goal,
    a_measure,
    a_meeting,
    an_indicator,
    an_organisation,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]


@pytest.mark.parametrize("language", ["sv", "fi"])
def test_finding_becomes_a_goal(client: Any, programme: Programme, kim: Membership, language: str) -> None:
    finding = a_finding(kim, text={"sv": "Många arbetar under sin nivå"}, theme="b")
    meeting = a_meeting(kim, kind="working_group")
    address = at(programme, f"new/?finding={finding.pk}", language)
    page = text_of(client.get(address))
    assert f'value="{finding.pk}" id="id_findings_0" checked' in page
    assert 'value="b" id="id_theme_1" checked' in page

    response = client.post(address, GOAL | {"findings": finding.pk, "set_at": meeting.pk})

    goal = Goal.objects.of(programme).get()
    assert (response.status_code, response.headers["Location"]) == (303, at(programme, f"#goal-{goal.pk}", language))
    assert (str(goal.theme), goal.by_year, list(goal.findings.all()), goal.set_at) == ("b", 2030, [finding], meeting)
    assert goal.change.text_in("fi") == GOAL["change_fi"]


def test_goal_that_is_refused_keeps_what_was_typed(client: Any, programme: Programme, kim: Membership) -> None:
    refused = {"by_year": "2026", "theme": "b"}
    text = text_of(client.post(at(programme, "new/", "en"), GOAL | refused))

    assert "The programme begins in 2027. Choose that year or a later one." in text
    assert GOAL["change_sv"] in text
    assert GOAL["change_fi"] in text

    text = text_of(
        client.post(at(programme, "new/", "en"), GOAL | {"theme": "other", "change_sv": "", "change_fi": ""})
    )
    assert "This is still empty. One of the languages is enough." in text
    assert Goal.objects.of(programme).count() == 0


def test_goal_is_described_anew_from_its_page(client: Any, programme: Programme, kim: Membership) -> None:
    rows = everything(kim)
    address = at(programme, f"{rows['goal'].pk}/")
    opened = opened_in(client.get(address))

    client.post(address, GOAL | opened)

    goal = Goal.objects.of(programme).get()
    assert (goal.theme, str(goal.change), goal.findings.count(), goal.set_at) == ("b", GOAL["change_sv"], 0, None)


def test_two_people_who_change_the_same_goal_see_both(client: Any, programme: Programme, kim: Membership) -> None:
    goal = a_goal(kim, change={"sv": "Först"})
    address = at(programme, f"{goal.pk}/")
    opened = opened_in(client.get(address))
    client.post(address, GOAL | {"change_sv": "Den andras"} | opened)

    text = text_of(client.post(address, GOAL | {"change_sv": "Min"} | opened))

    assert "Den andras" in text
    assert "Min</textarea>" in text
    assert Goal.objects.of(programme).get().change.text_in("sv") == "Den andras"


def test_goal_saves_itself_while_one_writes(client: Any, programme: Programme, kim: Membership) -> None:
    goal = a_goal(kim)
    address = at(programme, f"{goal.pk}/")
    opened = opened_in(client.get(address))

    answer = client.post(address, GOAL | opened, headers={"X-Keep": "1"}).json()

    assert answer["saved"] is True
    assert str(Goal.objects.of(programme).get().change) == GOAL["change_sv"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("www.narpes.fi/strategi", "https://www.narpes.fi/strategi"),
        ("https://www.narpes.fi", "https://www.narpes.fi"),
        ("narpes.fi:8080/plan", None),
        ("javascript:alert(1)", None),
        ("en mapp på nätverket", None),
        ("", ""),
    ],
)
def test_tie_to_a_plan_takes_a_link_and_nothing_else(
    client: Any, programme: Programme, kim: Membership, typed: str, kept: str | None
) -> None:
    goal = a_goal(kim)
    sent = {"plan": "strategy", "point_sv": "Alla hittar hem", "address": typed}

    response = client.post(at(programme, f"{goal.pk}/plans/new/"), sent)

    assert [each.address for each in PlanTie.objects.of(programme)] == ([] if kept is None else [kept])
    assert response.status_code == (200 if kept is None else 303)


@pytest.mark.parametrize(("language", "text"), [("sv", "Företagen växer."), ("fi", "Yritykset kasvavat.")])
def test_guiding_question_is_answered(
    client: Any, programme: Programme, kim: Membership, language: str, text: str
) -> None:
    a_finding(kim, text={"sv": "Företagen anställer"}, tone="opportunity")
    address = at(programme, "questions/C4.3/", language)
    assert "Företagen anställer" in text_of(client.get(address))

    response = client.post(address, {f"text_{language}": text})

    assert response.headers["Location"] == at(programme, "#C4.3", language)
    assert str(GuidingAnswer.objects.of(programme).get().text) == text
    assert text in text_of(client.get(at(programme, "", language)))


def test_there_is_no_fourth_question(client: Any, programme: Programme, kim: Membership) -> None:
    assert client.get(at(programme, "questions/C4.6/")).status_code == 404


def test_measure_gets_owner_partners_and_dates_as_they_are_typed(
    client: Any, programme: Programme, kim: Membership
) -> None:
    goal, owner, partner = a_goal(kim), an_organisation(kim), an_organisation(kim)
    dates = {"begins": "1.8.2027", "ends": "2028-06-01"}

    response = client.post(
        at(programme, f"{goal.pk}/measures/new/"),
        measure_sent(goal, owner=owner.pk, partners=[partner.pk], **dates),
    )

    measure = Measure.objects.of(programme).get()
    assert response.headers["Location"] == at(programme, f"#measure-{measure.pk}")
    assert (measure.goal, measure.owner, list(measure.partners.all())) == (goal, owner, [partner])
    assert (measure.begins, measure.ends) == (date(2027, 8, 1), date(2028, 6, 1))


def test_measure_that_ends_before_it_begins_is_refused_in_words(
    client: Any, programme: Programme, kim: Membership
) -> None:
    goal = a_goal(kim)
    dates = {"begins": "1.8.2028", "ends": "1.8.2027"}

    text = text_of(client.post(at(programme, f"{goal.pk}/measures/new/", "en"), measure_sent(goal, **dates)))

    assert "The measure ends on 1/8/2027, before it begins on 1/8/2028." in text
    assert "Mentorer på arbetsplatsen" in text
    assert Measure.objects.of(programme).count() == 0


def test_organisations_that_said_no_are_offered_only_where_they_stand_already(
    client: Any, programme: Programme, kim: Membership
) -> None:
    goal, no = a_goal(kim), an_organisation(kim, name="Sade nej")
    measure = a_measure(kim, goal, owner=no)
    no.taking = Taking.DECLINED
    no.save()

    assert "Sade nej" not in text_of(client.get(at(programme, f"{goal.pk}/measures/new/")))
    assert "Sade nej" in text_of(client.get(at(programme, f"measures/{measure.pk}/")))


@pytest.mark.parametrize("kind", ["goal", "measure", "indicator"])
def test_order_is_changed_with_buttons(client: Any, programme: Programme, kim: Membership, kind: str) -> None:
    goal = a_goal(kim)
    makers: dict[str, Any] = {"goal": a_goal, "measure": a_measure, "indicator": an_indicator}
    where = (goal,) if kind != "goal" else ()
    first, second = (goal, a_goal(kim)) if kind == "goal" else (makers[kind](kim, *where) for _ in range(2))
    path = f"{second.pk}/move/" if kind == "goal" else f"{kind}s/{second.pk}/move/"
    page = text_of(client.get(at(programme, "?order")))
    assert page.count(f'formaction="{at(programme, path)}"') == 1
    assert "/move/" not in text_of(client.get(at(programme)))

    response = client.post(at(programme, path), {"to": "up"})

    assert response.headers["Location"] == at(programme, f"?order#{kind}-{second.pk}")
    assert list(type(first).objects.of(programme)) == [second, first]
    again = client.post(at(programme, path), {"to": "up"}, follow=True)
    assert escape(str(second)) in text_of(again)
    assert list(type(first).objects.of(programme)) == [second, first]


@pytest.mark.parametrize("kind", ["goal", "measure", "indicator", "reading", "tie"])
def test_what_is_removed_can_be_brought_back(client: Any, programme: Programme, kim: Membership, kind: str) -> None:
    row = everything(kim)[kind]
    folder = {"goal": "", "reading": "values/", "tie": "plans/"}.get(kind, f"{kind}s/")

    response = client.post(at(programme, f"{folder}{row.pk}/remove/"), follow=True)

    assert response.redirect_chain[0][1] == 303
    assert not type(row).objects.of(programme).filter(pk=row.pk).exists()
    text = text_of(response)
    start = text.index("/undo/")
    undo = text[text.rindex('"', 0, start) + 1 : text.index('"', start)].replace("&amp;", "&")
    client.post(undo)
    assert type(row).objects.of(programme).filter(pk=row.pk).exists()


def test_pages_of_what_was_removed_are_gone_until_it_is_back(
    client: Any, programme: Programme, kim: Membership
) -> None:
    rows = everything(kim)
    paths = [
        path
        for path in pages_of(rows)
        if any(sign.isdigit() for sign in path.partition("?")[0]) and "C4" not in path and "/from/" not in path
    ]
    remove(row=rows["goal"], by=kim, programme=programme)

    assert {client.get(at(programme, path)).status_code for path in paths} == {404}
