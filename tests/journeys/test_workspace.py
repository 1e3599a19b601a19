"""The workspace in a real browser: a municipality from its draft to its goals, and a guest who answers on a phone."""

from __future__ import annotations

import io
import re
from datetime import date, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import PHONE
from tests.journeys import later_rooms as rooms
from tests.journeys.filling import latest_letter, press, sign_up, take_place_of, write
from tests.service import Service

WITH_AND_WITHOUT_SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
JOINT = "/fi/programme/narpes-and-others-2027/"
SHARE = "445.foreign_language_share"
GOAL = "Den som flyttar till skärgården har någon att fråga på sitt eget språk."
CSV = "Titel;Antal;Datum;Grupp;Källa;Definition\nKunder i rådgivningen;124;31.12.2025;L;Rådgivningen;Olika personer\n"
RELATIONS = "Byarna bjuder in nya grannar till talko."
RELATIONS_IN_FINNISH = "Kylät kutsuvat uudet naapurit talkoisiin."
BRIEF = "Den som flyttar hit ska ha någon att fråga."
_numbers = count(1)


@WITH_AND_WITHOUT_SCRIPTS
def test_a_municipality_goes_from_its_draft_through_all_seven_rooms_in_swedish(
    page: Page, browser: Browser, service: Service, scripts: bool
) -> None:
    page.goto("/sv/draft/pargas/?from=2026&to=2029")  # a period that has begun can be followed up
    page.locator("a[href*='/programmes/begin/']").click()
    sign_up(page, f"pargas{next(_numbers)}-{id(page)}@example.test")
    page.locator("form[action$='/programmes/begin/'] button").click()
    page.wait_for_url("**/sv/programme/pargas-2026*/")
    home = page.url
    expect(page.locator("main")).to_contain_text("Pargas")

    _process(page, home)
    _cooperation(page, home)
    _situation(page, home)
    _goals(page, home)
    _thread(page, home)
    _document(page, home)
    _decided(page, home)
    _followed_up(page, home)
    _published(page, browser, service, home)


def _process(page: Page, home: str) -> None:
    page.goto(f"{home}process/setup/")
    write(page, authority_sv="Bildningen", responsible_role_sv="Samordnaren", form="separate", fellowship="alone")
    expect(page.locator("main")).to_contain_text("Samordnaren")

    page.locator("form[action$='/bodies/take-up/'] button").click()
    page.locator("a[href*='/bodies/'][href$='/meetings/add/']").first.click()
    decision = _today() + timedelta(days=400)
    write(page, on=_written(decision), purpose="decides")
    press(page, "form[action$='/phases/count-back/'] button")
    assert page.locator("a[href*='/process/phases/']").count() > 1  # some phases, and the one to add
    expect(page.locator("main")).to_contain_text(_written(decision))


def _cooperation(page: Page, home: str) -> None:
    page.goto(f"{home}cooperation/organisations/add/?sector=C2.6a")
    write(page, name_sv="Skärgårdsföreningen", taking="in")
    page.goto(f"{home}cooperation/")
    page.get_by_role("link", name="Skärgårdsföreningen").first.click()
    page.locator("a[href$='/contacts/add/']").first.click()
    write(page, name="Sekreteraren", email="sekreteraren@example.test")
    expect(page.locator("main")).to_contain_text("Sekreteraren")


def _situation(page: Page, home: str) -> None:
    page.goto(f"{home}situation/questions/C3.4/")
    page.locator("form[action$='/looked-at/'] button").click()
    expect(page.locator("form[action$='/not-looked-at/']")).to_be_visible()

    page.goto(f"{home}situation/questions/C3.7/voices/new/")
    write(page, text_sv="Ingen vet vart man ska ringa.", kind="discussion", heard_on=_written(_today()))
    expect(page.locator("#voices")).to_contain_text("Ingen vet vart man ska ringa.")

    page.goto(f"{home}situation/questions/C3.7/figures/file/")
    file = {"name": "radgivningen.csv", "mimeType": "text/csv", "buffer": CSV.encode("cp1252")}
    page.locator("[name=file]").set_input_files(file)  # type: ignore[arg-type]
    press(page, "form:has([name=file]) button:not([type=button])")
    press(page, "form:has([name=carried]) button.main")
    expect(page.locator("#figures")).to_contain_text("124")

    page.goto(f"{home}situation/findings/new/")
    page.get_by_label("Ingen vet vart man ska ringa.").check()
    page.get_by_label("Kunder i rådgivningen").check()
    write(page, text_sv="Vägen till rådgivningen är för lång.", question="C3.7", official=[SHARE])
    expect(page.locator("main")).to_contain_text("Vägen till rådgivningen är för lång.")


