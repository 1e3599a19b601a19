"""The forms' script in a real browser: it saves as one goes, loses nothing that was typed, asks only when it failed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Page, Route, expect

from kotosilta.language.translated import TextState, Translated
from kotosilta.web.tests import forms_site
from tests.browser import PHONE, axe_reports, chromium, overflow

WHY = "#id_why"
SWEDISH = "#id_change_sv"
LINE = "[data-keeping]"
SAVED = "Saved at"
PUT_BACK = "[data-put-back]"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with forms_site.forms_site() as address:
        yield address


@pytest.fixture(autouse=True)
def state(monkeypatch: pytest.MonkeyPatch) -> forms_site.State:
    fresh = forms_site.State()
    monkeypatch.setattr(forms_site, "STATE", fresh)
    return fresh


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Opens pages of the site; an error in a script fails the test."""
    contexts = []
    errors: list[str] = []

    def open_page(path: str, **options: object) -> Page:
        context = browser.new_context(**{**PHONE, "base_url": address, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


def type_into(page: Page, field: str, text: str) -> None:
    page.locator(field).fill(text)


def send(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def wait_until_saved(page: Page) -> None:
    expect(page.locator(LINE)).to_contain_text(SAVED, timeout=10_000)


def why(state: forms_site.State) -> object:
    return state.goal["why"]


def test_text_is_saved_while_one_writes(opened: Callable[..., Page], state: forms_site.State) -> None:
    page = opened("/goal/")
    type_into(page, WHY, "Because")
    expect(page.locator(LINE)).to_have_text("Not saved yet")
    wait_until_saved(page)
    assert why(state) == "Because"
    type_into(page, WHY, "Because of that")
    expect(page.locator(LINE)).to_have_text("Not saved yet")
    wait_until_saved(page)
    assert (why(state), state.savings) == ("Because of that", 2)


def test_states_follow_what_was_saved(opened: Callable[..., Page], state: forms_site.State) -> None:
    page = opened("/goal/")
    type_into(page, SWEDISH, "Språket redan första veckan")
    wait_until_saved(page)
    finnish = page.locator("#id_change_fi-state")
    expect(finnish).to_have_text("Older than the other language")
    assert finnish.get_attribute("data-state") == "older"
    type_into(page, "#id_change_fi", "Kieli heti ensimmäisellä viikolla")
    expect(finnish).to_have_text("Written", timeout=10_000)
    change = state.goal["change"]
    assert isinstance(change, Translated)
    assert change.state_in("sv") is change.state_in("fi") is TextState.WRITTEN


def test_two_tabs_are_both_kept_when_they_write_different_fields(
    opened: Callable[..., Page], state: forms_site.State
) -> None:
    one, other = opened("/goal/"), opened("/goal/")
    type_into(one, WHY, "One")
    wait_until_saved(one)
    type_into(other, SWEDISH, "Svenska")
    wait_until_saved(other)
    type_into(one, WHY, "One more")
    expect(one.locator(LINE)).to_have_text("Not saved yet")
    wait_until_saved(one)
    change = state.goal["change"]
    assert isinstance(change, Translated)
    assert (why(state), change.text_in("sv")) == ("One more", "Svenska")


def test_later_one_sees_both_and_chooses_when_two_write_the_same(
    opened: Callable[..., Page], state: forms_site.State
) -> None:
    one, other = opened("/goal/"), opened("/goal/")
    type_into(one, WHY, "One")
    wait_until_saved(one)
    type_into(other, WHY, "Other")
    expect(other.locator(LINE)).to_contain_text("somebody else has changed the same", timeout=10_000)
    assert why(state) == "One"
    send(other)
    expect(other.locator("blockquote")).to_have_text("One")
    assert other.locator(WHY).input_value() == "Other"
    assert other.evaluate("document.activeElement.getAttribute('role')") == "alert"
    other.get_by_label("Keep mine").check()
    other.wait_for_timeout(2500)
    assert why(state) == "One"
    send(other)
    expect(other.locator("[data-here]")).to_be_visible()
    assert why(state) == "Other"


def test_script_says_what_needs_attention_and_saves_once_it_is_mended(
    opened: Callable[..., Page], state: forms_site.State
) -> None:
    page = opened("/goal/")
    type_into(page, WHY, "x" * 41)
    expect(page.locator(LINE)).to_contain_text("something needs your attention", timeout=10_000)
    send(page)
    expect(page.locator("#id_why-problem")).to_contain_text("1 character too long")
    type_into(page, WHY, "x" * 40)
    wait_until_saved(page)
    expect(page.locator("#id_why-problem")).to_be_hidden()
    assert why(state) == "x" * 40


def test_saving_goes_on_when_the_service_is_back_and_leaving_asks_only_before(
    opened: Callable[..., Page], state: forms_site.State
) -> None:
    page = opened("/goal/")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    state.is_broken = True
    type_into(page, WHY, "Kept")
    expect(page.locator(LINE)).to_contain_text("there is no connection", timeout=10_000)
    page.close(run_before_unload=True)
    page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    state.is_broken = False
    page.evaluate("dispatchEvent(new Event('online'))")
    wait_until_saved(page)
    assert why(state) == "Kept"
    page.goto("/elsewhere/")
    assert asked == ["beforeunload"]


def test_typed_text_is_back_after_a_reload_with_the_values_it_was_opened_with(
    opened: Callable[..., Page], state: forms_site.State
) -> None:
    page = opened("/goal/")
    state.is_broken = True
    type_into(page, WHY, "Mine")
    expect(page.locator(LINE)).to_contain_text("there is no connection", timeout=10_000)
    state.is_broken = False
    state.goal = state.goal | {"why": "Theirs"}
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.locator(PUT_BACK)).to_be_visible()
    assert page.locator(WHY).input_value() == "Mine"
    send(page)
    expect(page.locator("blockquote")).to_have_text("Theirs")


def test_saved_value_is_shown_again_when_one_does_not_want_back_what_was_typed(opened: Callable[..., Page]) -> None:
    page = opened("/new/")
    type_into(page, WHY, "Typed")
    page.reload()
    expect(page.locator(PUT_BACK)).to_be_visible()
    page.get_by_role("button", name="Show what is saved instead").click()
    assert page.locator(WHY).input_value() == ""
    page.reload()
    expect(page.locator(PUT_BACK)).to_be_hidden()
    assert page.locator(WHY).input_value() == ""


def test_typed_text_is_back_after_looking_elsewhere_and_gone_once_it_arrived(opened: Callable[..., Page]) -> None:
    page = opened("/new/")
    type_into(page, SWEDISH, "Språket")
    page.get_by_role("link", name="Elsewhere").click()
    page.goto("/new/")
    assert page.locator(SWEDISH).input_value() == "Språket"
    send(page)
    expect(page.locator("[data-here]")).to_be_visible()
    page.goto("/new/")
    expect(page.locator(PUT_BACK)).to_be_hidden()
    assert page.locator(SWEDISH).input_value() == ""


def test_typed_text_is_kept_when_it_did_not_arrive(opened: Callable[..., Page]) -> None:
    page = opened("/new/")
    type_into(page, WHY, "x" * 41)
    send(page)
    expect(page.locator("#id_why-problem")).to_be_visible()
    page.goto("/new/")
    assert page.locator(WHY).input_value() == "x" * 41
    page.context.set_offline(True)
    type_into(page, WHY, "offline")
    send(page)
    page.wait_for_timeout(500)
    page.context.set_offline(False)
    page.goto("/new/")
    assert page.locator(WHY).input_value() == "offline"


def test_typed_text_is_put_back_after_signing_in_again(opened: Callable[..., Page], state: forms_site.State) -> None:
    for with_scripts in (True, False):
        page = opened("/goal/", java_script_enabled=with_scripts)
        state.is_signed_out = True
        page.locator(WHY).fill("Written while signed out")
        send(page)
        page.wait_for_url("**/sign-in/")
        page.goto("/goal/")
        assert page.locator(WHY).input_value() == "Written while signed out"
        expect(page.locator(PUT_BACK)).to_contain_text("You had been signed out.")
        assert why(state) == ""


def test_script_says_when_the_session_is_over(opened: Callable[..., Page], state: forms_site.State) -> None:
    page = opened("/goal/")
    state.is_signed_out = True
    type_into(page, WHY, "Written")
    expect(page.locator(LINE)).to_contain_text("you have been signed out", timeout=10_000)


def test_form_sent_by_hand_while_it_is_being_saved_is_no_conflict_with_itself(
    opened: Callable[..., Page], state: forms_site.State
) -> None:
    page = opened("/goal/")

    def slowly(route: Route) -> None:
        page.wait_for_timeout(700)
        route.continue_()

    page.route("**/goal/", slowly)
    type_into(page, WHY, "First")
    with page.expect_request(lambda request: request.headers.get("x-keep") == "1"):
        pass
    type_into(page, WHY, "First and last")
    send(page)
    expect(page.locator("[data-here]")).to_be_visible(timeout=10_000)
    assert why(state) == "First and last"


def test_removal_is_taken_back_with_one_tap(opened: Callable[..., Page]) -> None:
    page = opened("/new/")
    type_into(page, SWEDISH, "Språket")
    send(page)
    expect(page.get_by_role("status")).to_contain_text("The draft was removed.")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_have_text("Taken back by POST.")


def test_everything_works_with_the_keyboard_and_without_scripts(
    opened: Callable[..., Page], state: forms_site.State
) -> None:
    page = opened("/goal/", java_script_enabled=False)
    page.locator(WHY).press_sequentially("x" * 41)
    page.keyboard.press("Enter")
    expect(page.locator(".summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(WHY)).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("Backspace")
    page.keyboard.press("Enter")
    expect(page.locator("[data-here]")).to_be_visible()
    assert why(state) == "x" * 40


def test_page_is_sound_on_a_phone_and_has_no_fault_for_assistive_technology(
    opened: Callable[..., Page], state: forms_site.State
) -> None:
    page = opened("/goal/")
    type_into(page, WHY, "Mine" * 20)
    type_into(page, SWEDISH, "Kotoutumissuunnitelmayhteistyövelvoitteiden" * 3)
    state.goal = state.goal | {"change": Translated.of(sv="Integrationsfrämjandeprogramarbetsgrupp" * 3)}
    send(page)
    expect(page.locator("blockquote")).to_be_visible()
    assert (overflow(page), axe_reports(page)) == (0, [])
