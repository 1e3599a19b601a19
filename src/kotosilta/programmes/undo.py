"""What people remove can be brought back: removing marks a row, and the questions of rooms leave marked rows out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self, cast

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.programmes.roles import May
from kotosilta.programmes.rooms import room
from kotosilta.programmes.tenancy import OfAProgramme, ScopedQuerySet, SealedManager
from kotosilta.reasons import NotPossible, Reason


class RemovableQuerySet(ScopedQuerySet):
    """`of` gives what is there; `removed_of` what was removed and can be brought back."""

    def of(self, programme: Any) -> Self:
        return super().of(programme).filter(removed_at=None)

    def removed_of(self, programme: Any) -> Self:
        return super().of(programme).exclude(removed_at=None)

    def with_removed_of(self, programme: Any) -> Self:
        return super().of(programme)


class RemovableManager(SealedManager):
    """The sealed manager of rows that can be removed and brought back."""

    _queryset_class: ClassVar[type[ScopedQuerySet]] = RemovableQuerySet

    def removed_of(self, programme: Any) -> Any:
        return cast("RemovableQuerySet", self.get_queryset()).removed_of(programme)

    def with_removed_of(self, programme: Any) -> Any:
        return cast("RemovableQuerySet", self.get_queryset()).with_removed_of(programme)


class Removable(OfAProgramme):
    """Base of rows that people add and remove.

    Whoever may edit the row's room may bring it back; `kept_with` names another permission where that does not hold.
    """

    kept_with: ClassVar[May | None] = None

    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: ClassVar[RemovableManager] = RemovableManager()

    class Meta(OfAProgramme.Meta):
        abstract = True


def remove(*, row: Removable, by: Any, programme: Any) -> None:
    """Marks a row as removed, with its event; it can be brought back."""
    with transaction.atomic():
        row.removed_at = timezone.now()
        row.save(update_fields=["removed_at"])
        record(Kind.REMOVED, by=by.person, programme=programme, target=row)


def bring_back(*, row: Removable, by: Any, programme: Any) -> None:
    """Undoes `remove`; NotPossible where something else has taken the row's place meanwhile."""
    try:
        with transaction.atomic():
            row.removed_at = None
            row.save(update_fields=["removed_at"])
            record(Kind.BROUGHT_BACK, by=by.person, programme=programme, target=row)
    except IntegrityError as taken:
        raise NotPossible(
            Reason("“%(what)s” cannot be brought back: something else has taken its place.", {"what": str(row)})
        ) from taken


def removable_kinds() -> Mapping[str, type[Removable]]:
    """Every kind of row that can be brought back, by the word that stands for it in addresses."""
    return {kind_of(model): model for model in apps.get_models() if issubclass(model, Removable)}


def kind_of(row: Removable | type[Removable]) -> str:
    """The word for the row's kind, such as `measure`."""
    return str(row._meta.model_name)


def permission_to_keep(model: type[Removable]) -> May:
    """What somebody must be allowed to do to bring such a row back."""
    return model.kept_with or room(model._meta.app_label).edited_with
