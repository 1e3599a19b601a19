"""`kotosilta municipalities`: all municipalities of today, or those that a text may mean."""

from __future__ import annotations

import argparse
from gettext import gettext

from kotosilta.cli.output import note, print_json, print_table
from kotosilta.cli.refusals import DONE, WRONG
from kotosilta.municipalities.model import FormerMunicipality, Municipality
from kotosilta.municipalities.register import all_municipalities
from kotosilta.municipalities.search import search


def run(options: argparse.Namespace) -> int:
    """Best match first; 2 when nothing is near to the text."""
    found: list[tuple[Municipality, FormerMunicipality | None]]
    if options.text:
        found = [(match.municipality, match.former) for match in search(options.text)]
    else:
        found = [(municipality, None) for municipality in all_municipalities()]
    if options.json:
        print_json([_described(municipality, former, options.language) for municipality, former in found])
    elif found:
        header = (
            gettext("code"),
            gettext("name"),
            gettext("file name"),
            gettext("region"),
            gettext("former municipality"),
        )
        print_table(header, [_row(municipality, former, options.language) for municipality, former in found])
    if not found:
        note(gettext("No municipality has a name that is near to this."))
        return WRONG
    return DONE


def _row(municipality: Municipality, former: FormerMunicipality | None, language: str) -> tuple[str, ...]:
    names = " / ".join(dict.fromkeys([municipality.own_name, municipality.other_name or municipality.own_name]))
    was = f"{_former_name(former, municipality)} ({former.abolished_on.year})" if former else ""
    return municipality.code, names, municipality.slug, municipality.region.name.in_language(language), was


def _former_name(former: FormerMunicipality, successor: Municipality) -> str:
    return former.name_sv if successor.language_status.first_language == "sv" else former.name_fi


def _described(municipality: Municipality, former: FormerMunicipality | None, language: str) -> dict[str, object]:
    described: dict[str, object] = {
        "code": municipality.code,
        "name": municipality.own_name,
        "other_name": municipality.other_name,
        "slug": municipality.slug,
        "language_status": municipality.language_status.value,
        "region": {"code": municipality.region.code, "name": municipality.region.name.in_language(language)},
        "on_aland": municipality.on_aland,
        "former": None,
    }
    if former:
        names = {"name_fi": former.name_fi, "name_sv": former.name_sv, "abolished_on": former.abolished_on.isoformat()}
        described["former"] = {"code": former.code, **names, "successors": list(former.successors)}
    return described
