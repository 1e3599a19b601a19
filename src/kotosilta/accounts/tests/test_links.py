"""Personal links: only a digest is kept, each trouble has its own sentence, and one use means one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kotosilta.accounts.links import LIFETIME, Purpose, make_link, opened, use_up
from kotosilta.accounts.models import PersonalLink
from kotosilta.reasons import NotPossible

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ANNA = {"purpose": Purpose.MEMBERSHIP, "target_id": 7, "email": "anna@example.test"}


def refusal(secret: str, purpose: Purpose = Purpose.MEMBERSHIP, now: datetime = NOW) -> str:
    with pytest.raises(NotPossible) as refused:
        opened(secret, purpose, now=now)
    return str(refused.value)


def test_a_link_opens_until_its_time_is_over_and_no_longer() -> None:
    made = make_link(**ANNA, now=NOW)

    assert opened(made.secret, Purpose.MEMBERSHIP, now=NOW + LIFETIME - timedelta(seconds=1)) == made.link
    assert "expired" in refusal(made.secret, now=NOW + LIFETIME)


def test_the_secret_is_long_and_stands_nowhere() -> None:
    made = make_link(**ANNA, now=NOW)

    assert len(made.secret) >= 32
    assert made.secret not in str(PersonalLink.objects.values().get())


def test_a_link_opens_only_what_it_was_made_for() -> None:
    made = make_link(**ANNA, now=NOW)

    assert refusal(made.secret, Purpose.INVITATION) == refusal("A" * 32)


@pytest.mark.parametrize("secret", ["", "A" * 32, "x" * 10_000, "å\x00🌲"])
def test_what_is_no_secret_opens_nothing(secret: str) -> None:
    assert "not valid" in refusal(secret)


def test_a_newer_link_takes_the_place_of_the_earlier_one_for_the_same_person_alone() -> None:
    first = make_link(**ANNA, now=NOW)
    for_bo = make_link(**(ANNA | {"email": "bo@example.test"}), now=NOW)
    elsewhere = make_link(**(ANNA | {"target_id": 8}), now=NOW)

    make_link(**ANNA, now=NOW)

    assert "newer" in refusal(first.secret)
    assert opened(for_bo.secret, Purpose.MEMBERSHIP, now=NOW) == for_bo.link
    assert opened(elsewhere.secret, Purpose.MEMBERSHIP, now=NOW) == elsewhere.link


def test_a_link_is_used_up_by_whoever_comes_first() -> None:
    made = make_link(**ANNA, now=NOW)
    read_by_another = PersonalLink.objects.get()

    use_up(made.link, now=NOW)

    with pytest.raises(NotPossible, match="used already"):
        use_up(read_by_another, now=NOW)
