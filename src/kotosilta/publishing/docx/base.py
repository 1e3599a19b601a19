"""The empty Word file that every draft begins as: our styles, lists, settings and faces, and nobody else's."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZipFile

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from kotosilta.publishing.docx.packing import content_types
from kotosilta.publishing.typesetting import TEXT_FACE, missing_font

_PARTS = Path(__file__).parent / "parts"
_FONT_KEY = str(uuid5(NAMESPACE_URL, "kotosilta:fonts")).upper()
_MAIN = "word/document.xml"
# In the order of their relationships, which `document.xml` names: footers rId5 and rId6, the first page's header rId7.
_LINKED = {
    "styles": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "numbering": (CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
    "settings": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "fontTable": (CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
    "footer1": (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
    "footer2": (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
    "header1": (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
}
# Embedded, so that the text looks and breaks the same on machines without them; what Word lacks it replaces by Calibri.
_EMBEDDED = (TEXT_FACE, "SourceSans3_700Bold.ttf", "HankenGrotesk_600SemiBold.ttf")
_FONT = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_FONT_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"


@lru_cache(maxsize=4)
def base_package(fonts: Path) -> bytes:
    """The package as python-docx opens it. Raises NotPossible when a face cannot be read."""
    kept = BytesIO()
    with ZipFile(kept, "w") as package:
        package.writestr("[Content_Types].xml", _content_types_of_parts())
        package.writestr("_rels/.rels", _relationships((RELATIONSHIP_TYPE.OFFICE_DOCUMENT, _MAIN)))
        package.writestr(_MAIN, (_PARTS / "document.xml").read_bytes())
        links = ((relation, f"{name}.xml") for name, (_, relation) in _LINKED.items())
        package.writestr("word/_rels/document.xml.rels", _relationships(*links))
        for name in _LINKED:
            text = (_PARTS / f"{name}.xml").read_text("utf-8").replace("{key}", f"{{{_FONT_KEY}}}")
            package.writestr(f"word/{name}.xml", text)
        faces = [(_FONT_RELATIONSHIP, f"fonts/font{number}.odttf") for number in range(1, len(_EMBEDDED) + 1)]
        package.writestr("word/_rels/fontTable.xml.rels", _relationships(*faces))
        for face, (_, target) in zip(_EMBEDDED, faces, strict=True):
            package.writestr(f"word/{target}", _obfuscated(fonts / face))
    return kept.getvalue()


def _content_types_of_parts() -> str:
    fonts = {f"/word/fonts/font{number}.odttf": _FONT for number in range(1, len(_EMBEDDED) + 1)}
    linked = {f"/word/{name}.xml": kind for name, (kind, _) in _LINKED.items()}
    return content_types({f"/{_MAIN}": CONTENT_TYPE.WML_DOCUMENT_MAIN, **linked, **fonts})


def _relationships(*links: tuple[str, str]) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
            for number, (kind, target) in enumerate(links, start=1)
        )
        + "</Relationships>"
    )


def _obfuscated(face: Path) -> bytes:
    """A face as ECMA-376 asks for it (part 4, 4.2.1): its first 32 bytes crossed with the key, read backwards."""
    try:
        data = bytearray(face.read_bytes())
    except OSError as error:
        raise missing_font(face.name) from error
    key = bytes.fromhex(_FONT_KEY.replace("-", ""))[::-1]
    for index in range(32):
        data[index] ^= key[index % 16]
    return bytes(data)
