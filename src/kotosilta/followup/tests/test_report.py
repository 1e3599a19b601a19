"""The yearly report: made of what people recorded, told with day and source, judged as the files people take away."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kotosilta.content.load import number_styles
from kotosilta.followup import changes
from kotosilta.followup.models import ReportFile
from kotosilta.followup.report.document import document_of
from kotosilta.followup.report.files import report_file
from kotosilta.followup.report.year import year_of
from kotosilta.followup.tests.pages import at, everything, text_of
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.undo import remove
from kotosilta.publishing.blocks import Document, Table
from kotosilta.publishing.text import plain
from tests.builders import TODAY, a_finding, a_measure_report, a_reading, a_voice
from tests.checks import pdf_ua, word

pytestmark = pytest.mark.django_db
ON = date(2028, 1, 10)


def cells(document: Document) -> list[list[str]]:
    style = number_styles()[document.language]
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [[plain(cell, style).replace("\u00a0", " ") for cell in row] for table in tables for row in table.rows]


def words_of(document: Document) -> str:
    return re.sub(r"\s+", " ", repr(document.blocks)).replace("\\xa0", " ")


def test_every_number_stands_with_its_day_and_its_source(programme: Programme, kim: Membership) -> None:
    rows = everything(kim)

    values, done = cells(document_of(year_of(rows["report"]), "en", ON))

    assert values == ["Möten", "41% (2024)", "45% (2025)", "55% (2030)", "Invånarenkäten"]
    assert done == ["Språkvänner", "Fritidssektorn", "Under way", "Tolv par har mötts."]


def test_a_report_tells_of_its_own_year_and_not_of_later_ones(programme: Programme, kim: Membership) -> None:
    rows = everything(kim)
    a_reading(kim, rows["indicator"], value=Decimal(50), read_on=date(2028, 12, 31), on=date(2029, 1, 1))
    a_measure_report(kim, rows["measure"], year=2028, state="done", happened={"sv": "Klart."})

    values, done = cells(document_of(year_of(rows["report"]), "sv", ON))

    assert values[2] == "45 % (2025)"
    assert done[2:] == ["Pågår", "Tolv par har mötts."]


def test_the_thread_is_followed_from_the_result_back_to_what_was_seen(programme: Programme, kim: Membership) -> None:
    rows = everything(kim)
    finding = a_finding(kim, text={"sv": "Grannar hälsar men pratar inte"})
    removed = a_finding(kim, text={"sv": "Det här gällde inte"})
    rows["goal"].findings.set([finding, removed])
    remove(row=removed, by=kim, programme=programme)

    told = words_of(document_of(year_of(rows["report"]), "sv", ON))

    assert told.index("Grannar känner") < told.index("Grannar hälsar men pratar inte") < told.index("45 %")
    assert "Det här gällde inte" not in told


def test_a_met_condition_and_the_voices_of_the_year_are_told(programme: Programme, kim: Membership) -> None:
    rows = everything(kim)
    a_voice(kim, heard_on=date(2027, 5, 1), today=date(2028, 1, 1))
    changes.note_met(
        condition=rows["condition"],
        by=kim,
        met_on=date(2027, 6, 1),
        outcome="not_needed",
        follows={"sv": "Gruppen har bedömt."},
        today=ON,
    )

    told = words_of(document_of(year_of(rows["report"]), "en", ON))

    assert "met on 1/6/2027. No update is needed." in told
    assert "Gruppen har bedömt." in told
    assert "1 voice was written down in 2027" in told


def test_a_report_without_words_of_its_own_shows_where_they_are_missing(kim: Membership) -> None:
    report = everything(kim)["report"]
    changes.write_report(report=report, by=kim, summary={"sv": ""})
    report.refresh_from_db()

    assert "Blank(" in words_of(document_of(year_of(report), "sv", ON))


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_the_files_are_accessible_open_everywhere_and_are_the_same_again(
    programme: Programme, kim: Membership, tmp_path: Path, language: str
) -> None:
    programme.sample = True
    programme.save()
    report = everything(kim)["report"]
    paths = {each: tmp_path / f"report.{each}" for each in ("pdf", "docx")}
    for file_format, path in paths.items():
        content = report_file(report, language, file_format, ON)
        assert content == report_file(report, language, file_format, ON)
        path.write_bytes(content)

    assert pdf_ua.pdfua_errors(paths["pdf"]) == []
    assert pdf_ua.outloud_errors(paths["pdf"]) == []
    assert word.opens_in_libreoffice(paths["docx"])
    assert "45" in pdf_ua.text_of(paths["pdf"])


def test_a_sample_stands_behind_every_page_of_its_report(programme: Programme, kim: Membership) -> None:
    report = everything(kim)["report"]
    assert document_of(year_of(report), "en", ON).watermark == ""

    programme.sample = True

    report.programme = programme
    assert document_of(year_of(report), "en", ON).watermark == "Sample"


def test_what_was_handed_over_is_served_as_it_was_whatever_is_recorded_later(
    client: Any, programme: Programme, kim: Membership
) -> None:
    rows = everything(kim)
    report = rows["report"]
    day = {"handed_over_on": TODAY.replace(year=2027), "today": ON}
    changes.hand_over(report=report, by=kim, body=rows["body"], receiver={}, **day)
    a_measure_report(kim, rows["measure"], state="done", happened={"sv": "Helt annat."})

    for kept in ReportFile.objects.of(programme):
        served = client.get(at(programme, f"reports/{report.pk}/{kept.language}.{kept.file_format}"))
        assert served.content == bytes(kept.content)
    page = text_of(client.get(at(programme, f"reports/{report.pk}/")))
    assert "24.11.2027" in page
    assert "Tolv par har mötts." not in page
    assert "Bildningsnämnden" in client.get(at(programme, f"reports/{report.pk}/sv.html")).content.decode()
