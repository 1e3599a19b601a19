"""A drawing as pixels, for those who paste it into a text of their own."""

from __future__ import annotations

import re

from kotosilta.publishing.typesetting import DOTS_PER_INCH, picture_png

POINTS_PER_INCH = 72
_SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')


def png_of(svg_paper: str, width_px: int = 1600) -> bytes:
    """The paper version of a drawing as PNG, `width_px` pixels wide, in our own faces; equal drawings give equal bytes.

    Raises ValueError for anything else, NotPossible when typst or one of our faces is missing.
    """
    size = _SIZE.match(svg_paper)
    if not size:
        raise ValueError("not the paper version of a drawing")
    width, height = map(float, size.groups())
    across = width_px * POINTS_PER_INCH / DOTS_PER_INCH
    return picture_png(svg_paper, across, across * height / width)
