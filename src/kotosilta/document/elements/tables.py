"""The tables of a draft: those to fill in, and the indicators that are proposed."""

from __future__ import annotations

from kotosilta.content.catalogue import ExampleIndicator
from kotosilta.content.guidance import example_indicators, indicators
from kotosilta.document.elements.attribution import attribution
from kotosilta.document.elements.filled import goal_rows, indicator_rows, partner_cell, together, who
from kotosilta.document.making import Making
from kotosilta.document.texts import in_edition
from kotosilta.figures import Figure
from kotosilta.publishing.blocks import Block, BulletList, Heading, Inlines, Table, figures_in
from kotosilta.situation.figures import figure_of, may_be_a_baseline
from kotosilta.situation.picture import Picture

ROWS_FOR_GOALS = 5


def responsible(making: Making) -> tuple[Block, ...]:
    """Who carries the whole, one row for each task that somebody must have."""
    texts = making.texts.responsible
    edition = next(iter(making.editions.values()))
    table = Table(
        caption=(making.said(texts.caption),),
        header=((making.said(texts.task),), (making.said(texts.who),)),
        rows=tuple(
            ((making.said(row.text),), who(making.filled, row.ids)) for row in texts.row if in_edition(row.ids, edition)
        ),
        widths=(1.0, 2.0),
    )
    return (table,)


def goals_and_measures(making: Making) -> tuple[Block, ...]:
    """The questions that lead to goals, and the table in which they stand with what carries them out."""
    texts = making.texts.goals
    columns = (texts.goal, texts.change, texts.measure, texts.owner, texts.partners, texts.when, texts.indicator)
    rows = goal_rows(making)
    questions = BulletList(tuple((question,) for question in making.questions(texts.decide)), role="decide")
    return (
        Heading(3, (making.said(texts.heading),), "goals"),
        *(() if rows else (questions,)),
        Table(
            caption=(making.said(texts.caption),),
            header=tuple((making.said(column),) for column in columns),
            rows=rows,
            widths=(1.1, 2.1, 1.1, 1.1, 1.0, 0.8, 0.9),
            row_headers=False,
            blank_rows=0 if rows else ROWS_FOR_GOALS,
        ),
    )


def cooperation(making: Making) -> tuple[Block, ...]:
    """The partners by the names valid today, with room for what is done together."""
    texts = making.texts.cooperation
    names = (making.said(texts.sectors), *making.asked(texts.roles))
    usual = tuple(((name[:1].upper() + name[1:],), (), ()) for name in names)
    partners = tuple((partner_cell(each), (), ()) for each in making.filled.partners)
    table = Table(
        caption=(making.said(texts.caption),),
        header=((making.said(texts.partner),), (making.said(texts.together),), (making.said(texts.meeting),)),
        rows=partners or usual,
        widths=(1.4, 1.4, 1.0),
    )
    return (*together(making), table)


def follow_up(making: Making) -> tuple[Block, ...]:
    """The indicators that were chosen; while there are none the checklist's examples with known source.

    Those have a baseline where there is a figure of a year.
    """
    texts = making.texts.follow_up
    columns = (texts.indicator, texts.source, texts.baseline, texts.interval)
    chosen = indicator_rows(making)
    on_aland = all(each.on_aland for each in making.order.municipalities)
    rows = chosen or tuple(
        (
            (f"{each.id} {making.said(each.title_aland or each.title if on_aland else each.title)}",),
            (making.said(each.source_aland or each.source if on_aland else each.source),),
            _baseline(making, each),
            (making.said(each.interval),),
        )
        for each in example_indicators()
    )
    table = Table(
        caption=(making.said(making.texts.filled.indicators if chosen else texts.caption),),
        header=tuple((making.said(column),) for column in columns),
        rows=rows,
        widths=(1.3, 1.9, 0.9, 0.9),
    )
    return (table, attribution(making, [table])) if any(figures_in(table)) else (table,)


def _baseline(making: Making, example: ExampleIndicator) -> Inlines:
    """The latest figure with its year; of a joint draft where each municipality's own stands."""
    texts = making.texts.follow_up
    figures = [figure for each in making.pictures if (figure := _latest(each, example.baseline_indicator))]
    if not figures:
        return (making.said(making.texts.labels.missing),)
    if making.order.joint:
        return (making.said(texts.see_comparison),)
    (figure,) = figures
    year = f" ({figure.year})"
    everybody = indicators()[figure.indicator].criterion == "all"
    group = texts.of_everybody if everybody else texts.of_foreign_language
    return (f"{making.said(group)}: ", figure, year)


def _latest(picture: Picture, key: str | None) -> Figure | None:
    """The newest figure of an indicator, if anything may be measured from it."""
    series = picture.own.get(key) if key else None
    figure = figure_of(series.latest) if series and series.latest else None
    return figure if figure and may_be_a_baseline(figure) else None
