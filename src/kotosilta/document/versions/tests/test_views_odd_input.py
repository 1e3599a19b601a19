"""Odd, hostile and outdated input on the pages of versions and decisions: kept, cleaned, or refused in words."""

from __future__ import annotations

from html import escape
from typing import Any

import pytest

from kotosilta.document.models import Decision, SealedFile, Section, Version
from kotosilta.document.versions.changes import take_decision_back
from kotosilta.document.versions.tests.pages import at, opened_in, text_of
from kotosilta.language.translated import Translated
from kotosilta.process.models import Body
from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.undo import remove
from tests.builders import (
    TODAY,
    a_deciding_body,
    a_decision,
    a_goal,
    a_programme,
    a_version,
    an_indicator,
    coordinator_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures", "undefined_variables_fail")]

ODD_TEXTS = {
    "markup": "<script>alert(1)</script> & 'citat' \"två\"",
    "right to left": "مرحبا بكم في الاجتماع",
    "emoji": "👩‍👩‍👧 tillsammans 🎉",
    "marks of formats": "100 % {0} %s \\n & co",
}


def sent(body: Body, **more: str) -> dict[str, Any]:
    return {"body": body.pk, "outcome": "approved", "on": "24.11.2026", "section": "12"} | more


@pytest.mark.parametrize("odd", ODD_TEXTS.values(), ids=ODD_TEXTS)
def test_odd_texts_are_shown_and_sealed_as_they_were_written(
    client: Any, programme: Programme, kim: Membership, odd: str
) -> None:
    client.post(at(programme, "versions/new/"), {"name": odd})
    version = Version.objects.of(programme).get()
    body = a_deciding_body(programme)
    client.post(
        at(programme, f"versions/{version.pk}/decisions/new/"), sent(body, outcome="approved_changed", note_sv=odd)
    )

    for path in ("versions/", f"versions/{version.pk}/", f"versions/{version.pk}/sv.html"):
        text = text_of(client.get(at(programme, path)))
        assert escape(odd) in text, path
        assert "<script>alert" not in text, path


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"on": "23.11.2026"}, "The programme was begun on 24/11/2026"),
        ({"on": "1.1.2030"}, "is still ahead"),
        ({"on": "31.2.2026"}, "That month has no such day"),
        ({"on": "i går"}, "This cannot be read as a date"),
        ({"on": ""}, "The date is still missing."),
        ({"section": ""}, "This is still empty."),
        ({"section": "tolv"}, "Write the number of the section"),
        ({"section": "1" * 40}, "characters too long"),
        ({"outcome": "postponed"}, "This choice is no longer there."),
        ({"outcome": ""}, "Choose one of these."),
        ({"body": "999999"}, "This choice is no longer there."),
        ({"body": ""}, "Choose one of these."),
        ({"note_fi": "x" * 5_000}, "characters too long"),
    ],
    ids=lambda value: "-".join(f"{key} {text[:12]}" for key, text in value.items()) if isinstance(value, dict) else "",
)
def test_a_decision_that_cannot_be_is_refused_in_words_and_keeps_what_was_typed(
    client: Any, programme: Programme, kim: Membership, wrong: dict[str, str], says: str
) -> None:
    version = a_version(kim)
    values = sent(a_deciding_body(programme), note_sv="Det som jag har skrivit.") | wrong

    response = client.post(at(programme, f"versions/{version.pk}/decisions/new/", "en"), values)

    text = text_of(response)
    assert response.status_code == 200
    assert escape(says) in text
    assert "Det som jag har skrivit." in text
    assert not Decision.objects.of(programme).exists()


def test_a_body_of_another_programme_cannot_have_decided(client: Any, programme: Programme, kim: Membership) -> None:
    version = a_version(kim)
    a_deciding_body(programme)
    theirs = a_deciding_body(a_programme("vaasa"))

    text = text_of(client.post(at(programme, f"versions/{version.pk}/decisions/new/", "en"), sent(theirs)))

    assert "This choice is no longer there." in text


