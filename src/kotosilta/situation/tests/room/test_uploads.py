"""Figures from a file: chosen, checked by a person, taken in as a whole or not at all, taken back as a whole."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kotosilta.programmes.models import Membership, Programme
from kotosilta.situation.importing import SNAPSHOT
from kotosilta.situation.models import OwnFigure, Upload
from kotosilta.situation.room.table_file import MOST_BYTES_OF_TEXT
from kotosilta.situation.tests.room.pages import text_of
from tests.builders import a_programme, coordinator_of

pytestmark = pytest.mark.django_db
TABLE = "Personer på kurs\n\nKön;Ålder;2024;2025\nKvinnor;18–34;12;3\nMän;18–34;..;15\nKvinnor;35–64;9,5;22\n"
FOR_ALL = {
    "title": "Deltagare",
    "language": "sv",
    "measured": "persons",
    "unit": "",
    "hidden_below": "5",
    "on": "",
    "group": "L",
    "definition": "Olika personer under året",
    "source": "Medborgarinstitutet",
    "source_kind": "M7",
}


def at(programme: Programme, path: str, language: str = "en") -> str:
    return f"/{language}/programme/{programme.slug}/situation/questions/C3.7/{path}"


def chosen(client: Any, kim: Membership, raw: bytes, language: str = "en", name: str = "kurser.csv") -> Any:
    file = SimpleUploadedFile(name, raw, content_type="text/csv")
    return client.post(at(kim.programme, "figures/file/", language), {"file": file, "pasted": ""})


def sent_from(page: Any, **more: str) -> dict[str, str]:
    """What the check page sends when its guesses are left as they are."""
    text = page.content.decode()
    hidden = re.findall(r'name="(carried|read_as|sheet)" value="([^"]+)"', text)
    assert hidden
    lists = r'<select name="(column_\d+|first|headings|sheet)".*?<option value="(\w+)" selected>'
    return {**dict(hidden), **dict(re.findall(lists, text, re.DOTALL)), **FOR_ALL, **more}


def taken(client: Any, kim: Membership, page: Any, **more: str) -> Any:
    return client.post(at(kim.programme, "figures/file/check/"), sent_from(page, **more))


def figures(kim: Membership) -> list[tuple[str, str, int, str]]:
    return [
        (
            str(each.title),
            "" if each.value is None else f"{each.value.normalize():f}",
            each.on.year,
            f"{each.under or ''}",
        )
        for each in OwnFigure.objects.of(kim.programme).order_by("pk")
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_shown_as_it_was_understood_and_nothing_is_taken_in(
    kim: Membership, client: Any, encoding: str
) -> None:
    page = text_of(chosen(client, kim, TABLE.encode(encoding)))
    assert "Column B (Ålder)" in page
    assert '<th scope="row">4</th><td dir="auto">Kvinnor</td><td dir="auto">18–34</td>' in page
    guesses = re.findall(r'name="column_\d".*?<option value="(\w+)" selected>', page, re.DOTALL)
    assert guesses == ["title", "title", "value", "value"]
    assert OwnFigure.objects.of(kim.programme).count() == 0


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_the_columns_can_be_read_in_each_language(kim: Membership, client: Any, language: str) -> None:
    page = text_of(chosen(client, kim, TABLE.encode(), language))
    assert {"sv": "Värde", "fi": "Arvo", "en": "Value"}[language] in page


def test_a_file_is_taken_in_and_taken_back_as_a_whole(kim: Membership, client: Any) -> None:
    response = taken(client, kim, chosen(client, kim, TABLE.encode()))
    assert (response.status_code, response.url) == (303, at(kim.programme, "#figures"))
    assert figures(kim) == [
        ("Deltagare, Kvinnor, 18–34", "12", 2024, ""),
        ("Deltagare, Kvinnor, 18–34", "", 2025, "5"),
        ("Deltagare, Män, 18–34", "15", 2025, ""),
        ("Deltagare, Kvinnor, 35–64", "9.5", 2024, ""),
        ("Deltagare, Kvinnor, 35–64", "22", 2025, ""),
    ]
    page = client.get(response.url).content.decode()
    assert "5 figures have been taken in. 1 cell was left out." in page
    undo = re.search(r'action="([^"]+/uploads/\d+/remove/)"', page)
    assert undo
    back = client.post(undo[1])
    assert figures(kim) == []
    again = re.search(r'action="([^"]+/undo/upload/[^"]+)"', client.get(back.url).content.decode())
    assert again
    client.post(html.unescape(again[1]))
    assert len(figures(kim)) == 5
    overview = text_of(client.get(f"/en/programme/{kim.programme.slug}/situation/"))
    assert "kurser.csv" in overview
    assert "5 figures" in overview


def test_cells_can_be_pasted_instead(kim: Membership, client: Any) -> None:
    pasted = "Kön\tAntal\r\nKvinnor\t12\r\nMän\t1 240\r\n"
    page = client.post(at(kim.programme, "figures/file/"), {"pasted": pasted})
    assert taken(client, kim, page, on="2025").status_code == 303
    assert [each[:2] for each in figures(kim)] == [("Deltagare, Kvinnor", "12"), ("Deltagare, Män", "1240")]


def test_one_wrong_cell_keeps_everything_out_and_is_named_by_row_and_column(kim: Membership, client: Any) -> None:
    table = "Kön;2024;2025\nKvinnor;12;många\nMän;=1+1;15\nAlla;27;-\n"
    response = taken(client, kim, chosen(client, kim, table.encode()))
    page = text_of(response)
    assert response.status_code == 200
    assert "Nothing is taken in before all of it fits" in page
    for remark in (
        "<strong>Row 2, column C (2025):</strong> Write only the number, without “många”",
        '<strong>Row 3, column B (2024):</strong> <q dir="auto">=1+1</q> This is a formula.',
        "<strong>Row 4, column C (2025):</strong> “-” can mean zero or unknown.",
    ):
        assert remark in page
    assert 'value="Medborgarinstitutet"' in page
    assert Upload.objects.of(kim.programme).count() == 0
    assert figures(kim) == []


def test_at_most_twenty_remarks_are_shown(kim: Membership, client: Any) -> None:
    table = "Kön;2025\n" + "".join(f"Grupp {number};fel\n" for number in range(30))
    page = text_of(taken(client, kim, chosen(client, kim, table.encode())))
    assert page.count("<strong>Row ") == 20
    assert "and 10 more" in page


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"group": ""}, "Choose one of these"),
        ({"source": ""}, "This is still empty"),
        ({"definition": ""}, "This is still empty"),
        ({"column_2": "nothing", "column_3": "nothing"}, "Say which column holds the value."),
        ({"column_2": "nonsense"}, "no longer there"),
        ({"hidden_below": "3"}, "no longer there"),
        ({"language": "xx"}, "no longer there"),
    ],
)
def test_what_is_still_missing_for_all_figures_is_asked_for(
    kim: Membership, client: Any, wrong: dict[str, str], told: str
) -> None:
    response = taken(client, kim, chosen(client, kim, TABLE.encode()), **wrong)
    page = text_of(response)
    assert told in page
    assert 'value="Deltagare"' in page
    assert figures(kim) == []


def test_a_day_is_asked_for_when_no_column_has_one(kim: Membership, client: Any) -> None:
    page = chosen(client, kim, b"Titel;Antal\nKunder;12\n")
    assert "The date is still missing" in text_of(taken(client, kim, page))
    assert taken(client, kim, page, on="2025").status_code == 303


def test_a_file_without_a_heading_row_is_read_from_its_first_row(kim: Membership, client: Any) -> None:
    page = chosen(client, kim, "Kvinnor;12\nMän;15\n".encode())
    sent = sent_from(page, on="2025", column_0="title", column_1="value")
    assert sent["headings"] == "0"
    assert client.post(at(kim.programme, "figures/file/check/"), sent).status_code == 303
    assert [each[0] for each in figures(kim)] == ["Deltagare, Kvinnor", "Deltagare, Män"]


def test_the_same_file_is_not_taken_in_twice(kim: Membership, client: Any) -> None:
    page = chosen(client, kim, TABLE.encode())
    taken(client, kim, page)
    response = taken(client, kim, page)
    assert "has been taken in under this question already" in text_of(response)
    assert len(figures(kim)) == 5


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "The file is empty."),
        (b"PK\x03\x04" + b"\x00" * 200, "damaged or not complete"),
        ("Ort;Antal\nN\ufffdrpes;12\n".encode(), "were lost when this file was saved"),
        (b"a;b\n" * (MOST_BYTES_OF_TEXT // 4 + 1), "larger than 2 MB"),
        (b"\x00\x01\x02\x03" * 60, "no text file"),
        (b"Antal\n12\n", "Only one column was found"),
        (b'a;b\n"1;2\n', "never closed"),
        (b"a;b\n" + b"1;2\n" * 10_000, "At most 10000 are read at once"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_what_to_do(
    kim: Membership, client: Any, raw: bytes, told: str
) -> None:
    response = chosen(client, kim, raw)
    assert response.status_code == 200
    assert told in text_of(response)
    assert "Check the file" not in text_of(response)


def test_nothing_chosen_is_said(kim: Membership, client: Any) -> None:
    assert "Choose a file, or paste the cells below." in text_of(client.post(at(kim.programme, "figures/file/"), {}))


@pytest.mark.parametrize("carried", ["", "x", "WyJhIl0:forged:signature"])
def test_a_forged_or_lost_file_leads_back_to_the_choice(kim: Membership, client: Any, carried: str) -> None:
    response = client.post(at(kim.programme, "figures/file/check/"), FOR_ALL | {"carried": carried})
    assert (response.status_code, response.url) == (303, at(kim.programme, "figures/file/"))


def test_a_formula_in_a_text_never_comes_in(kim: Membership, client: Any) -> None:
    table = "Titel;Antal\n=HYPERLINK(1);12\n@SUM(A1);13\n"
    page = text_of(taken(client, kim, chosen(client, kim, table.encode()), on="2025"))
    assert page.count("as formulas do") == 2
    assert figures(kim) == []


def test_odd_names_and_cells_are_shown_as_text(kim: Membership, client: Any) -> None:
    table = 'Titel;Antal\n"<script>alert(1)</script>";12\n"المدرسة 👩‍👩‍👧";15\n'
    page = chosen(client, kim, table.encode(), name="<b>&.csv")
    assert "<script>alert" not in page.content.decode()
    response = taken(client, kim, page, on="2025", title="")
    content = client.get(response.url).content.decode()
    assert "<script>alert" not in content
    assert "المدرسة" in content


def test_a_real_file_of_others_goes_all_the_way(client: Any) -> None:
    kim = coordinator_of(a_programme("korsnas", "malax"))
    client.force_login(kim.person)
    lines = (SNAPSHOT / "foreign_language_share_2020_2025.csv").read_bytes().splitlines(keepends=True)
    ours = b"".join([lines[0], *(line for line in lines if line.startswith((b"280,", b"475,")))])
    response = taken(client, kim, chosen(client, kim, ours), title="", group="L")
    assert response.status_code == 303
    places = [each.part.code for each in OwnFigure.objects.of(kim.programme)]
    assert (places.count("280"), places.count("475")) == (6, 6)
    assert {each.measured for each in OwnFigure.objects.of(kim.programme)} == {"percent"}


def test_municipalities_are_known_by_either_name_or_by_code_and_unknown_ones_are_refused(client: Any) -> None:
    kim = coordinator_of(a_programme("korsnas", "malax"))
    client.force_login(kim.person)
    table = "Kunta;Asia;Arvo\nMaalahti;Kurssit;12\nMalax;Möten;13\nKU280;Kurssit;14\nAtlantis;Kurssit;15\n"
    page = chosen(client, kim, table.encode())
    assert "“Atlantis” does not take part in this programme." in text_of(taken(client, kim, page, on="2025"))
    good = chosen(client, kim, table.replace("Atlantis;Kurssit", "280;Möten").encode())
    assert taken(client, kim, good, on="2025").status_code == 303
    places = [each.part.code for each in OwnFigure.objects.of(kim.programme).order_by("pk")]
    assert places == ["475", "475", "280", "280"]


def test_what_a_file_says_of_other_municipalities_is_left_out_and_counted(kim: Membership, client: Any) -> None:
    table = "Kunta;Asia;Arvo\nNärpes;Kurser;12\nHelsinki;Kurser;15\n91;Möten;15\n"
    page = chosen(client, kim, table.encode())
    assert "2 rows are about other municipalities and are left out." in text_of(page)
    assert taken(client, kim, page, on="2025").status_code == 303
    assert figures(kim) == [("Deltagare, Kurser", "12", 2025, "")]
