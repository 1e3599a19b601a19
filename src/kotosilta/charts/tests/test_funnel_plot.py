"""What a funnel shows: shares against their bases, the limits of chance, and names that can be read."""

from __future__ import annotations

from itertools import combinations
from math import sqrt

import pytest

from kotosilta.charts.draw import funnel_plot
from kotosilta.charts.spec import Drawing, FunnelLimit, FunnelPlot, FunnelPoint, Role
from kotosilta.charts.tests.drawings import SWEDISH, WIDTHS, a_figure, points, printed, said, shapes, texts

BASES = tuple(30 * 1.35**step for step in range(31))


def _limit(base: float, centre: float) -> FunnelLimit:
    wide = 100 * sqrt(centre * (1 - centre) / base)
    share = 100 * centre
    return FunnelLimit(base, share - 2 * wide, share + 2 * wide, share - 3 * wide, share + 3 * wide)


LIMITS = tuple(_limit(base, 0.6) for base in BASES)


def _drawn(*dots: FunnelPoint, width: float = 640, limits: tuple[FunnelLimit, ...] = LIMITS) -> Drawing:
    spec = FunnelPlot(
        "Sysselsatta",
        "Beskrivning",
        a_figure(60),
        dots,
        limits,
        "Utrikes födda",
        "95 % av en slump",
        "99,8 %",
        "Landet",
    )
    return funnel_plot(spec, SWEDISH, width)


def _country(count: int = 308) -> list[FunnelPoint]:
    shares = (60 + (at * 37 % 41 - 20) * 12 / (at + 12) for at in range(count))
    return [FunnelPoint("", Role.PEER, 40.0 * 1.027**at, a_figure(share)) for at, share in enumerate(shares)]


OWN = FunnelPoint("Närpes", Role.OWN, 850, a_figure(54.1))


@pytest.mark.parametrize("width", WIDTHS)
def test_the_whole_country_is_one_mark_and_the_own_municipality_is_named(width: float) -> None:
    drawing = _drawn(*_country(), OWN, width=width)

    [cloud] = shapes(drawing, "cloud")
    assert cloud["d"].count("M") == 308
    assert len(shapes(drawing, "dot own")) == 1
    assert printed(drawing) == ["54,1\u00a0%", "60,0\u00a0%"]


def test_small_bases_have_wider_limits_and_the_wide_ones_lie_outside() -> None:
    drawing = _drawn(*_country(), OWN)

    [low, high] = [points(line["d"])[0] for line in shapes(drawing, "limit")[-2:]]
    [low_wide, high_wide] = [points(line["d"])[0] for line in shapes(drawing, "limit wide")[-2:]]
    assert low[0][1] - high[0][1] > 3 * (low[-1][1] - high[-1][1])
    assert low_wide[-1][1] > low[-1][1] > high[-1][1] > high_wide[-1][1]


def test_limits_above_the_highest_share_end_at_the_edge_of_the_field() -> None:
    drawing = _drawn(FunnelPoint("", Role.PEER, 31, a_figure(61)), FunnelPoint("", Role.PEER, 200_000, a_figure(60)))

    top = min(y for line in shapes(drawing, "grid") for _, y in points(line["d"])[0])
    edge = min(y for area in shapes(drawing, "chance") for _, y in points(area.get("d", "M0 999"))[0])
    assert 0 <= edge <= top


@pytest.mark.parametrize("width", WIDTHS)
def test_names_cover_neither_each_other_nor_named_dots(width: float) -> None:
    names = ("Kaskö", "Kristinestad", "Malax", "Korsnäs", "Vörå", "Larsmo", "Kronoby")
    close = [FunnelPoint(name, Role.PEER, 700 + 60 * at, a_figure(55 + at)) for at, name in enumerate(names)]

    drawing = _drawn(*_country(), OWN, *close, width=width)

    names_drawn = [text for text in texts(drawing) if text.kind.startswith("label")]
    assert [pair for pair in combinations(names_drawn, 2) if pair[0].over(pair[1])] == []
    assert any(text.kind == "label own" for text in names_drawn)


def test_a_name_that_stands_away_has_a_line_to_its_dot() -> None:
    drawing = _drawn(*_country(), OWN, FunnelPoint("Kaskö", Role.PEER, 860, a_figure(54.3)))

    for leader in shapes(drawing, "leader"):
        [[(x1, y1), (x2, y2)]] = points(leader["d"])
        assert abs(x2 - x1) + abs(y2 - y1) > 0


def test_too_many_names_are_left_out_except_the_own_one() -> None:
    named = [FunnelPoint(f"Kommun {at}", Role.PEER, each.base, each.figure) for at, each in enumerate(_country())]

    assert len(printed(_drawn(*named, OWN))) == 2


def test_what_the_limits_and_the_axis_mean_is_said() -> None:
    assert said(_drawn(*_country(), OWN), "note") == ["95 % av en slump", "99,8 %", "Utrikes födda"]


def test_bases_are_written_as_round_numbers() -> None:
    written = said(_drawn(*_country(), OWN), "scale")

    assert {"100", "1\u00a0000", "10\u00a0000", "100\u00a0000"} <= {*written}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("share", [0.0, 0.1, 100.0])
def test_one_point_and_equal_ones_are_drawn_without_limits_too(share: float, width: float) -> None:
    one = FunnelPoint("Närpes", Role.OWN, 12, a_figure(share))
    same = FunnelPoint("Kaskö", Role.PEER, 12, a_figure(share))

    assert len(shapes(_drawn(one, width=width, limits=()), "dot own")) == 1
    assert len(shapes(_drawn(one, same, width=width, limits=LIMITS[:1]), "dot peer")) == 1
    assert shapes(_drawn(one, width=width, limits=()), "chance") == []


@pytest.mark.parametrize(
    "dots",
    [
        (),
        (FunnelPoint("Närpes", Role.OWN, 0, a_figure(50)),),
        (FunnelPoint("Närpes", Role.OWN, 20, a_figure(-1)),),
    ],
)
def test_nothing_to_draw_shares_of_nobody_and_values_below_zero_are_refused(dots: tuple[FunnelPoint, ...]) -> None:
    with pytest.raises(ValueError, match=r"nothing to draw|nobody|below zero"):
        _drawn(*dots)
