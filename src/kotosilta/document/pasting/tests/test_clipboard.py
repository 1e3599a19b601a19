"""What is pasted out of Word comes in clean, and what is not in it is said."""

from __future__ import annotations

import pytest

from kotosilta.document.pasting.clipboard import MOST_CHARACTERS, from_clipboard
from kotosilta.document.pasting.gathering import SENTENCES, LeftOut
from kotosilta.reasons import WrongInput

# As Word puts it on the clipboard, shortened where nothing is to be seen.
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta charset=utf-8><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml>
<![endif]--><style><!-- p.MsoNormal {margin:0cm} --></style></head><body lang=SV><!--StartFragment-->
<h2>Invånarnas <b>behov</b><o:p></o:p></h2>
<p class=MsoNormal><b><span lang=SV>Fet</span></b><b>het</b> och <i style='mso-bidi-font-style:normal'>kursiv</i>
<del cite="mailto:Kim" datetime="2026">borta</del><ins cite="mailto:Kim">nytt</ins> ord<a
style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference>
<![if !supportFootnotes]>[1]<![endif]></span></a>.<a class=msocomanchor href="#_msocom_1">[KL1]</a><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>\u00b7<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>Första punkten<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o
</span><![endif]><span style="font-weight:bold">Andra</span></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>
</span></span><![endif]>Ett steg</p>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id=x/><![endif]--><![if !vml]><img width=1
src="file:///C:/a.png"><![endif]></p>
<table class=MsoTableGrid><tr><td colspan=2><p class=MsoNormal>År</p></td><td rowspan=2>Kommun</td></tr>
<tr><td>2025</td><td>5&nbsp;325</td></tr><tr><td>a</td><td>b</td><td>c</td></tr></table>
<p class=MsoNormal><st1:place w:st="on">Närpes</st1:place><script>alert(1)</script><span
style='display:none'>dolt</span></p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Kolla!</p></div></div>
<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a
href="#_ftnref1" name="_ftn1"><span>[1]</span></a> Enligt rådgivningen</p></div></div>
<!--EndFragment--></body></html>"""

CLEAN = """### Invånarnas behov

**Fethet** och *kursiv* nytt ord (Enligt rådgivningen).

- Första punkten
- **Andra**

1. Ett steg

| År |  | Kommun |
| --- | --- | --- |
| 2025 | 5\u00a0325 |  |
| a | b | c |

Närpes"""


def test_a_section_of_word_comes_in_clean() -> None:
    assert from_clipboard(WORD).markup == CLEAN


def test_what_was_left_out_is_said_each_once() -> None:
    told = (LeftOut.PICTURES, LeftOut.CHANGES, LeftOut.COMMENTS, LeftOut.FOOTNOTES, LeftOut.MERGED)

    assert from_clipboard(WORD).left_out == tuple(SENTENCES[each] for each in told)


@pytest.mark.parametrize(
    ("html", "markup"),
    [
        ("", ""),
        ("<", "<"),
        ("bara ord", "bara ord"),
        ("<p>a<p>b", "a\n\nb"),
        ("<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>", "- a\n- b\n- c\n- d"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ('<b style="font-weight:normal"><p>lätt <span style="font-weight:700">tung</span></p></b>', "lätt **tung**"),
        ('<p>se <a href="https://example.fi/a">hit</a></p>', "se [hit](https://example.fi/a)"),
        ('<p>se <a href="javascript:alert(1)">hit</a></p>', "se hit"),
        ("<p>1. hej</p><p># nej</p>", "1\\. hej\n\n\\# nej"),
        ("<p>[[own:3]]</p>", "\\[\\[own:3]]"),
        ("<p><b>(fet)</b>het</p>", "(fet)het"),
        ("<ul><li><b>(fet)</b>het</li></ul>", "- (fet)het"),
        ("<table><tr><td><b>(fet)</b>het</td><td>y</td></tr></table>", "| (fet)het | y |\n| --- | --- |"),
        ("<p>a<br>b</p>", "a b"),
        ("<pre>a\nb</pre>", "a b"),
        ("<p>a\x00b\u202ec</p>", "ab\u202ec"),
        ("<table><tr><td>i en ruta</td></tr></table>", "i en ruta"),
        (
            "<table><tr><td><table><tr><td>inre</td></tr></table></td><td>y</td></tr></table>",
            "| inre | y |\n| --- | --- |",
        ),
        ("<style>p{}</style><iframe src=x></iframe><p onclick=x>a</p>", "a"),
        ("<p>" + "x" * 5 + "</p>" * 3, "xxxxx"),
    ],
)
def test_other_html_is_read_as_its_words(html: str, markup: str) -> None:
    assert from_clipboard(html).markup == markup


def test_a_thousand_boxes_in_each_other_are_read_as_their_words() -> None:
    assert from_clipboard("<div>" * 5000 + "hej" + "</div>" * 5000).markup == "hej"


def test_a_table_wider_than_the_page_comes_in_whole_and_says_so() -> None:
    cells = "".join(f"<td>{number}</td>" for number in range(30))
    cleaned = from_clipboard(f"<table><tr>{cells}</tr><tr>{cells}</tr></table>")

    assert cleaned.markup.split("\n")[0].count("|") == 31
    assert cleaned.left_out == (SENTENCES[LeftOut.WIDE],)


def test_too_much_is_refused_before_it_is_read() -> None:
    with pytest.raises(WrongInput):
        from_clipboard("x" * (MOST_CHARACTERS + 1))
