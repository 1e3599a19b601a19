"""`kotosilta programmes`: the programmes that are kept here."""

from __future__ import annotations

import argparse
from gettext import gettext

from kotosilta.cli.output import print_json, print_table
from kotosilta.cli.preparation import prepare_database
from kotosilta.cli.refusals import DONE
from kotosilta.cli.sealed import print_sealed
from kotosilta.programmes.models import Programme


def run(options: argparse.Namespace) -> int:
    """A line for each programme in the order of their address names, or for each sealed version."""
    prepare_database()
    programmes = Programme.objects.prefetch_related("parts").order_by("slug")
    if options.sealed:
        return print_sealed(programmes, as_json=options.json, language=options.language)
    if options.json:
        print_json([_described(each, options.language) for each in programmes])
        return DONE
    header = (gettext("name in addresses"), gettext("period"), gettext("state"), gettext("sample"), gettext("title"))
    rows = [
        (
            each.slug,
            each.period,
            str(each.get_state_display()),
            _yes(each.sample),
            each.title.shown(options.language)[1],
        )
        for each in programmes
    ]
    print_table(header, rows)
    return DONE


def _yes(value: bool) -> str:
    return gettext("yes") if value else gettext("no")


def _described(programme: Programme, language: str) -> dict[str, object]:
    return {
        "slug": programme.slug,
        "title": programme.title.shown(language)[1],
        "period": [programme.first_year, programme.last_year],
        "municipalities": [
            {"code": each.code, "slug": each.slug, "name": each.name.in_language(language)}
            for each in programme.municipalities()
        ],
        "languages": list(programme.languages),
        "edition": programme.edition,
        "state": programme.state,
        "sample": programme.sample,
    }
