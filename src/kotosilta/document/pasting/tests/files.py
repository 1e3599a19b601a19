"""Small files of Word made by hand, with what people's files have in them."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

STYLES = f"""<w:styles {W}>
<w:style w:styleId="Rubrik2"><w:name w:val="heading 2"/>
<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:styleId="Betoning"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:styleId="Lista"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
</w:styles>"""
NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""
FOOTNOTES = f"""<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve">
 Enligt rådgivningen</w:t></w:r></w:p></w:footnote></w:footnotes>"""
LINKS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId9" Type="x" Target="https://example.fi/strategi" TargetMode="External"/></Relationships>"""

BODY = """
<w:p><w:pPr><w:pStyle w:val="Rubrik2"/></w:pPr><w:r><w:t>Invånarnas behov</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Fet</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>het</w:t></w:r>
<w:r><w:t xml:space="preserve"> och </w:t></w:r><w:r><w:rPr><w:rStyle w:val="Betoning"/></w:rPr><w:t>kursiv</w:t></w:r>
<w:del><w:r><w:delText xml:space="preserve"> borta</w:delText></w:r></w:del>
<w:ins><w:r><w:t xml:space="preserve"> nytt</w:t></w:r></w:ins>
<w:r><w:t xml:space="preserve"> ord</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r>
<w:r><w:commentReference w:id="0"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Lista"/></w:pPr><w:r><w:t>Första punkten</w:t></w:r></w:p>
<w:sdt><w:sdtContent><w:p><w:pPr>
<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>
<w:r><w:t>Andra</w:t></w:r></w:p></w:sdtContent></w:sdt>
<w:p><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>
<w:smartTag><w:r><w:t>Ett steg</w:t></w:r></w:smartTag></w:p>
<w:p><w:r><w:drawing/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>
<w:r><w:instrText> PAGE </w:instrText></w:r>
<w:r><w:t xml:space="preserve">Se </w:t></w:r>
<w:hyperlink r:id="rId9"><w:r><w:t>strategin</w:t></w:r></w:hyperlink></w:p>
<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>År</w:t></w:r></w:p></w:tc>
<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>Kommun</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:r><w:t>2025</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>5 325</w:t></w:r></w:p></w:tc>
<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>osynligt</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
"""

CLEAN = """### Invånarnas behov

**Fethet** och *kursiv* nytt ord (Enligt rådgivningen).

- Första punkten
- Andra

1. Ett steg

Se [strategin](https://example.fi/strategi)

| År |  | Kommun |
| --- | --- | --- |
| 2025 | 5 325 |  |"""


def a_word_file(body: str = BODY, **parts: str) -> bytes:
    """A file with this text; further parts by their path below `word/`."""
    kept = BytesIO()
    usual = {
        "styles.xml": STYLES,
        "numbering.xml": NUMBERING,
        "footnotes.xml": FOOTNOTES,
        "_rels/document.xml.rels": LINKS,
    }
    with ZipFile(kept, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {W} {R}><w:body>{body}</w:body></w:document>")
        for path, content in (usual | parts).items():
            archive.writestr(f"word/{path}", content)
    return kept.getvalue()


def of_paragraphs(count: int, text: str) -> bytes:
    """A file of many paragraphs of the same text."""
    return a_word_file(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" * count)
