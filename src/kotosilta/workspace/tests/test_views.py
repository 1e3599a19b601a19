"""Pages that look across the rooms: what they show, to whom, and in how many questions to the database."""

from __future__ import annotations

from typing import Any

import pytest

from kotosilta.programmes import changes
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.models import Membership, Programme, Saying
from kotosilta.programmes.roles import Role
from kotosilta.workspace.tests.held import Held, hold_something, said
from kotosilta.workspace.tests.reading import at, text_of
from tests.builders import a_member, a_programme, coordinator_of

pytestmark = pytest.mark.django_db
MOST_QUERIES = 20

PAGES = (
    "",
    "checklist/",
    "checklist/C1.3/",
    "checklist/C6.8/say/",
    "checklist/C6.10/say/a/",
    "thread/",
    "details/",
    "details/settle/",
    "details/take-in/",
    "details/follows/",
    "document/",
    "follow-up/",
    "communication/",
)
WRITING = tuple(path for path in PAGES if "say" in path or (path.startswith("details/") and path != "details/"))


@pytest.fixture
def programme() -> Programme:
    return a_programme("narpes")


@pytest.fixture
def held(programme: Programme) -> Held:
    return hold_something(programme)


@pytest.fixture
def coordinator(programme: Programme, client: Any) -> Membership:
    membership = coordinator_of(programme)
    client.force_login(membership.person)
    return membership


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_in_every_language(
    client: Any, programme: Programme, coordinator: Membership, held: Held, path: str, language: str
) -> None:
    response = client.get(at(programme, path, language))

    assert response.status_code == 200
    assert response.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_the_same_number_of_questions_for_one_row_and_for_three(
    client: Any, path: str, django_assert_max_num_queries: Any
) -> None:
    counts = []
    for measures in (1, 3):
        programme = a_programme("kaskinen")
        hold_something(programme, measures=measures)
        client.force_login(coordinator_of(programme).person)
        client.get(at(programme, path))
        with django_assert_max_num_queries(MOST_QUERIES) as asked:
            client.get(at(programme, path))
        counts.append(len(asked.captured_queries))

    assert counts[0] == counts[1]


@pytest.mark.parametrize("path", WRITING)
def test_a_viewer_reads_but_does_not_write(client: Any, programme: Programme, path: str) -> None:
    client.force_login(a_member(programme, Role.VIEWER).person)

    assert client.get(at(programme, path)).status_code == 403
    assert client.get(at(programme)).status_code == 200


def test_a_stranger_is_told_nothing(client: Any, programme: Programme) -> None:
    client.force_login(coordinator_of(a_programme("kaskinen")).person)

    assert {client.get(at(programme, path)).status_code for path in PAGES} == {404}


def test_a_sample_says_so_on_every_page_and_a_real_programme_does_not(client: Any) -> None:
    for sample in (True, False):
        programme = a_programme("narpes", sample=sample)
        client.force_login(coordinator_of(programme).person)
        for path in PAGES:
            assert ("data-watermark" in client.get(at(programme, path)).content.decode()) is sample


@pytest.mark.parametrize("path", ["", "checklist/", "thread/", "document/", "details/"])
@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "\u202eomvänt",
        "مرحبا بكم في بلديتنا",
        "🎉" * 40,
        "100 % av %d",
        "lång" * 2500,
    ],
)
def test_whatever_people_have_written_is_shown_as_text(
    client: Any, programme: Programme, coordinator: Membership, held: Held, path: str, text: str
) -> None:
    for row, name in ((held.goal, "change"), (held.measure, "title"), (held.finding, "text"), (programme, "title")):
        setattr(row, name, said(text))
        row.save()

    page = client.get(at(programme, path)).content.decode()

    assert "<script>alert" not in page
    assert text[:30].replace("<", "&lt;").replace(">", "&gt;").strip() in page


class TestHome:
    @pytest.mark.parametrize(("language", "room"), [("sv", "Lägesbild"), ("fi", "Tilannekuva")])
    def test_it_shows_the_seven_rooms_with_their_state(
        self, client: Any, programme: Programme, coordinator: Membership, language: str, room: str
    ) -> None:
        page = client.get(at(programme, language=language)).content.decode()

        assert page.count('class="state-mark"') >= 7
        assert room in text_of(page)
        for key in ("process", "cooperation", "situation", "goals", "document", "follow-up", "communication"):
            assert f'href="{at(programme, key, language)}/"' in page

    def test_it_tells_what_others_did_and_not_what_i_did(
        self, client: Any, programme: Programme, coordinator: Membership
    ) -> None:
        other = a_member(programme, Role.EDITOR)
        changes.say(programme=programme, by=coordinator, item="C6.8", facet="", state="done", note="mitt")
        changes.say(programme=programme, by=other, item="C6.9", facet="", state="done", note="deras")
        changes.say(programme=programme, by=other, item="C6.9", facet="", state="begun", note="deras igen")

        page = client.get(at(programme)).content.decode()

        assert page.count("C6.9") == 1
        assert "C6.8" not in page
        assert other.person.called() in page

    def test_a_text_that_forgets_a_principle_is_named_with_a_way_to_mend_it(
        self, client: Any, programme: Programme, coordinator: Membership, held: Held
    ) -> None:
        held.goal.change, held.goal.now = said("Rådgivning i kommunhuset"), said("")
        held.goal.save()

        page = client.get(at(programme)).content.decode()

        assert 'class="about">Rådgivning i kommunhuset<' in page
        assert f'href="{at(programme, "goals/")}' in page