def _goals(page: Page, home: str) -> None:
    page.goto(f"{home}goals/new/")
    page.get_by_label("Vägen till rådgivningen är för lång.").check()
    write(page, change_sv=GOAL, now_sv="Få hittar fram.", wanted_sv="Alla får svar.", by_year="2029", theme="e")
    page.locator("a[href$='/measures/new/']").first.click()
    page.locator("[name=owner]").select_option(label="Skärgårdsföreningen")
    write(page, title_sv="Rådgivning på färjan", begins="1.3.2027", ends="31.12.2028")
    page.locator("a[href$='/indicators/new/']").first.click()
    page.locator(f"a[href='?from={SHARE}']").click()
    write(page, title_sv="Andelen med ett främmande språk", interval="year")
    press(page, "form:has([name=read_on]) button:not([type=button])")  # the official figure is what it starts from
    page.goto(f"{home}goals/")
    for words in (GOAL, "Rådgivning på färjan", "Skärgårdsföreningen", "Andelen med ett främmande språk"):
        expect(page.locator("main")).to_contain_text(words)


def _thread(page: Page, home: str) -> None:
    """From the official figure to the measure, and all the way back."""
    onward, back = "section[aria-labelledby=onward-title]", "section[aria-labelledby=back-title]"
    page.goto(f"{home}thread/official/{SHARE}/")
    for kind in ("finding", "goal", "measure"):
        page.locator(f"{onward} a[href*='/thread/{kind}/']").first.click()
    expect(page.locator("main h1")).to_contain_text("Rådgivning på färjan")
    for kind in ("goal", "finding", "official"):
        page.locator(f"{back} a[href*='/thread/{kind}/']").first.click()
    assert page.url.endswith(f"/thread/official/{SHARE}/")


def _document(page: Page, home: str) -> None:
    page.goto(f"{home}document/")
    with page.expect_download() as taking:
        page.locator("a[href$='/document/sv.docx']").click()
    content = docx.Document(io.BytesIO(taking.value.path().read_bytes()))
    words = [each.text for each in content.paragraphs]
    words += [cell.text for table in content.tables for row in table.rows for cell in row.cells]
    assert any(GOAL in each for each in words)


def _decided(page: Page, home: str) -> None:
    rooms.begin_elements(page, home)
    rooms.write_element(page, home, "D9", sv=RELATIONS, fi=RELATIONS_IN_FINNISH)
    rooms.name_version(page, home, "Till fullmäktige")
    rooms.decide(page, home, "", "approved")
    page.goto(f"{home}document/versions/")
    expect(page.locator("main")).to_contain_text("§ 00")
    page.goto(home)
    expect(page.locator(".band")).to_contain_text("2026–2029")


def _followed_up(page: Page, home: str) -> None:
    rooms.arrange_follow_up(page, home, "sv", "Samordnaren")
    rooms.take_over_condition(page, home)
    rooms.report_measures(page, home, "sv", "Den första turen är bokad.")


