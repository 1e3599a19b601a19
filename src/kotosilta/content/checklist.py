"""The checklist as dated editions: one set of items, over which each edition lays its wording, kinds and dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

import msgspec

from kotosilta.content.load import ContentError, files_root, load_toml
from kotosilta.content.text import Text
from kotosilta.reasons import Reason, WrongInput

ALAND = "aland"  # the profile of Åland's sixteen municipalities


class Kind(StrEnum):
    """What an item asks for."""

    REQUIREMENT = "requirement"
    OPTIONAL = "optional"
    GUIDING_QUESTION = "guiding_question"
    ELEMENT = "element"
    INDICATOR = "indicator"
    SOURCE = "source"
    PRINCIPLE = "principle"
    FURTHER_READING = "further_reading"


class Facet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of an item that must be recordable by itself (`a`, `b`, …)."""

    id: str
    label: Text


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One numbered point. `valid_from` and `valid_to` say when this wording stands; `law` are ids of `law.toml`."""

    id: str
    step: str
    kind: Kind
    title: Text
    help: Text
    facets: tuple[Facet, ...] = ()
    law: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


class Edition(msgspec.Struct, frozen=True):
    """The whole checklist as it stands under one law. `standing` says in a sentence or two how binding it is."""

    name: str
    profile: str | None
    title: Text
    standing: Text
    based_on_act: str
    valid_from: date
    valid_to: date | None
    items: tuple[Item, ...]

    def item(self, item_id: str) -> Item:
        """The item with that id; KeyError for an id this edition does not have."""
        return _by_id(self.items)[item_id]


class _Change(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an edition says otherwise about one item; what it leaves out stays as it is."""

    id: str
    kind: Kind | None = None
    title: Text | None = None
    help: Text | None = None
    facets: tuple[Facet, ...] = ()
    law: tuple[str, ...] | None = None
    valid_from: date | None = None
    valid_to: date | None = None


class _Layer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`laws`, where given, are the only legal references that hold under this layer."""

    title: Text
    standing: Text
    based_on_act: str
    laws: tuple[str, ...] | None = None
    change: tuple[_Change, ...] = ()


class _EditionLayer(_Layer, frozen=True, forbid_unknown_fields=True, kw_only=True):
    valid_from: date
    valid_to: date | None = None
    without: tuple[str, ...] = ()


class _Items(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    item: tuple[Item, ...]


@lru_cache(maxsize=8)
def edition(name: str, profile: str | None = None) -> Edition:
    """The edition called `name`, with a profile (`"aland"`) laid over it when one is asked for.

    Raises WrongInput, which names those that exist, for an unknown edition or profile.
    """
    unknown = Reason("There is no checklist edition %(name)s. There are: %(known)s.")
    _check(name, _names("edition"), unknown, "edition")
    layer = load_toml(f"checklist/edition-{name}.toml", _EditionLayer)
    _check_ids(f"edition-{name}.toml", (*layer.without, *(change.id for change in layer.change)))
    items = tuple(_dated(item, layer) for item in _laid(_base_items(), layer) if item.id not in layer.without)
    top: _Layer = layer
    if profile is not None:
        top = _profile_layer(profile)
        items = _laid(items, top)
    return Edition(name, profile, top.title, top.standing, top.based_on_act, layer.valid_from, layer.valid_to, items)


def editions() -> tuple[Edition, ...]:
    """All editions in the order of their years, without profiles."""
    return tuple(edition(name) for name in _names("edition"))


def _names(kind: str) -> tuple[str, ...]:
    files = (files_root / "checklist").glob(f"{kind}-*.toml")
    return tuple(sorted(file.stem.removeprefix(f"{kind}-") for file in files))


def _check(name: str, known: tuple[str, ...], unknown: Reason, field: str) -> None:
    if name not in known:
        raise WrongInput(replace(unknown, values={"name": name, "known": ", ".join(known)}), field=field)


@lru_cache(maxsize=1)
def _base_items() -> tuple[Item, ...]:
    return load_toml("checklist/items.toml", _Items).item


def _profile_layer(profile: str) -> _Layer:
    unknown = Reason("There is no checklist profile %(name)s. There are: %(known)s.")
    _check(profile, _names("profile"), unknown, "profile")
    layer = load_toml(f"checklist/profile-{profile}.toml", _Layer)
    _check_ids(f"profile-{profile}.toml", tuple(change.id for change in layer.change))
    return layer


def _check_ids(file: str, ids: tuple[str, ...]) -> None:
    unknown = sorted(set(ids) - _by_id(_base_items()).keys())
    if unknown:
        values = {"file": file, "item": unknown[0]}
        raise ContentError(Reason("The content file %(file)s names %(item)s, which is not in the checklist", values))


def _laid(items: tuple[Item, ...], layer: _Layer) -> tuple[Item, ...]:
    changes = {change.id: change for change in layer.change}
    changed = (_changed(item, changes[item.id]) if item.id in changes else item for item in items)
    if layer.laws is None:
        return tuple(changed)
    return tuple(_with_laws_among(layer.laws, item) for item in changed)


def _with_laws_among(laws: tuple[str, ...], item: Item) -> Item:
    return msgspec.structs.replace(item, law=tuple(law for law in item.law if law in laws))


def _changed(item: Item, change: _Change) -> Item:
    labels = {facet.id: facet for facet in change.facets}
    return Item(
        id=item.id,
        step=item.step,
        kind=change.kind or item.kind,
        title=change.title or item.title,
        help=change.help or item.help,
        facets=tuple(labels.get(facet.id, facet) for facet in item.facets),
        law=item.law if change.law is None else change.law,
        valid_from=change.valid_from or item.valid_from,
        valid_to=change.valid_to or item.valid_to,
    )


def _dated(item: Item, layer: _EditionLayer) -> Item:
    return msgspec.structs.replace(
        item, valid_from=item.valid_from or layer.valid_from, valid_to=item.valid_to or layer.valid_to
    )


def _by_id(items: Iterable[Item]) -> Mapping[str, Item]:
    return {item.id: item for item in items}
