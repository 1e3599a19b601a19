"""With whom a programme is compared: chosen, fixed, looked at before, taken back, and used by its pictures."""

from __future__ import annotations

from typing import Any

import pytest

from kotosilta.audit.kinds import Kind
from kotosilta.audit.models import AuditEvent
from kotosilta.municipalities.register import all_municipalities
from kotosilta.programmes.models import Membership
from kotosilta.programmes.roles import Role
from kotosilta.programmes.undo import bring_back, remove
from kotosilta.reasons import NotPossible
from kotosilta.situation.models import ComparedWith
from kotosilta.situation.picture import PeerChoice, PeerKind
from kotosilta.situation.reading import picture_of, similar_to
from kotosilta.situation.room import changes
from kotosilta.situation.room.comparison import comparison_of, peers_of
from kotosilta.situation.room.rules import why_not_compare
from kotosilta.situation.tests.room.pages import at, opened_in, text_of
from kotosilta.statistics.similar import Trait
from tests.builders import a_comparison, a_member, a_programme, coordinator_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]
USUAL = {f"weight_{trait}": "3" for trait in Trait}
SIMILAR = {"kind": "similar", "chosen": "", **USUAL}
CHOSEN = SIMILAR | {"kind": "chosen", "chosen": "Helsingfors\nEspoo, 499"}


def fixed(programme: Any) -> dict[str, list[str]]:
    return dict(ComparedWith.objects.of(programme).get().members)


# What happens


def test_similar_municipalities_are_fixed_for_each_municipality_of_the_programme(kim: Membership) -> None:
    row = a_comparison(kim, kind="similar", weights={"population": 5})
    own = kim.programme.municipalities()
    assert row.members == {
        each.code: [near.municipality.code for near in similar_to(each, {"population": 5})] for each in own
    }
    assert peers_of(kim.programme) == PeerChoice(
        PeerKind.SIMILAR, {"population": 5}, {code: tuple(others) for code, others in row.members.items()}
    )


def test_the_trail_tells_who_chose_what_and_what_it_was_before(kim: Membership) -> None:
    a_comparison(kim)
    a_comparison(kim, kind="chosen", chosen=("091",))
    event = AuditEvent.objects.latest("pk")
    assert (event.kind, event.before["kind"], event.after["kind"]) == (Kind.COMPARISON_CHOSEN, "group", "chosen")
    assert event.after["members"] == {each.code: ["091"] for each in kim.programme.municipalities()}


def test_choosing_the_same_again_fixes_nothing_anew(kim: Membership) -> None:
    first = a_comparison(kim, kind="similar")
    ComparedWith.objects.of(kim.programme).update(members={"545": ["091"]})
    a_comparison(kim, kind="similar")
    assert fixed(kim.programme) == {"545": ["091"]}
    changes.compare_with(kind="similar", weights={}, chosen=(), by=kim, anew=True)
    assert fixed(kim.programme) == first.members


def test_a_choice_taken_back_can_be_brought_back(kim: Membership) -> None:
    row = a_comparison(kim, kind="chosen", chosen=("091",))
    remove(row=row, by=kim, programme=kim.programme)
    assert peers_of(kim.programme) == PeerChoice()
    bring_back(row=row, by=kim, programme=kim.programme)
    assert peers_of(kim.programme).kind is PeerKind.CHOSEN


def test_a_choice_is_not_brought_back_over_a_newer_one(kim: Membership) -> None:
    row = a_comparison(kim)
    remove(row=row, by=kim, programme=kim.programme)
    a_comparison(kim, kind="chosen", chosen=("091",))
    with pytest.raises(NotPossible):
        bring_back(row=row, by=kim, programme=kim.programme)


def test_a_programme_is_compared_by_its_own_choice_only(kim: Membership) -> None:
    a_comparison(coordinator_of(a_programme("malax")), kind="chosen", chosen=("091",))
    assert comparison_of(kim.programme) is None


def test_the_picture_of_the_programme_shows_those_that_were_chosen(kim: Membership) -> None:
    a_comparison(kim, kind="chosen", chosen=("091", "049"))
    picture = picture_of(kim.programme.municipalities()[0], peers_of(kim.programme))
    assert picture.peers is not None
    assert [each.code for each in picture.peers.municipalities] == ["049", "091"]  # Espoo, Helsinki


def test_what_cannot_be_compared_is_refused_beside_its_field() -> None:
    def refused(**given: Any) -> str:
        values: dict[str, Any] = {"similar": False, "weights": {"age": 3}, "chosen": None, "own": ["545"]}
        found = why_not_compare(**(values | given))
        return found[1] if found else ""

    assert refused(similar=True) == ""
    assert refused(similar=True, weights=dict.fromkeys(Trait, 0)) == "weight_population"
    assert refused(chosen=["091"]) == ""
    assert refused(chosen=[]) == "chosen"
    assert refused(chosen=["545", "091"]) == "chosen"
    assert refused(chosen=["545"], own=["545", "475"]) == "chosen"
    assert refused(chosen=["545", "091"], own=["545", "475"]) == ""


# The pages


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_before_anybody_has_chosen_the_page_shows_the_similar_ones(kim: Membership, client: Any, language: str) -> None:
    page = text_of(client.get(at(kim.programme, "comparison/", language)))
    own = kim.programme.municipalities()[0]
    assert all(near.municipality.name.in_language(language) in page for near in similar_to(own))
    assert f'href="/{language}/programme/{kim.programme.slug}/situation/comparison/choose/"' in page


