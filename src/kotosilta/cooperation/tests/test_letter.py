"""The invitation as a letter: it says who asks, for what, how much time it takes, and where to answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from django.utils.translation import override

from kotosilta.content.text import Text
from kotosilta.cooperation.letter import Asked, Gathering, facts, letter
from kotosilta.language.translated import Translated

ASKED = Asked(
    name="Anna",
    organisation=Translated.of(sv="Österbottens välfärdsområde", fi="Pohjanmaan hyvinvointialue"),
    title=Translated.of(sv="Programmet", fi="Ohjelma"),
    period="2027–2030",
    municipalities=(Text("Närpes", "Närpiö", "Närpes"),),
    group=Translated.of(sv="Samarbetsgruppen"),
    task=Translated.of(sv="Bereder programmet.", fi="Valmistelee ohjelmaa."),
    time_needed=Translated.of(sv="Fyra möten", fi="Neljä kokousta"),
    asker="Kim",
    authority=Translated.of(sv="Bildningen"),
    reply_to="kim@example.fi",
    next_meeting=Gathering(date(2027, 1, 12), time(14), "Stadshuset"),
    sample=False,
)
ADDRESS = "https://kotosilta.example/sv/invitation/secret/"


def body(asked: Asked = ASKED, language: str = "en", greeting: str = "", reminder: bool = False) -> str:
    written = letter(
        asked, language=language, address=ADDRESS, ends_on=date(2027, 1, 23), greeting=greeting, reminder=reminder
    )
    return written.body


def test_letter_says_everything_that_is_needed_for_saying_yes_or_no() -> None:
    assert body() == (
        "Hello Anna,\n\n"
        "Would you join the cooperation group for this programme?\n\n"
        "Programme: Programmet\n"
        "Period: 2027–2030\n"
        "Municipality: Närpes\n"
        "You would speak for: Österbottens välfärdsområde\n"
        "Group: Samarbetsgruppen\n"
        "What the group does: Bereder programmet.\n"
        "Time it takes: Fyra möten\n"
        "Next meeting: 12/1/2027 at 14:00, Stadshuset\n\n"
        "Say yes or no here. You need no account, and it takes a minute:\n\n"
        f"{ADDRESS}\n\n"
        "The link is meant for you and works until 23/1/2027. You can change your answer until then.\n\n"
        "Questions? Write to kim@example.fi.\n\n"
        "Kind regards,\nKim\nBildningen\n"
    )


def test_words_of_ones_own_come_first_and_a_reminder_says_that_it_is_one() -> None:
    lines = body(greeting="Vi sågs på torget.", reminder=True).split("\n\n")

    assert lines[1:3] == ["Vi sågs på torget.", "We have not had your answer yet, so we ask once more."]


def test_letter_of_a_sample_says_so_before_anything_else() -> None:
    assert body(replace(ASKED, sample=True)).split("\n\n")[1] == "This is a sample: nobody real has written it."


def test_what_is_not_known_is_left_out() -> None:
    bare = replace(ASKED, group=Translated(), next_meeting=None, authority=None, reply_to="")

    assert not [line for line in body(bare).splitlines() if line.startswith(("Group:", "Next meeting:", "Questions?"))]
    assert body(bare).endswith("Kind regards,\nKim\n")


def test_several_municipalities_are_named_one_after_the_other_in_the_readers_language() -> None:
    together = replace(ASKED, municipalities=(Text("Salo", "Salo", "Salo"), Text("Åbo", "Turku", "Turku")))

    with override("fi"):
        assert ("Salo, Turku") in dict(facts(together, "fi")).values()


@pytest.mark.parametrize(("language", "title"), [("sv", "Programmet"), ("fi", "Ohjelma")])
def test_letter_is_in_the_language_of_the_contact(language: str, title: str) -> None:
    written = letter(ASKED, language=language, address=ADDRESS, ends_on=date(2027, 1, 23), greeting="", reminder=False)

    assert title in written.subject
    assert str(ASKED.task.text_in(language)) in written.body
