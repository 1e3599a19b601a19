"""`kotosilta checklist`: the checklist of an edition, as it stands on the mainland or on Åland."""

from __future__ import annotations

import argparse
from gettext import gettext

from kotosilta.cli.output import note, print_json, print_table
from kotosilta.cli.refusals import DONE
from kotosilta.content.checklist import Edition, Item, Kind, edition, editions


def run(options: argparse.Namespace) -> int:
    """Every item in the order of the checklist; the JSON holds the help texts and legal references as well."""
    asked = edition(options.edition or editions()[-1].name, options.profile)
    if options.json:
        print_json(_described(asked, options.language))
        return DONE
    note(asked.title.in_language(options.language))
    kinds = _kinds()
    rows = [(item.id, kinds[item.kind], item.title.in_language(options.language)) for item in asked.items]
    print_table((gettext("id"), gettext("kind"), gettext("title")), rows)
    return DONE


def _kinds() -> dict[Kind, str]:
    return {
        Kind.REQUIREMENT: gettext("requirement"),
        Kind.OPTIONAL: gettext("optional"),
        Kind.GUIDING_QUESTION: gettext("guiding question"),
        Kind.ELEMENT: gettext("element"),
        Kind.INDICATOR: gettext("indicator"),
        Kind.SOURCE: gettext("source"),
        Kind.PRINCIPLE: gettext("principle"),
        Kind.FURTHER_READING: gettext("further reading"),
    }


def _described(asked: Edition, language: str) -> dict[str, object]:
    return {
        "edition": asked.name,
        "profile": asked.profile,
        "title": asked.title.in_language(language),
        "standing": asked.standing.in_language(language),
        "based_on_act": asked.based_on_act,
        "valid_from": asked.valid_from.isoformat(),
        "valid_to": asked.valid_to.isoformat() if asked.valid_to else None,
        "items": [_item(item, language) for item in asked.items],
    }


def _item(item: Item, language: str) -> dict[str, object]:
    return {
        "id": item.id,
        "step": item.step,
        "kind": item.kind.value,
        "title": item.title.in_language(language),
        "help": item.help.in_language(language),
        "facets": {facet.id: facet.label.in_language(language) for facet in item.facets},
        "law": list(item.law),
        "valid_from": item.valid_from.isoformat() if item.valid_from else None,
        "valid_to": item.valid_to.isoformat() if item.valid_to else None,
    }
