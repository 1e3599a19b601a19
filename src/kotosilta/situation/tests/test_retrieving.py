"""A table that is fetched becomes part of the picture whole; whatever goes wrong, the last good figures stay."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from kotosilta.municipalities.register import by_slug
from kotosilta.reasons import NotPossible, Reason, WrongInput
from kotosilta.situation.importing import import_snapshot
from kotosilta.situation.models import ImportedSnapshot, ObservedSeries, RetrievedTable
from kotosilta.situation.reading import picture_of
from kotosilta.situation.retrieving import Retrieved, last_good_day, retrieve
from kotosilta.situation.telling.whole import tell_indicator
from kotosilta.statistics.derive import PERSONS, SHARE
from kotosilta.statistics.sources.trouble import SourceTrouble
from tests.pxweb import (
    PLACE_OF_KEY_FIGURES,
    PLACE_OF_SHARES,
    Fault,
    StandIn,
    StandInClock,
    key_figures_that_count,
    shares,
    stand_in,
)

pytestmark = pytest.mark.usefixtures("official_figures")

Rows = dict[tuple[str, str, str], object]


@pytest.fixture
def clock() -> StandInClock:
    return StandInClock()


@pytest.fixture
def server(clock: StandInClock, settings: Settings, tmp_path: Path) -> Iterator[StandIn]:
    with stand_in(clock) as running:
        settings.PXWEB_BASE, settings.SOTKANET_BASE, settings.DATA = running.pxweb1, running.rest, tmp_path
        yield running


def rows() -> Rows:
    """All figures with their sources and methods."""
    every = ObservedSeries.objects.values_list("indicator", "group", "area", "packed")
    return {
        (indicator, group, area): {name: said for name, said in packed.items() if name != "missing"}
        for indicator, group, area, packed in every
    }


def state() -> tuple[object, ...]:
    """What would differ if anything had been written."""
    snapshot = ImportedSnapshot.objects.get()
    counts = ObservedSeries.objects.count(), RetrievedTable.objects.count()
    return snapshot.imported_at, snapshot.checksum, counts, share("narpes", 2025)


def fetched(clock: StandInClock, key: str = "159t") -> Retrieved:
    return retrieve(key, tell=lambda _: None, clock=clock)


def share(municipality: str, year: int) -> float | None:
    series = picture_of(by_slug(municipality)).own.get(SHARE)
    seen = series.at(year) if series else None
    return seen.value if seen else None


def test_an_import_through_the_stand_in_equals_the_shipped_shares(server: StandIn, clock: StandInClock) -> None:
    before = rows()
    assert (SHARE, "total", "545") in before

    came = fetched(clock)

    assert came == Retrieved(new=True, values=309 * 6 - 1, missing=1, updated="2026-04-01T05:00:00Z")
    assert rows() == before
    country = ObservedSeries.objects.get(indicator=SHARE, group="total", area="SSS")
    assert country.packed["missing"] == {"2025": "not_available"}


def test_a_table_in_many_parts_gives_the_same(server: StandIn, clock: StandInClock) -> None:
    server.config = {"maxCells": 100, "maxCalls": 5, "timeWindow": 60}
    before = rows()

    fetched(clock)

    assert server.data_calls > 18
    assert rows() == before


def test_new_values_come_into_the_picture_with_everything_that_follows_from_them(
    server: StandIn, clock: StandInClock
) -> None:
    before = picture_of(by_slug("narpes"))
    _publish(server, "KU545", "2022", 50.0)

    fetched(clock)

    after = picture_of(by_slug("narpes"))
    assert share("narpes", 2022) == 50.0
    assert (after.own[PERSONS].at(2022) or 0).value > (before.own[PERSONS].at(2022) or 0).value
    assert share("narpes", 2012) == before.own[SHARE].at(2012).value


def test_a_cell_that_has_become_confidential_does_not_stay_public(server: StandIn, clock: StandInClock) -> None:
    _publish(server, "KU545", "2022", None, mark="...")

    came = fetched(clock)

    assert (came.values, came.missing) == (309 * 6 - 2, 2)
    assert share("narpes", 2022) is None
    assert picture_of(by_slug("narpes")).own[SHARE].missing == {2022: "secret"}
    assert share("narpes", 2021) is not None


def test_the_page_says_when_the_figures_were_fetched_and_published(server: StandIn, clock: StandInClock) -> None:
    fetched(clock)

    shown = tell_indicator(picture_of(by_slug("narpes")), SHARE, "en")

    assert shown is not None
    assert (shown.source.published, shown.source.retrieved) == ("2026-04-01", timezone.localdate().isoformat())


def test_the_same_table_again_is_no_news_and_a_revision_keeps_what_was_said_before(
    server: StandIn, clock: StandInClock
) -> None:
    assert fetched(clock).new
    assert not fetched(clock).new
    assert RetrievedTable.objects.count() == 1
    _publish(server, "KU545", "2025", 99.0)
    server.listed[PLACE_OF_SHARES] = server.cubes[PLACE_OF_SHARES]["updated"] = "2026-12-01T08:00:00"

    assert fetched(clock).new

    first, second = RetrievedTable.objects.order_by("retrieved_at")
    assert [row.series[0]["areas"]["545"][-1] for row in (first, second)] == [22.5, 99.0]
    assert share("narpes", 2025) == 99.0


def test_the_next_start_keeps_what_was_fetched(server: StandIn, clock: StandInClock) -> None:
    _publish(server, "KU545", "2025", 99.0)
    fetched(clock)

    assert not import_snapshot().imported
    assert import_snapshot(force=True).imported
    assert share("narpes", 2025) == 99.0


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault.HTML, "web page"),
        (Fault.FORBIDDEN, "403"),
        (Fault.TOO_MANY_CALLS, "tried for 5 min"),
        (Fault.UNAVAILABLE, "503"),
        (Fault.HALF_A_BODY, "broke off"),
        (Fault.CUT_JSON, "cut off or damaged"),
        (Fault.NOTHING, "broke off"),
        (Fault.EMPTY, "empty"),
        (Fault.WRONG_CHARSET, "UTF-8"),
        (Fault.WRONG_SIZES, "its size is given as"),
        (Fault.AWAY, "not among the configured sources"),
    ],
)
def test_the_last_good_figures_stay_whatever_the_server_does(
    server: StandIn, clock: StandInClock, fault: Fault, words: str
) -> None:
    server.retry_after = "60"
    before = state()
    server.misbehave(fault, only_for="POST")

    with pytest.raises(SourceTrouble) as trouble:
        fetched(clock)

    assert words in _whole(trouble.value.reason)
    assert state() == before
    assert last_good_day("159t") == "2026"


def _rename_contents(server: StandIn) -> None:
    server.rename_code(PLACE_OF_SHARES, "contentscode", "vaesto_kieli_ulk_p", "something_else")


def _lose_contents(server: StandIn) -> None:
    server.lose_variable(PLACE_OF_SHARES, "contentscode")


def _another_vintage(server: StandIn) -> None:
    server.rename_variable(PLACE_OF_SHARES, "alue_23_20260101", "alue_23_20240101")


def _another_municipality(server: StandIn) -> None:
    server.rename_code(PLACE_OF_SHARES, "alue_23_20260101", "KU545", "KU999")


def _gone(server: StandIn) -> None:
    server.cubes.clear()


MOVED = (
    (_rename_contents, "no code “vaesto_kieli_ulk_p” in “contentscode” any more"),
    (_lose_contents, "no variable “contentscode” any more"),
    (_another_vintage, "has the municipalities of 2024-01-01"),
    (_another_municipality, "2 differ (545, 999)"),
    (_gone, "does not know “vaerak/159t.px”"),
)


def test_a_table_that_has_moved_is_refused_by_name_and_what_was_fetched_before_stays(
    server: StandIn, clock: StandInClock
) -> None:
    fetched(clock)
    before = state()
    for change, words in MOVED:
        server.cubes = {PLACE_OF_SHARES: shares()}
        change(server)

        with pytest.raises(SourceTrouble) as trouble:
            fetched(clock)

        assert words in _whole(trouble.value.reason)
        assert state() == before
        assert last_good_day("159t") == timezone.localdate().isoformat()


def test_a_code_of_before_june_2026_is_understood(server: StandIn, clock: StandInClock) -> None:
    before = rows()
    server.rename_variable(PLACE_OF_SHARES, "alue_23_20260101", "Alue")
    server.rename_variable(PLACE_OF_SHARES, "timeperiod_y", "Vuosi")
    server.rename_variable(PLACE_OF_SHARES, "contentscode", "Tiedot")

    fetched(clock)

    assert rows() == before


def test_an_operator_can_lead_to_a_new_code_without_a_release(
    server: StandIn, clock: StandInClock, settings: Settings, tmp_path: Path
) -> None:
    before = rows()
    _rename_contents(server)
    own = tmp_path / "own.toml"
    own.write_text(
        """
        [[table]]
        key = "159t"
        server = "statfin"
        database = "StatFin"
        places = ["vaerak/159t.px"]
        verified = "2026-11-24"
        area = "area"
        time = "year"
        variables.area = { code = "alue_23_20260101" }
        variables.year = { code = "timeperiod_y" }
        variables.contents = { code = "contentscode", codes = { share = ["something_else"] } }
        gives = [{ indicator = "foreign_language_share", source = "statfin_159t", where = { contents = "share" } }]
        """,
        encoding="utf-8",
    )
    settings.SOURCE_TABLES = str(own)

    fetched(clock)

    assert rows() == before


def test_a_table_of_several_series_brings_indicators_that_did_not_come_with_the_product(
    server: StandIn, clock: StandInClock
) -> None:
    server.cubes[PLACE_OF_KEY_FIGURES] = key_figures_that_count()
    assert "employment_rate" not in picture_of(by_slug("narpes")).own

    came = fetched(clock, "142h")

    picture = picture_of(by_slug("narpes"))
    seen = {key: picture.own[key].latest for key in ("foreign_citizens_share", "employment_rate")}
    assert came.values == 308 * 2 * 4
    assert {key: (each.year, each.source) for key, each in seen.items()} == dict.fromkeys(seen, (2025, "key_figures"))
    assert seen["foreign_citizens_share"].value != seen["employment_rate"].value
    shown = tell_indicator(picture, "employment_rate", "sv")
    assert shown is not None
    assert shown.source.retrieved == timezone.localdate().isoformat()


@pytest.mark.parametrize("key", ["nothing"])
def test_a_table_that_gives_us_nothing_is_refused_before_anything_is_asked(
    server: StandIn, clock: StandInClock, key: str
) -> None:
    with pytest.raises(WrongInput, match="159t"):
        fetched(clock, key)
    assert server.asked == []


def test_only_get_and_post_go_out_and_only_to_the_configured_host(server: StandIn, clock: StandInClock) -> None:
    fetched(clock)

    assert {each.method for each in server.asked} == {"GET", "POST"}
    assert {each.headers["Host"] for each in server.asked} == {server.address.removeprefix("http://")}
    assert all(each.headers["User-Agent"].startswith("Kotosilta/") for each in server.asked)


def test_a_base_that_is_no_address_is_refused(settings: Settings, clock: StandInClock) -> None:
    settings.PXWEB_BASE = "pxdata"

    with pytest.raises(NotPossible, match="“pxdata” is no address"):
        fetched(clock)


def _publish(server: StandIn, area: str, year: str, value: float | None, *, mark: str = "") -> None:
    """The table says something else about one cell from now on."""
    cube = server.cubes[PLACE_OF_SHARES]
    areas = cube["dimension"]["alue_23_20260101"]["category"]["index"]
    at = areas[area] * cube["size"][1] + int(year) - 2020
    cube["value"][at] = value
    if mark:
        cube["status"][str(at)] = mark


def _whole(reason: Reason) -> str:
    values = {name: _whole(value) if isinstance(value, Reason) else value for name, value in reason.values.items()}
    return reason.message % values
