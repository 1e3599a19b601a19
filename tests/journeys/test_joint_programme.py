"""A joint programme in Finnish through the four rooms, with a group member who joins on a phone and ticks a task."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import PHONE, axe_reports
from tests.journeys.filling import latest_letter, press, sign_up, write
from tests.service import Service

WITH_AND_WITHOUT_SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
GROUP = "Rannikon yhteistyöryhmä"
TASK = "Kysy järjestöiltä, keitä puuttuu"
GOAL = "Jokaisella on joku, jolta kysyä omalla kielellään."
_numbers = count(1)


@WITH_AND_WITHOUT_SCRIPTS
def test_two_municipalities_go_from_their_draft_to_their_goals_with_a_member_on_a_phone(
    page: Page, browser: Browser, service: Service, scripts: bool
) -> None:
    page.goto("/fi/draft/narpes/?with=kaskinen")
    page.locator("a[href*='/programmes/begin/']").click()
    sign_up(page, f"narpio{next(_numbers)}-{id(page)}@example.test")
    page.locator("form[action$='/programmes/begin/'] button").click()
    page.wait_for_url(re.compile(r"/fi/programme/[^/]+/$"))
    home = page.url
    expect(page.locator("main")).to_contain_text("Kaskinen")

    _process(page, home)
    member = _cooperation(page, home)
    guest = browser.new_context(base_url=service.address, java_script_enabled=scripts, **PHONE)
    _joins_and_ticks(guest.new_page(), member, home, scripts=scripts)
    guest.close()
    _situation(page, home)
    _goals(page, home)
    _back(page, home)


def _process(page: Page, home: str) -> None:
    """Each municipality has its own body that decides."""
    page.goto(f"{home}process/")
    page.locator("form[action$='/bodies/take-up/'] button").first.click()
    expect(page.locator("main")).to_contain_text("Närpiö")
    meetings = page.locator("a[href*='/bodies/'][href$='/meetings/add/']")
    assert meetings.count() >= 2
    meetings.first.click()
    write(page, on=_written(_today() + timedelta(days=400)), purpose="decides")
    press(page, "form[action$='/phases/count-back/'] button")
    assert page.locator("a[href*='/process/phases/']").count() > 1


def _cooperation(page: Page, home: str) -> str:
    """A group with a task and a time, a contact who is asked, and what was agreed; the contact's address."""
    page.goto(f"{home}cooperation/group/")
    write(page, kind="new", name_fi=GROUP, task_fi="Valmistelee ohjelmaa.", time_needed_fi="Neljä kokousta")
    email = f"yhdistys{next(_numbers)}-{id(page)}@example.test"
    page.goto(f"{home}cooperation/organisations/add/?sector=C2.6a")
    write(page, name_fi="Rannikon yhdistys", taking="missing")
    page.goto(f"{home}cooperation/")
    page.get_by_role("link", name="Rannikon yhdistys").first.click()
    page.locator("a[href$='/contacts/add/']").first.click()
    write(page, name="Sihteeri", email=email, language="fi")
    page.locator("a[href$='/invite/']").first.click()
    write(page, greeting="Tervetuloa mukaan!")

    page.goto(f"{home}cooperation/meetings/add/")
    write(page, title_fi="Ensimmäinen kokous", kind="group", held_on=_written(_today()))
    page.goto(f"{home}cooperation/")
    page.get_by_role("link", name="Ensimmäinen kokous").first.click()
    page.locator("a[href$='/tasks/add/']").first.click()
    page.locator("[name=owner]").select_option(label=_option(page, "owner", "Sihteeri"))
    write(page, title_fi=TASK)
    expect(page.locator("main")).to_contain_text(TASK)
    return email


def _joins_and_ticks(phone: Page, email: str, home: str, *, scripts: bool) -> None:
    """Says yes without an account, shows by a code that the address is theirs, and ticks what they have promised."""
    phone.goto(_link(phone, email, "invitation"))
    write(phone, answer="accepted", words="Tulen mielelläni.")
    phone.goto(_link(phone, email, "join"))
    assert not scripts or axe_reports(phone) == []  # axe is a script itself
    phone.locator("main form button").first.click()
    phone.wait_for_url("**/sign-in/code/**")
    reader = phone.context.new_page()
    code = re.search(r"\b\d{6}\b", latest_letter(reader, email))
    reader.close()
    assert code
    write(phone, code=code[0])
    write(phone, name="Sihteeri")
    phone.wait_for_url(f"**{home.removeprefix('http://').partition('/')[2]}")
    phone.get_by_role("link", name=TASK).first.click()
    phone.locator("form[action*='/tasks/'][action$='/done/'] button").first.click()
    expect(phone.locator("main .note.good")).to_be_visible()
    expect(phone.locator("form[action*='/tasks/'][action$='/reopen/']").first).to_be_visible()


def _situation(page: Page, home: str) -> None:
    page.goto(f"{home}situation/questions/C3.7/voices/new/")
    write(page, text_fi="Kukaan ei tiedä, minne soittaa.", kind="discussion", heard_on=_written(_today()))
    page.goto(f"{home}situation/findings/new/")
    page.get_by_label("Kukaan ei tiedä, minne soittaa.").check()
    write(page, text_fi="Tie neuvontaan on liian pitkä.", question="C3.7")
    expect(page.locator("main")).to_contain_text("Tie neuvontaan on liian pitkä.")


def _goals(page: Page, home: str) -> None:
    page.goto(f"{home}goals/new/")
    page.get_by_label("Tie neuvontaan on liian pitkä.").check()
    write(page, change_fi=GOAL, now_fi="Harva löytää perille.", wanted_fi="Kaikki saavat vastauksen.", theme="e")
    page.locator("a[href$='/measures/new/']").first.click()
    page.locator("[name=owner]").select_option(label=_option(page, "owner", "Rannikon yhdistys"))
    write(page, title_fi="Neuvontaa satamassa", begins="1.3.2027", ends="31.12.2028")
    page.goto(f"{home}goals/")
    for words in (GOAL, "Neuvontaa satamassa", "Rannikon yhdistys"):
        expect(page.locator("main")).to_contain_text(words)


def _back(page: Page, home: str) -> None:
    """The red thread from the measure to the voice, and the coordinator sees what the member has done."""
    page.goto(f"{home}goals/")
    page.get_by_role("link", name="Neuvontaa satamassa").first.click()
    page.locator("a[href*='/thread/measure/']").first.click()
    for kind in ("goal", "finding", "voice"):
        page.locator(f"section[aria-labelledby=back-title] a[href*='/thread/{kind}/']").first.click()
    expect(page.locator("main h1")).to_contain_text("Kukaan ei tiedä")
    page.goto(f"{home}history/")
    expect(page.locator("main")).to_contain_text(TASK)


def _option(page: Page, name: str, words: str) -> str:
    """The whole label of the choice that holds these words."""
    options: list[Any] = page.locator(f"[name={name}] option", has_text=words).all_inner_texts()
    return str(options[0]).strip()


def _link(page: Page, email: str, kind: str) -> str:
    found = re.search(rf"https?://\S+/{kind}/\S+", latest_letter(page, email))
    assert found
    return found[0]


def _today() -> date:
    return datetime.now(tz=ZoneInfo("Europe/Helsinki")).date()


def _written(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
