"""What may be printed, what may be linked, which columns are numbers."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kotosilta.publishing.blocks import Blank, Foreign, Link, Strong
from kotosilta.publishing.tests.sample import STYLES, WORDS, figure
from kotosilta.publishing.text import blank_text, language_tag, plain, printable, safe_address


@pytest.mark.parametrize(
    ("given_text", "printed"),
    [
        ("Närpes, Ĺúčç ŋ", "Närpes, Ĺúčç ŋ"),
        ("två\r\nrader\toch\u2028en", "två rader och en"),
        ("a\x00b\x1bc\x7f", "abc"),
        ("\u202egnivas\u202c \u2066x\u2069", "gnivas x"),
        ("A\u030abo", "Åbo"),
        ("مرحبا 👩\u200d👧", "مرحبا 👩\u200d👧"),
        ("\ud800\ufffe\U0001ffff\ufeff", ""),
        ("5\u00a0325 och \u22121,2\u00a0%", "5\u00a0325 och \u22121,2\u00a0%"),
        ("soft\u00adhyphen", "soft\u00adhyphen"),
    ],
)
def test_text_keeps_every_script_and_loses_what_no_format_holds(given_text: str, printed: str) -> None:
    assert printable(given_text) == printed


@given(st.text(alphabet=st.characters()))
def test_printable_text_has_no_control_characters_and_is_stable(text: str) -> None:
    printed = printable(text)
    assert {unicodedata.category(character) for character in printed}.isdisjoint({"Cc", "Cs"})
    assert printable(printed) == printed


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://stat.fi/til?x=1&y=2", "https://stat.fi/til?x=1&y=2"),
        (" mailto:integration@example.org ", "mailto:integration@example.org"),
        ("#d10-decide", "#d10-decide"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//example.org", None),
        ('https://example.org/"onclick="x', None),
        ("https://example.org/a b", None),
        ("", None),
    ],
)
def test_only_web_mail_and_own_places_become_links(address: str, linked: str | None) -> None:
    assert safe_address(address) == linked


@pytest.mark.parametrize(("tag", "kept"), [("fi", "fi"), ("fi-x-selko", "fi-x-selko"), ('sv" x="', None), ("", None)])
def test_language_is_marked_only_when_its_tag_is_well_formed(tag: str, kept: str | None) -> None:
    assert language_tag(tag) == kept


def test_blank_says_that_it_is_one_in_the_language_of_the_text() -> None:
    assert blank_text(Blank("vem som ansvarar"), WORDS["sv"]) == "[Fyll i: vem som ansvarar]"
    assert blank_text(Blank(""), WORDS["fi"]) == "[Täydennä]"
    assert blank_text(Blank("vem"), None) == "[vem]"


def test_plain_text_is_what_the_marked_text_says() -> None:
    content = ("Andel: ", Strong((figure(5.5), "!")), " ", Foreign("Mallikylä", "fi"), Link(" mer", "https://stat.fi/"))
    assert plain(content, STYLES["sv"]) == "Andel: 5,5\u00a0%! Mallikylä mer"
