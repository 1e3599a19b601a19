"""While one page is made the same is read once; outside of that nothing is ever kept."""

from __future__ import annotations

from contextlib import suppress

from kotosilta.programmes.looking import once_in_a_look, one_look
from kotosilta.programmes.models import Programme


def a_reader() -> tuple[list[int | None], object]:
    asked: list[int | None] = []

    @once_in_a_look
    def read(programme: Programme) -> str:
        asked.append(programme.pk)
        return f"programme {programme.pk}"

    return asked, read


def test_a_programme_is_read_once_in_a_look_and_each_by_itself() -> None:
    asked, read = a_reader()

    with one_look():
        found = [read(Programme(pk=pk)) for pk in (1, 2, 1, 2)]

    assert found == ["programme 1", "programme 2", "programme 1", "programme 2"]
    assert asked == [1, 2]


def test_two_readers_are_told_apart() -> None:
    (first_asked, first), (second_asked, second) = a_reader(), a_reader()

    with one_look():
        first(Programme(pk=1))
        second(Programme(pk=1))

    assert first_asked == second_asked == [1]


def test_outside_of_a_look_and_after_one_that_failed_it_is_read_anew() -> None:
    asked, read = a_reader()
    with suppress(LookupError), one_look():
        read(Programme(pk=1))
        raise LookupError

    for _ in range(2):
        read(Programme(pk=1))

    assert asked == [1, 1, 1]
