"""A version rests on a frozen situation picture: by itself when it is named, or on another that somebody chooses."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from kotosilta.audit.kinds import Kind
from kotosilta.audit.models import AuditEvent
from kotosilta.document.models import Section, Version
from kotosilta.document.versions.changes import name_version, record_decision, rest_on
from kotosilta.document.versions.drafts import named_file
from kotosilta.document.versions.files import kept_in_language
from kotosilta.document.versions.reading import files_of, sealed_file
from kotosilta.document.versions.sealing import files_when_sealed
from kotosilta.document.versions.tests.json_form import read
from kotosilta.document.versions.tests.pages import at, text_of
from kotosilta.language.translated import Translated
from kotosilta.programmes.models import Membership
from kotosilta.programmes.roles import Role
from kotosilta.reasons import NotPossible
from kotosilta.situation.frozen.kept import contents_of
from kotosilta.situation.frozen.reading import frozen_of
from tests.builders import (
    NOW,
    TODAY,
    a_deciding_body,
    a_decision,
    a_frozen_picture,
    a_member,
    a_programme,
    a_version,
    a_voice,
    coordinator_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]


def _without_picture(version: Version) -> Version:
    """As versions were before pictures could be frozen."""
    Version.across_programmes.filter(pk=version.pk).update(picture=None)
    version.refresh_from_db()
    return version


def test_naming_a_version_freezes_the_picture_under_its_name(kim: Membership) -> None:
    voice = a_voice(kim)

    version = a_version(kim, "Till fullmäktige")

    assert version.picture is not None
    assert (version.picture.name, version.picture.on) == ("Till fullmäktige", TODAY)
    assert [each.pk for each in contents_of(version.picture).voices] == [voice.pk]


def test_a_version_whose_name_a_picture_has_already_gets_one_with_a_number(kim: Membership) -> None:
    a_frozen_picture(kim, name="Till fullmäktige")

    version = a_version(kim, "Till fullmäktige")

    assert version.picture is not None
    assert version.picture.name == "Till fullmäktige (2)"


def test_a_version_that_is_refused_freezes_nothing(kim: Membership) -> None:
    a_version(kim, "Till fullmäktige")

    with pytest.raises(NotPossible):
        name_version(by=kim, name="till fullmäktige", at=NOW)

    assert len(frozen_of(kim.programme)) == 1


def test_another_picture_can_be_chosen_until_the_version_is_sealed(kim: Membership) -> None:
    version, earlier = a_version(kim), a_frozen_picture(kim, name="Inför mötet")

    rest_on(version=version, picture=earlier, by=kim)

    version.refresh_from_db()
    assert version.picture == earlier
    event = AuditEvent.objects.get(kind=Kind.VERSION_RESTS_ON)
    assert (event.target, event.after) == (version.name, {"picture": "Inför mötet", "on": TODAY.isoformat()})

    a_decision(kim, version)
    with pytest.raises(NotPossible, match="sealed"):
        rest_on(version=version, picture=a_frozen_picture(kim), by=kim)


def test_the_picture_of_another_programme_cannot_be_chosen(kim: Membership) -> None:
    theirs = a_frozen_picture(coordinator_of(a_programme("vaasa")))

    with pytest.raises(NotPossible):
        rest_on(version=a_version(kim), picture=theirs, by=kim)


def test_a_sealed_version_says_in_every_language_and_in_json_what_it_rests_on(kim: Membership) -> None:
    version = a_version(kim, "Till fullmäktige")
    rest_on(version=version, picture=a_frozen_picture(kim, name="Inför mötet"), by=kim)
    a_decision(kim, version)

    for language in ("sv", "fi"):
        html, told = (sealed_file(version, language, each) for each in ("html", "json"))
        assert html is not None
        assert told is not None
        assert "Inför mötet" in bytes(html.content).decode()
        found = read(bytes(told.content)).version
        assert found is not None
        assert found.situation is not None
        assert (found.situation.name, found.situation.on) == ("Inför mötet", TODAY)
        assert len(found.situation.digest) == 64


def test_a_version_from_before_pictures_is_sealed_without_a_word_of_one(kim: Membership) -> None:
    version = _without_picture(a_version(kim, "Gammal"))

    a_decision(kim, version)

    told, html = (sealed_file(version, "sv", each) for each in ("json", "html"))
    assert told is not None
    assert html is not None
    found = read(bytes(told.content)).version
    assert found is not None
    assert found.situation is None
    assert "situation picture" not in bytes(html.content).decode()


def test_files_that_were_sealed_stay_the_same_bytes_whatever_is_frozen_later(kim: Membership) -> None:
    version = a_decision(kim, a_version(kim)).version
    before = {(row.language, row.file_format): row.digest for row in files_of(version)}

    a_voice(kim), a_frozen_picture(kim)

    assert {(row.language, row.file_format): row.digest for row in files_of(version)} == before


def test_the_file_of_a_named_version_is_the_same_each_time(kim: Membership) -> None:
    version = a_version(kim)
    kept = kept_in_language(version, "sv")
    assert kept is not None
    before = named_file(version, kept, "json")

    a_voice(kim)

    assert named_file(version, kept, "json") == before


def test_a_decision_is_recorded_again_when_the_picture_was_changed_meanwhile(
    kim: Membership, monkeypatch: pytest.MonkeyPatch
) -> None:
    version, other = a_version(kim), a_frozen_picture(kim)
    body = a_deciding_body(kim.programme)
    Section.across_programmes.create(programme=kim.programme, element="D1", text=Translated.of(sv="x", fi="x"))

    def chosen_meanwhile(*given: Any) -> Any:
        Version.across_programmes.filter(pk=version.pk).update(picture=other)
        return files_when_sealed(*given)

    monkeypatch.setattr("kotosilta.document.versions.changes.deciding.files_when_sealed", chosen_meanwhile)
    values: dict[str, Any] = {"on": TODAY, "section": "§ 12", "outcome": "approved", "note": {}, "now": NOW}
    with pytest.raises(NotPossible, match="once more"):
        record_decision(version=version, by=kim, body=body, **values)

    assert not files_of(version)


def test_the_page_of_a_version_leads_to_the_picture_and_to_what_has_changed(kim: Membership, client: Any) -> None:
    version = a_version(kim)
    assert version.picture is not None

    page = text_of(client.get(at(kim.programme, f"versions/{version.pk}/", "en")))

    for path in (f"situation/frozen/{version.picture.pk}/", f"situation/frozen/{version.picture.pk}/changed/"):
        assert path in page
    assert f"versions/{version.pk}/rests-on/" in page


def test_the_page_of_an_old_version_says_that_there_is_no_picture(kim: Membership, client: Any) -> None:
    version = _without_picture(a_version(kim))

    page = text_of(client.get(at(kim.programme, f"versions/{version.pk}/", "en")))

    assert "before situation pictures could be frozen" in page


def test_choosing_a_picture_leads_back_to_the_version(kim: Membership, client: Any) -> None:
    version, other = a_version(kim), a_frozen_picture(kim)

    response = client.post(at(kim.programme, f"versions/{version.pk}/rests-on/"), {"picture": other.pk})

    version.refresh_from_db()
    assert response.status_code == 303
    assert version.picture == other


@pytest.mark.parametrize("sent", ["", "0", "x", "9" * 40, "<b>"])
def test_a_picture_that_is_not_there_is_refused_beside_its_field(kim: Membership, client: Any, sent: str) -> None:
    version = a_version(kim)

    response = client.post(at(kim.programme, f"versions/{version.pk}/rests-on/", "en"), {"picture": sent})

    page, before = text_of(response), version.picture
    version.refresh_from_db()
    assert response.status_code == 200
    assert "Choose one of these." in page or "This choice is no longer there." in page
    assert version.picture == before


def test_who_may_not_write_the_document_cannot_choose(kim: Membership, client: Any) -> None:
    version = a_version(kim)
    client.force_login(a_member(kim.programme, Role.VIEWER).person)

    page = text_of(client.get(at(kim.programme, f"versions/{version.pk}/")))

    assert f"versions/{version.pk}/rests-on/" not in page
    assert client.get(at(kim.programme, f"versions/{version.pk}/rests-on/")).status_code == 403


def test_a_picture_that_a_version_rests_on_goes_only_with_the_programme(kim: Membership) -> None:
    version = a_version(kim, at=NOW + timedelta(hours=1))
    assert version.picture is not None

    with pytest.raises(Exception, match=r"[Rr]estrict|FOREIGN KEY|referenced"):
        version.picture.delete()
