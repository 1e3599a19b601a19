"""The draft: ten elements in order, everything filled, short, honest about years, and the same twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from kotosilta.content.checklist import edition
from kotosilta.content.load import number_styles
from kotosilta.content.text import LANGUAGES
from kotosilta.document.draft import assemble
from kotosilta.document.tests.drafts import OF_EVERY_KIND, TODAY, TOGETHER, a_draft, an_order, named
from kotosilta.document.tests.numbers import numbers_without_origin
from kotosilta.document.trace import trace_of
from kotosilta.figures import FigureKind
from kotosilta.municipalities.register import all_municipalities
from kotosilta.publishing.blocks import (
    Blank,
    Block,
    BulletList,
    Callout,
    Document,
    Foreign,
    Heading,
    Inlines,
    Paragraph,
    Picture,
    Strong,
    Table,
    figures_in,
    figures_of,
    inlines_of,
)
from kotosilta.publishing.text import plain
from kotosilta.situation.reading import pictures_of
from kotosilta.situation.tests.recomputing import agrees, recompute

pytestmark = pytest.mark.usefixtures("official_figures")

# The longest drafts have 1,931, 1,566 and 2,238 words, on six pages in LibreOffice; this much stays within seven.
MOST_WORDS = {"sv": 2100, "fi": 1750, "en": 2450}
ALL = [*((name,) for name in OF_EVERY_KIND), *TOGETHER]


def _text(document: Document) -> str:
    style = number_styles()[document.language]
    runs = [(document.title,), document.subtitle, (document.description,)]
    labels = [(block.label,) for block in document.blocks if isinstance(block, Callout)]
    runs += [content for block in document.blocks for content in inlines_of(block) if content not in _drawn(block)]
    return "\n".join(plain(run, style, document.words) for run in [*runs, *labels])


def _drawn(block: Block) -> tuple[Inlines, ...]:
    """Numbers inside a drawing are no running text; its words are the alternative."""
    return (block.figures,) if isinstance(block, Picture) else ()


def _sections(document: Document) -> dict[str, list[Block]]:
    found: dict[str, list[Block]] = {"": []}
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2:
            found[block.anchor] = []
        found[list(found)[-1]].append(block)
    return found


def _inlines(contents: Iterator[Inlines]) -> Iterator[object]:
    for content in contents:
        for inline in content:
            yield inline
            if isinstance(inline, Strong):
                yield from inline.content


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("names", ALL, ids=named)
def test_a_draft_has_the_ten_elements_in_order_and_nothing_unfinished(names: tuple[str, ...], language: str) -> None:
    document = a_draft(language, *names)

    headings = [block for block in document.blocks if isinstance(block, Heading) and block.level == 2]
    titles = {item.id: item.title.in_language(language) for item in edition("2025").items}
    assert [block.anchor for block in headings] == [f"D{number}" for number in range(1, 11)]
    assert ["".join(map(str, block.content)) for block in headings] == [
        f"D{number} {titles[f'D{number}']}" for number in range(1, 11)
    ]
    text = _text(document)
    assert not re.search(r"[{}]|None|\(\s*\)|%\(|\bnan\b|::|\.\.|;\s*[;.]", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("names", ALL, ids=named)
def test_every_number_of_a_draft_is_in_its_trace_and_can_be_recomputed(names: tuple[str, ...], language: str) -> None:
    document = a_draft(language, *names)
    rows = trace_of(document, number_styles()[language])

    assert numbers_without_origin(_text(document), rows) == []
    assert {each.code for each in an_order(*names).municipalities} <= {row["area"] for row in rows}
    for row in rows:
        assert agrees(row["value"], recompute(row["indicator"], row["method"], row["observations"])), row


@pytest.mark.parametrize("names", [("Närpes",), ("Kaskinen", "Sottunga")], ids=named)
def test_assembling_twice_gives_equal_documents(names: tuple[str, ...]) -> None:
    assert a_draft("sv", *names) == a_draft("sv", *names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_municipality_of_the_country_gets_a_draft_that_is_short_enough(language: str) -> None:
    pictures = pictures_of(all_municipalities())

    for picture in pictures:
        document = assemble(an_order(picture.municipality.code), [picture], language, TODAY)
        words = len(_text(document).split())
        assert words <= MOST_WORDS[language], (picture.municipality.slug, words)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("names", ALL, ids=named)
def test_each_element_has_its_purpose_in_one_line_and_says_who_is_asked(names: tuple[str, ...], language: str) -> None:
    for anchor, blocks in _sections(a_draft(language, *names)).items():
        if not anchor:
            continue
        purposes = [block for block in blocks if isinstance(block, Paragraph) and block.role == "purpose"]
        asked = [block for block in blocks if isinstance(block, Paragraph) and block.role == "note"]
        assert (len(purposes), len(asked)) == (1, 1)
        assert len(str(purposes[0].content[0])) <= 150


@pytest.mark.parametrize("names", ALL, ids=named)
def test_each_element_has_something_to_decide_and_somewhere_to_write(names: tuple[str, ...]) -> None:
    for anchor, blocks in _sections(a_draft("sv", *names)).items():
        if not anchor:
            continue
        decide = [
            item for block in blocks if isinstance(block, BulletList) and block.role == "decide" for item in block.items
        ]
        blanks = [part for block in blocks for part in _inlines(inlines_of(block)) if isinstance(part, Blank)]
        open_cells = [
            cell for block in blocks if isinstance(block, Table) for row in block.rows for cell in row if not cell
        ]
        assert decide
        assert blanks or open_cells


def test_the_figures_of_one_municipality_stand_in_a_line_chart_with_words_and_a_table_of_today() -> None:
    blocks = _sections(a_draft("sv", "Närpes"))["D2"]

    (drawn,) = [block for block in blocks if isinstance(block, Picture)]
    (table,) = [block for block in blocks if isinstance(block, Table)]
    said = plain(drawn.alternative, number_styles()["sv"]).replace("\u00a0", " ")
    assert said.startswith("Linjediagram. Närpes: 0,6 % (1990), 22,5 % (2025).")
    assert said.endswith("För åren 2013–2019 finns inga siffror.")
    assert [row[0] for row in table.rows] == [(str(year),) for year in range(2020, 2026)]
    assert set(drawn.figures) <= set(figures_of(a_draft("sv", "Närpes")))


def test_a_joint_draft_has_one_comparison_with_each_one_s_own_figures() -> None:
    document = a_draft("sv", "Närpes", "Kristinestad", "Kaskinen")
    drawn = [block for block in document.blocks if isinstance(block, Picture)]
    (table,) = [block for block in _sections(document)["D2"] if isinstance(block, Table)]

    assert len(drawn) == 1
    assert [plain(row[0], number_styles()["sv"]) for row in table.rows] == [
        "Kaskö – Kaskinen",
        "Kristinestad – Kristiinankaupunki",
        "Närpes – Närpiö",
    ]
    assert all(len(row) == 7 for row in table.rows)


def test_a_joint_draft_of_many_points_to_the_comparison_instead_of_naming_each() -> None:
    few, many = a_draft("sv", "Närpes", "Kaskinen"), a_draft("sv", *TOGETHER[2])

    assert "i jämförelsen i del D2" in _text(many)
    assert "står sida vid sida i jämförelsen" not in _text(few)


def test_what_a_file_is_called_tells_it_from_those_of_others_and_of_other_years() -> None:
    alone, joint = a_draft("sv", "Närpes"), a_draft("fi", "Närpes", "Kaskinen")

    assert alone.title == "Program för integrationsfrämjande"
    assert alone.known_as == "Program för integrationsfrämjande: Närpes 2027–2030"
    assert joint.known_as == "Yhteinen kotoutumisen edistämisen ohjelma: Kaskinen, Närpiö 2027–2030"


def test_a_draft_by_the_old_edition_says_that_its_rules_have_ended() -> None:
    text = _text(a_draft("sv", "Närpes", edition="2023"))

    assert "lagstadgat till den 31 december 2024" in text
    assert "Reglerna i dag står i checklistans utgåva 2025." in text


def test_a_joint_draft_of_aland_and_the_mainland_says_which_rules_hold_for_whom() -> None:
    text = _text(a_draft("sv", "Kaskinen", "Sottunga"))

    assert "Kaskö: På fastlandet är programmet" in text
    assert "Sottunga: På Åland ska en kommun" in text
    assert "ÅFS 2012:74" in text
    assert "avtalet om kommunplatser" in text
    assert "avtalet om flyktingmottagande" in text


@pytest.mark.parametrize(
    ("name", "there", "not_there"),
    [
        ("Närpes", "avtalet om kommunplatser", "avtalet om flyktingmottagande"),
        ("Sottunga", "avtalet om flyktingmottagande", "avtalet om kommunplatser"),
        ("Sottunga", "Ålands hälso- och sjukvård (ÅHS)", "välfärdsområdet"),
        ("Sottunga", "Ålands statistik- och utredningsbyrå (ÅSUB)", "sysselsättningsområdet"),
        ("Helsingfors", "Helsingfors stads social-, hälsovårds- och räddningssektor", "ordnar själv"),
        ("Närpes", "fullmäktige, stadsstyrelsen, nämnderna", "kommunstyrelsen"),
        ("Närpes", "Utbud av undervisning i finska och svenska", "Utbud av undervisning i svenska"),
        ("Sottunga", "Utbud av undervisning i svenska", "finska"),
        ("Sottunga", "Ålands polismyndighet, på begäran", "KEHA"),
        ("Sottunga", "AMS, i sammanställd form", "arbetskraftsservicen"),
        ("Närpes", "Österbottens välfärdsområde", "NTM-centralen"),
        ("Närpes", "Arbetskraftsmyndigheten i sysselsättningsområdet Österbotten", "TE-byrån"),
        ("Närpes", "Österbottens livskraftscentral", "Ålands"),
    ],
)
def test_a_draft_names_the_municipality_s_own_authorities(name: str, there: str, not_there: str) -> None:
    text = _text(a_draft("sv", name)).replace("På Åland ÅSUB.", "").replace("välfärdsområdets", "")

    assert there in text
    assert not_there not in text


def test_authorities_have_the_names_of_the_day() -> None:
    order = an_order("Närpes")
    document = assemble(order, pictures_of(order.municipalities), "sv", date(2024, 6, 1))

    assert "närings-, trafik- och miljöcentralen" in _text(document)
    assert document.date == "2024-06-01"


def test_a_draft_by_the_old_edition_leaves_out_what_that_did_not_have() -> None:
    today, old = _text(a_draft("sv", "Närpes")), _text(a_draft("sv", "Närpes", edition="2023"))

    assert "Blir det här ett eget program" in today
    assert "Blir det här ett eget program" not in old
    assert ("681/2023" in today, "1386/2010" in old) == (True, True)


@pytest.mark.parametrize(
    ("language", "name", "subtitle"),
    [
        ("sv", "Närpes", ["Närpes", "Närpiö/fi"]),
        ("fi", "Närpes", ["Närpiö", "Närpes/sv"]),
        ("en", "Helsinki", ["Helsinki", "Helsingfors/sv"]),
        ("sv", "Mariehamn", ["Mariehamn"]),
        ("fi", "Mariehamn", ["Maarianhamina", "Mariehamn/sv"]),
        ("sv", "Akaa", ["Ackas", "Akaa/fi"]),
        ("fi", "Rovaniemi", ["Rovaniemi"]),
    ],
)
def test_the_subtitle_has_the_official_names_marked_by_language(language: str, name: str, subtitle: list[str]) -> None:
    found = a_draft(language, name).subtitle

    assert [f"{part.text}/{part.language}" if isinstance(part, Foreign) else part for part in found if part != " – "][
        : len(subtitle)
    ] == subtitle
    assert "2027–2030" in str(found[-1])


@pytest.mark.parametrize("names", ALL, ids=named)
def test_early_education_is_shown_with_its_caveat_and_never_as_a_baseline(names: tuple[str, ...]) -> None:
    sections = _sections(a_draft("sv", *names))
    shown = {figure.indicator for block in sections["D7"] for figure in figures_in(block)}
    baselines = [figure for block in sections["D10"] for figure in figures_in(block)]

    assert not any(figure.year is None or figure.kind is FigureKind.RANGE_1_4 for figure in baselines)
    assert not any(figure.indicator.startswith("ecec") for figure in baselines)
    assert all(indicator.startswith("ecec") for indicator in shown)
    if shown:
        said = " ".join(
            plain(block.content, number_styles()["sv"]) for block in sections["D7"] if isinstance(block, Paragraph)
        )
        assert "Filen anger inget år; uppgifterna är från ungefär 2024." in said


def test_a_baseline_says_of_whom_it_is() -> None:
    (table,) = (block for block in _sections(a_draft("sv", "Närpes"))["D10"] if isinstance(block, Table))
    baselines = {
        plain(row[0], number_styles()["sv"]).split()[0]: plain(row[2], number_styles()["sv"]) for row in table.rows
    }

    assert baselines["I1"].startswith("främmande språk: 22,5")
    assert baselines["I7b"].startswith("alla: 63,2")


@pytest.mark.parametrize("names", ALL, ids=named)
def test_nothing_from_before_today_s_series_is_said_in_a_sentence(names: tuple[str, ...]) -> None:
    for block in a_draft("sv", *names).blocks:
        if isinstance(block, Paragraph | BulletList | Callout):
            assert all(figure.year is None or figure.year >= 2020 for figure in figures_in(block))


def test_a_draft_of_other_pictures_than_ordered_is_a_defect() -> None:
    with pytest.raises(ValueError, match="pictures"):
        assemble(an_order("Närpes"), pictures_of(an_order("Espoo").municipalities), "sv", TODAY)
