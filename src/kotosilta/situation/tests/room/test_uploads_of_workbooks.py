"""A workbook on its way into the room: its sheet and headings chosen, checked, taken in, seen as series, taken back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from kotosilta.programmes.models import Membership
from kotosilta.situation.models import OwnFigure, Upload
from kotosilta.situation.room.table_file import sheets_in
from kotosilta.situation.tests.room.pages import text_of
from kotosilta.situation.tests.room.test_uploads import at, chosen, figures, sent_from, taken
from kotosilta.situation.tests.room.workbooks import rows, workbook
from tests.builders import a_programme, coordinator_of

pytestmark = pytest.mark.django_db
FILES = Path(__file__).parent / "files"
TWO_ROWS = (FILES / "libreoffice_two_heading_rows.xlsx").read_bytes()


def check(client: Any, kim: Membership, sent: dict[str, str]) -> Any:
    return client.post(at(kim.programme, "figures/file/check/"), sent)


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_a_workbook_is_shown_with_its_sheet_what_was_noticed_and_what_would_come_in(
    kim: Membership, client: Any, language: str
) -> None:
    page = text_of(chosen(client, kim, TWO_ROWS, language, name="taulukko.xlsx"))
    assert "Taulukko 1" in page
    assert "C (2023, Naiset)" in page
    assert 'value="Kotoutumiskoulutukseen osallistuneet, vieraskieliset"' in page
    assert 'value="Työllisyysalue"' in page
    if language == "en":
        assert "7 figures can be read. 1 row is about another municipality and is left out. 1 cell is left out." in page
        assert "Some cells in the table are merged." in page
        assert "Guessed: its heading is a year." in page
    assert OwnFigure.objects.of(kim.programme).count() == 0


def test_a_workbook_is_taken_in_seen_as_series_and_taken_back(kim: Membership, client: Any) -> None:
    page = chosen(client, kim, TWO_ROWS, name="taulukko.xlsx")
    response = taken(client, kim, page, title="Deltagare")
    assert response.status_code == 303
    assert figures(kim) == [
        ("Deltagare, 18–34, Naiset", "124", 2023, ""),
        ("Deltagare, 18–34, Miehet", "1204", 2023, ""),
        ("Deltagare, 18–34, Naiset", "131", 2024, ""),
        ("Deltagare, 35–64, Naiset", "98", 2023, ""),
        ("Deltagare, 35–64, Miehet", "87", 2023, ""),
        ("Deltagare, 35–64, Naiset", "", 2024, "5"),
        ("Deltagare, 35–64, Miehet", "92", 2024, ""),
    ]
    question = client.get(response.url).content.decode()
    series = re.findall(r'<table class="over-time">.*?</table>', question, re.DOTALL)
    assert [len(re.findall(r'<tr id="figure-\d+">', each)) for each in series] == [2, 2, 2]
    assert all("31/12/2023" in each and "31/12/2024" in each for each in series)
    undo = re.search(r'action="([^"]+/uploads/\d+/remove/)"', question)
    assert undo
    client.post(undo[1])
    assert figures(kim) == []


def test_another_sheet_is_read_anew_and_nothing_is_taken_in_by_choosing_it(kim: Membership, client: Any) -> None:
    raw = workbook(
        rows(["Kön", "2024"], ["Kvinnor", 12], ["Män", 15]),
        rows(["Titel", "Antal"], ["Kurser", 7]),
        names=["Ett", "Två"],
    )
    sent = sent_from(chosen(client, kim, raw), sheet="1", title="Min egen titel", go="again")
    page = check(client, kim, sent)
    text = text_of(page)
    assert "Sheet “Två”" in text
    assert "Column B (Antal)" in text
    assert 'value="Min egen titel"' in text
    without_the_button = {name: value for name, value in sent.items() if name != "go"}
    assert "Sheet “Två”" in text_of(check(client, kim, without_the_button))
    assert Upload.objects.of(kim.programme).count() == 0
    assert taken(client, kim, page, on="2025", title="").status_code == 303
    assert figures(kim) == [("Kurser", "7", 2025, "")]


def test_other_heading_rows_are_read_anew(kim: Membership, client: Any) -> None:
    raw = workbook(rows(["Kön", "Antal"], ["Kvinnor", 12], ["Män", 15]))
    sent = sent_from(chosen(client, kim, raw), headings="2", go="again")
    assert "Column A (Kön, Kvinnor)" in text_of(check(client, kim, sent))
    assert "Column A (Kön)" in text_of(check(client, kim, sent | {"headings": "1", "read_as": "0:1:2"}))


@pytest.mark.parametrize("chosen_row", ["", "-1", "999999", "x", "9" * 30])
def test_a_place_of_headings_that_is_none_does_no_harm(kim: Membership, client: Any, chosen_row: str) -> None:
    sent = sent_from(chosen(client, kim, TWO_ROWS), first=chosen_row, headings=chosen_row, sheet=chosen_row)
    assert check(client, kim, sent).status_code == 200
    assert figures(kim) == []


def test_what_is_wrong_is_told_before_anything_is_sent(kim: Membership, client: Any) -> None:
    raw = workbook(rows(["Kön", "2024"], ["Kvinnor", "många"], ["Män", "<f>B2*2</f>"], ["Alla", "#REF!"], ["Unga", 15]))
    page = text_of(chosen(client, kim, raw))
    assert "To be mended first" in page
    for remark in ("Row 3, column B (2024):</strong>", "This is a formula.", "is an error of the spreadsheet"):
        assert remark in page


def test_days_that_a_spreadsheet_made_of_ranges_are_no_figures(kim: Membership, client: Any) -> None:
    line = '<row r="2"><c r="A2" t="inlineStr"><is><t>Kvinnor</t></is></c><c r="B2" s="2"><v>45383</v></c></row>'
    page = chosen(client, kim, workbook(rows(["Kön", "2024"]) + line + rows(["Män", 15], begin=3)))
    assert "The spreadsheet has made a day of this (1/4/2024)." in text_of(page)


def test_totals_that_would_tell_a_hidden_count_are_left_out_and_named(kim: Membership, client: Any) -> None:
    raw = workbook(rows(["Kön", "2024"], ["Kvinnor", 12], ["Män", 3], ["Sammanlagt", 15]))
    page = chosen(client, kim, raw)
    assert "together with the other figures it would tell a count that is hidden as small" in text_of(page)
    assert taken(client, kim, page, title="").status_code == 303
    kept = figures(kim)
    assert ("Män", "", 2024, "5") in kept
    assert len(kept) == 2


def test_a_source_that_shows_small_numbers_keeps_its_totals(kim: Membership, client: Any) -> None:
    raw = workbook(rows(["Kön", "2024"], ["Kvinnor", 12], ["Män", 3], ["Sammanlagt", 15]))
    assert taken(client, kim, chosen(client, kim, raw), hidden_below="0").status_code == 303
    assert [each[1] for each in figures(kim)] == ["12", "3", "15"]


def test_the_same_figure_twice_is_named_by_both_cells(kim: Membership, client: Any) -> None:
    raw = workbook(rows(["Kön", "2024"], ["Kvinnor", 12], ["Män", 15], ["Kvinnor", 12]))
    assert "Row 2, column B (2024) says the same of the same day." in text_of(chosen(client, kim, raw))


def test_more_figures_than_a_page_can_bear_are_refused(kim: Membership, client: Any) -> None:
    raw = workbook(rows(["Titel", "2023", "2024"], *[[f"Sak {each}", 12, 15] for each in range(1_001)]))
    page = text_of(chosen(client, kim, raw))
    assert "That would be 2002 figures. At most 2000 are taken in at once" in page


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ((FILES / "formats.xls").read_bytes(), "old kind (.xls)"),
        ((FILES / "formats.ods").read_bytes(), "OpenDocument"),
        (TWO_ROWS[:2_000], "damaged or not complete"),
        (
            workbook(rows(["Etunimi", "Antal"], ["x", 1]), names=["Lista"]),
            "Sheet “Lista”, row 1, column A",
        ),
        (workbook(rows(["Titel", "Antal"])), "nothing below the heading row"),
    ],
)
def test_a_workbook_that_cannot_be_used_is_refused_beside_the_choice(
    kim: Membership, client: Any, raw: bytes, told: str
) -> None:
    page = text_of(chosen(client, kim, raw, name="x.xlsx"))
    assert told in page
    assert "Check the file" not in page


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_an_empty_table_that_is_filled_in_comes_back_understood(
    kim: Membership, client: Any, language: str, kind: str
) -> None:
    asked = {"title": "=Kunder", "source": "Rådgivningen"}
    raw = client.get(at(kim.programme, f"figures/file/empty.{kind}", language), asked).content
    (sheet,) = sheets_in(raw)
    assert sheet.rows[1].cells[0] == "Kunder"
    filled = [list(sheet.rows[0].cells), list(sheet.rows[1].cells)]
    filled[1][2:6] = ["2024", "120", "", "modersmål"]
    filled[1][7:] = ["Olika personer"]
    page = chosen(client, kim, workbook(rows(*filled)), language)
    columns = dict(
        re.findall(r'<select name="(column_\d+)".*?<option value="(\w+)" selected>', text_of(page), re.DOTALL)
    )
    assert list(columns.values()) == ["title", "place", "day", "value", "unit", "group", "source", "definition"]
    assert taken(client, kim, page, title="", group="", source="", definition="").status_code == 303
    (figure,) = OwnFigure.objects.of(kim.programme)
    assert (str(figure.title), figure.value, figure.on.year, figure.group, figure.source) == (
        "Kunder",
        120,
        2024,
        "L",
        "Rådgivningen",
    )


def test_an_empty_table_of_a_kind_that_is_none_is_not_found(kim: Membership, client: Any) -> None:
    assert client.get(at(kim.programme, "figures/file/empty.xls")).status_code == 404


def test_a_request_offers_the_table_to_send_and_the_place_where_it_is_taken_in(kim: Membership, client: Any) -> None:
    page = client.get(at(kim.programme, "")).content.decode()
    assert "/figures/file/empty.xlsx?title=" in page


def test_what_was_said_of_the_columns_is_remembered_for_the_next_file_of_the_kind(kim: Membership, client: Any) -> None:
    first = workbook(rows(["Titel", "Kod", "2024"], ["Kurser", 17, 120]))
    page = chosen(client, kim, first)
    assert taken(client, kim, page, column_1="nothing").status_code == 303
    again = text_of(chosen(client, kim, workbook(rows(["Titel", "Kod", "2025"], ["Kurser", 17, 130]))))
    guessed = re.findall(r'<select name="column_\d+".*?<option value="(\w+)" selected>', again, re.DOTALL)
    assert guessed == ["title", "nothing", "value"]
    assert "So it was in the file of" in again
    other = text_of(chosen(client, kim, workbook(rows(["Titel", "Nyckel", "2025"], ["Kurser", 17, 130]))))
    assert "So it was in the file of" not in other


def test_what_another_programme_said_of_its_columns_is_not_used(kim: Membership, client: Any) -> None:
    raw = workbook(rows(["Titel", "Kod", "2024"], ["Kurser", 17, 120]))
    taken(client, kim, chosen(client, kim, raw), column_1="nothing")
    other = coordinator_of(a_programme("malax"))
    client.force_login(other.person)
    assert "So it was in the file of" not in text_of(chosen(client, other, raw))


def test_the_check_page_asks_the_database_little_however_long_the_file_is(
    kim: Membership, client: Any, django_assert_max_num_queries: Any
) -> None:
    raw = workbook(rows(["Titel", "2024"], *[[f"Sak {each}", 12] for each in range(900)]))
    with django_assert_max_num_queries(20):
        chosen(client, kim, raw)
