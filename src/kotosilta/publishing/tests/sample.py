"""A sample text of the length and build of a real draft, about a municipality that does not exist."""

from __future__ import annotations

from html import escape

from kotosilta.figures import Figure, FigureKind, NumberStyle, written
from kotosilta.publishing.blocks import (
    Blank,
    Block,
    BulletList,
    Callout,
    Document,
    Foreign,
    Heading,
    Inlines,
    Link,
    Paragraph,
    Picture,
    Strong,
    Table,
    Words,
)
from kotosilta.publishing.tests.sample_texts import TEXTS, SampleTexts

STYLES = {
    "sv": NumberStyle(
        "sv", ",", "\u00a0", "\u2212", "{n}\u00a0%", "{n} procentenheter", "cirka {n}", "färre än {n}", "{n} gånger"
    ),
    "fi": NumberStyle(
        "fi", ",", "\u00a0", "\u2212", "{n}\u00a0%", "{n} prosenttiyksikköä", "noin {n}", "alle {n}", "{n}-kertainen"
    ),
}
WORDS = {
    "sv": Words("Sida", "Fyll i", "Källa", "Utkast gjort med Kotosilta"),
    "fi": Words("Sivu", "Täydennä", "Lähde", "Luonnos, tehty Kotosillalla"),
}
OTHER = {"sv": "fi", "fi": "sv"}
YEARS = range(2020, 2026)


def figure(value: float, kind: FigureKind = FigureKind.PERCENT, year: int | None = 2025, area: str = "999") -> Figure:
    """A figure of the sample municipality."""
    name = f"sample/total/{area}/{year}"
    return Figure(value, kind, area, "sample", year, "sample-source", (name,))


def chart(texts: SampleTexts, style: NumberStyle, height: float = 250) -> Picture:
    """Three lines with labels at their ends, in the manner of the real drawings."""
    lines = (
        (texts.name, "#0b5c86", 3.0, 0.5),
        (texts.region, "#3d6b4f", 5.0, 0.7),
        (texts.country, "#5c6662", 7.6, 0.62),
    )
    last = [figure(first + 5 * step, area=name) for name, _, first, step in lines]
    drawn = []
    for (name, colour, first, step), end in zip(lines, last, strict=True):
        points = [(40 + 76 * i, height - 30 - (first + step * i) * (height - 60) / 12) for i in range(len(YEARS))]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        x, y = points[-1]
        drawn.append(
            f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="3"/>'
            f'<text x="{x + 10:.1f}" y="{y + 5:.1f}" font-size="14" fill="{colour}">{escape(name)} '
            f'<tspan font-weight="600">{written(end, style)}</tspan></text>'
        )
    years = "".join(
        f'<text x="{40 + 76 * i}" y="{height - 8}" font-size="13" fill="#4a5753" text-anchor="middle">{year}</text>'
        for i, year in enumerate(YEARS)
    )
    grid = "".join(
        f'<path d="M20 {y:.1f}H440" stroke="#dfe4da"/>' for y in (height - 30 - (height - 60) * k / 4 for k in range(5))
    )
    body = f"<title>{escape(texts.chart_title)}</title>{grid}{years}{''.join(drawn)}"
    box = f'viewBox="0 0 640 {height:g}" role="img"'
    return Picture(
        svg_screen=f'<svg class="chart" {box}>{body}</svg>',
        svg_print=f'<svg xmlns="http://www.w3.org/2000/svg" width="640" height="{height:g}" {box} '
        f"font-family=\"'Source Sans 3'\">{body}</svg>",
        alternative=(texts.chart_words, " ", texts.name, ": ", last[0], "."),
        caption=(texts.chart_title,),
        figures=tuple(last),
        width=640,
        height=height,
    )


def comparison(texts: SampleTexts) -> Table:
    """Figures of three areas, years and kinds mixed."""
    rows: tuple[tuple[Inlines, ...], ...] = (
        ((texts.chart_title,), ("2025",), (figure(5.5),), (figure(8.5),), (figure(10.7),)),
        ((texts.history,), ("2021",), (figure(-1.25),), (figure(1234.5, FigureKind.DECIMAL),), ("–",)),
        (
            (texts.table_header[0],),
            ("2022",),
            (figure(5325, FigureKind.COUNT),),
            (figure(176041, FigureKind.COUNT),),
            ("–",),
        ),
    )
    header = tuple((cell,) for cell in texts.table_header)
    return Table((texts.table_caption,), header, rows, (4, 1, 1.6, 1.6, 1.6))


def goals(texts: SampleTexts) -> Table:
    """A table to fill in by hand or in Word."""
    header = tuple((cell,) for cell in texts.goals_header)
    row: tuple[Inlines, ...] = ((Blank(texts.prompt),), (Blank(texts.prompt),), (), ("I3: ", figure(5.5), " (2025)"))
    return Table((texts.goals_caption,), header, (row,), (3, 3, 2, 3), row_headers=False, blank_rows=4)


def element(number: int, texts: SampleTexts, style: NumberStyle) -> tuple[Block, ...]:
    """One of the ten elements: purpose, figures, questions, who is asked."""
    start: tuple[Block, ...] = (
        Heading(2, (f"D{number} {texts.elements[number - 1]}",), f"d{number}"),
        Paragraph((texts.purpose,), "purpose"),
        Paragraph((
            texts.share, Strong((figure(5.5),)), texts.persons, figure(231, FigureKind.ABOUT), texts.change,
            figure(2.5, FigureKind.PERCENTAGE_POINTS), ". ", texts.history,
        )),
    )  # fmt: skip
    decide: tuple[Block, ...] = (
        Heading(3, (texts.decide_heading,), f"d{number}-decide"),
        BulletList((*((item,) for item in texts.decide), (Blank(texts.prompt),)), "decide"),
    )
    asked: tuple[Block, ...] = (
        Heading(3, (texts.asked_heading,), f"d{number}-asked"),
        BulletList(tuple((item,) for item in texts.asked)),
    )
    source = Paragraph((texts.chart_source, " ", Link(texts.read_more, "https://stat.fi/"), "."), "source")
    more: dict[int, tuple[Block, ...]] = {
        2: (chart(texts, style), source, comparison(texts), source, Paragraph((texts.note,), "note")),
        4: (goals(texts), chart(texts, style, 200), source),
        7: (chart(texts, style, 220), source),
        10: (
            Heading(3, (texts.goals_caption,), "d10-goals"),
            goals(texts),
            Heading(4, (texts.table_caption,), "d10-table"),
            comparison(texts),
        ),
    }
    return (*start, *more.get(number, ()), *decide, *asked)


def sample_document(language: str = "sv") -> Document:
    """The whole sample, about eight pages."""
    texts, style = TEXTS[language], STYLES[language]
    callout = Callout(
        (
            Paragraph((texts.callout,)),
            BulletList(((Link(texts.elements[9], "#d10"),), (Foreign(texts.other_name, OTHER[language]),))),
        ),
        texts.callout_label,
    )
    elements = (block for number in range(1, 11) for block in element(number, texts, style))
    return Document(
        language=language,
        title=texts.title,
        subtitle=(texts.subtitle, ". ", texts.name, " (", Foreign(texts.other_name, OTHER[language]), ")"),
        description=texts.description,
        date="2026-11-24",
        blocks=(Paragraph((texts.lead,), "lead"), callout, *elements),
        words=WORDS[language],
    )


def with_blocks(*blocks: Block, language: str = "sv", title: str = "Rubrik") -> Document:
    """A small document of the given blocks."""
    return Document(language, title, (), "Beskrivning", "2026-11-24", blocks, WORDS[language])
