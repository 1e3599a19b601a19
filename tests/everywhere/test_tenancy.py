"""Rows of programmes cannot be read, counted, changed or removed without saying of which programme."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Subquery, Value

from kotosilta.goals.models import Goal, Measure
from kotosilta.programmes.models import Membership, Part, Programme
from kotosilta.programmes.tenancy import Unscoped

pytestmark = pytest.mark.django_db

WAYS: dict[str, Callable[[], Any]] = {
    "list": lambda: list(Goal.objects.all()),
    "iterate": lambda: next(iter(Goal.objects.all())),
    "get": lambda: Goal.objects.get(pk=1),
    "filter": lambda: list(Goal.objects.filter(pk=1)),
    "exclude": lambda: list(Goal.objects.exclude(pk=1)),
    "count": Goal.objects.count,
    "exists": Goal.objects.exists,
    "first": Goal.objects.first,
    "last": Goal.objects.last,
    "latest": lambda: Goal.objects.latest("pk"),
    "earliest": lambda: Goal.objects.earliest("pk"),
    "slice": lambda: list(Goal.objects.all()[:3]),
    "index": lambda: Goal.objects.all()[0],
    "values": lambda: list(Goal.objects.values("pk")),
    "values_list": lambda: list(Goal.objects.values_list("pk", flat=True)),
    "iterator": lambda: list(Goal.objects.iterator()),
    "aggregate": lambda: Goal.objects.aggregate(Count("pk")),
    "annotate": lambda: list(Goal.objects.annotate(n=Count("measures"))),
    "alias": lambda: list(Goal.objects.alias(n=Value(1)).filter(n=1)),
    "update": lambda: Goal.objects.update(place=1),
    "filtered update": lambda: Goal.objects.filter(pk=1).update(place=1),
    "delete": lambda: Goal.objects.all().delete(),
    "raw delete": lambda: Goal.objects.all()._raw_delete("default"),
    "bulk_update": lambda: Goal.objects.bulk_update([Goal(pk=1, place=2)], ["place"]),
    "in_bulk": lambda: Goal.objects.in_bulk([1]),
    "raw": lambda: list(Goal.objects.raw("SELECT * FROM goals_goal")),
    "manager raw": lambda: list(Goal.objects.all().raw("SELECT * FROM goals_goal")),
    "union": lambda: list(Goal.objects.all().union(Goal.across_programmes.all())),
    "joined union": lambda: list(Goal.across_programmes.all().union(Goal.objects.all())),
    "or": lambda: list(Goal.objects.all() | Goal.across_programmes.all()),
    "reverse or": lambda: list(Goal.across_programmes.all() | Goal.objects.all()),
    "and": lambda: list(Goal.objects.all() & Goal.objects.filter(pk=1)),
    "intersection": lambda: list(Goal.objects.all().intersection(Goal.across_programmes.all())),
    "difference": lambda: list(Goal.objects.all().difference(Goal.across_programmes.all())),
    "subquery": lambda: list(Measure.across_programmes.filter(goal__in=Goal.objects.all())),
    "values subquery": lambda: list(Measure.across_programmes.filter(goal__in=Goal.objects.values("pk"))),
    "Subquery": lambda: list(Programme.objects.annotate(g=Subquery(Goal.objects.values("pk")[:1]))),
    "Exists": lambda: list(Programme.objects.filter(Exists(Goal.objects.filter(programme=OuterRef("pk"))))),
    "Q": lambda: list(Goal.objects.filter(Q(pk=1) | Q(pk=2))),
    "prefetch": lambda: list(Programme.objects.prefetch_related(Prefetch("goals", Goal.objects.all()))),
    "paginator": lambda: list(Paginator(Goal.objects.order_by("pk"), 5).page(1)),
    "explain": lambda: Goal.objects.all().explain(),
    "dates": lambda: list(Membership.objects.datetimes("since", "day")),
    "get_or_create": lambda: Part.objects.get_or_create(code="091"),
    "update_or_create": lambda: Part.objects.update_or_create(code="091"),
    "select_for_update": lambda: list(Goal.objects.select_for_update()),
    "contains": lambda: Goal.objects.contains(Goal(pk=1)),
    "string": lambda: str(Goal.objects.all().query),
    "published": lambda: list(Goal.objects.published()),
    "published of all": lambda: list(Goal.objects.all().published()),
}


@pytest.fixture
def two_programmes() -> tuple[Programme, Programme]:
    return tuple(_a_programme(slug) for slug in ("first", "second"))  # type: ignore[return-value]


def _a_programme(slug: str) -> Programme:
    programme = Programme.objects.create(slug=slug, first_year=2027, last_year=2030, edition="2025", languages=["sv"])
    Goal.across_programmes.create(programme=programme, theme="a")
    return programme


@pytest.mark.parametrize("way", WAYS)
def test_no_way_leads_to_rows_without_naming_the_programme(
    two_programmes: tuple[Programme, Programme], way: str
) -> None:
    with pytest.raises(Unscoped), transaction.atomic():
        WAYS[way]()

    assert Goal.across_programmes.count() == 2


def test_of_gives_the_rows_of_the_programme_and_no_others(two_programmes: tuple[Programme, Programme]) -> None:
    first, second = two_programmes

    assert [goal.programme for goal in Goal.objects.of(first)] == [first]
    assert [goal.programme for goal in Goal.objects.filter(theme="a").of(second)] == [second]
    assert Goal.objects.of(first).filter(theme="a").count() == 1
    assert Measure.objects.of(first).exists() is False
    assert list(Measure.objects.of(first).filter(goal__in=Goal.objects.of(first))) == []


def test_rows_of_a_programme_can_be_changed_and_combined_within_it(
    two_programmes: tuple[Programme, Programme],
) -> None:
    first, second = two_programmes

    assert Goal.objects.of(first).update(place=7) == 1
    assert [goal.place for goal in Goal.across_programmes.order_by("pk")] == [7, 0]
    assert len(Goal.objects.of(first) | Goal.objects.of(second)) == 2
    assert Goal.objects.of(first).delete()[0] == 1
    assert Goal.across_programmes.get().programme == second