def test_a_text_that_was_sealed_while_it_was_open_in_another_tab_says_so_and_stays(
    client: Any, programme: Programme, kim: Membership
) -> None:
    version, body = a_version(kim), a_deciding_body(programme)
    address = at(programme, f"versions/{version.pk}/decisions/new/", "en")
    client.get(address)
    a_decision(kim, version, body=body)
    before = dict(SealedFile.objects.of(programme).values_list("pk", "digest"))

    response = client.post(address, sent(body, outcome="rejected", note_sv="Ur den andra fliken."))

    text = text_of(response)
    assert "This choice is no longer there." in text
    assert "Ur den andra fliken." in text
    assert dict(SealedFile.objects.of(programme).values_list("pk", "digest")) == before
    assert Decision.objects.of(programme).get().outcome == "approved"


def test_the_text_that_is_written_on_after_sealing_is_another_than_the_sealed_one(
    client: Any, programme: Programme, kim: Membership
) -> None:
    version = a_decision(kim).version
    before = text_of(client.get(at(programme, f"versions/{version.pk}/")))

    Section.across_programmes.create(programme=programme, element="D1", text=Translated.of(sv="Skrivet efteråt."))

    after = text_of(client.get(at(programme, f"versions/{version.pk}/")))
    changed = text_of(client.get(at(programme, f"versions/{version.pk}/compare/")))
    assert before.partition("<article")[2] == after.partition("<article")[2]
    assert "Skrivet efteråt." in changed


def test_correcting_a_decision_that_was_taken_back_in_another_tab_is_refused_and_keeps_what_was_typed(
    client: Any, programme: Programme, kim: Membership
) -> None:
    decision = a_decision(kim, outcome="returned")
    address = at(programme, f"decisions/{decision.pk}/", "en")
    opened = opened_in(client.get(address))
    take_decision_back(decision=decision, by=kim, on=TODAY)

    text = text_of(client.post(address, sent(decision.body, note_sv="Det jag skrev.") | opened))

    assert "has been removed meanwhile" in text
    assert "Det jag skrev." in text
    assert client.get(address).status_code == 404


def test_a_version_shows_what_was_removed_in_the_rooms_since(
    client: Any, programme: Programme, kim: Membership
) -> None:
    goal = a_goal(kim, change={"sv": "Målet som fanns då"})
    indicator = an_indicator(kim, goal, title={"sv": "Indikatorn som fanns då"})
    version = a_decision(kim).version
    remove(row=indicator, by=kim, programme=programme)
    remove(row=goal, by=kim, programme=programme)

    text = text_of(client.get(at(programme, f"versions/{version.pk}/?language=sv")))

    assert "Målet som fanns då" in text
    assert "Indikatorn som fanns då" in text


def test_a_body_that_was_removed_since_keeps_its_decision_on_the_pages(
    client: Any, programme: Programme, kim: Membership
) -> None:
    decision = a_decision(kim)
    remove(row=decision.body, by=kim, programme=programme)

    assert "Fullmäktige" in text_of(client.get(at(programme)))
    form = client.get(at(programme, f"decisions/{decision.pk}/")).context["form"]
    assert [key for key, _ in form.fields["body"].choices] == [str(decision.body_id)]


@pytest.mark.parametrize(
    "asked", ["?language=xx", "?language=en", "?language=", "?language=sv%00", "?language=" + "x" * 500]
)
def test_a_language_that_the_version_does_not_have_gives_one_that_it_has(
    client: Any, programme: Programme, kim: Membership, asked: str
) -> None:
    version = a_version(kim)

    assert client.get(at(programme, f"versions/{version.pk}/{asked}")).context["draft_language"] == "sv"


@pytest.mark.parametrize("other", ["0", "999999", "x", "-1", "", "1%00"])
def test_comparing_with_what_there_is_not_is_not_found(
    client: Any, programme: Programme, kim: Membership, other: str
) -> None:
    version = a_version(kim)

    assert client.get(at(programme, f"versions/{version.pk}/compare/?with={other}")).status_code == 404


def test_a_version_of_another_programme_is_neither_read_nor_compared(
    client: Any, programme: Programme, kim: Membership
) -> None:
    ours = a_version(kim)
    theirs = a_version(coordinator_of(a_programme("vaasa")))

    for path in (
        f"versions/{theirs.pk}/",
        f"versions/{ours.pk}/compare/?with={theirs.pk}",
        f"versions/{theirs.pk}/sv.pdf",
    ):
        assert client.get(at(programme, path)).status_code == 404