def _published(page: Page, browser: Browser, service: Service, home: str) -> None:
    """What was decided can be read by somebody who knows nothing of it, and the files are those that were sealed."""
    rooms.plan_communication(page, home)
    rooms.publish(page, home, "sv", BRIEF, "page", "goals", "document", "follow-up")
    slug = home.rstrip("/").rsplit("/", 1)[-1]
    outside = browser.new_context(base_url=service.address, **PHONE)
    reader = outside.new_page()
    reader.goto("/sv/directory/")
    reader.locator(f"a[href$='/directory/{slug}/']").first.click()
    expect(reader.locator("main")).to_contain_text(BRIEF)
    reader.goto(f"/sv/directory/{slug}/goals/")
    expect(reader.locator("main")).to_contain_text(GOAL)
    reader.goto(f"/sv/directory/{slug}/document/")
    expect(reader.locator("main")).to_contain_text(RELATIONS)
    files = {ending: rooms.taken(reader, f"a[href$='/document/sv.{ending}']") for ending in ("pdf", "docx")}
    assert files["pdf"].startswith(b"%PDF-")
    assert RELATIONS in [each.text for each in docx.Document(io.BytesIO(files["docx"])).paragraphs]
    assert files["pdf"] == rooms.taken(reader, "a[href$='/document/sv.pdf']")
    outside.close()


@WITH_AND_WITHOUT_SCRIPTS
def test_two_municipalities_decide_differently_about_their_joint_programme_in_finnish(
    page: Page, scripts: bool
) -> None:
    page.goto("/fi/draft/kemi/?with=tornio")
    page.locator("a[href*='/programmes/begin/']").click()
    sign_up(page, f"kemi{next(_numbers)}-{id(page)}@example.test")
    page.locator("form[action$='/programmes/begin/'] button").click()
    page.wait_for_url("**/fi/programme/kemi-*/")
    home = page.url
    page.goto(f"{home}process/")
    page.locator("form[action$='/bodies/take-up/'] button").click()
    rooms.write_element(page, home, "D9", fi=RELATIONS_IN_FINNISH)
    rooms.name_version(page, home, "Valtuustoille")

    rooms.decide(page, home, "Kemi", "approved")
    rooms.decide(page, home, "Tornio", "returned")

    page.goto(f"{home}document/versions/")
    for words in ("Kemi", "Tornio", "§ 00"):
        expect(page.locator("main")).to_contain_text(words)
    rooms.arrange_follow_up(page, home, "fi", "Koordinaattori")
    rooms.publish(page, home, "fi", "Kaksi kuntaa, yksi ohjelma.", "page", "document")
    slug = home.rstrip("/").rsplit("/", 1)[-1]
    page.goto(f"/fi/directory/{slug}/document/")
    expect(page.locator("main")).to_contain_text(RELATIONS_IN_FINNISH)
    assert rooms.taken(page, "a[href$='/document/fi.pdf']").startswith(b"%PDF-")


@WITH_AND_WITHOUT_SCRIPTS
def test_an_invited_person_accepts_on_a_phone_without_an_account_in_finnish(
    page: Page, browser: Browser, service: Service, scripts: bool
) -> None:
    name = f"Kutsuttu {next(_numbers)}-{id(page)}"
    email = f"{name.replace(' ', '').lower()}@example.test"
    take_place_of(page, "coordinator", "fi")
    page.goto(f"{JOINT}cooperation/")
    page.get_by_role("link", name="Ammattiopisto (esimerkki)").first.click()
    page.locator("a[href$='/contacts/add/']").first.click()
    write(page, name=name, email=email, language="fi")
    page.locator("li, tr, article, section", has_text=name).last.locator("a[href$='/invite/']").first.click()
    write(page, greeting="Tervetuloa mukaan!")

    guest = browser.new_context(base_url=service.address, java_script_enabled=scripts, **PHONE)
    opened = guest.new_page()
    letter = latest_letter(opened, email)
    link = re.search(r"https?://\S+/invitation/\S+", letter)
    assert link, letter
    opened.goto(link[0])
    expect(opened.locator("main")).to_contain_text("Suupohjan rannikkoseudun yhteinen ohjelma (esimerkki)")
    write(opened, answer="accepted", words="Tulen mielelläni.")
    expect(opened.locator("main .note.good")).to_be_visible()
    guest.close()

    page.goto(f"{JOINT}cooperation/")
    page.get_by_role("link", name="Ammattiopisto (esimerkki)").first.click()
    expect(page.locator("main")).to_contain_text("Tulen mielelläni.")


def _today() -> date:
    return datetime.now(tz=ZoneInfo("Europe/Helsinki")).date()


def _written(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
