"""Setup one question at a time in a real browser: nothing for axe, nothing overflows, nothing typed is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from kotosilta.process.forms import SETUP_QUESTIONS
from tests.browser import axe_reports, overflow
from tests.journeys.filling import take_place_of

NARROWEST = 320
QUESTIONS = "programme/raseborg-2027/process/setup/questions/"


def test_axe_reports_nothing_and_nothing_overflows_on_any_question(page: Page, language: str) -> None:
    take_place_of(page, "coordinator", language)
    page.set_viewport_size({"width": NARROWEST, "height": 740})

    for each in SETUP_QUESTIONS:
        page.goto(f"/{language}/{QUESTIONS}{each.key}/")
        assert axe_reports(page) == []
        assert overflow(page) == 0


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_what_cannot_be_saved_is_still_there_whichever_button_was_pressed(page: Page, scripts: bool) -> None:
    take_place_of(page, "coordinator", "en")

    for way in ("back", "whole", "leave"):
        page.goto(f"/en/{QUESTIONS}responsible/")
        page.locator("#id_responsible_email").fill("anna.example.fi")
        page.locator(f"button[name=go][value={way}]").click()

        expect(page.locator(".summary")).to_contain_text("One thing needs your attention")
        expect(page.locator("#id_responsible_email")).to_have_value("anna.example.fi")
        expect(page.locator("#which-question")).to_have_text("Question 2 of 5")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_buttons_lead_back_and_forth_and_to_the_long_form(page: Page, scripts: bool) -> None:
    take_place_of(page, "coordinator", "en")
    page.goto(f"/en/{QUESTIONS}form/")

    page.locator("form .button.main").click()
    page.wait_for_url("**/questions/fellowship/")
    page.locator("button[name=go][value=back]").click()
    page.wait_for_url("**/questions/form/")
    page.locator("button[name=go][value=whole]").click()

    page.wait_for_url("**/process/setup/")
    expect(page.locator("h1")).to_have_text("Who leads the work")
