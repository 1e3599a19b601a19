"""Proposals for the plan of communication and further reading: whole, in three languages, and refused when damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from kotosilta.content import communication, load
from kotosilta.content.communication import AUDIENCES, STAGES, further_reading, proposed_steps
from kotosilta.content.load import ContentError
from kotosilta.content.text import LANGUAGES


def test_each_audience_has_a_proposal_for_each_stage() -> None:
    assert {(each.audience, each.stage) for each in proposed_steps()} == {
        (one, other) for one in AUDIENCES for other in STAGES
    }
    assert len({each.key for each in proposed_steps()}) == 12


def test_no_proposal_is_longer_than_what_its_form_takes() -> None:
    for each in proposed_steps():
        for language in LANGUAGES:
            assert 0 < len(each.message.in_language(language)) <= 500
            assert 0 < len(each.channel.in_language(language)) <= 200
            assert 0 < len(each.who.in_language(language)) <= 200


def test_further_reading_leads_only_to_pages_that_can_be_trusted_on_the_way() -> None:
    assert {each.item for each in further_reading()} == {"R1", "R2", "R4"}
    assert all(each.address.startswith("https://") for each in further_reading())


@pytest.mark.parametrize(
    ("file", "read", "content"),
    [
        ("communication_steps.toml", proposed_steps, ""),
        ("communication_steps.toml", proposed_steps, "step = []"),
        ("further_reading.toml", further_reading, "reading = []"),
        ("further_reading.toml", further_reading, "reading = [{ item = 'R1' }]"),
    ],
)
def test_a_damaged_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, read: object, content: str
) -> None:
    (tmp_path / file).write_text(content)
    monkeypatch.setattr(load, "files_root", tmp_path)

    with pytest.raises(ContentError, match=file):
        getattr(communication, read.__name__).__wrapped__()  # type: ignore[attr-defined]  # past what is kept
