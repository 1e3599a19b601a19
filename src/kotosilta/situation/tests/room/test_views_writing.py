"""Voices, figures, findings and sources as people write them: kept, refused, removed and brought back."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.utils import timezone

from kotosilta.programmes.models import Membership
from kotosilta.situation.models import Finding, OwnFigure, SourceUse, Voice
from kotosilta.situation.tests.room.pages import at, opened_in, text_of
from tests.builders import (
    a_conclusion,
    a_figure,
    a_finding,
    a_meeting,
    a_programme,
    a_voice,
    coordinator_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]
LANGUAGES = ("sv", "fi", "en")
TODAY = timezone.localdate()
MOST_QUERIES = 20
MOST_BYTES = 100_000
ODD_TEXTS = {
    "markup": "<script>alert(1)</script> & 'citat' \"två\"",
    "right to left": "المدرسة بعيدة عن البيت",
    "emoji": "👩‍👩‍👧 tillsammans 🎉",
    "marks of formats": "100 % {0} %s ${x} \\n",
    "word": "”Citat” – tankstreck… • punkt\x0b ny rad\u00a0här",
}


# Voices


VOICE = {
    "text_sv": "Bussen går för sällan",
    "kind": "counter",
    "heard_on": "24.11.2025",
    "question": "C3.7",
    "meeting": "",
    "heard_where": "",
}


@pytest.mark.parametrize("language", ["sv", "fi"])
def test_a_voice_is_written_down_and_seen(kim: Membership, client: Any, language: str) -> None:
    meeting = a_meeting(kim, title={"sv": "Språkkafé", "fi": "Kielikahvila"})
    sent = VOICE | {"text_fi": "Bussi kulkee liian harvoin", "meeting": str(meeting.pk)}
    response = client.post(at(kim.programme, "questions/C3.7/voices/new/", language), sent)
    voice = Voice.objects.of(kim.programme).get()
    assert response.url == at(kim.programme, f"questions/C3.7/#voice-{voice.pk}", language)
    page = text_of(client.get(response.url))
    assert {"sv": "Bussen går för sällan", "fi": "Bussi kulkee liian harvoin"}[language] in page
    assert {"sv": "Språkkafé", "fi": "Kielikahvila"}[language] in page


@pytest.mark.parametrize(
    ("wrong", "field", "told"),
    [
        ({"text_sv": ""}, "text", "This is still empty"),
        ({"kind": ""}, "kind", "Choose one of these"),
        ({"heard_on": ""}, "heard_on", "The date is still missing"),
        ({"heard_on": "31.2.2025"}, "heard_on", "no such day"),
        ({"heard_on": "24.11.2099"}, "heard_on", "still to come"),
        ({"text_sv": "Ring 040 123 4567"}, "text", "phone number"),
        ({"heard_where": "maria@example.fi"}, "heard_where", "e-mail address"),
        ({"text_sv": "x" * 10_000}, "text", "8000 characters too long"),
        ({"meeting": "999999"}, "meeting", "no longer there"),
        ({"question": "C1.1"}, "question", "no longer there"),
    ],
)
def test_a_voice_that_does_not_fit_comes_back_with_what_was_typed(
    kim: Membership, client: Any, wrong: dict[str, str], field: str, told: str
) -> None:
    a_meeting(kim)
    response = client.post(
        at(kim.programme, "questions/C3.7/voices/new/", "en"), VOICE | {"heard_where": "Torget"} | wrong
    )
    page = text_of(response)
    assert response.status_code == 200
    assert told in page
    assert (
        wrong.get("text_sv") or "Bussen går för sällan" if "text_sv" not in wrong or wrong["text_sv"] else "Torget"
    ) in page
    assert Voice.objects.of(kim.programme).count() == 0


def test_the_meeting_of_another_programme_is_no_choice(kim: Membership, client: Any) -> None:
    theirs = a_meeting(coordinator_of(a_programme("malax")), title={"sv": "Deras möte"})
    a_meeting(kim)
    response = client.post(at(kim.programme, "questions/C3.7/voices/new/"), VOICE | {"meeting": str(theirs.pk)})
    assert response.status_code == 200
    assert "Deras möte" not in text_of(response)
    assert Voice.objects.of(kim.programme).count() == 0


@pytest.mark.parametrize("odd", ODD_TEXTS.values(), ids=ODD_TEXTS)
def test_odd_texts_are_kept_and_shown_as_text(kim: Membership, client: Any, odd: str) -> None:
    client.post(at(kim.programme, "questions/C3.7/voices/new/"), VOICE | {"text_sv": odd, "heard_where": odd[:150]})
    voice = Voice.objects.of(kim.programme).get()
    kept = str(voice.text)
    a_finding(kim, text={"sv": kept}, voices=[voice.pk])
    a_conclusion(kim, "C3.7", text=kept)
    a_figure(kim, title={"sv": kept}, source=kept, definition={"sv": kept})
    pages = ["questions/C3.7/", "", f"findings/{Finding.objects.of(kim.programme).get().pk}/", f"voices/{voice.pk}/"]
    for path in pages:
        content = client.get(at(kim.programme, path)).content.decode()
        assert "<script>alert" not in content
        assert kept[:10] in html.unescape(content)


def test_a_voice_is_changed_removed_and_brought_back(kim: Membership, client: Any) -> None:
    voice = a_voice(kim, text={"sv": "Först"})
    address = at(kim.programme, f"voices/{voice.pk}/")
    sent = VOICE | {"text_sv": "Sedan", "question": "C3.8"} | opened_in(client.get(address))
    assert client.post(address, sent).url == at(kim.programme, f"questions/C3.8/#voice-{voice.pk}")
    removed = client.post(at(kim.programme, f"voices/{voice.pk}/remove/"))
    assert removed.url == at(kim.programme, "questions/C3.8/#voices")
    page = client.get(removed.url).content.decode()
    assert Voice.objects.of(kim.programme).count() == 0
    undo = re.search(r'action="([^"]+/undo/[^"]+)"', page)
    assert undo
    client.post(html.unescape(undo[1]))
    assert str(Voice.objects.of(kim.programme).get().text) == "Sedan"


def test_a_session_that_ended_gives_back_what_was_typed(kim: Membership, client: Any) -> None:
    address = at(kim.programme, "questions/C3.7/voices/new/")
    client.logout()
    assert "/sign-in/" in client.post(address, VOICE).url
    client.force_login(kim.person)
    page = text_of(client.get(address))
    assert "Bussen går för sällan" in page
    assert "data-unsent" in page
    assert Voice.objects.of(kim.programme).count() == 0


# Figures


FIGURE = {
    "title_sv": "Kunder",
    "value": "1 240",
    "measured": "persons",
    "unit": "",
    "hidden_below": "5",
    "on": "2025",
    "part": "",
    "group": "L",
    "definition_sv": "Olika personer",
    "source": "Rådgivningen",
    "source_kind": "M7",
    "question": "C3.7",
}


def test_a_figure_is_added_and_seen_with_its_source_day_group_and_definition(kim: Membership, client: Any) -> None:
    response = client.post(at(kim.programme, "questions/C3.7/figures/new/"), FIGURE)
    page = text_of(client.get(response.url))
    for words in ("Kunder", "1\u00a0240 personer", "31.12.2025", "Rådgivningen", "Olika personer"):
        assert words in page


@pytest.mark.parametrize(
    ("value", "more", "shown"),
    [
        ("3", {}, "under 5 persons"),
        ("3", {"hidden_below": "0"}, "3 persons"),
        ("1", {"hidden_below": "0"}, "1 person"),
        ("5", {"hidden_below": "6"}, "under 6 persons"),
        ("n. 40", {}, "about 40 persons"),
        ("<5", {}, "under 5 persons"),
        ("22,5 %", {"measured": "percent"}, "22.5%"),
        ("7", {"measured": "other", "unit": "courses"}, "7 courses"),
        ("3", {"measured": "other", "unit": "courses"}, "under 5 courses"),
    ],
)
def test_a_value_is_shown_as_it_may_be(
    kim: Membership, client: Any, value: str, more: dict[str, str], shown: str
) -> None:
    response = client.post(at(kim.programme, "questions/C3.7/figures/new/", "en"), FIGURE | {"value": value} | more)
    assert response.status_code == 303
    assert f'<p class="value">{shown}</p>' in text_of(client.get(response.url))


def test_it_is_said_when_a_small_count_was_hidden(kim: Membership, client: Any) -> None:
    response = client.post(at(kim.programme, "questions/C3.7/figures/new/", "en"), FIGURE | {"value": "3"})
    assert "the value is kept as “under 5”" in text_of(client.get(response.url))
    figure = OwnFigure.objects.of(kim.programme).get()
    address = at(kim.programme, f"figures/{figure.pk}/", "en")
    page = client.get(address)
    assert 'value="under 5"' in page.content.decode()
    client.post(address, FIGURE | {"value": "under 5", "title_sv": "Elever"} | opened_in(page))
    figure.refresh_from_db()
    assert (figure.value, figure.under, str(figure.title)) == (None, 5, "Elever")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"value": ""}, "The value is still missing."),
        ({"value": ".."}, "the source has no figure"),
        ({"value": "1.234,5.6"}, "Check the marks"),
        ({"value": "många"}, "Write only the number"),
        ({"on": ""}, "The date is still missing"),
        ({"on": "25"}, "cannot be read as a date"),
        ({"group": ""}, "Choose one of these"),
        ({"source": ""}, "This is still empty"),
        ({"definition_sv": ""}, "This is still empty"),
        ({"measured": "other"}, "Say what is counted"),
        ({"hidden_below": "3"}, "no longer there"),
        ({"title_sv": "Anna anna@example.fi"}, "e-mail address"),
    ],
)
def test_a_figure_that_does_not_fit_comes_back_with_what_was_typed(
    kim: Membership, client: Any, wrong: dict[str, str], told: str
) -> None:
    response = client.post(at(kim.programme, "questions/C3.7/figures/new/", "en"), FIGURE | wrong)
    page = text_of(response)
    assert response.status_code == 200
    assert told in page
    assert (wrong.get("title_sv") or "Kunder") in page
    assert OwnFigure.objects.of(kim.programme).count() == 0


def test_the_answer_to_a_request_lands_with_its_source_and_kind(kim: Membership, client: Any) -> None:
    page = client.get(at(kim.programme, "questions/C3.7/")).content.decode()
    asked = [html.unescape(each) for each in re.findall(r'href="([^"]+figures/new/\?[^"]+)"', page)]
    form = text_of(
        client.get(next(each for each in asked if "counselling" in each or "R%C3%A5d" in each or "kind=M7" in each))
    )
    assert re.search(r'name="source" value="[^"]{5,}"', form)
    assert '<option value="M7" selected>' in form


def test_the_municipality_of_a_figure_is_one_of_the_programmes_own(client: Any) -> None:
    kim = coordinator_of(a_programme("korsnas", "malax"))
    client.force_login(kim.person)
    parts = {each.code: str(each.pk) for each in kim.programme.parts.all()}
    client.post(at(kim.programme, "questions/C3.7/figures/new/"), FIGURE | {"part": parts["475"]})
    assert "Malax" in text_of(client.get(at(kim.programme, "questions/C3.7/")))
    theirs = coordinator_of(a_programme("narpes")).programme.parts.get()
    response = client.post(at(kim.programme, "questions/C3.7/figures/new/"), FIGURE | {"part": str(theirs.pk)})
    assert response.status_code == 200
    assert OwnFigure.objects.of(kim.programme).count() == 1


def test_the_only_municipality_of_a_programme_is_not_asked_for(kim: Membership, client: Any) -> None:
    theirs = coordinator_of(a_programme("malax")).programme.parts.get()
    page = client.get(at(kim.programme, "questions/C3.7/figures/new/")).content.decode()
    assert '<label for="id_part">' not in page
    client.post(at(kim.programme, "questions/C3.7/figures/new/"), FIGURE | {"part": str(theirs.pk)})
    assert OwnFigure.objects.of(kim.programme).get().part is None


# Findings and suggestions


def test_a_finding_is_written_and_followed_both_ways(kim: Membership, client: Any) -> None:
    voice, figure = a_voice(kim, text={"sv": "Barnen tolkar"}), a_figure(kim, title={"sv": "Väntande"})
    sent = {
        "text_sv": "Många behöver tolk",
        "question": "C3.7",
        "tone": "challenge",
        "theme": "d",
        "important": "on",
        "official": ["545.turnout"],
        "voices": [str(voice.pk)],
        "own_figures": [str(figure.pk)],
    }
    response = client.post(at(kim.programme, "findings/new/"), sent)
    finding = Finding.objects.of(kim.programme).get()
    assert response.url == at(kim.programme, f"findings/{finding.pk}/")
    page = text_of(client.get(response.url))
    for words in (
        "Många behöver tolk",
        "Barnen tolkar",
        "Väntande",
        "questions/C3.10/?of=narpes#turnout",
        f"#voice-{voice.pk}",
    ):
        assert words in page
    assert f"/thread/finding/{finding.pk}/" in page


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"text_sv": ""}, "This is still empty"),
        ({"voices": ["999999"]}, "no longer there"),
        ({"official": ["091.turnout"]}, "no longer there"),
        ({"official": ["545.turnout; DROP"]}, "no longer there"),
        ({"text_sv": "Ring 040 123 4567"}, "phone number"),
    ],
)
def test_a_finding_that_does_not_fit_comes_back(kim: Membership, client: Any, wrong: dict[str, Any], told: str) -> None:
    a_voice(kim)
    sent = {"text_sv": "Vi når inte alla", "question": "C3.7"} | wrong
    response = client.post(at(kim.programme, "findings/new/", "en"), sent)
    assert response.status_code == 200
    assert told in text_of(response)
    assert Finding.objects.of(kim.programme).count() == 0


@pytest.mark.parametrize("language", ["sv", "fi"])
def test_a_suggestion_is_taken_up_in_the_programmes_languages(kim: Membership, client: Any, language: str) -> None:
    address = at(kim.programme, "suggestions/545/largest_change.rise/take-up/", language)
    page = client.get(address).content.decode()
    texts = dict(re.findall(r'<textarea name="text_(\w+)"[^>]*>\s*([^<]+)', page))
    assert set(texts) == {"sv", "fi"}
    assert "22,5" in texts["sv"]
    assert "22,5" in texts["fi"]
    assert re.search(r'value="545.foreign_language_share"[^>]* checked', page)
    sent = {"text_sv": "Det ökar", "question": "C3.4", "official": ["545.foreign_language_share"]}
    assert client.post(address, sent).status_code == 303
    finding = Finding.objects.of(kim.programme).get()
    assert (finding.suggestion, str(finding.text)) == ("largest_change.rise/545", "Det ökar")
    assert "largest_change.rise" not in client.get(at(kim.programme)).content.decode()


def test_a_suggestion_is_dismissed_with_a_reason_and_can_be_suggested_again(kim: Membership, client: Any) -> None:
    address = at(kim.programme, "suggestions/545/largest_distance.above/dismiss/", "en")
    assert "Write" not in client.post(address, {"why": ""}).headers.get("Location", "")
    assert Finding.objects.of(kim.programme).count() == 0
    client.post(address, {"why": "Känt sedan länge"})
    page = text_of(client.get(at(kim.programme, "", "en")))
    assert "Känt sedan länge" in page
    finding = Finding.objects.of(kim.programme).dismissed().get()
    assert client.get(at(kim.programme, f"findings/{finding.pk}/")).status_code == 404
    client.post(at(kim.programme, f"findings/{finding.pk}/remove/"))
    assert "largest_distance.above" in client.get(at(kim.programme)).content.decode()


def test_the_second_answer_to_a_suggestion_is_refused_in_words(kim: Membership, client: Any) -> None:
    address = at(kim.programme, "suggestions/545/largest_change.rise/dismiss/", "en")
    client.post(address, {"why": "Nej"})
    response = client.post(address, {"why": "Nej igen"})
    assert "Somebody has answered this suggestion already" in text_of(response)
    assert "Nej igen" in text_of(response)


# Sources


def test_a_source_that_was_asked_is_seen_with_its_day(kim: Membership, client: Any) -> None:
    address = at(kim.programme, "sources/C3.18a/")
    sent = {"state": "asked", "on": "1.9.2025", "note_sv": "Skickat per brev"}
    response = client.post(address, sent | opened_in(client.get(address)))
    assert response.url == at(kim.programme, "#C3.18a")
    page = text_of(client.get(at(kim.programme)))
    assert "1.9.2025" in page
    assert "Skickat per brev" in page
    assert SourceUse.objects.of(kim.programme).get().state == "asked"


def test_a_request_that_was_sent_is_noted_with_one_tap(kim: Membership, client: Any) -> None:
    page = client.get(at(kim.programme, "sources/C3.18a/?asked=reception_centre")).content.decode()
    assert re.search(r'value="asked"[^>]* checked', page)
    assert re.search(r'name="on" value="\d', page)
    sent = {"state": "asked", "on": "1.9.2025", "note_sv": "Förläggningen"}
    client.post(at(kim.programme, "sources/C3.18a/?asked=reception_centre"), sent)
    assert str(SourceUse.objects.of(kim.programme).get().note) == "Förläggningen"


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"state": "asked", "on": ""}, "Write the day on which it was asked."),
        ({"state": "asked", "on": "1.1.2099"}, "This day is still to come."),
        ({"state": "lost", "on": ""}, "no longer there"),
    ],
)
def test_a_source_that_does_not_fit_comes_back(kim: Membership, client: Any, sent: dict[str, str], told: str) -> None:
    response = client.post(at(kim.programme, "sources/C3.18a/", "en"), sent | {"note_sv": "Min anteckning"})
    page = text_of(response)
    assert told in page
    assert "Min anteckning" in page
    assert SourceUse.objects.of(kim.programme).count() == 0
