"""Missing glyphs are seen, and which ones are missing is read from the faces themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.publishing.glyphs import drawable
from kotosilta.publishing.typesetting import FACES, TEXT_FACE, fonts_root, in_our_glyphs
from kotosilta.reasons import NotPossible

FACE = fonts_root / TEXT_FACE


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Närpiö ŠŽšž čđŋŧ ǧǥ Жук ☐ − –", "Närpiö ŠŽšž čđŋŧ ǧǥ Жук ☐ − –"),
        ("ǩ", "k\u030c"),
        ("😀", "□"),
        ("中文", "□□"),
        ("👩\u200d👧\ufe0f", "□□"),
        ("\ue000", "□"),
        ("a\u200bb\u2060c", "abc"),
        ("hyphen\u00adation", "hyphen\u00adation"),
        ("5\u00a0325\u202f000\u3000x", "5\u00a0325\u202f000 x"),
    ],
)
def test_character_without_a_glyph_becomes_a_box_and_an_invisible_one_nothing(text: str, drawn: str) -> None:
    assert drawable(text, FACE) == drawn


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_drawn_text_needs_no_further_replacing(text: str) -> None:
    once = drawable(text, FACE)
    assert drawable(once, FACE) == once


def test_faces_of_the_text_family_draw_the_same_characters() -> None:
    everything = "".join(chr(code) for code in range(0x20, 0x2FFF))
    drawn = {drawable(everything, fonts_root / face) for face in FACES if face.startswith("SourceSans3")}
    assert len(drawn) == 1


def test_damaged_face_is_named_to_people(tmp_path: Path) -> None:
    (tmp_path / TEXT_FACE).write_bytes(FACE.read_bytes()[:200])
    with pytest.raises(NotPossible) as refusal:
        in_our_glyphs("å", tmp_path)
    assert refusal.value.reason.values == {"file": TEXT_FACE}
