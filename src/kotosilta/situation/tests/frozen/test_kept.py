"""What is written down is read again as it was, and anything else is refused."""

from __future__ import annotations

import zlib

import pytest

from kotosilta.figures import Observation
from kotosilta.reasons import NotPossible
from kotosilta.situation.frozen.kept import (
    FORMAT,
    KeptPlace,
    KeptVoice,
    contents_of,
    observations_kept,
    series_kept,
    written,
)
from kotosilta.situation.models import FrozenPicture
from kotosilta.situation.picture import Series
from kotosilta.situation.tests.frozen.pictures import NARPES, SHARE, contents, series

ODD = "<script>alert(1)</script> المدرسة 👩‍👩‍👧 100 % {0} %s \\n"


def _row(content: bytes, digest: str, kept_format: int = FORMAT) -> FrozenPicture:
    return FrozenPicture(name="Inför mötet", content=content, digest=digest, kept_format=kept_format)


def test_a_picture_is_read_as_it_was_written() -> None:
    voice = KeptVoice(pk=1, question="C3.7", text={"sv": ODD}, kind="counter", heard_on="2026-02-01")
    picture = contents({NARPES: {SHARE: series((2024, 20.9), (2025, 21.3))}}, voices=(voice,))

    assert contents_of(_row(*written(picture))) == picture


def test_equal_pictures_have_equal_bytes_whatever_order_they_were_gathered_in() -> None:
    one = contents({NARPES: {"a": series((2024, 1.0)), "b": series((2024, 2.0))}, "SSS": {}})
    other = contents({"SSS": {}, NARPES: {"b": series((2024, 2.0)), "a": series((2024, 1.0))}})

    assert written(one) == written(other)
    assert written(one)[1] != written(contents({NARPES: {"a": series((2024, 1.1))}}))[1]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"nothing of ours",
        zlib.compress(b"{}"),
        zlib.compress(b'{"kept_format": 1}')[:-4],
        zlib.compress(b"\xff\xfe"),
    ],
)
def test_what_is_no_longer_what_was_frozen_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(NotPossible) as refused:
        contents_of(_row(content, "0" * 64))

    assert refused.value.reason.values == {"name": "Inför mötet"}


def test_a_changed_byte_is_found() -> None:
    small, digest = written(contents({NARPES: {SHARE: series((2025, 21.3))}}))
    forged, _ = written(contents({NARPES: {SHARE: series((2025, 12.3))}}))

    assert contents_of(_row(small, digest))
    with pytest.raises(NotPossible):
        contents_of(_row(forged, digest))


def test_another_format_says_that_another_version_is_needed() -> None:
    with pytest.raises(NotPossible, match="another version"):
        contents_of(_row(*written(contents()), kept_format=FORMAT + 1))


def test_a_series_keeps_value_source_method_and_what_is_missing() -> None:
    observations = (
        Observation("a/total/545/2020", "a", "total", NARPES, 2020, 1.5, "one"),
        Observation("a/total/545/2021", "a", "total", NARPES, 2021, 2.5, "two", method="put_together"),
        Observation("a/total/545/2022", "a", "total", NARPES, 2022, 3.5, "two", preliminary=True),
    )

    kept = series_kept(Series("a", "total", NARPES, observations, missing={2019: "secret"}))

    assert observations_kept(kept, "a", NARPES) == observations
    assert kept.missing == {2019: "secret"}


def test_a_group_keeps_its_name() -> None:
    (seen,) = observations_kept(series((2021, 1.0)), "candidates/female", NARPES)

    assert (seen.indicator, seen.group, seen.id) == ("candidates", "female", "candidates/female/545/2021")


def test_a_joint_programme_of_five_with_everything_stays_under_a_megabyte() -> None:
    years = range(2005, 2026)
    codes = [f"{number:03}" for number in range(48)]
    known = {
        code: {
            f"indicator_{place}": series(*((year, round(place * 13.7 + number * 1.1 + year / 7, 1)) for year in years))
            for place in range(60)
        }
        for number, code in enumerate(codes)
    }
    places = tuple(KeptPlace(code=code, region="MK15", peers=tuple(codes[5:])) for code in codes[:5])

    small, _digest = written(contents(known, places=places))

    assert len(small) < 1_000_000
