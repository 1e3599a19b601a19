"""One dimension of a JSON-stat file, in any of the ways in which the format lets its categories be written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kotosilta.reasons import Reason, WrongInput
from kotosilta.statistics.table import Dimension, Role, Texts, Unit


def dimension_read(name: str, given: object, *, role: Role | None, language: str) -> Dimension:
    """The dimension called `name`; WrongInput names it where its categories cannot be understood."""
    category = given.get("category") if isinstance(given, Mapping) else None
    if not isinstance(given, Mapping) or not isinstance(category, Mapping):
        raise WrongInput(
            Reason("It does not hold the categories of its dimension “%(dimension)s”.", {"dimension": name})
        )
    codes = _codes(name, category)
    labels = _mapping(category.get("label"))
    return Dimension(
        id=name,
        codes=codes,
        label=texts(given.get("label"), language),
        labels=_labels(codes, labels, language),
        role=role,
        units={code: _unit(unit) for code, unit in _mapping(category.get("unit")).items() if isinstance(unit, Mapping)},
        children={code: tuple(map(str, some)) for code, some in _mapping(category.get("child")).items() if _many(some)},
        notes=notes(given.get("note")),
        code_notes={code: notes(note) for code, note in _mapping(category.get("note")).items()},
    )


def texts(given: object, language: str) -> Texts:
    """Words of the file under their language; some producers give an object with a text for each language instead."""
    if isinstance(given, str):
        return {language: given}
    return {name: text for name, text in _mapping(given).items() if isinstance(text, str)}


def notes(given: object) -> tuple[str, ...]:
    """Notes are a list of sentences, in older files also a single one."""
    if isinstance(given, str):
        return (given,)
    return tuple(note for note in given if isinstance(note, str)) if isinstance(given, list) else ()


def as_code(given: object) -> str | None:
    """A code is a word; a number is taken for the word that it is written as. None for anything else."""
    if isinstance(given, str):
        return given
    if isinstance(given, bool) or not isinstance(given, int | float):
        return None
    return str(int(given)) if given == int(given) else str(given)


def _codes(name: str, category: Mapping[str, Any]) -> tuple[str, ...]:
    """`index` is a list or an object with places; where it is left out, the labels stand in the order that is meant."""
    index = category.get("index")
    if index is None:
        index = list(_mapping(category.get("label")))
        if not index:
            raise WrongInput(
                Reason("It does not hold the categories of its dimension “%(dimension)s”.", {"dimension": name})
            )
    codes = _by_place(index) if isinstance(index, Mapping) else _in_order(index)
    if codes is None:
        raise WrongInput(
            Reason("The categories of its dimension “%(dimension)s” are in no readable order.", {"dimension": name})
        )
    if len(set(codes)) != len(codes):
        raise twice(codes, name)
    return codes


def twice(codes: Sequence[str], name: str) -> WrongInput:
    """What to say when a dimension has a code more than once."""
    seen: set[str] = set()
    code = next(code for code in codes if code in seen or seen.add(code))  # type: ignore[func-returns-value]
    return WrongInput(
        Reason("Its dimension “%(dimension)s” has the code “%(code)s” twice.", {"dimension": name, "code": code})
    )


def _in_order(index: object) -> tuple[str, ...] | None:
    codes = [as_code(each) for each in index] if isinstance(index, list) else [None]
    return None if None in codes else tuple(code for code in codes if code is not None)


def _by_place(index: Mapping[str, Any]) -> tuple[str, ...] | None:
    places = {code: _whole(place) for code, place in index.items()}
    if None in places.values() or len(set(places.values())) != len(places):
        return None
    return tuple(sorted(places, key=lambda code: places[code] or 0))


def _whole(given: object) -> int | None:
    text = as_code(given)
    return int(text) if text is not None and text.isascii() and text.isdecimal() and len(text) < 19 else None


def _labels(codes: tuple[str, ...], given: Mapping[str, Any], language: str) -> dict[str, tuple[str, ...]]:
    by_language: dict[str, dict[str, str]] = {language: {}}
    for code, label in given.items():
        for spoken, text in texts(label, language).items():
            by_language.setdefault(spoken, {})[code] = text
    return {spoken: tuple(words.get(code, code) for code in codes) for spoken, words in by_language.items()}


def _unit(given: Mapping[str, Any]) -> Unit:
    label = given.get("label", given.get("base"))
    symbol = given.get("symbol")
    return Unit(
        label=label if isinstance(label, str) else "",
        decimals=_whole(given.get("decimals")),
        symbol=symbol if isinstance(symbol, str) else "",
        symbol_first=given.get("position") == "start",
    )


def _mapping(given: object) -> Mapping[str, Any]:
    return given if isinstance(given, Mapping) else {}


def _many(given: object) -> bool:
    return isinstance(given, list)
