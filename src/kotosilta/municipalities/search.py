"""Finds a municipality by whatever people write: today's or an old name in either language, a code, a typing error."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from kotosilta.municipalities.model import FormerMunicipality, Match, Municipality
from kotosilta.municipalities.official_names import without_office
from kotosilta.municipalities.register import all_former_municipalities, all_municipalities, by_code, register_rows
from kotosilta.reasons import Reason, WrongInput

LONGEST_QUERY = 100
EXACT = 100.0
EXACT_BUT_SHADOWED = 95.0  # an old name that is also today's name of another municipality
BEGINNING = 90.0
LIKE_ENOUGH = 70.0
_MARKUP = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Identified:
    """The one municipality that was meant, and the abolished one it was named by, so that this can be said."""

    municipality: Municipality
    former: FormerMunicipality | None = None


@dataclass(frozen=True, slots=True)
class _Name:
    folded: str
    shown: str
    municipality: Municipality
    former: FormerMunicipality | None

    @property
    def split(self) -> bool:
        return self.former is not None and len(self.former.successors) > 1


def search(text: str, limit: int = 8) -> tuple[Match, ...]:
    """The municipalities that may be meant, best first, each once (a split municipality gives all its successors).

    Control characters, markup and marks of direction are ignored, as is all after 100 characters. A score of 100 is an
    exact name or code; today's names come before former ones. Nothing is found for an empty text.
    """
    asked = without_office(folded(text), _known_names())
    if not asked:
        return ()
    exact_today = {name.municipality.code for name in _names() if not name.former and _is(asked, name)}
    best: dict[str, tuple[float, _Name]] = {}
    for name in _names():
        score = _score(asked, name)
        if score == EXACT and name.former and exact_today - {name.municipality.code}:
            score = EXACT_BUT_SHADOWED
        if score < LIKE_ENOUGH:
            continue
        known = best.get(name.municipality.code)
        if known is None or _order(score, name) < _order(*known):
            best[name.municipality.code] = (score, name)
    ranked = sorted(best.values(), key=lambda scored: _order(*scored))
    return tuple(Match(name.municipality, name.shown, score, name.former, name.split) for score, name in ranked[:limit])


def identify(text: str) -> Identified:
    """The one municipality that is meant by an exact name, code or address name, letters' marks and case aside.

    A merged one is followed to its successor. WrongInput, with what to write instead, for anything else: an unknown
    name, a code without its leading zero, a municipality that was split between several.
    """
    if len(text) > LONGEST_QUERY:
        raise WrongInput(
            Reason("The name of a municipality has at most %(longest)s characters.", {"longest": LONGEST_QUERY}),
            field="municipality",
        )
    asked = without_office(folded(text), _known_names())
    if not asked:
        raise WrongInput(Reason("Give the name or the code of a municipality."), field="municipality")
    hits = [name for name in _names() if _is(asked, name)]
    today = _exactly_written(text, [name for name in hits if not name.former])
    if len({name.municipality.code for name in today}) == 1:
        return Identified(today[0].municipality)
    former = [name for name in hits if name.former]
    if former and not today:
        return _followed(former)
    raise _unknown(text, asked)


def folded(text: str) -> str:
    """A text as names are compared: no markup, control or direction marks, no accents, one space, lower case."""
    plain = _MARKUP.sub(" ", text[:LONGEST_QUERY])
    visible = (_visible(sign) for sign in unicodedata.normalize("NFKC", plain))
    decomposed = unicodedata.normalize("NFKD", "".join(visible).casefold())
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[\s\-/.,;:()]+", " ", bare).split())


def _visible(sign: str) -> str:
    category = unicodedata.category(sign)
    if category == "Cf":
        return ""
    return " " if category[0] in "CZ" else sign


@lru_cache(maxsize=1)
def _names() -> tuple[_Name, ...]:
    """Every way to name a municipality: names of today in three languages, then former names and codes."""
    return tuple(
        dict.fromkeys(
            [
                *_names_of_today(all_municipalities()),
                *_names_since_changed(),
                *_names_of_former(all_former_municipalities()),
            ]
        )
    )


@lru_cache(maxsize=1)
def _known_names() -> frozenset[str]:
    return frozenset(name.folded for name in _names())


def _names_of_today(municipalities: Iterable[Municipality]) -> Iterator[_Name]:
    for each in municipalities:
        for name in (each.own_name, each.name.fi, each.name.sv, each.name.en):
            yield _Name(folded(name), name, each, None)
        yield _Name(each.code, each.own_name, each, None)


def _names_since_changed() -> Iterator[_Name]:
    """What a municipality of today was called when others were merged into it: Väståboland for Pargas."""
    for row in register_rows("former_names.csv"):
        if row["codes_2026"] == row["successor_code"]:
            for name in (row["successor_name_fi"], row["successor_name_sv"]):
                yield _Name(folded(name), name, by_code(row["successor_code"]), None)


def _names_of_former(abolished: Iterable[FormerMunicipality]) -> Iterator[_Name]:
    for former in abolished:
        for code in former.successors:
            successor = by_code(code)
            for name in (former.name_fi, former.name_sv):
                yield _Name(folded(name), name, successor, former)
            own = former.name_sv if successor.language_status.first_language == "sv" else former.name_fi
            yield _Name(former.code, own, successor, former)


def _is(asked: str, name: _Name) -> bool:
    return asked == name.folded


def _score(asked: str, name: _Name) -> float:
    if asked == name.folded:
        return EXACT
    if name.folded.isdigit():
        return BEGINNING if asked.isdigit() and asked.zfill(3) == name.folded else 0.0
    if name.folded.startswith(asked):
        return BEGINNING
    # Below a beginning, so that what is written correctly so far always comes before a guess at an error.
    return fuzz.ratio(asked, name.folded) * (BEGINNING - 1) / 100 if len(asked) > 2 else 0.0


def _order(score: float, name: _Name) -> tuple[float, bool, bool, str, str]:
    # The name in the municipality's own first language before the same municipality's other names.
    foreign = name.shown != name.municipality.own_name
    return (-score, name.former is not None, foreign, name.folded, name.municipality.code)


def _exactly_written(text: str, hits: list[_Name]) -> list[_Name]:
    """Where names differ in their marks only, the one that was written; otherwise all of them."""
    written = [name for name in hits if name.shown.casefold() == text.strip().casefold()]
    return written or hits


def _followed(names: list[_Name]) -> Identified:
    successors = {name.municipality.code: name.municipality for name in names}
    former = names[-1].former
    if len(successors) == 1:
        return Identified(names[-1].municipality, former)
    raise WrongInput(
        Reason(
            "%(name)s was divided between several municipalities. Choose one of them: %(names)s.",
            {"name": names[0].shown, "names": _listed(successors[code] for code in sorted(successors))},
        ),
        field="municipality",
    )


def _unknown(text: str, asked: str) -> WrongInput:
    shown = " ".join("".join(_visible(sign) for sign in _MARKUP.sub(" ", text)).split())
    near = search(text, limit=3)
    if asked.isdigit() and near:
        reason = Reason(
            "Codes of municipalities have three digits. Write %(code)s for %(name)s.",
            {"code": near[0].municipality.code, "name": near[0].municipality.both_names},
        )
    elif near:
        reason = Reason(
            "There is no municipality called “%(text)s”. Did you mean: %(names)s?",
            {"text": shown, "names": _listed(match.municipality for match in near)},
        )
    else:
        reason = Reason("There is no municipality called “%(text)s”, and no name that is near to it.", {"text": shown})
    return WrongInput(reason, field="municipality")


def _listed(municipalities: Iterable[Municipality]) -> str:
    return ", ".join(f"{each.both_names} ({each.code})" for each in municipalities)
