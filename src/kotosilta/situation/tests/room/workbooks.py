"""Workbooks written by hand, part by part, for what no spreadsheet would write and what is quicker to say so."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from kotosilta.situation.room.sheet import letter_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
# Styles 0 to 6: plain, percent, day, month and year, year, thousands, a format with a quoted d.
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="4"><numFmt numFmtId="164" formatCode="mmm\\ yyyy"/>'
    '<numFmt numFmtId="165" formatCode="yyyy"/><numFmt numFmtId="166" formatCode="#,##0\\ [$€-40B]"/>'
    '<numFmt numFmtId="167" formatCode="0&quot; dagar&quot;"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/>'
    '<xf numFmtId="166"/><xf numFmtId="167"/></cellXfs></styleSheet>'
)
Cell = str | int | float | None


def cell(place: str, value: Cell, style: int = 0) -> str:
    """One cell; a text that begins with `<` stands as it is, as the inside of the cell."""
    opened = f'<c r="{place}"' + (f' s="{style}"' if style else "")
    if value is None:
        return f"{opened}/>"
    if isinstance(value, str) and not value.startswith("<v") and not value.startswith("<f"):
        return f'{opened} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f"{opened}>{value}</c>" if isinstance(value, str) else f"{opened}><v>{value}</v></c>"


def rows(*lines: Sequence[Cell], begin: int = 1) -> str:
    """The rows of a sheet; None leaves a cell out."""
    return "".join(
        f'<row r="{number}">'
        + "".join(cell(f"{letter_of(at)}{number}", value) for at, value in enumerate(line) if value is not None)
        + "</row>"
        for number, line in enumerate(lines, begin)
    )


def workbook(
    *sheets: str,
    names: Sequence[str] = (),
    states: Mapping[int, str] | None = None,
    after: str = "",
    before: str = "",
    properties: str = "",
    declared: str = "",
    parts: Mapping[str, str] | None = None,
) -> bytes:
    """A workbook of sheets that are given as their rows; `after` and `before` stand around the rows of each."""
    names = names or [f"Blad{at}" for at in range(1, len(sheets) + 1)]
    states = states or {}
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{at}" r:id="rId{at}"'
        + (f' state="{states[at]}"' if at in states else "")
        + "/>"
        for at, name in enumerate(names, 1)
    )
    related = "".join(
        f'<Relationship Id="rId{at}" Type="{RELATED}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    related += f'<Relationship Id="rIdS" Type="{RELATED}/styles" Target="/xl/styles.xml"/>'
    root = f'<Relationship Id="rId1" Type="{RELATED}/officeDocument" Target="xl/workbook.xml"/>'
    book = f"{properties}<sheets>{listed}</sheets>"
    written = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}">{root}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}">{book}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>',
        "xl/styles.xml": STYLES,
    }
    for at, inside in enumerate(sheets, 1):
        body = f"{before}<sheetData>{inside}</sheetData>{after}"
        written[f"xl/worksheets/sheet{at}.xml"] = (
            f'<?xml version="1.0" encoding="UTF-8"?>{declared}<worksheet xmlns="{MAIN}">{body}</worksheet>'
        )
    return packed(written | dict(parts or {}))


def packed(parts: Mapping[str, str]) -> bytes:
    """A zip file of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()
