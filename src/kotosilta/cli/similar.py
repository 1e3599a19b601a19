"""`kotosilta similar`: the seven municipalities most like one, and what makes them so."""

from __future__ import annotations

import argparse
from gettext import gettext

from kotosilta.cli.naming import municipality_named
from kotosilta.cli.output import print_json, print_table
from kotosilta.cli.preparation import prepare_database
from kotosilta.cli.refusals import DONE
from kotosilta.language.said import in_words
from kotosilta.municipalities.model import Municipality
from kotosilta.reasons import Reason, WrongInput
from kotosilta.situation.comparing.explaining import explained
from kotosilta.situation.comparing.peers import SimilarMunicipality
from kotosilta.situation.reading import similar_to, traits_known
from kotosilta.statistics.similar import HEAVIEST, USUAL_WEIGHT, Trait

LONGEST_ECHO = 40
DIGITS = 4


def run(options: argparse.Namespace) -> int:
    """A table for people; the JSON has the weights, the years of the figures and every part of each index."""
    municipality = municipality_named(options.municipality)
    weights = weights_of(options.weights)
    prepare_database()
    found = similar_to(municipality, weights)
    if not found:
        raise WrongInput(Reason("Nothing counts. Give at least one trait a weight above 0."))
    if options.json:
        print_json(_described(municipality, weights, found))
        return DONE
    told = explained(municipality, weights, options.language)
    print_table(
        (gettext("municipality"), *told.columns),
        [(line.name, *(cell.text for cell in line.cells)) for line in told.nearest],
    )
    if told.across_the_sea:
        about_aland = Reason("Åland has legislation of its own on integration: compare with care.")
        print(f"\n{in_words(about_aland, options.language)}")
    return DONE


def weights_of(written: str) -> dict[str, int]:
    """Weights as `population=5,density=0`; WrongInput names the part that cannot be read."""
    weights: dict[str, int] = {}
    for part in written.split(",") if written else ():
        name, _, weight = (each.strip() for each in part.partition("="))
        if name not in set(Trait) or weight not in {str(each) for each in range(HEAVIEST + 1)}:
            raise WrongInput(
                Reason(
                    "“%(part)s” is no weight. Write a trait and a digit from 0 to 5, as in population=5. "
                    "The traits are: %(traits)s.",
                    {"part": part.strip()[:LONGEST_ECHO], "traits": ", ".join(Trait)},
                )
            )
        weights[name] = int(weight)
    return weights


def _described(
    municipality: Municipality, weights: dict[str, int], found: tuple[SimilarMunicipality, ...]
) -> dict[str, object]:
    traits = traits_known()
    return {
        "municipality": _named(municipality),
        "weights": {trait.value: weights.get(trait, USUAL_WEIGHT) for trait in Trait},
        "counted": [
            {"variable": each.key, "trait": each.variable.trait.value, "year": each.year} for each in traits.measured
        ],
        "not_counted": [
            {"variable": each.key, "trait": each.trait.value, "needs": each.indicator} for each in traits.waiting
        ],
        "similar": [_near(each) for each in found],
    }


def _near(found: SimilarMunicipality) -> dict[str, object]:
    return {
        **_named(found.municipality),
        "index": round(found.index, DIGITS),
        "parts": {
            trait.value: {"steps": round(part.steps, DIGITS), "part": round(part.part, DIGITS), "known": part.known}
            for trait, part in found.differences.items()
        },
    }


def _named(municipality: Municipality) -> dict[str, object]:
    return {"code": municipality.code, "name": municipality.own_name, "slug": municipality.slug}
