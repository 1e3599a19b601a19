"""A drawing as pixels: of the width that was asked for, in proportion, and the same for the same drawing."""

from __future__ import annotations

import struct

import pytest

from kotosilta.charts.draw import bar_chart
from kotosilta.charts.png import png_of
from kotosilta.charts.spec import Bar, Drawing, Role
from kotosilta.charts.tests.drawings import SWEDISH, a_bar_chart, a_figure
from kotosilta.publishing import typesetting


def _drawing() -> Drawing:
    return bar_chart(a_bar_chart(Bar("Närpes", Role.OWN, a_figure(32.8))), SWEDISH)


def _size(png: bytes) -> tuple[int, int]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("width", [1600, 800])
def test_the_picture_is_as_wide_as_asked_and_in_proportion(width: int) -> None:
    drawing = _drawing()

    wide, high = _size(png_of(drawing.paper, width))

    assert wide == width
    assert high == pytest.approx(width * drawing.height / drawing.width, abs=1)


def test_the_same_drawing_gives_the_same_bytes() -> None:
    once = png_of(_drawing().paper)
    typesetting.picture_png.cache_clear()

    assert png_of(_drawing().paper) == once


def test_the_screen_version_is_refused() -> None:
    with pytest.raises(ValueError, match="paper"):
        png_of(_drawing().screen)
