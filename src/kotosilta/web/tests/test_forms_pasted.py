"""Text pasted from word processors, mails and hostile hands: the words stay, the dirt goes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kotosilta.web.forms.pasted import tidy, tidy_line

DIRT = (
    "a1 \t\n\r\u00a0\u202f•o-\u200d\u200c\u200e\u200f\u202e\u0308\u2028\u05d0👩🏽\u0387\u2126\ufe0f\uf0b7"
    "\U0001f3f4\U000e0067\u00ad\x85"
)
anything = st.one_of(st.text(), st.text(alphabet=DIRT))


@pytest.mark.parametrize(
    ("pasted", "meant"),
    [
        ("in\u00adte\u00adgra\u00adtion", "integration"),
        ("\ufeffMål\u200b och\u2060 väg", "Mål och väg"),
        ("\x93Citat\x94 \x96 och\x85", "“Citat” – och…"),
        ("en\u2003annan\u2009rad\u3000här", "en annan rad här"),
        ("tre   blanksteg\toch tab", "tre blanksteg och tab"),
        ("a\u0308ldre Ha\u030alla", "äldre Hålla"),
        ("\u202eevil\u202c \u2066text\u2069", "evil text"),
        ("rad\x00\x07\x1b[31m", "rad[31m"),
        ("bild \ufffc här", "bild här"),
        ("Först \uf0e0 sedan", "Först → sedan"),
        ("\u200e\u200fvanlig\u200e", "vanlig"),
        ("sk\u200dri\u200cvet", "skrivet"),
        ("dold\U000e0041\U000e0042 text", "dold text"),
        ("halv\ud800 par", "halv par"),
    ],
)
def test_dirt_goes_and_words_stay(pasted: str, meant: str) -> None:
    assert tidy(pasted) == meant


@pytest.mark.parametrize(
    "kept",
    [
        "👩‍👩‍👧 familj, ❤️ hjärta, 👋🏽 hej, 🫨 ny",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f flagga",
        "مرحبا بكم",
        "می‌خواهم بنویسم",
        "שלום\u200f (א)",
        "ភាសាខ្មែរ",
        "中文，標點",
        "Ґанок і їжа",
        "ትግርኛ",
        "10\u00a0000\u00a0euro, 5\u00a0§",
        "– som tankstreck – står det kvar",
        "1. ett\n2. två",
        "Ett stycke.\n\nEtt annat.",
    ],
)
def test_emoji_scripts_and_meant_signs_are_kept(kept: str) -> None:
    assert tidy(kept) == kept


@pytest.mark.parametrize(
    ("pasted", "lines"),
    [
        ("Mål:\r\n•\tspråk\r\n•\tarbete", "Mål:\n- språk\n- arbete"),
        ("·       språk\n·       arbete", "- språk\n- arbete"),
        ("\uf0b7\tspråk\x0b\uf0a7\tarbete", "- språk\n- arbete"),
        ("▪ språk\n  ○ svenska\no\tfinska", "- språk\n- svenska\n- finska"),
        ("-\tspråk\n–\tarbete", "- språk\n- arbete"),
        ("•", "•"),
        ("två • punkter", "två • punkter"),
    ],
)
def test_bullets_become_lines_that_begin_with_a_dash(pasted: str, lines: str) -> None:
    assert tidy(pasted) == lines


def test_many_empty_lines_become_one_when_text_is_pasted_from_a_page() -> None:
    assert tidy("\n\n ett \r\r\n\u2028\n  två  \n\n") == "ett\n\ntvå"


def test_everything_stands_on_one_line_when_the_field_has_one() -> None:
    assert tidy_line("Mål\r\n\r\n•\tspråk\n•\tarbete") == "Mål - språk - arbete"


@pytest.mark.parametrize(
    "unseen", ["", "   ", "\u200b\u2060", "\u3164", "\u2800", "\ufe0f", "\u200d", "\u202e\n", "\u00ad"]
)
def test_nothing_is_left_when_nothing_can_be_seen(unseen: str) -> None:
    assert tidy(unseen) == ""


@given(anything)
@example("•\nb")
@example("\u200d\u0387x")
def test_tidy_text_stays_as_it_is_when_it_is_tidied_again(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert tidy_line(tidy_line(text)) == tidy_line(text)


@given(anything)
def test_tidy_text_has_no_control_signs_and_no_blank_ends(text: str) -> None:
    tidied = tidy(text)
    assert [sign for sign in tidied if unicodedata.category(sign) == "Cc" and sign != "\n"] == []
    assert tidied == tidied.strip()
    assert unicodedata.is_normalized("NFC", tidied)
    assert "\n" not in tidy_line(text)


@given(
    st.text(alphabet=st.characters(categories=["L", "N"], exclude_characters="\u115f\u1160\u3164\uffa0"), min_size=1)
)
def test_letters_and_digits_of_every_script_stay(word: str) -> None:
    assert tidy(word) == unicodedata.normalize("NFC", word)
