"""What a line drawing shows in the cases that occur: gaps, early ends, elections, few points, zeros, phones."""

from __future__ import annotations

import pytest

from kotosilta.charts.draw import line_chart
from kotosilta.charts.spec import Gap, Line, LineChart, Role
from kotosilta.charts.tests.drawings import (
    SWEDISH,
    a_figure,
    a_line,
    a_line_chart,
    points,
    printed,
    said,
    shapes,
    texts,
)
from kotosilta.figures import FigureKind

OLD = {year: 0.5 + (year - 1990) / 4 for year in range(1990, 2013)}
NEW = {2020: 17.2, 2021: 18.3, 2022: 19.5, 2023: 20.9, 2024: 21.8, 2025: 22.5}
COUNTRY = {year: (year - 1989) / 4 for year in range(1990, 2025)}
MISSING = Gap(2013, 2019, "inga siffror")


def _whole() -> LineChart:
    return a_line_chart(
        a_line(OLD | NEW),
        a_line(
            {year: value for year, value in COUNTRY.items() if year < 2023}, Role.REGION, "Österbotten", "till 2022"
        ),
        a_line(COUNTRY, Role.COUNTRY, "Hela landet"),
        gaps=(MISSING,),
    )


def test_a_line_with_missing_years_is_two_stretches_and_the_country_goes_on_between() -> None:
    drawing = line_chart(_whole(), SWEDISH)

    [own], [country] = shapes(drawing, "line own"), shapes(drawing, "line country")
    assert [len(stretch) for stretch in points(own["d"])] == [23, 6]
    assert [len(stretch) for stretch in points(country["d"])] == [35]


def test_missing_years_are_shaded_between_the_stretches_and_named() -> None:
    drawing = line_chart(_whole(), SWEDISH)

    [band], [own] = shapes(drawing, "band"), shapes(drawing, "line own")
    before, after = points(own["d"])
    start, width = float(band["x"]), float(band["width"])
    assert before[-1][0] < start < start + width < after[0][0]
    assert width == pytest.approx(7 * (after[1][0] - after[0][0]), abs=0.5)
    assert said(drawing, "gap") == ["inga siffror"]


@pytest.mark.parametrize("gap", [Gap(1980, 1989, "före"), Gap(2026, 2030, "efter")])
def test_missing_years_outside_the_drawing_are_not_shown(gap: Gap) -> None:
    drawing = line_chart(a_line_chart(a_line(OLD), gaps=(gap,)), SWEDISH)

    assert (shapes(drawing, "band"), said(drawing, "gap")) == ([], [])


def test_the_same_words_stand_once_above_the_longest_of_several_stretches() -> None:
    values = {1990: 1.0, 1992: 1.0, 1998: 1.0, 1999: 1.0}
    gaps = (Gap(1991, 1991, "inga siffror"), Gap(1993, 1997, "inga siffror"))

    drawing = line_chart(a_line_chart(a_line(values), gaps=gaps), SWEDISH)

    short, long = shapes(drawing, "band")
    [name] = [text for text in texts(drawing) if text.kind == "gap"]
    assert float(short["x"]) + float(short["width"]) < name.left
    assert (name.left + name.right) / 2 == pytest.approx(float(long["x"]) + float(long["width"]) / 2, abs=0.2)


def test_every_line_is_named_at_its_end_with_its_last_value_and_why_it_ends() -> None:
    drawing = line_chart(_whole(), SWEDISH)

    assert said(drawing, "label own") == ["0,5\u00a0%", "Närpes 22,5\u00a0%"]
    assert said(drawing, "label region") == ["Österbotten 8,2\u00a0%"]
    assert said(drawing, "label country") == ["Hela landet 8,8\u00a0%"]
    assert sorted(said(drawing, "note")) == ["2024", "till 2022"]


def test_a_line_that_ends_early_is_led_to_its_name() -> None:
    drawing = line_chart(_whole(), SWEDISH)

    [region_end] = [(float(dot["cx"]), float(dot["cy"])) for dot in shapes(drawing, "dot region")]
    starts = [points(leader["d"])[0][0] for leader in shapes(drawing, "leader")]
    assert (region_end[0] + 6.5, region_end[1]) in [pytest.approx(start, abs=0.2) for start in starts]
    assert len(starts) == 2


def test_names_stand_in_the_order_of_the_line_ends() -> None:
    close = [
        a_line({2024: 5.0, 2025: value}, role, name)
        for role, value, name in ((Role.COUNTRY, 5.0, "C"), (Role.REGION, 5.1, "B"), (Role.OWN, 5.2, "A"))
    ]

    drawing = line_chart(a_line_chart(*close), SWEDISH)

    names = [text for text in texts(drawing) if text.kind.startswith("label") and text.said[:1] in "ABC"]
    assert [name.said[:1] for name in sorted(names, key=lambda name: name.top)] == ["A", "B", "C"]


def test_elections_are_joined_and_the_years_between_them_are_no_gap() -> None:
    turnout = a_line(dict.fromkeys(range(1992, 2013, 4), 60.0))
    gaps = tuple(Gap(year + 1, year + 3, "inga siffror") for year in range(1992, 2012, 4))

    drawing = line_chart(a_line_chart(turnout, gaps=gaps), SWEDISH)

    [line] = shapes(drawing, "line own")
    assert [len(stretch) for stretch in points(line["d"])] == [6]
    assert shapes(drawing, "band") == []
    assert said(drawing, "year") == ["1992", "1996", "2000", "2004", "2008", "2012"]


