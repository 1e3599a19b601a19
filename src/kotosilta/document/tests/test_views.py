"""The pages of the room: what they say, what they save, what they refuse with everything kept."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kotosilta.document import changes
from kotosilta.document.models import Section
from kotosilta.document.pasting.tests.files import CLEAN, a_word_file, of_paragraphs
from kotosilta.document.rules import LONGEST_TEXT
from kotosilta.document.sections import texts_of
from kotosilta.document.tests.pages import PAGES, at, opened_in, text_of
from kotosilta.programmes.models import Membership, Programme, State
from kotosilta.programmes.roles import Role
from kotosilta.programmes.undo import remove
from tests.builders import (
    a_decision,
    a_figure,
    a_finding,
    a_goal,
    a_member,
    a_programme,
    a_section,
    a_version,
    an_indicator,
    coordinator_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures", "undefined_variables_fail")]

MOST_QUERIES = 20
MOST_WHERE_EVERYTHING_IS_READ = 24


@pytest.fixture
def programme() -> Programme:
    return a_programme("narpes")


@pytest.fixture
def kim(programme: Programme, client: Any) -> Membership:
    membership = coordinator_of(programme)
    client.force_login(membership.person)
    return membership


def everything(kim: Membership) -> None:
    finding = a_finding(kim, text={"sv": "Bussen går för sällan"})
    goal = a_goal(kim, findings=[finding])
    indicator, own = an_indicator(kim, goal), a_figure(kim)
    places = f"[[finding:{finding.pk}]] [[own:{own.pk}]] [[indicator:{indicator.pk}]] [[thread:{goal.pk}]]"
    a_section(kim, "D1", {"sv": "Strategin.", "fi": "Strategia."})
    a_section(kim, "D2", {"sv": f"Läget {places} [[chart:foreign_language_share@545]] [[table:goals]]"})
    changes.leave_out(by=kim, element="D8", reason={"sv": "Ingen har fått skydd här."})


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_every_page_opens_in_every_language_and_is_indexed_nowhere(
    client: Any, programme: Programme, kim: Membership, language: str
) -> None:
    everything(kim)
    for path in PAGES:
        response = client.get(at(programme, path, language))

        assert (response.status_code, response.headers["X-Robots-Tag"]) == (200, "noindex"), path


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_the_same_number_of_questions_however_much_is_written(
    client: Any, programme: Programme, kim: Membership, path: str, django_assert_max_num_queries: Any
) -> None:
    everything(kim)
    client.get(at(programme, path))
    most = MOST_WHERE_EVERYTHING_IS_READ if "whole" in path or "preview" in path else MOST_QUERIES
    with django_assert_max_num_queries(most) as few:
        client.get(at(programme, path))
    for element in ("D3", "D4", "D5"):
        a_section(kim, element, {"sv": "Text.", "fi": "Teksti."})
        a_finding(kim)
        a_goal(kim)
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(at(programme, path))


def test_the_room_tells_how_far_each_part_is_and_what_is_next(
    client: Any, programme: Programme, kim: Membership
) -> None:
    everything(kim)
    page = text_of(client.get(at(programme, "", "en")))

    assert "Write D2" in page
    assert page.count('data-state="written"') >= 1
    assert "Ingen har fått skydd här." in page
    assert "1 word of about 200" in page
    assert at(programme, "fi.docx", "en") in page


def test_a_reader_sees_the_parts_but_no_way_to_write_and_no_files(client: Any, programme: Programme) -> None:
    client.force_login(a_member(programme, Role.VIEWER).person)
    page = text_of(client.get(at(programme)))

    assert at(programme, "D2/preview/") in page
    assert f'"{at(programme, "D2/")}"' not in page
    assert "sv.docx" not in page
    assert client.get(at(programme, "D2/")).status_code == 403


def test_a_text_is_saved_in_both_languages_with_what_it_covers(
    client: Any, programme: Programme, kim: Membership
) -> None:
    page = client.get(at(programme, "D2/"))
    sent = {"text_sv": "Behoven växer.", "text_fi": "Tarpeet kasvavat.", "facets": ["b"], **opened_in(page)}
    response = client.post(at(programme, "D2/"), sent)

    assert (response.status_code, response.headers["Location"]) == (303, f"{at(programme)}#D2")
    section = Section.objects.of(programme).get()
    assert (section.text.text_in("fi"), section.facets) == ("Tarpeet kasvavat.", ["b"])


def test_a_text_saves_itself_while_somebody_writes(client: Any, programme: Programme, kim: Membership) -> None:
    opened = opened_in(client.get(at(programme, "D1/")))
    answer = client.post(at(programme, "D1/"), {"text_sv": "Vi för", **opened}, headers={"X-Keep": "1"}).json()
    again = client.post(
        at(programme, "D1/"), {"text_sv": "Vi för vidare", "opened": answer["opened"]}, headers={"X-Keep": "1"}
    ).json()

    assert (answer["saved"], again["saved"]) == (True, True)
    assert texts_of(programme) == {"D1": {"sv": "Vi för vidare"}}


def test_two_people_who_changed_the_same_text_see_both(client: Any, programme: Programme, kim: Membership) -> None:
    a_section(kim, "D1", {"sv": "Som det var."})
    opened = opened_in(client.get(at(programme, "D1/")))
    a_section(kim, "D1", {"sv": "Som den andra skrev."})
    page = client.post(at(programme, "D1/"), {"text_sv": "Som jag skrev.", **opened})

    assert page.status_code == 200
    assert "Som den andra skrev." in text_of(page)
    assert "Som jag skrev." in text_of(page)
    assert texts_of(programme) == {"D1": {"sv": "Som den andra skrev."}}


def test_saving_and_looking_leads_to_how_it_reads(client: Any, programme: Programme, kim: Membership) -> None:
    response = client.post(at(programme, "D1/"), {"text_sv": "Vi **för** vidare", "go": "preview"}, follow=True)

    assert "Vi <strong>för</strong> vidare" in text_of(response)


def test_without_scripts_a_reference_is_put_after_the_text(client: Any, programme: Programme, kim: Membership) -> None:
    sent = {"text_sv": "Andelen:", "go": "put-in", "put_in_language": "sv"}
    put = {"put_in": "[[figure:foreign_language_share@545@2025]]"}
    page = client.post(at(programme, "D2/"), sent | put, follow=True)

    assert texts_of(programme) == {"D2": {"sv": "Andelen:\n\n[[figure:foreign_language_share@545@2025]]"}}
    assert page.status_code == 200


@pytest.mark.parametrize("odd", [{"put_in": "x"}, {"put_in": "[[own:3]]", "put_in_language": "xx"}, {"put_in": ""}])
def test_an_odd_choice_of_what_to_put_in_saves_the_text_alone(
    client: Any, programme: Programme, kim: Membership, odd: dict[str, str]
) -> None:
    client.post(at(programme, "D2/"), {"text_sv": "Text.", "go": "put-in", "put_in_language": "sv"} | odd)

    assert texts_of(programme) == {"D2": {"sv": "Text."}}


def test_the_choice_lists_what_the_rooms_hold(client: Any, programme: Programme, kim: Membership) -> None:
    finding = a_finding(kim, text={"sv": "Bussen går för sällan"})
    page = text_of(client.get(at(programme, "D2/")))

    assert f'<option value="[[finding:{finding.pk}]]">Bussen går för sällan</option>' in page
    assert '<option value="[[chart:foreign_language_share@545]]">' in page


def test_a_part_begins_with_what_the_rooms_hold(client: Any, programme: Programme, kim: Membership) -> None:
    page = client.post(at(programme, "D2/begin/"), follow=True)

    assert "[[chart:foreign_language_share@545]]" in texts_of(programme)["D2"]["sv"]
    assert "[[chart:foreign_language_share@545]]" in texts_of(programme)["D2"]["fi"]
    assert page.status_code == 200


@pytest.mark.parametrize(("element", "offered"), [("D2", True), ("D5", False)])
def test_a_first_text_is_offered_where_the_rooms_can_have_one(
    client: Any, programme: Programme, kim: Membership, element: str, offered: bool
) -> None:
    assert (at(programme, f"{element}/begin/") in text_of(client.get(at(programme, f"{element}/")))) is offered


def test_a_part_that_is_written_is_not_begun_again(client: Any, programme: Programme, kim: Membership) -> None:
    a_section(kim, "D2", {"sv": "Mitt.", "fi": "Minun."})
    client.post(at(programme, "D2/begin/"), follow=True)

    assert texts_of(programme)["D2"]["sv"] == "Mitt."


def test_a_part_is_left_out_with_a_reason_and_taken_in_again(
    client: Any, programme: Programme, kim: Membership
) -> None:
    page = client.post(at(programme, "D8/leave-out/"), {"reason_sv": "Ingen har fått skydd här."}, follow=True)
    undo = at(programme, "D8/take-in/")

    assert f'action="{undo}"' in text_of(page)
    assert Section.objects.of(programme).get().left_out
    client.post(undo)
    assert not Section.objects.of(programme).get().left_out


def test_leaving_out_without_a_reason_is_refused(client: Any, programme: Programme, kim: Membership) -> None:
    assert client.post(at(programme, "D8/leave-out/"), {"reason_sv": " "}).status_code == 200
    assert not Section.objects.of(programme).filter(left_out=True).exists()


def test_a_removed_finding_is_named_where_the_text_refers_to_it_and_can_come_back_or_go(
    client: Any, programme: Programme, kim: Membership
) -> None:
    finding = a_finding(kim, text={"sv": "Bussen går för sällan"})
    a_section(kim, "D2", {"sv": f"Vi ser: [[finding:{finding.pk}]]"})
    remove(row=finding, by=kim, programme=programme)
    page = text_of(client.get(at(programme, "D2/")))

    assert "Bussen går för sällan" in page
    assert f"undo/finding/{finding.pk}/" in page
    client.post(at(programme, "D2/take-out/"), {"reference": f"[[finding:{finding.pk}]]"})
    assert texts_of(programme) == {"D2": {"sv": "Vi ser:"}}


def test_a_removed_indicator_is_named_where_the_text_refers_to_it_and_the_words_around_it_stay(
    client: Any, programme: Programme, kim: Membership
) -> None:
    indicator = an_indicator(kim, a_goal(kim), title={"sv": "Möten över språkgränserna"})
    a_section(kim, "D10", {"sv": f"Vi räknar [[indicator:{indicator.pk}]] varje år."})
    remove(row=indicator, by=kim, programme=programme)

    assert "Möten över språkgränserna" in text_of(client.get(at(programme, "D10/")))
    assert "<p>Vi räknar varje år.</p>" in text_of(client.get(at(programme, "D10/preview/")))
    assert texts_of(programme) == {"D10": {"sv": f"Vi räknar [[indicator:{indicator.pk}]] varje år."}}


def test_a_sealed_text_that_is_still_open_is_saved_and_belongs_to_the_next_version(
    client: Any, programme: Programme, kim: Membership
) -> None:
    a_section(kim, "D1", {"sv": "Som det beslutades.", "fi": "Kuten päätettiin."})
    opened = opened_in(client.get(at(programme, "D1/")))
    version = a_version(kim, "Till fullmäktige")
    a_decision(kim, version)
    client.post(at(programme, "D1/"), {"text_sv": "Som det blir sedan.", "text_fi": "Kuten päätettiin.", **opened})

    version.refresh_from_db()
    assert version.sections["D1"] == {"sv": "Som det beslutades.", "fi": "Kuten päätettiin."}
    assert texts_of(programme)["D1"]["sv"] == "Som det blir sedan."
    assert "Till fullmäktige" in text_of(client.get(at(programme, "D1/")))


def test_a_closed_programme_refuses_and_keeps_what_was_typed(
    client: Any, programme: Programme, kim: Membership
) -> None:
    Programme.objects.filter(pk=programme.pk).update(state=State.CLOSED)
    page = client.post(at(programme, "D1/"), {"text_sv": "Det jag har skrivit."})

    assert page.status_code == 200
    assert "Det jag har skrivit." in text_of(page)
    assert texts_of(programme) == {}


def test_four_hundred_pages_are_refused_with_everything_kept(
    client: Any, programme: Programme, kim: Membership
) -> None:
    text = "Kommunen bygger språket i vardagen. " * (LONGEST_TEXT // 30)
    page = client.post(at(programme, "D1/"), {"text_sv": text})

    assert page.status_code == 200
    assert text_of(page).count("språket i vardagen") == LONGEST_TEXT // 30
    assert texts_of(programme) == {}


def _sent(content: bytes, name: str = "text.docx") -> dict[str, Any]:
    return {"file": SimpleUploadedFile(name, content), "language": "sv"}


def test_a_word_file_is_taken_in_without_scripts_and_says_what_is_missing(
    client: Any, programme: Programme, kim: Membership
) -> None:
    page = client.post(at(programme, "D2/word/", "en"), _sent(a_word_file()), follow=True)

    assert texts_of(programme)["D2"]["sv"].startswith(CLEAN[:60])
    assert "Pictures were left out." in text_of(page)


@pytest.mark.parametrize(
    "content", [b"hej", b"", a_word_file(""), of_paragraphs(600, "Kommunen bygger språket i vardagen. " * 4)]
)
def test_another_file_is_refused_and_nothing_is_taken_in(
    client: Any, programme: Programme, kim: Membership, content: bytes
) -> None:
    assert client.post(at(programme, "D2/word/"), _sent(content)).status_code == 200
    assert texts_of(programme) == {}


def test_pasted_html_comes_back_as_markup(client: Any, programme: Programme, kim: Membership) -> None:
    answer = client.post(at(programme, "clean/", "en"), {"html": "<p><b>Fet</b> text<img src=x></p>"}).json()

    assert answer["markup"] == "**Fet** text"
    assert answer["left_out"][0].startswith("Pictures were left out.")


def test_too_much_pasted_at_once_is_refused_in_words(client: Any, programme: Programme, kim: Membership) -> None:
    answer = client.post(at(programme, "clean/"), {"html": "x" * 2_000_001})

    assert answer.status_code == 422
    assert answer.json()["problem"]


@pytest.mark.parametrize("path", ["D11/", "D0/", "d2/", "D2/preview/x/", "C1/", "D2/word"])
def test_what_is_no_part_is_not_found(client: Any, programme: Programme, kim: Membership, path: str) -> None:
    assert client.get(at(programme, path)).status_code in {301, 404}


@pytest.mark.parametrize("reference", ["", "x", "[[own]]", "[[own:3"])
def test_taking_out_what_is_no_reference_is_not_found(
    client: Any, programme: Programme, kim: Membership, reference: str
) -> None:
    assert client.post(at(programme, "D2/take-out/"), {"reference": reference}).status_code == 404


def test_an_official_figure_finds_its_part_and_waits_there_to_be_put_in(
    client: Any, programme: Programme, kim: Membership
) -> None:
    text = text_of(client.get(at(programme, "put-in/545.foreign_language_share/")))

    markup = "%5B%5Bchart%3Aforeign_language_share%40545%5D%5D"
    assert f'href="{at(programme, "D3/")}?put_in={markup}#put-in"' in text
    assert "%5B%5Bfigure%3Aforeign_language_share%40545%402025%5D%5D" in text
    page = text_of(client.get(f"{at(programme, 'D3/')}?put_in={markup}"))
    assert '<option value="[[chart:foreign_language_share@545]]" selected>' in page


@pytest.mark.parametrize("official", ["091.turnout", "545.ecec_children", "545.nothing", "turnout", "545.<b>"])
def test_what_cannot_be_put_in_is_not_found(client: Any, programme: Programme, kim: Membership, official: str) -> None:
    assert client.get(at(programme, f"put-in/{official}/")).status_code == 404


def test_a_made_up_choice_in_the_address_chooses_nothing(client: Any, programme: Programme, kim: Membership) -> None:
    page = text_of(client.get(at(programme, "D3/?put_in=<script>")))

    assert "selected" not in page.split('id="put-in-what"')[1].split("</select>")[0]
