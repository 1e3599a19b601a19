"""What may be ordered, and what is refused with which words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.document.order import DraftOrder, default_period, draft_order
from kotosilta.municipalities.register import all_municipalities, members_of_region
from kotosilta.reasons import WrongInput

TODAY = date(2026, 11, 24)


def _order(*names: str, period: str | None = None, edition: str | None = None, name: str | None = None) -> DraftOrder:
    return draft_order(names, period=period, edition=edition, name=name, today=TODAY)


def _refusal(*names: str, **wishes: str) -> tuple[str | None, str]:
    with pytest.raises(WrongInput) as refused:
        _order(*(names or ("Närpes",)), **wishes)
    return refused.value.field, str(refused.value)


def test_an_order_is_as_usual_when_nothing_else_is_said() -> None:
    order = _order("Närpes")

    assert (order.first_year, order.last_year, order.edition, order.name) == (2027, 2030, "2025", None)
    assert (order.joint, order.mixed_profiles, order.period) == (False, False, "2027–2030")


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 12, 31)])
def test_the_usual_period_is_the_next_four_full_years(day: date) -> None:
    assert default_period(day) == (2027, 2030)


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Närpes", "narpes"), ("091", "helsinki"), ("Mariehamn", "mariehamn"), ("Nagu", "pargas"), ("Ekenäs", "raseborg")],
)
def test_a_draft_is_called_by_the_name_in_the_municipality_s_first_language(name: str, slug: str) -> None:
    assert _order(name).slug == slug


def test_a_joint_draft_is_called_by_its_codes_in_order_and_counts_nobody_twice() -> None:
    order = _order("Närpes", "Kaskinen", "Kaskö", "231")

    assert [each.code for each in order.municipalities] == ["231", "545"]
    assert (order.slug, order.joint) == ("joint-231-545", True)


def test_the_same_municipality_twice_makes_no_joint_draft() -> None:
    assert not _order("Ekenäs", "Raseborg", "Karis").joint


def test_a_draft_of_aland_and_the_mainland_has_mixed_profiles() -> None:
    assert _order("Sottunga", "Kaskinen").mixed_profiles
    assert not _order("Sottunga", "Mariehamn").mixed_profiles


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Kust Österbotten", "kust-osterbotten"), ("  Åboland ", "aboland"), ("sydvast-2027", "sydvast-2027")],
)
def test_a_name_given_is_folded_to_a_safe_file_name(name: str, slug: str) -> None:
    assert _order("Närpes", "Kaskinen", name=name).slug == slug


@pytest.mark.parametrize(
    "name",
    [
        "",
        "..",
        "../draft",
        "a/b",
        "a\\b",
        "a.b",
        ".hidden",
        "-x",
        "x-",
        "con",
        "COM1",
        "a" * 61,
        "a" * 10_000,
        "ыыы",
        "a\nb",
        "<b>",
    ],
)
def test_a_name_that_is_no_file_name_is_refused(name: str) -> None:
    field, said = _refusal(name=name)

    assert field == "name"
    assert len(said) < 250


@pytest.mark.parametrize("period", ["2027-2030", "2027–2030", " 2027 - 2030 ", "2024-2027", "2030-2030", "2026-2035"])
def test_a_period_of_two_years_is_taken(period: str) -> None:
    order = _order("Närpes", period=period)

    assert order.first_year <= order.last_year


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2030-2027", "before it begins"),
        ("2027-2066", "40 years long"),
        ("2027-2037", "11 years long"),
        ("2001-2004", "is over"),
        ("2022-2025", "is over"),
        ("2090-2093", "too far ahead"),
        ("", "2027-2030"),
        ("2027", "2027-2030"),
        ("next four years", "2027-2030"),
        ("2027-2030-2033", "2027-2030"),
        ("12027-12030", "2027-2030"),
        ("２０２７-２０３０", "2027-2030"),
        ("2027-2030\n", ""),
        ("9" * 10_000, "2027-2030"),
        ("<script>-\u202e", "2027-2030"),
    ],
)
def test_a_period_that_cannot_be_is_refused_with_what_is_wrong(period: str, words: str) -> None:
    if not words:  # white space around it is nobody's mistake
        assert _order("Närpes", period=period).first_year == 2027
        return
    field, said = _refusal(period=period)

    assert field == "period"
    assert words in said
    assert len(said) < 250
    assert "\u202e" not in said


def test_an_unknown_edition_is_refused_with_those_that_exist() -> None:
    field, said = _refusal(edition="2024" + "x" * 10_000)

    assert (field, "2023, 2025" in said, len(said) < 250) == ("edition", True, True)
    assert _order("Närpes", edition="2023").edition == "2023"


@pytest.mark.parametrize("name", ["", "Atlantis", "91", "Pargass", "x" * 10_000])
def test_a_municipality_that_does_not_exist_is_refused(name: str) -> None:
    field, said = _refusal("Närpes", name)

    assert field == "municipality"
    assert len(said) < 300


def test_nobody_and_too_many_are_refused() -> None:
    with pytest.raises(WrongInput) as nobody:
        _order()
    assert nobody.value.field == "municipality"

    field, said = _refusal(*(each.code for each in all_municipalities()[:31]))
    assert (field, "30" in said) == ("municipality", True)


def test_every_region_can_make_a_joint_draft() -> None:
    largest = max({each.region.code for each in all_municipalities()}, key=lambda code: len(members_of_region(code)))

    assert _order(*(each.code for each in members_of_region(largest))).joint


@given(name=st.text(max_size=80))
def test_any_name_is_refused_or_stays_in_the_folder(name: str) -> None:
    slug = _slug_or_nothing(name)

    assert slug == slug.strip("-.")
    assert not set(slug) & set("/\\. \0")


def _slug_or_nothing(name: str) -> str:
    try:
        return _order("Närpes", "Kaskinen", name=name).slug
    except WrongInput:
        return ""


@given(first=st.integers(0, 9999), last=st.integers(0, 9999))
def test_any_period_that_is_taken_is_short_and_not_over(first: int, last: int) -> None:
    period = f"{first:04}-{last:04}"
    if 0 <= last - first < 10 and last >= 2026 and first <= 2036:
        order = _order("Närpes", period=period)
        assert (order.first_year, order.last_year) == (first, last)
    else:
        assert _refusal(period=period)[0] == "period"