def test_an_election_without_figures_breaks_the_line() -> None:
    turnout = a_line(dict.fromkeys((1992, 1996, 2000, 2008, 2012), 60.0))

    drawing = line_chart(a_line_chart(turnout, gaps=(Gap(2001, 2007, "inga siffror"),)), SWEDISH)

    [line] = shapes(drawing, "line own")
    assert [len(stretch) for stretch in points(line["d"])] == [3, 2]
    assert len(shapes(drawing, "band")) == 1


def test_a_single_figure_is_a_dot_beside_its_name() -> None:
    drawing = line_chart(a_line_chart(a_line({2021: 61.7})), SWEDISH)

    assert (shapes(drawing, "line own"), len(shapes(drawing, "dot own")), shapes(drawing, "leader")) == ([], 1, [])
    assert (printed(drawing), said(drawing, "year")) == (["61,7\u00a0%"], ["2021"])


def test_figures_that_stand_alone_are_dots() -> None:
    drawing = line_chart(a_line_chart(a_line({2000: 1.0, 2003: 2.0, 2004: 3.0, 2009: 4.0})), SWEDISH)

    [line] = shapes(drawing, "line own")
    assert [len(stretch) for stretch in points(line["d"])] == [2]
    assert len(shapes(drawing, "dot own")) == 2


def test_figures_that_are_all_zero_lie_on_the_axis_and_need_less_room() -> None:
    zero, some = (line_chart(a_line_chart(a_line({2024: value, 2025: value})), SWEDISH) for value in (0.0, 1.0))

    [axis], [line] = shapes(zero, "base"), shapes(zero, "line own")
    assert {y for _, y in points(line["d"])[0]} == {points(axis["d"])[0][0][1]}
    assert said(zero, "scale") == ["0\u00a0%"]
    assert zero.height < some.height


def test_figures_below_what_is_written_do_not_fill_the_drawing() -> None:
    drawing = line_chart(a_line_chart(a_line({2024: 0.01, 2025: 0.02})), SWEDISH)

    [axis], [line] = shapes(drawing, "base"), shapes(drawing, "line own")
    bottom = points(axis["d"])[0][0][1]
    assert said(drawing, "scale") == ["0\u00a0%", "0,1\u00a0%"]
    assert all(bottom - y < 0.25 * bottom for _, y in points(line["d"])[0])


def test_persons_below_ten_are_drawn_as_little_as_they_are_written() -> None:
    few, fewer = (
        Line("Sottunga", Role.OWN, tuple((year, a_figure(value, FigureKind.ABOUT, year)) for year in (2021, 2022)))
        for value in (9.0, 1.0)
    )

    assert line_chart(a_line_chart(few), SWEDISH).screen == line_chart(a_line_chart(fewer), SWEDISH).screen


def test_the_first_value_is_left_out_where_it_would_cover_a_line() -> None:
    own = a_line({2024: 1.0, 2025: 1.2})
    others = [a_line({2024: value, 2025: value}, Role.COUNTRY, "Hela landet") for value in (0.5, 1.5)]

    alone, among = line_chart(a_line_chart(own), SWEDISH), line_chart(a_line_chart(own, *others), SWEDISH)

    assert printed(alone) == ["1,0\u00a0%", "1,2\u00a0%"]
    assert sorted(printed(among)) == ["0,5\u00a0%", "1,0\u00a0%", "1,2\u00a0%", "1,5\u00a0%"]


def test_the_own_line_lies_above_the_others() -> None:
    drawing = line_chart(_whole(), SWEDISH)

    order = [drawing.screen.index(f'class="line {role}"') for role in ("country", "region", "own")]
    assert order == sorted(order)


def test_a_phone_gets_the_names_above_the_lines_and_the_values_at_their_ends() -> None:
    drawing = line_chart(_whole(), SWEDISH, 360)

    [axis] = shapes(drawing, "base")
    names = [text for text in texts(drawing) if text.said in ("Närpes", "Österbotten", "Hela landet")]
    values = [text for text in texts(drawing) if text.value]
    assert len(names) == 3
    assert {text.value for text in values} >= {"22,5\u00a0%", "8,2\u00a0%", "8,8\u00a0%"}
    assert max(name.bottom for name in names) < min(text.top for text in values)
    assert all(value.left >= points(axis["d"])[0][1][0] for value in values if value.value != "0,5\u00a0%")
    assert 'class="chart compact"' in drawing.screen


def test_a_long_name_is_wrapped_and_keeps_its_value() -> None:
    name = "Södra Savolax välfärdsområdes samarbetskommuner"

    drawing = line_chart(a_line_chart(a_line({2024: 1.0, 2025: 2.0}, label=name)), SWEDISH)

    rows = said(drawing, "label own")[1:]
    assert " ".join(rows) == f"{name} 2,0\u00a0%"
    assert len(rows) > 1


@pytest.mark.parametrize(
    "spec", [a_line_chart(), a_line_chart(Line("Närpes", Role.OWN, ())), a_line_chart(a_line({2020: -1.0}))]
)
def test_nothing_to_draw_and_values_below_zero_are_refused(spec: LineChart) -> None:
    with pytest.raises(ValueError, match=r"nothing to draw|below zero"):
        line_chart(spec, SWEDISH)