class TestChecklist:
    def test_every_point_and_part_of_the_edition_is_there(
        self, client: Any, programme: Programme, coordinator: Membership
    ) -> None:
        page = client.get(at(programme, "checklist/")).content.decode()

        for item in edition_of(programme).items:
            assert f'id="{item.id}"' in page
            assert all(f'id="{item.id}{facet.id}"' in page for facet in item.facets)

    @pytest.mark.parametrize("path", ["checklist/C99/", "checklist/C1.1/say/x/", "checklist/nothing/say/"])
    def test_a_point_that_does_not_exist_is_not_found(
        self, client: Any, programme: Programme, coordinator: Membership, path: str
    ) -> None:
        assert client.get(at(programme, path)).status_code == 404

    def test_what_somebody_says_stands_with_its_note_and_can_be_taken_back_and_brought_back(
        self, client: Any, programme: Programme, coordinator: Membership
    ) -> None:
        answer = client.post(at(programme, "checklist/C6.8/say/"), {"state": "done", "note": "Gruppen, varje höst"})
        assert (answer.status_code, answer.url) == (303, at(programme, "checklist/#C6.8"))
        page = client.get(at(programme, "checklist/C6.8/")).content.decode()
        assert "Gruppen, varje höst" in page
        assert 'data-state="said"' in page

        saying = Saying.objects.of(programme).get()
        client.post(at(programme, f"checklist/take-back/{saying.pk}/"))
        page = client.get(at(programme, "checklist/")).content.decode()
        assert "Gruppen, varje höst" not in page
        undo = at(programme, f"undo/saying/{saying.pk}/")
        assert f'action="{undo}?then=' in page

        client.post(f"{undo}?then=checklist/")
        assert Saying.objects.of(programme).get() == saying

    def test_what_was_typed_stays_when_something_is_missing(
        self, client: Any, programme: Programme, coordinator: Membership
    ) -> None:
        page = client.post(at(programme, "checklist/C6.8/say/"), {"note": "Gruppen"}).content.decode()

        assert "Gruppen</textarea>" in page
        assert 'role="alert"' in page
        assert not Saying.objects.of(programme).exists()

    @pytest.mark.parametrize("note", ["<script>alert(1)</script>", "مرحبا بكم", "🎉 bra", "x" * 501])
    def test_any_text_is_kept_as_it_is_or_refused_whole(
        self, client: Any, programme: Programme, coordinator: Membership, note: str
    ) -> None:
        answer = client.post(at(programme, "checklist/C6.8/say/"), {"state": "done", "note": note})

        if len(note) > 500:
            assert f"{note}</textarea>" in answer.content.decode()
        else:
            page = client.get(at(programme, "checklist/")).content.decode()
            assert note in text_of(page)
            assert "<script>alert" not in page

    def test_another_programmes_saying_is_not_found(
        self, client: Any, programme: Programme, coordinator: Membership
    ) -> None:
        other = a_programme("kaskinen")
        theirs = changes.say(
            programme=other, by=coordinator_of(other), item="C6.8", facet="", state="done", note="deras"
        )

        assert client.post(at(programme, f"checklist/take-back/{theirs.pk}/")).status_code == 404
        assert client.post(at(programme, f"undo/saying/{theirs.pk}/")).status_code == 404
        assert Saying.objects.of(other).exists()


class TestThread:
    def test_a_figure_leads_to_a_measure_and_the_measure_back_to_the_figure(
        self, client: Any, programme: Programme, coordinator: Membership, held: Held
    ) -> None:
        figure = at(programme, "thread/official/545.foreign_language_share/")
        measure = at(programme, f"thread/measure/{held.measure.pk}/")

        assert measure in client.get(figure).content.decode()
        assert figure in client.get(measure).content.decode()
        assert figure in client.get(at(programme, "thread/")).content.decode()

    @pytest.mark.parametrize("language", ["sv", "fi"])
    def test_every_piece_has_its_place_in_the_readers_language(
        self, client: Any, programme: Programme, coordinator: Membership, held: Held, language: str
    ) -> None:
        page = text_of(client.get(at(programme, "thread/", language)).content.decode())

        for text in (held.finding.text, held.goal.change, held.measure.title, held.indicator.title):
            assert text.text_in(language) in page

    def test_a_gap_is_one_tap_from_its_mending(
        self, client: Any, programme: Programme, coordinator: Membership, held: Held
    ) -> None:
        assert 'class="rows gaps"' not in client.get(at(programme, "thread/")).content.decode()
        held.measure.owner = None
        held.measure.save()

        page = client.get(at(programme, "thread/")).content.decode()

        assert page.count('class="state-mark" data-state="late"') == 1

    @pytest.mark.parametrize("path", ["thread/goal/999999/", "thread/nothing/1/", "thread/official/x/"])
    def test_a_piece_that_is_not_there_is_not_found(
        self, client: Any, programme: Programme, coordinator: Membership, held: Held, path: str
    ) -> None:
        assert client.get(at(programme, path)).status_code == 404

    def test_another_programmes_goal_is_not_found(
        self, client: Any, programme: Programme, coordinator: Membership
    ) -> None:
        theirs = hold_something(a_programme("kaskinen"))

        assert client.get(at(programme, f"thread/goal/{theirs.goal.pk}/")).status_code == 404
