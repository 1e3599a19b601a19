"""How changes take hold of a row, and how they put new values into it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol, TypeVar

from django.db import models

from kotosilta.audit.trail import Actor
from kotosilta.language.translated import Translated
from kotosilta.programmes.models import Programme
from kotosilta.programmes.tenancy import OfAProgramme
from kotosilta.reasons import NotPossible, Reason

Row = TypeVar("Row", bound=OfAProgramme)


class Doing(Protocol):
    """Somebody who does things in a programme: a member, or whoever a personal link was sent to."""

    @property
    def programme(self) -> Programme: ...

    @property
    def person(self) -> Actor | None: ...


def held(row: Row, by: Doing) -> Row:
    """The row as it is now, held until the transaction ends; NotPossible when it is gone or of another programme."""
    rows = type(row).objects.of(by.programme).select_for_update(of=("self",))
    found: Row | None = rows.filter(pk=row.pk).first()
    if found is None:
        raise NotPossible(Reason("“%(what)s” has been removed meanwhile.", {"what": str(row)}))
    return found


def put(row: models.Model, **values: object) -> set[str]:
    """Puts the values into the row and saves it if any differs; the names of those that do.

    Texts by language are laid over those that are there.
    """
    changed = set()
    for name, value in values.items():
        before = getattr(row, name)
        after = before.rewritten(value) if isinstance(before, Translated) and isinstance(value, Mapping) else value
        if after != before:
            setattr(row, name, after)
            changed.add(name)
    if changed or row.pk is None:
        row.save()
    return changed
