"""`kotosilta indicators`: the catalogue of indicators, with what of it is here."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import date
from gettext import gettext

import msgspec

from kotosilta.cli.output import print_json, print_table
from kotosilta.cli.preparation import prepare_database
from kotosilta.cli.refusals import DONE
from kotosilta.content.indicator_catalogue import (
    Catalogued,
    catalogue,
    catalogue_sources,
    catalogue_words,
    is_offered,
)
from kotosilta.situation.confirmed import Confirmation, confirmations


def run(options: argparse.Namespace) -> int:
    """A table for people; the JSON holds everything that the catalogue says, in one language."""
    prepare_database()
    confirmed = confirmations()
    every = catalogue().values()
    if options.json:
        print_json([_described(each, confirmed, options.language) for each in every])
        return DONE
    header = (gettext("indicator"), gettext("question"), gettext("group"), gettext("verified"), gettext("title"))
    print_table(header, [_row(each, confirmed, options.language) for each in every])
    return DONE


def _row(each: Catalogued, confirmed: Mapping[str, Confirmation], language: str) -> tuple[str, ...]:
    verified = each.facts.verified if each.is_verified else _found_out(confirmed.get(each.key))
    return each.key, " ".join(each.questions), each.criterion, verified, each.title.in_language(language)


def _found_out(known: Confirmation | None) -> str:
    """What has been found out here, as shortly as a column asks for."""
    if known is None:
        return gettext("not yet")
    if known.has_figures:
        since = known.since.isoformat() if known.since else ""
        return gettext("figures %(day)s") % {"day": since} if since else gettext("fetched here")
    return gettext("checked %(day)s") % {"day": known.checked.isoformat() if known.checked else ""}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _described(each: Catalogued, confirmed: Mapping[str, Confirmation], language: str) -> dict[str, object]:
    facts, words = each.facts, catalogue_words()
    known = confirmed.get(each.key, Confirmation())
    return {
        "key": each.key,
        "title": each.title.in_language(language),
        "definition": each.definition.in_language(language),
        "numerator": facts.counted.in_language(language),
        "denominator": words.base[facts.base].in_language(language) if facts.base else None,
        "unit": each.unit,
        "criterion": each.criterion,
        "direction": facts.direction,
        "source": each.source,
        "source_name": catalogue_sources()[each.source].name.in_language(language),
        "table": each.table,
        "queries": msgspec.to_builtins(facts.queries),
        "access": facts.access,
        "level": facts.level,
        "derivation": words.derivation[facts.derivation].in_language(language),
        "interval": facts.interval,
        "month_of_publication": facts.published,
        "disclosure": words.disclosure[facts.disclosure].in_language(language),
        "breaks": [{"year": known.year, "why": known.why.in_language(language)} for known in each.breaks],
        "questions": each.questions,
        "examples": each.examples,
        "reading_advice": each.reading_advice.in_language(language) if each.reading_advice else None,
        "history": each.history,
        "request": facts.request,
        "verified": facts.verified,
        "confirmed_here": each.key in confirmed,
        "codes_found_on": _day(known.checked),
        "figures_here": known.has_figures,
        "figures_since": _day(known.since),
        "offered": is_offered(each, confirmed),
    }
