"""How far the plan and the pages are, in one question to the database: home and checklist ask it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F

from kotosilta.communication.models import Audience, Page, Publication, Stage, column_of
from kotosilta.language.translated import Translated
from kotosilta.programmes.looking import once_in_a_look
from kotosilta.programmes.models import Programme

STEP = ("pk", "removed_at", "audience", "stage", "message", "due_on", "done_on")


@dataclass(frozen=True, slots=True)
class Told:
    """A step as far as it says what is next."""

    pk: int
    audience: Audience
    stage: Stage
    message: Translated
    due_on: date | None
    done: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """The steps in the order of their days, and the pages that everybody can read."""

    steps: tuple[Told, ...] = ()
    pages: frozenset[Page] = frozenset()

    def empty_fields(self) -> list[tuple[Audience, Stage]]:
        """Audiences that nothing is planned for at a stage."""
        filled = {(each.audience, each.stage) for each in self.steps}
        return [(one, other) for one in Audience for other in Stage if (one, other) not in filled]


@once_in_a_look
def standing_of(programme: Programme) -> Standing:
    """How the room stands now."""
    steps = {name: f"communication_steps__{name}" for name in STEP}
    pages = {page: f"publication__{column_of(page)}" for page in Page}
    by_day = F(steps["due_on"]).asc(nulls_last=True)
    rows = list(
        Programme.objects.filter(pk=programme.pk).order_by(by_day, steps["pk"]).values(*steps.values(), *pages.values())
    )
    told = [{name: row[path] for name, path in steps.items()} for row in rows]
    chosen = frozenset(page for page, path in pages.items() if rows and rows[0][path] is not None)
    return Standing(
        tuple(_told(each) for each in told if each["pk"] is not None and each["removed_at"] is None),
        chosen if Page.START in chosen else frozenset(),
    )


def pages_shown_by(publication: Publication | None) -> frozenset[Page]:
    """The pages that everybody can read."""
    return frozenset(each for each in Page if publication is not None and publication.shows(each))


def _told(row: Mapping[str, Any]) -> Told:
    return Told(
        pk=row["pk"],
        audience=Audience(row["audience"]),
        stage=Stage(row["stage"]),
        message=row["message"],
        due_on=row["due_on"],
        done=row["done_on"] is not None,
    )
