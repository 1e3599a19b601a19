"""What official values said before is noted when newer figures come in, and read beside the figures in one query."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest

from kotosilta.content.guidance import sources
from kotosilta.figures import Observation
from kotosilta.municipalities.register import by_code
from kotosilta.situation.importing import import_snapshot
from kotosilta.situation.models import ObservedRevision, ObservedSeries
from kotosilta.situation.packing import packed
from kotosilta.situation.reading import picture_of
from kotosilta.situation.revisions import note_revisions, revisions_of
from kotosilta.situation.tests.frozen.pictures import NARPES, SHARE, SOURCE
from kotosilta.statistics.snapshot import observation_id

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official_figures")]

AT = datetime(2026, 6, 10, 9, 0, tzinfo=UTC)
LATER = datetime(2026, 9, 10, 9, 0, tzinfo=UTC)
RETRIEVED = {SOURCE: {"retrieved": "2026-01-15"}}


def _row(values: Mapping[int, float], area: str = NARPES, **more: Any) -> ObservedSeries:
    observations = [
        Observation(observation_id(SHARE, "total", area, year), SHARE, "total", area, year, value, SOURCE, **more)
        for year, value in values.items()
    ]
    return ObservedSeries(indicator=SHARE, group="total", area=area, packed=packed(observations))


def _stored(values: Mapping[int, float], area: str = NARPES) -> None:
    ObservedSeries.objects.filter(indicator=SHARE, area=area).delete()
    _row(values, area).save()


def test_a_value_that_changes_is_noted_with_its_edition() -> None:
    _stored({2024: 20.9, 2025: 21.3})

    assert note_revisions([_row({2024: 20.9, 2025: 21.4, 2026: 22.0})], retrieved=RETRIEVED, at=AT) == 1

    row = ObservedRevision.objects.get()
    assert (row.year, row.value, row.source, row.retrieved, row.revised_at) == (2025, 21.3, SOURCE, "2026-01-15", AT)


def test_the_first_edition_is_the_shipped_snapshot_with_its_own_day() -> None:
    _stored({2025: 21.3})

    note_revisions([_row({2025: 21.4})], retrieved={}, at=AT)

    assert ObservedRevision.objects.get().retrieved == sources()[SOURCE].retrieved != ""


def test_the_same_figures_are_no_revision_whatever_else_differs() -> None:
    _stored({2025: 0.3})

    assert note_revisions([_row({2025: 0.1 + 0.2, 2026: 1.0})], retrieved={}, at=AT) == 0


def test_what_we_reckon_in_another_way_was_revised_by_nobody() -> None:
    _stored({2025: 21.3})

    assert note_revisions([_row({2025: 22.0}, method="put_together")], retrieved={}, at=AT) == 0


def test_a_value_that_is_no_longer_given_is_not_kept_nor_what_it_said_earlier() -> None:
    _stored({2024: 20.9, 2025: 21.3})
    note_revisions([_row({2024: 20.8, 2025: 21.4})], retrieved={}, at=AT)
    _stored({2024: 20.8, 2025: 21.4})

    note_revisions([_row({2024: 20.8})], retrieved={}, at=LATER)

    assert [row.year for row in ObservedRevision.objects.all()] == [2024]


def test_other_indicators_and_areas_are_left_alone() -> None:
    _stored({2025: 21.3})
    others = ObservedSeries.objects.exclude(indicator=SHARE).count()

    assert note_revisions([_row({2025: 21.4}, area="999")], retrieved={}, at=AT) == 0
    assert others > 0


def test_a_picture_knows_what_its_figures_said_before_in_one_query(django_assert_num_queries: Any) -> None:
    _stored({2025: 21.3})
    note_revisions([_row({2025: 21.4})], retrieved=RETRIEVED, at=AT)
    _stored({2025: 21.4})
    note_revisions([_row({2025: 21.5})], retrieved={SOURCE: {"retrieved": "2026-06-10"}}, at=LATER)
    picture = picture_of(by_code(NARPES))

    with django_assert_num_queries(1):
        found = revisions_of(picture)

    (name,) = found
    revision = found[name]
    assert name == observation_id(SHARE, "total", NARPES, 2025)
    assert (revision.said.value, revision.retrieved, revision.revised_on) == (21.4, "2026-06-10", date(2026, 9, 10))
    assert revision.times == 2


def test_another_municipality_has_none_of_them() -> None:
    _stored({2025: 21.3})
    note_revisions([_row({2025: 21.4})], retrieved={}, at=AT)

    assert revisions_of(picture_of(by_code("091"))) == {}


def test_an_import_that_changes_a_stored_value_notes_what_it_said() -> None:
    _stored({2024: 1.0, 2025: 2.0})

    import_snapshot(force=True)

    found = revisions_of(picture_of(by_code(NARPES)))
    said = {found[name].said.year: found[name].said.value for name in found}
    assert said == {2024: 1.0, 2025: 2.0}


def test_importing_the_same_again_notes_nothing() -> None:
    import_snapshot(force=True)

    assert not ObservedRevision.objects.exists()
