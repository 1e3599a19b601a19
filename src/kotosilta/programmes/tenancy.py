"""Rows of a programme cannot be read without saying of which: a sealed manager refuses every other question.

A second door, `.published()`, leads to what everybody may read, and only in models that say what that is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self, cast

from django.db import models
from django.db.models import sql

if TYPE_CHECKING:
    from kotosilta.programmes.models import Programme


class Unscoped(RuntimeError):
    """A question was asked of rows of programmes without `.of(programme)`: a defect of ours, never of a reader."""


class _SealedQuery(sql.Query):
    """A query that does not become SQL, alone or as a part of another, before it is opened."""

    sealed = True

    def _refuse(self) -> None:
        if self.sealed:
            raise Unscoped(f"{self.model.__name__}.objects was used without .of(programme)")  # type: ignore[union-attr]

    def get_compiler(self, *args: Any, **options: Any) -> Any:
        self._refuse()
        return super().get_compiler(*args, **options)

    def as_sql(self, *args: Any, **options: Any) -> Any:
        self._refuse()
        return super().as_sql(*args, **options)

    def resolve_expression(self, *args: Any, **options: Any) -> Any:
        self._refuse()
        return super().resolve_expression(*args, **options)

    def chain(self, klass: Any = None) -> Any:
        if klass is not None:
            self._refuse()
        return super().chain(klass)

    def bump_prefix(self, *args: Any, **options: Any) -> None:
        # The first thing an open query does with a sealed one that it takes in by `|` or `&`.
        self._refuse()
        super().bump_prefix(*args, **options)

    def combine(self, rhs: Any, connector: str) -> None:
        self._refuse()
        if getattr(rhs, "sealed", False):
            raise Unscoped("a scoped question was combined with one that is not")
        super().combine(rhs, connector)


class ScopedQuerySet(models.QuerySet[Any]):
    """Rows of programmes; `of` and `published` are the only ways from `objects` to any of them."""

    def of(self, programme: Programme) -> Self:
        """The rows of one programme."""
        path: str = self.model.tenant_path
        return self._opened().filter(**{path: programme})

    def published(self) -> Self:
        """The rows of all programmes that everybody may read; Unscoped where the model does not say which these are."""
        condition: models.Q | None = self.model.published_when
        if condition is None:
            raise Unscoped(f"{self.model.__name__} has no rows that everybody may read")
        return self._opened().filter(condition)

    def _opened(self) -> Self:
        query = self.query.clone()
        query.sealed = False  # type: ignore[attr-defined]  # harmless on a query that was never sealed
        return self.__class__(self.model, query=query, using=self.db)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._refuse_sealed()
        return super().delete()

    def _raw_delete(self, using: str | None) -> int:
        self._refuse_sealed()
        return super()._raw_delete(using)

    def raw(self, *args: Any, **options: Any) -> Any:
        self._refuse_sealed()
        return super().raw(*args, **options)

    def _combinator_query(self, *args: Any, **options: Any) -> Any:
        self._refuse_sealed()
        return super()._combinator_query(*args, **options)  # type: ignore[misc]  # behind union, intersection, difference

    def _refuse_sealed(self) -> None:
        if getattr(self.query, "sealed", False):
            raise Unscoped(f"{self.model.__name__}.objects was used without .of(programme)")


class SealedManager(models.Manager[Any]):
    """`objects` of a row that belongs to a programme. Creating is the business of `changes` and stays possible."""

    _queryset_class: ClassVar[type[ScopedQuerySet]] = ScopedQuerySet

    def get_queryset(self) -> ScopedQuerySet:
        return self._queryset_class(self.model, query=_SealedQuery(self.model), using=self._db)

    def of(self, programme: Programme) -> Any:
        return self.get_queryset().of(programme)

    def published(self) -> Any:
        return self.get_queryset().published()

    @classmethod
    def with_questions(cls, queryset: type[ScopedQuerySet]) -> Self:
        """A sealed manager whose rows answer the questions of `queryset`."""
        return cast("Self", type("SealedManager", (cls,), {"_queryset_class": queryset})())


class OfAProgramme(models.Model):
    """Base of every row that belongs to a programme; `tenant_path` leads from the row to its programme.

    `published_when` says which rows everybody may read; None where no row of the kind is public by itself.
    """

    tenant_path: ClassVar[str] = "programme"
    published_when: ClassVar[models.Q | None] = None

    # The first manager is Django's own default: related rows and validation come through it, from objects in scope.
    across_programmes = models.Manager()
    objects = SealedManager()

    class Meta:
        abstract = True
        default_manager_name = "across_programmes"
