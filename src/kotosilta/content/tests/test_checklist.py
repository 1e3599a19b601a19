"""The editions are the shared document's checklist: same ids, facets, kinds and labels, laid over in the right time."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from kotosilta.content import checklist
from kotosilta.content.checklist import ALAND, Edition, Kind, edition, editions
from kotosilta.content.load import ContentError, files_root
from kotosilta.content.tests.shared_document import Row, checklist_rows, ids_in_text
from kotosilta.content.text import LANGUAGES, Text
from kotosilta.reasons import WrongInput

ADDED_2025 = {"K1", "K2", "K3", "K4", "K5"}
QUESTIONS = {*(f"C3.{number}" for number in range(4, 14)), "C4.3", "C4.4", "C4.5"}
SOURCES = {"C3.15", "C3.16", "C3.17", "C3.18", *(f"M{number}" for number in range(1, 8))}
KIND_BY_LETTER = {"D": Kind.ELEMENT, "I": Kind.INDICATOR, "P": Kind.PRINCIPLE, "R": Kind.FURTHER_READING}
# The document labels these by today's names; the edition of 2023 has the names and languages of its time.
LABELLED_OTHERWISE_2023 = {"C1.4", "C3.15", "M4", "I2"}
FREE_SINCE_2025 = {"C2.2", "C2.3", "C5.1", "K4"}  # group and document are the municipality's own choice
ONLY_ON_THE_MAINLAND = (
    r"livskraftscentral|NTM-central|välfärdsområde|arbetskraftsmyndighet|sysselsättningsområde|"
    r"elinvoimakesku|ELY-kesku|hyvinvointialue|työvoimaviranomai|työllisyysalue|"
    r"Economic Development Centre|ELY Centre|wellbeing services count|[Ee]mployment authority|employment area"
)
LONGEST_HELP = 280


def _expected_kind(item_id: str, row: Row | None) -> Kind:
    if item_id in QUESTIONS:
        return Kind.GUIDING_QUESTION
    if item_id in SOURCES:
        return Kind.SOURCE
    if row is not None and row.optional:
        return Kind.OPTIONAL
    return KIND_BY_LETTER.get(item_id[0], Kind.REQUIREMENT)


def _texts(shown: Edition) -> Iterator[tuple[str, Text]]:
    for item in shown.items:
        yield item.id, item.title
        yield item.id, item.help
        yield from ((f"{item.id}{facet.id}", facet.label) for facet in item.facets)


def test_document_numbers_everything_the_issue_names() -> None:
    counted = Counter(re.match(r"[A-Z]\d?(?=\.)|[A-Z]", row)[0] for row in checklist_rows())  # type: ignore[index]  # every id begins so

    assert counted == {"C1": 7, "C2": 7, "C3": 18, "C4": 9, "C6": 10, "C7": 8, "D": 10, "M": 7, "I": 13, "P": 6}
    assert ids_in_text() == {"C5.1", "R1", "R2", "R3", "R4", *ADDED_2025}


def test_edition_2025_has_the_ids_of_the_document_and_2023_those_without_the_additions() -> None:
    numbered = checklist_rows().keys() | ids_in_text()

    assert {item.id for item in edition("2025").items} == numbered
    assert {item.id for item in edition("2023").items} == numbered - ADDED_2025
    assert {item.id for item in edition("2025", ALAND).items} == numbered


@pytest.mark.parametrize("shown", editions(), ids=lambda shown: shown.name)
def test_edition_names_every_item_once_and_in_the_checklists_order(shown: Edition) -> None:
    steps = [item.step for item in shown.items]

    assert [item_id for item_id, times in Counter(item.id for item in shown.items).items() if times > 1] == []
    assert list(dict.fromkeys(steps)) == ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "P", "R"]
    assert steps == sorted(steps)


@pytest.mark.parametrize("item_id", checklist_rows())
def test_facets_are_those_of_the_document(item_id: str) -> None:
    facets = [tuple(facet.id for facet in shown.item(item_id).facets) for shown in editions()]

    assert facets == [checklist_rows()[item_id].facets] * len(editions())


def test_counselling_question_asks_three_things_apart() -> None:
    facets = [facet.label.en for facet in edition("2025").item("C3.13").facets]

    assert facets == [
        "guidance and counselling for residents who have moved here",
        "situation of those who came for work",
        "their need of services",
    ]


def test_source_checklist_has_the_kinds_of_the_document() -> None:
    wrong = [
        (item.id, item.kind)
        for item in edition("2023").items
        if item.kind != _expected_kind(item.id, checklist_rows().get(item.id))
    ]

    assert wrong == []


def test_kinds_change_only_where_the_law_of_today_leaves_the_choice() -> None:
    before = {item.id: item.kind for item in edition("2023").items} | dict.fromkeys(ADDED_2025, Kind.REQUIREMENT)
    changed = {item.id: item.kind for item in edition("2025").items if item.kind != before[item.id]}

    assert changed == dict.fromkeys(FREE_SINCE_2025, Kind.OPTIONAL)


def test_titles_are_the_documents_labels_in_swedish_and_finnish() -> None:
    labels = {row.id: (row.sv, row.fi) for row in checklist_rows().values()}
    different = {
        shown.name: {item.id for item in shown.items if (item.title.sv, item.title.fi) != labels.get(item.id)}
        for shown in editions()
    }

    assert different["2025"] - ids_in_text() == set()
    assert different["2023"] - ids_in_text() == LABELLED_OTHERWISE_2023


def test_editions_follow_each_other_without_a_gap() -> None:
    first, second = editions()

    assert (first.name, first.based_on_act, first.valid_from) == ("2023", "1386/2010", date(2023, 1, 1))
    assert (second.name, second.based_on_act, second.valid_to) == ("2025", "681/2023", None)
    assert first.valid_to is not None
    assert first.valid_to + timedelta(days=1) == second.valid_from


@pytest.mark.parametrize("shown", editions(), ids=lambda shown: shown.name)
def test_items_hold_within_their_edition(shown: Edition) -> None:
    assert [item.id for item in shown.items if item.valid_from is None or item.valid_from < shown.valid_from] == []
    assert {item.valid_to for item in shown.items} == {shown.valid_to}


def test_authority_that_began_in_2026_is_named_from_then_on() -> None:
    advice = edition("2025").item("C1.4")

    assert (advice.title.fi, advice.valid_from) == ("Elinvoimakeskuksen neuvonta", date(2026, 1, 1))
    assert edition("2023").item("C1.4").title.fi == "ELY-keskuksen neuvonta"


@pytest.mark.parametrize("name", ["2023", "2025"])
def test_programme_is_mandatory_on_aland_by_alands_own_act(name: str) -> None:
    aland = edition(name, ALAND)

    assert (aland.profile, aland.based_on_act) == (ALAND, "ÅFS 2012:74")
    assert aland.item("C5.1").kind == Kind.REQUIREMENT
    assert aland.item("C5.1").law == ("L16",)
    assert aland.standing.sv.startswith("På Åland ska en kommun")
    assert {law for item in aland.items for law in item.law} <= {"L16", "A7"}


def test_programme_is_the_municipalitys_own_choice_on_the_mainland_today() -> None:
    assert edition("2023").item("C5.1").kind == Kind.REQUIREMENT
    assert edition("2025").item("C5.1").kind == Kind.OPTIONAL
    assert "eget val" in edition("2025").standing.sv


def test_aland_profile_never_names_the_mainlands_authorities() -> None:
    found = [
        (where, language)
        for where, text in _texts(edition("2025", ALAND))
        for language in LANGUAGES
        if re.search(ONLY_ON_THE_MAINLAND, text.in_language(language))
    ]

    assert found == []


@pytest.mark.parametrize("profile", [None, ALAND])
@pytest.mark.parametrize("name", ["2023", "2025"])
def test_texts_are_short_and_clean_in_every_language(name: str, profile: str | None) -> None:
    shown = edition(name, profile)
    helps = [(item.id, item.help.in_language(language)) for item in shown.items for language in LANGUAGES]
    unclean = re.compile(r"^\s|\s$|\s\s|\s[.,;:]|\.\.|\b(\w{3,}) \1\b")

    assert [where for where, text in helps if not text.endswith((".", "?")) or len(text) > LONGEST_HELP] == []
    assert [
        (where, language)
        for where, text in _texts(shown)
        for language in LANGUAGES
        if not text.in_language(language) or unclean.search(text.in_language(language))
    ] == []
    assert [where for where, text in _texts(shown) if len(text.en) > 20 and text.en in (text.sv, text.fi)] == []


def test_unknown_edition_or_profile_is_refused_naming_those_that_exist() -> None:
    with pytest.raises(WrongInput) as unknown_edition:
        edition("2024")
    with pytest.raises(WrongInput) as unknown_profile:
        edition("2025", "lappi")

    assert str(unknown_edition.value) == "There is no checklist edition 2024. There are: 2023, 2025."
    assert unknown_edition.value.field == "edition"
    assert str(unknown_profile.value) == "There is no checklist profile lappi. There are: aland."
    assert unknown_profile.value.field == "profile"


def test_item_that_an_edition_lacks_is_not_found() -> None:
    with pytest.raises(KeyError):
        edition("2023").item("K1")


@pytest.fixture
def copied_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The checklist's files in a place where a test may damage them."""
    shutil.copytree(files_root / "checklist", tmp_path / "checklist")
    monkeypatch.setattr("kotosilta.content.load.files_root", tmp_path)
    monkeypatch.setattr("kotosilta.content.checklist.files_root", tmp_path)
    _forget()
    yield tmp_path / "checklist"
    _forget()


def _forget() -> None:
    checklist.edition.cache_clear()
    checklist._base_items.cache_clear()


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        ("edition-2025.toml", "[standing]", "[standing", r"edition-2025\.toml"),
        ("edition-2025.toml", 'kind = "optional"', 'kind = "wish"', r"edition-2025\.toml.*kind"),
        ("edition-2025.toml", 'id = "C1.2"', 'id = "C9.9"', r"edition-2025\.toml names C9\.9"),
        ("items.toml", "help.fi = ", "help.no = ", r"items\.toml.*help"),
        ("profile-aland.toml", 'id = "C1.2"', 'id = "C1.22"', r"profile-aland\.toml names C1\.22"),
    ],
)
def test_damaged_file_is_named(copied_files: Path, file: str, old: str, new: str, complaint: str) -> None:
    whole = (copied_files / file).read_text(encoding="utf-8")
    (copied_files / file).write_text(whole.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError, match=complaint):
        edition("2025", ALAND)


def test_missing_file_is_named(copied_files: Path) -> None:
    (copied_files / "items.toml").unlink()

    with pytest.raises(ContentError, match=r"items\.toml"):
        edition("2025")
