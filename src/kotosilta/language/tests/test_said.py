"""Reasons in words: values that are days or reasons themselves are put into the language as well."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override

from kotosilta.language.said import in_words
from kotosilta.language.translated import Translated
from kotosilta.reasons import Reason


@pytest.mark.parametrize(("language", "day"), [("sv", "24.11.2026"), ("fi", "24.11.2026"), ("en", "24/11/2026")])
def test_day_among_the_values_is_written_as_the_language_writes_days(language: str, day: str) -> None:
    assert in_words(Reason("%(day)s", {"day": date(2026, 11, 24)}), language) == day


def test_reason_among_the_values_is_put_into_words_first() -> None:
    inner = Reason("ends %(day)s", {"day": date(2026, 11, 24)})

    assert in_words(Reason("It %(what)s.", {"what": inner}), "en") == "It ends 24/11/2026."


def test_text_in_several_languages_is_said_in_the_wanted_one_whatever_the_page_is_in() -> None:
    name = Translated.of(sv="FPA", fi="Kela")

    with override("sv"):
        assert in_words(Reason("%(name)s", {"name": name}), "fi") == "Kela"
