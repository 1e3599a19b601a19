"""The only door to typst: values in, a finished PDF or the pixels of a drawing out, in our own faces alone."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from kotosilta.publishing.glyphs import drawable
from kotosilta.reasons import NotPossible, Reason

if TYPE_CHECKING:
    from typst import Fonts

fonts_root = Path(__file__).parent / "fonts"
TEXT_FACE = "SourceSans3_400Regular.ttf"
FACES = (
    "HankenGrotesk_600SemiBold.ttf",
    "HankenGrotesk_700Bold.ttf",
    TEXT_FACE,
    "SourceSans3_400Regular_Italic.ttf",
    "SourceSans3_600SemiBold.ttf",
    "SourceSans3_700Bold.ttf",
)
TEXT_WIDTH = 459.2  # points: A4 less 24 mm on either side
UNITS_ACROSS = 640  # a drawing of this width fills the measure; its type then stands at about 10 points
DOTS_PER_INCH = 200

# The drawing and its size come in as values, as everything does: nothing is ever put together as markup.
_PICTURE = b"""
#let size(name) = float(sys.inputs.at(name)) * 1pt
#set page(width: size("width"), height: size("height"), margin: 0pt, fill: white)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%)
"""


def missing_font(face: str) -> NotPossible:
    """Said when a face of the installation cannot be read; another one is never taken in its place."""
    return NotPossible(
        Reason("The font file %(file)s is missing or damaged. Please install Kotosilta again.", {"file": face})
    )


def in_our_glyphs(text: str, fonts: Path = fonts_root) -> str:
    """`text` as our faces can draw it. Raises NotPossible when the face cannot be read."""
    try:
        return drawable(text, fonts / TEXT_FACE)
    except (OSError, ValueError) as error:
        raise missing_font(TEXT_FACE) from error


def typeset_pdf(template: bytes, inputs: dict[str, str], *, created: int, fonts: Path = fonts_root) -> bytes:
    """The tagged, archival PDF (PDF/UA-1 and PDF/A-2a) that `template` makes of `inputs`; `created` in Unix seconds.

    Raises NotPossible when typst or a face is missing.
    """
    made: bytes = _typst().compile(
        template,
        format="pdf",
        font_paths=_faces(fonts),
        ignore_system_fonts=True,
        sys_inputs=inputs,
        pdf_standards=["ua-1", "a-2a"],
        timestamp=created,
    )
    return made


@lru_cache(maxsize=64)
def picture_png(svg: str, width: float, height: float, *, fonts: Path = fonts_root) -> bytes:
    """A drawing as pixels for print, `width` and `height` in points. Raises NotPossible as `typeset_pdf` does."""
    made: bytes = _typst().compile(
        _PICTURE,
        format="png",
        font_paths=_faces(fonts),
        ignore_system_fonts=True,
        sys_inputs={"svg": in_our_glyphs(svg, fonts), "width": str(width), "height": str(height)},
        ppi=DOTS_PER_INCH,
    )
    return made


def printed_width(units: float) -> float:
    """How wide a drawing of so many units stands on paper, in points: never wider than the text."""
    return min(units / UNITS_ACROSS, 1) * TEXT_WIDTH


def _typst() -> ModuleType:
    try:
        import typst  # noqa: PLC0415  # a quarter of a second that only those pay who want a file
    except ImportError as error:
        raise NotPossible(
            Reason("PDF and Word files cannot be made: the package typst is missing. Please install Kotosilta again.")
        ) from error
    return typst


@lru_cache(maxsize=4)
def _faces(root: Path) -> Fonts:
    """Our faces, opened once. typst would pass over a file that it cannot read, so they are counted."""
    fonts: Fonts = _typst().Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[root])
    found = {Path(face.path).name for face in fonts.fonts() if face.path}
    for face in FACES:
        if face not in found:
            raise missing_font(face)
    return fonts
