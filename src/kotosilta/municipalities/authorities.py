"""Who is asked about what: authorities by the name valid on a day, and those that serve one municipality, by name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from kotosilta.content.text import Text
from kotosilta.municipalities.model import Area, Authority, Municipality
from kotosilta.municipalities.register import HELSINKI, Row, register_rows
from kotosilta.municipalities.towns import is_town

WELLBEING = "welfare_area"
EMPLOYMENT = "employment_authority"
REGIONAL_STATE = "regional_state_authority"
_REGIONAL_CONTACT = "regional_immigration_contact"
_DECISION_BODIES = "municipal_decision_bodies"
# Roles that one authority fills for a whole area, and from when it has the name of that area.
_OF_THE_EMPLOYMENT_AREA = ("employment_authority", "employment_area", "employment_services_municipal")
_EMPLOYMENT_AREAS_FROM = date(2025, 1, 1)
_CENTRES_FROM = date(2026, 1, 1)
_COUNTIES_FROM = date(2023, 1, 1)
_ALAND_ONLY = ("aland_government", "aland_statistics")
# What another authority does on Åland: role on the mainland → entry that names Åland's own.
_ON_ALAND = {
    WELLBEING: "aland_health_care",
    "employment_authority": "aland_employment",
    "employment_area": "aland_employment",
    "employment_services_municipal": "aland_employment",
    REGIONAL_STATE: "aland_government",
    _REGIONAL_CONTACT: "aland_government",
    "police": "aland_police",
}


def authority(role: str, on: date) -> Authority:
    """The general name of the authority with this role on a day; before its first known name that first name.

    KeyError for an unknown role.
    """
    names = _names()[role]
    valid = [known for known in names if known.valid_from is None or known.valid_from <= on]
    return valid[-1] if valid else names[0]


def authorities_of(municipality: Municipality, on: date) -> Mapping[str, Authority]:
    """Every role with the authority that fills it for this municipality on a day, by its own name where it has one.

    Åland's own statistics office and government are in it for Åland's municipalities only, beside Statistics Finland.
    """
    found = {role: authority(role, on) for role in _names() if role not in (*_ALAND_ONLY, *_LOCAL_ENTRIES)}
    if is_town(municipality):
        found[_DECISION_BODIES] = _renamed(authority("town_decision_bodies", on), _DECISION_BODIES)
    if municipality.on_aland:
        found |= {role: authority(role, on) for role in _ALAND_ONLY}
        return found | {role: _renamed(authority(entry, on), role) for role, entry in _ON_ALAND.items()}
    if on >= _COUNTIES_FROM:
        found[WELLBEING] = _wellbeing(municipality, on)
    if on >= _EMPLOYMENT_AREAS_FROM and municipality.employment_area:
        found |= {role: _of_area(role, municipality.employment_area) for role in _OF_THE_EMPLOYMENT_AREA}
    if on >= _CENTRES_FROM and municipality.regional_authority:
        centre = municipality.regional_authority
        found[REGIONAL_STATE] = Authority(REGIONAL_STATE, centre.name, _CENTRES_FROM)
        found[_REGIONAL_CONTACT] = _of_area(_REGIONAL_CONTACT, centre)
    else:
        found[_REGIONAL_CONTACT] = _renamed(found[REGIONAL_STATE], _REGIONAL_CONTACT)
    return found


_LOCAL_ENTRIES = (
    "helsinki_wellbeing", "town_decision_bodies", "aland_health_care", "aland_employment", "aland_police",
)  # fmt: skip


def _wellbeing(municipality: Municipality, on: date) -> Authority:
    if municipality.code == HELSINKI:
        return _renamed(authority("helsinki_wellbeing", on), WELLBEING)
    if municipality.wellbeing_area is None:
        raise ValueError(f"{municipality.code} has no wellbeing area")
    return Authority(WELLBEING, municipality.wellbeing_area.name, _COUNTIES_FROM)


def _of_area(role: str, area: Area) -> Authority:
    row = _own_rows()[role]
    places = {"area_sv": area.name.sv, "area_fi": area.name.fi, "area_en": area.name.en}
    name = Text(*(row[f"name_{language}"].format(**places) for language in ("sv", "fi", "en")))
    return Authority(role, name, date.fromisoformat(row["valid_from"]), row["note"])


def _renamed(known: Authority, role: str) -> Authority:
    return Authority(role, known.name, known.valid_from, known.note)


@lru_cache(maxsize=1)
def _names() -> Mapping[str, tuple[Authority, ...]]:
    """All general names of each role in order of time."""
    found: dict[str, list[Authority]] = {}
    for row in register_rows("authorities-history.csv"):
        name = Text(row["name_sv"], row["name_fi"], row["name_en"])
        found.setdefault(row["role_key"], []).append(
            Authority(row["role_key"], name, _day(row["valid_from"]), row["note_en"])
        )
    for row in register_rows("authorities.csv"):
        name = Text(row["current_name_sv"], row["current_name_fi"], row["current_name_en"])
        if row["role_key"] not in found:
            found[row["role_key"]] = [Authority(row["role_key"], name, _day(row["valid_from"]), row["note_en"])]
    for key, row in _own_rows().items():
        name = Text(row["name_sv"], row["name_fi"], row["name_en"])
        found.setdefault(key, [Authority(key, name, _day(row["valid_from"]), row["note"])])
    return {role: tuple(sorted(names, key=lambda each: each.valid_from or date.min)) for role, names in found.items()}


@lru_cache(maxsize=1)
def _own_rows() -> Mapping[str, Row]:
    return {row["key"]: row for row in register_rows("authorities-own.csv")}


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
