"""The rules of the shared document stand as dated data, and everything the checklist refers to is one of them."""

from __future__ import annotations

import itertools
import re
from datetime import date
from pathlib import Path

import pytest

from kotosilta.content.checklist import ALAND, Edition, Item, edition, editions
from kotosilta.content.law import Law, laws
from kotosilta.content.load import ContentError, files_root
from kotosilta.content.tests.shared_document import DOCUMENT, law_ids
from kotosilta.content.text import LANGUAGES

EARLIER_ACT = {"H1", "H2", "H3"}  # told in the document's running text, under "How it got here"
EARLIEST, NOW = date(2010, 1, 1), date(2026, 11, 30)
ALL_EDITIONS = [*editions(), *(edition(each.name, ALAND) for each in editions())]


def test_laws_are_those_of_the_shared_document_and_of_the_earlier_act() -> None:
    assert len(law_ids()) == 31
    assert laws().keys() == law_ids() | EARLIER_ACT


def test_laws_of_the_earlier_act_end_with_it() -> None:
    assert {law.id for law in laws().values() if law.valid_to is not None} == EARLIER_ACT
    assert {laws()[law_id].valid_to for law_id in EARLIER_ACT} == {date(2024, 12, 31)}
    assert all("1386/2010" in laws()[law_id].where.en for law_id in EARLIER_ACT)


def test_law_dates_are_in_order_and_not_in_the_future() -> None:
    dated = [law for law in laws().values() if law.valid_from]

    assert [law.id for law in dated if not EARLIEST <= (law.valid_from or EARLIEST) <= NOW] == []
    assert [law.id for law in dated if law.valid_to and law.valid_to < (law.valid_from or law.valid_to)] == []


def test_law_that_changed_the_programmes_standing_is_dated_to_the_day() -> None:
    assert laws()["L6"].valid_from == date(2025, 1, 1)
    assert laws()["L11"].valid_from == date(2026, 1, 1)
    assert laws()["L16"].valid_from == date(2013, 1, 1)


def test_bill_is_said_to_be_one_in_every_language() -> None:
    bills = [law for law in laws().values() if law.bill]

    assert [law.id for law in bills] == ["L20"]
    assert "inte gällande lag" in bills[0].rule.sv
    assert "ei voimassa olevaa lakia" in bills[0].rule.fi
    assert "not law in force" in bills[0].rule.en


@pytest.mark.parametrize("law", laws().values(), ids=lambda law: law.id)
def test_law_names_the_same_acts_and_sections_in_every_language(law: Law) -> None:
    numbers = [re.findall(r"\d+", law.where.in_language(language)) for language in LANGUAGES]

    assert sorted(numbers[0]) == sorted(numbers[1]) == sorted(numbers[2])
    assert [law.rule.in_language(language)[-1] for language in LANGUAGES] == ["."] * 3
    assert len({law.rule.in_language(language) for language in LANGUAGES}) == 3


@pytest.mark.parametrize("law_id", sorted(law_ids() - {"L20"}))
def test_law_names_the_acts_that_the_document_names(law_id: str) -> None:
    row = next(line for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if line.startswith(f"| {law_id} |"))
    acts = set(re.findall(r"\b\d{2,4}/(?:19|20)\d\d\b", row.split(" | ")[2]))

    assert acts <= set(re.findall(r"\d+/\d{4}", laws()[law_id].where.en))


@pytest.mark.parametrize("shown", ALL_EDITIONS, ids=lambda shown: f"{shown.name}-{shown.profile}")
def test_every_law_an_edition_refers_to_exists_and_holds_in_its_time(shown: Edition) -> None:
    cited = [(item, laws()[law_id]) for item in shown.items for law_id in item.law]

    assert cited
    assert [(item.id, law.id) for item, law in cited if law.bill or not _overlap(item, law)] == []


def _overlap(item: Item, law: Law) -> bool:
    begins = max(item.valid_from or EARLIEST, law.valid_from or EARLIEST)
    return begins <= min(item.valid_to or date.max, law.valid_to or date.max)


def test_addresses_are_secure_and_public() -> None:
    addresses = [law.address for law in laws().values() if law.address]

    assert [address for address in addresses if not re.fullmatch(r"https://[a-z.-]+\.fi/\S+", address)] == []
    assert sum(1 for _ in itertools.groupby(sorted(addresses))) == 5


def test_laws_name_the_file_when_it_is_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = (files_root / "law.toml").read_text(encoding="utf-8")
    (tmp_path / "law.toml").write_text(whole.replace("valid_from = 2025-01-01", 'valid_from = "soon"', 1), "utf-8")
    monkeypatch.setattr("kotosilta.content.load.files_root", tmp_path)
    laws.cache_clear()

    with pytest.raises(ContentError, match=r"law\.toml.*valid_from"):
        laws()
