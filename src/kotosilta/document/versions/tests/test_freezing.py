"""A text that was kept is the same text again, down to its last figure."""

from __future__ import annotations

import json
from dataclasses import is_dataclass

import pytest

from kotosilta.document.versions.freezing import PIECES, frozen, thawed
from kotosilta.document.versions.working import working_text
from kotosilta.figures import FigureKind
from kotosilta.programmes.models import Programme
from kotosilta.publishing import blocks
from kotosilta.publishing.blocks import figures_of
from kotosilta.publishing.tests.sample import sample_document
from tests.builders import TODAY


def test_every_piece_that_a_text_can_be_made_of_can_be_kept() -> None:
    pieces = {name for name, each in vars(blocks).items() if isinstance(each, type) and is_dataclass(each)}

    assert pieces == set(PIECES)


def test_the_sample_of_everything_comes_back_equal() -> None:
    text = sample_document("sv")

    assert thawed(json.loads(json.dumps(frozen(text)))) == text


@pytest.mark.django_db
@pytest.mark.usefixtures("official_figures")
@pytest.mark.parametrize("language", ["sv", "fi"])
def test_a_programme_with_drawings_comes_back_equal(programme: Programme, language: str) -> None:
    text = working_text(programme, language, TODAY).document

    again = thawed(json.loads(json.dumps(frozen(text))))

    assert again == text
    assert all(isinstance(each.kind, FigureKind) for each in figures_of(again))


def test_what_no_text_is_made_of_is_refused() -> None:
    with pytest.raises(TypeError):
        frozen(object())
    with pytest.raises(TypeError):
        frozen({"a": 1})