def test_municipalities_are_chosen_by_name_code_or_former_name(kim: Membership, client: Any) -> None:
    response = client.post(at(kim.programme, "comparison/choose/"), CHOSEN)
    assert response.url == at(kim.programme, "comparison/")
    assert list(fixed(kim.programme).values()) == [["091", "049", "499"]]
    page = text_of(client.get(response.url))
    assert "Helsingfors" in page
    assert kim.person.called() in page


def test_the_result_is_shown_before_anything_is_saved(kim: Membership, client: Any) -> None:
    sent = SIMILAR | {"weight_language": "0", "go": "preview"}
    page = text_of(client.post(at(kim.programme, "comparison/choose/", "en"), sent))
    own = kim.programme.municipalities()[0]
    assert "Nothing has been saved yet" in page
    assert all(near.municipality.name.en in page for near in similar_to(own, {"language": 0}))
    assert '<option value="0" selected>' in page
    assert not ComparedWith.objects.of(kim.programme).exists()


@pytest.mark.parametrize("go", ["", "preview"])
@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"kind": "best"}, "no longer there"),
        ({"kind": ""}, "Choose one of these"),
        ({"weight_population": "9"}, "no longer there"),
        ({"weight_population": "-1"}, "no longer there"),
        (dict.fromkeys(USUAL, "0"), "Nothing counts"),
        (dict.fromkeys(USUAL, "0") | {"weight_age": "5"}, "No figures are here of what is to count"),
        ({"kind": "chosen"}, "Name at least one municipality"),
        ({"kind": "chosen", "chosen": "Närpes"}, "cannot be compared with itself"),
        ({"kind": "chosen", "chosen": "Atlantis"}, "Atlantis"),
        ({"kind": "chosen", "chosen": "<script>alert(1)</script>"}, "script"),
        ({"kind": "chosen", "chosen": "x" * 5_000}, "too long"),
        (
            {"kind": "chosen", "chosen": "\n".join(each.code for each in all_municipalities()[:11])},
            "At most 10 municipalities",
        ),
    ],
)
def test_what_does_not_fit_comes_back_and_nothing_is_saved(
    kim: Membership, client: Any, wrong: dict[str, str], told: str, go: str
) -> None:
    response = client.post(at(kim.programme, "comparison/choose/", "en"), SIMILAR | wrong | {"go": go})
    page = text_of(response)
    assert response.status_code == 200
    assert told in page
    assert "<script>alert" not in response.content.decode()
    assert not ComparedWith.objects.of(kim.programme).exists()


def test_a_stored_choice_is_kept_as_one_goes(kim: Membership, client: Any) -> None:
    a_comparison(kim)
    address = at(kim.programme, "comparison/choose/", "en")
    sent = CHOSEN | opened_in(client.get(address))
    answer = client.post(address, sent, headers={"X-Keep": "1"})
    assert answer.json()["saved"] is True
    assert ComparedWith.objects.of(kim.programme).get().chosen == ["091", "049", "499"]


def test_when_the_figures_have_moved_on_the_page_says_so_and_takes_those_of_today(kim: Membership, client: Any) -> None:
    first = a_comparison(kim, kind="similar")
    code = kim.programme.municipalities()[0].code
    ComparedWith.objects.of(kim.programme).update(members={code: ["091"]})
    page = text_of(client.get(at(kim.programme, "comparison/", "en")))
    assert "the rule would find others" in page
    client.post(at(kim.programme, "comparison/anew/", "en"))
    assert fixed(kim.programme) == first.members


def test_taking_back_offers_to_undo(kim: Membership, client: Any) -> None:
    row = a_comparison(kim)
    response = client.post(at(kim.programme, "comparison/as-usual/", "en"))
    assert f"undo/comparedwith/{row.pk}/" in text_of(client.get(response.url))
    assert client.post(at(kim.programme, "comparison/as-usual/", "en")).status_code == 404


def test_a_joint_programme_shows_the_municipality_that_was_asked_for(client: Any) -> None:
    programme = a_programme("narpes", "malax")
    client.force_login(coordinator_of(programme).person)
    page = text_of(client.get(at(programme, "comparison/?of=narpes", "en")))
    assert "Beside Närpes" in page
    assert "Beside Malax" in text_of(client.get(at(programme, "comparison/?of=%00", "en")))


@pytest.mark.parametrize("path", ["choose/", "anew/", "as-usual/"])
def test_who_may_only_read_sees_the_comparison_but_changes_nothing(client: Any, path: str) -> None:
    programme = a_programme()
    client.force_login(a_member(programme, Role.VIEWER).person)
    page = text_of(client.get(at(programme, "comparison/", "en")))
    assert "comparison/choose/" not in page
    assert client.post(at(programme, f"comparison/{path}", "en"), SIMILAR).status_code in (403, 404)
    assert not ComparedWith.objects.of(programme).exists()


def test_no_page_speaks_of_a_ranking_but_to_deny_it(kim: Membership, client: Any) -> None:
    page = text_of(client.get(at(kim.programme, "comparison/", "en"))).casefold()
    assert page.count("ranking") == page.count("no ranking") == 1
    assert not any(word in page for word in ("best", "worst", "top 7", "winner"))


def test_the_pages_ask_the_database_little_and_no_more_for_several(
    client: Any, django_assert_max_num_queries: Any
) -> None:
    programme = a_programme("narpes", "malax", "korsnas")
    by = coordinator_of(programme)
    client.force_login(by.person)
    a_comparison(by, kind="similar")
    client.get(at(programme, "comparison/"))
    for path in ("comparison/", "comparison/choose/"):
        with django_assert_max_num_queries(20):
            client.get(at(programme, path))
