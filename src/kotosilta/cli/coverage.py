"""`kotosilta coverage`: how far each point of the checklist is in a programme, and what speaks for it."""

from __future__ import annotations

import argparse
from gettext import gettext

from django.urls import reverse

from kotosilta.cli.naming import programme_named
from kotosilta.cli.output import note, print_json, print_table
from kotosilta.cli.preparation import prepare_database
from kotosilta.cli.refusals import DONE
from kotosilta.language.said import in_words
from kotosilta.programmes.checklist import Evidence
from kotosilta.programmes.edition import edition_of
from kotosilta.programmes.models import Programme
from kotosilta.workspace.coverage import Row, summed
from kotosilta.workspace.reading import covered
from kotosilta.workspace.shown import place_of
from kotosilta.workspace.words import kind_in_words, reached_in_words


def run(options: argparse.Namespace) -> int:
    """Every id and facet of the programme's edition; the JSON holds the evidence with its addresses as well."""
    prepare_database()
    programme = programme_named(options.programme)
    rows = covered(programme).rows
    if options.json:
        print_json(_described(programme, rows, options.language))
        return DONE
    total = summed(rows)
    note(gettext("%(settled)s of %(all)s points are in place") % {"settled": str(total.settled), "all": str(total.all)})
    header = (gettext("id"), gettext("kind"), gettext("state"), gettext("title"))
    print_table(header, [_line(row, options.language) for row in rows])
    return DONE


def _line(row: Row, language: str) -> tuple[str, ...]:
    title = (row.facet.label if row.facet else row.item.title).in_language(language)
    return ("".join(row.point), kind_in_words(row.item.kind), reached_in_words(row.reached), title)


def _described(programme: Programme, rows: tuple[Row, ...], language: str) -> dict[str, object]:
    edition = edition_of(programme)
    home = reverse("workspace:home", args=[programme.slug])
    return {
        "programme": programme.slug,
        "edition": edition.name,
        "profile": edition.profile,
        "points": [_point(row, home, language) for row in rows],
    }


def _point(row: Row, home: str, language: str) -> dict[str, object]:
    item, facet = row.point
    return {
        "id": item,
        "facet": facet or None,
        "step": row.item.step,
        "kind": row.item.kind.value,
        "title": (row.facet.label if row.facet else row.item.title).in_language(language),
        "state": row.reached.value,
        "evidence": [_evidence(each, home, language) for each in row.evidence],
        "said": {"state": row.said.state, "note": row.said.note, "by": row.said.by} if row.said else None,
        "address": home + place_of(row),
    }


def _evidence(evidence: Evidence, home: str, language: str) -> dict[str, object]:
    return {
        "strength": evidence.strength.name.lower(),
        "sentence": in_words(evidence.sentence, language),
        "address": home + evidence.address,
    }
