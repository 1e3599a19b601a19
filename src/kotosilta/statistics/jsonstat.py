"""Reads JSON-stat 1.x and 2.0: data sets, bundles, collections and single dimensions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from kotosilta.reasons import Reason, WrongInput
from kotosilta.statistics.jsonstat_cells import cells_read
from kotosilta.statistics.jsonstat_dimension import as_code, dimension_read, notes, texts
from kotosilta.statistics.table import Dimension, Holding, NamedTable, Role, Table, Texts

Fields = Mapping[str, msgspec.Raw]  # the members of a JSON object, not read yet

_OBJECT = msgspec.json.Decoder(dict[str, msgspec.Raw])
_LIST = msgspec.json.Decoder(list[msgspec.Raw])
_DAMAGED = Reason("It is not whole JSON: it is cut off or damaged.")
_NOT_JSONSTAT = Reason("It is JSON, but not JSON-stat.")


def read_jsonstat(data: bytes) -> Holding:
    """Everything that the file holds; WrongInput with a sentence for a file that cannot be used."""
    try:
        return _read(data)
    except UnicodeDecodeError as error:
        raise WrongInput(Reason("It is not in UTF-8, as JSON has to be.")) from error
    except RecursionError as error:
        raise WrongInput(Reason("It is nested too deeply to be JSON-stat.")) from error
    except msgspec.ValidationError as error:
        raise WrongInput(_NOT_JSONSTAT) from error
    except msgspec.DecodeError as error:
        raise WrongInput(_DAMAGED) from error


def _read(data: bytes) -> Holding:
    fields = _OBJECT.decode(data)
    said = _class(fields)
    if said == "collection":
        return _collection(fields, len(data))
    if said == "dimension":
        dimension = dimension_read("dimension", _plain_all(fields), role=None, language="")
        alone = Table(dimensions=(dimension,), cells=None, title=dimension.label, **_origin(fields))
        return Holding(tables=(NamedTable(name="", table=alone),))
    if said == "dataset":
        return Holding(tables=(NamedTable(name="", table=_dataset(fields, len(data))),))
    return _bundle(fields, len(data))


def _class(fields: Fields) -> str:
    """What kind of answer it is; files before version 2 do not always say so, but their members do."""
    given = _plain(fields, "class")
    said = given if isinstance(given, str) else ""
    if said in {"collection", "dimension", "dataset"}:
        return said
    if "dimension" in fields and not fields.keys().isdisjoint({"value", "id", "size"}):
        return "dataset"
    if said != "bundle" and "category" in fields:
        return "dimension"
    return "bundle"


def _bundle(fields: Fields, bytes_given: int) -> Holding:
    tables = []
    for name, raw in fields.items():
        inner = _object(raw)
        if inner is not None and "dimension" in inner:
            tables.append(NamedTable(name=name, table=_dataset(inner, bytes_given)))
    if not tables and "error" in fields:
        said = bytes(fields["error"]).decode()
        raise WrongInput(Reason("It holds an error message instead of figures: %(message)s", {"message": said[:300]}))
    if not tables:
        raise WrongInput(_NOT_JSONSTAT)
    return Holding(tables=tuple(tables), several=True)


def _collection(fields: Fields, bytes_given: int) -> Holding:
    tables: list[NamedTable] = []
    elsewhere = 0
    for item in _items(fields):
        if "dimension" in item:
            name = next((said for key in ("href", "label") if (said := _text(item, key))), str(len(tables) + 1))
            tables.append(NamedTable(name=name, table=_dataset(item, bytes_given)))
        elif "link" in item:
            inner = _collection(item, bytes_given)
            tables.extend(inner.tables)
            elsewhere += inner.elsewhere
        else:
            elsewhere += 1
    return Holding(tables=tuple(tables), several=True, elsewhere=elsewhere, title=_text(fields, "label"))


def _items(fields: Fields) -> Iterator[Fields]:
    link = _object(fields["link"]) if "link" in fields else None
    raw = bytes(link["item"]) if link and "item" in link else b"[]"
    for item in _LIST.decode(raw) if raw[:1] == b"[" else ():
        inner = _object(item)
        if inner is not None:
            yield inner


def _dataset(fields: Fields, bytes_given: int) -> Table:
    given = _plain(fields, "dimension")
    if not isinstance(given, dict):
        raise WrongInput(Reason("It does not say which dimensions it has."))
    extension = _plain(fields, "extension")
    extension = extension if isinstance(extension, dict) else {}
    language = _language(extension)
    dimensions = _dimensions(fields, given, language)
    sizes = [len(dimension) for dimension in dimensions]
    return Table(
        dimensions=dimensions,
        cells=cells_read(_json(fields, "value"), _json(fields, "status"), sizes, bytes_given),
        title=texts(_plain(fields, "label"), language),
        language=language,
        legend=_legend(extension, language),
        **_origin(fields),
    )


def _dimensions(fields: Fields, given: Mapping[str, Any], language: str) -> tuple[Dimension, ...]:
    """Before version 2, `id`, `size` and `role` stood among the dimensions themselves."""
    beside = given if "id" not in fields else {}
    ids = _plain(fields, "id") if "id" in fields else beside.get("id")
    sizes = _plain(fields, "size") if "size" in fields else beside.get("size")
    roles = _plain(fields, "role") if "role" in fields else beside.get("role")
    names = [as_code(each) for each in ids] if isinstance(ids, list) else [None]
    if None in names:
        raise WrongInput(Reason("It does not say which dimensions it has."))
    if len(set(names)) != len(names):
        raise WrongInput(Reason("It names one of its dimensions twice."))
    dimensions = tuple(
        dimension_read(name, given.get(name), role=_role(name, roles), language=language)
        for name in names
        if name is not None
    )
    _check_sizes(dimensions, sizes)
    return dimensions


def _check_sizes(dimensions: tuple[Dimension, ...], sizes: object) -> None:
    stated = [as_code(each) for each in sizes] if isinstance(sizes, list) else [None]
    if len(stated) != len(dimensions):
        raise WrongInput(
            Reason(
                "The number of its dimensions, %(dimensions)s, is not the number of its sizes, %(sizes)s.",
                {"dimensions": len(dimensions), "sizes": len(stated) if isinstance(sizes, list) else 0},
            )
        )
    for dimension, size in zip(dimensions, stated, strict=True):
        if size is None or size.strip() != str(len(dimension)):
            raise WrongInput(_wrong_size(dimension, size or "?"))


def _wrong_size(dimension: Dimension, size: str) -> Reason:
    return Reason(
        "Dimension “%(dimension)s”: its size is given as %(size)s, the number of its categories is %(categories)s.",
        {"dimension": dimension.id, "size": size[:20], "categories": len(dimension)},
    )


def _role(name: str, roles: object) -> Role | None:
    if not isinstance(roles, Mapping):
        return None
    return next((role for role in Role if isinstance(roles.get(role), list) and name in roles[role]), None)


def _origin(fields: Fields) -> dict[str, Any]:
    return {
        "source": _text(fields, "source"),
        "updated": _text(fields, "updated"),
        "notes": notes(_plain(fields, "note")),
    }


def _language(extension: Mapping[str, Any]) -> str:
    """The format has no place for it; PxWeb and Eurostat tell it in their extensions."""
    px = extension.get("px")
    said = px.get("language") if isinstance(px, dict) else extension.get("lang")
    return said.lower() if isinstance(said, str) else ""


def _legend(extension: Mapping[str, Any], language: str) -> dict[str, Texts]:
    """What the marks mean, as Eurostat tells it in its extension."""
    status = extension.get("status")
    labels = status.get("label") if isinstance(status, dict) else None
    return {mark: texts(said, language) for mark, said in labels.items()} if isinstance(labels, dict) else {}


def _text(fields: Fields, name: str) -> str:
    said = _plain(fields, name)
    return said if isinstance(said, str) else ""


def _plain(fields: Fields, name: str) -> Any:
    return msgspec.json.decode(fields[name]) if name in fields else None


def _plain_all(fields: Fields) -> dict[str, Any]:
    return {name: msgspec.json.decode(raw) for name, raw in fields.items()}


def _json(fields: Fields, name: str) -> memoryview:
    return memoryview(fields.get(name, b"null"))


def _object(raw: msgspec.Raw) -> Fields | None:
    """The members of a JSON object; None for anything else."""
    return _OBJECT.decode(raw) if bytes(memoryview(raw)[:1]) == b"{" else None
