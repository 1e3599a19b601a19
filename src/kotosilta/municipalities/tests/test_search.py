"""Whatever people write leads to the municipality they mean, or to a sentence that helps."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kotosilta.municipalities.register import all_municipalities
from kotosilta.municipalities.search import LONGEST_QUERY, identify, search
from kotosilta.reasons import WrongInput


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("KU049", "espoo"),
        ("ku 545", "narpes"),
        ("Turun kaupunki", "turku"),
        ("Helsingfors stad", "helsinki"),
        ("Närpes stad", "narpes"),
        ("Korsholms kommun", "korsholm"),
        ("Utsjoen kunta", "utsjoki"),
        ("Kauniaisten kaupunki", "kauniainen"),
        ("Uudenkaupungin kaupunki", "uusikaupunki"),
        ("Pedersören kunta", "pedersore"),
        ("City of Turku", "turku"),
    ],
)
def test_what_stands_on_letterheads_leads_to_its_municipality(text: str, slug: str) -> None:
    assert search(text)[0].municipality.slug == slug
    assert identify(text).municipality.slug == slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Espoo", "espoo"),
        ("esbo", "espoo"),
        ("049", "espoo"),
        ("Jyvaskyla", "jyvaskyla"),
        ("Närpiö", "narpes"),
        ("Tamperre", "tampere"),
        ("Helsingforss", "helsinki"),
        ("Rov", "rovaniemi"),
        ("Ekenäs", "raseborg"),
        ("Nauvo", "pargas"),
        ("Nagu", "pargas"),
        ("Väståboland", "pargas"),
        ("Länsi-Turunmaa", "pargas"),
        ("Pertunmaa", "mantyharju"),
        ("835", "raseborg"),
        ("<b>Turku</b>", "turku"),
        ("\u202eTurku\u202c", "turku"),
        ("  TURKU\x00\n", "turku"),
        ("49", "espoo"),
        ("Turku" + " " * 10_000, "turku"),
    ],
)
def test_search_finds_what_was_meant_first(text: str, slug: str) -> None:
    assert search(text)[0].municipality.slug == slug


@pytest.mark.parametrize("text", ["", "   ", "\u202e", "<b></b>", "zzzzzzzz", "𝕏𝕏𝕏"])
def test_search_finds_nothing_where_nothing_is_near(text: str) -> None:
    assert search(text) == ()


def test_an_old_name_is_told_with_the_match() -> None:
    match = search("Ekenäs")[0]

    assert match.former is not None
    assert (match.name, match.score, match.former.abolished_on.year, match.split) == ("Ekenäs", 100, 2009, False)


def test_a_split_municipality_gives_all_its_successors() -> None:
    found = search("Längelmäki")

    assert [(match.municipality.slug, match.split, match.score) for match in found] == [
        ("jamsa", True, 100),
        ("orivesi", True, 100),
    ]


def test_todays_name_wins_over_the_same_former_name() -> None:
    found = search("Pirkkala")

    assert (found[0].municipality.slug, found[0].former, found[0].score) == ("pirkkala", None, 100)
    assert [match.municipality.slug for match in found if match.score == 100] == ["pirkkala"]
    assert "nokia" in [match.municipality.slug for match in found]


@pytest.mark.parametrize("municipality", all_municipalities(), ids=lambda each: each.slug)
def test_every_municipality_is_found_and_identified_by_its_names(municipality: object) -> None:
    expected = municipality
    for text in (expected.name.fi, expected.name.sv, expected.code, expected.slug):  # type: ignore[attr-defined]
        assert search(text)[0].municipality == expected
        assert identify(text).municipality == expected


def test_searching_gives_at_most_what_was_asked_for() -> None:
    assert len(search("ka", limit=3)) == 3


@pytest.mark.parametrize("text", ["Väståboland", "länsi-turunmaa"])
def test_identify_knows_a_name_that_today_s_municipality_has_changed_since(text: str) -> None:
    found = identify(text)

    assert (found.municipality.slug, found.former) == ("pargas", None)


def test_identify_says_what_became_of_a_merged_municipality() -> None:
    found = identify("Nauvo")

    assert found.municipality.slug == "pargas"
    assert found.former is not None
    assert found.former.name_sv == "Nagu"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("49", "Codes of municipalities have three digits. Write 049 for Espoo – Esbo."),
        ("Tamperre", "There is no municipality called “Tamperre”. Did you mean: Tampere (837)?"),
        (
            "Längelmäki",
            "Längelmäki was divided between several municipalities. Choose one of them: Jämsä (182), Orivesi (562).",
        ),
        ("zzzzzzzz", "There is no municipality called “zzzzzzzz”, and no name that is near to it."),
        ("<i>zzzzzzzz</i>\u202e", "There is no municipality called “zzzzzzzz”, and no name that is near to it."),
        ("", "Give the name or the code of a municipality."),
        ("x" * 101, "The name of a municipality has at most 100 characters."),
    ],
)
def test_identify_says_what_to_write_instead(text: str, message: str) -> None:
    with pytest.raises(WrongInput) as refused:
        identify(text)

    assert str(refused.value) == message
    assert refused.value.field == "municipality"


@given(st.text(max_size=LONGEST_QUERY + 20))
@example("\u0130\u0130\ufdfa" * 30)
@example("%(text)s")
def test_any_text_is_identified_or_refused_in_words(text: str) -> None:
    search(text)
    with suppress(WrongInput):
        identify(text)


@given(st.text(max_size=30))
def test_searching_twice_gives_the_same(text: str) -> None:
    assert search(text) == search(text)
