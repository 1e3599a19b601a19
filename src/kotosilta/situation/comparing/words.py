"""What traits, variables and weights of a comparison are called."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from kotosilta.content.load import number_styles
from kotosilta.municipalities.model import LanguageStatus, Municipality
from kotosilta.situation.room.values import Value, written_value
from kotosilta.statistics.similar import Trait
from kotosilta.web.forms.numbers import written_decimal

TWO_DIGITS = 10
TRAITS: Mapping[Trait, Promise] = {
    Trait.POPULATION: gettext_lazy("Population"),
    Trait.DENSITY: gettext_lazy("Population density"),
    Trait.AGE: gettext_lazy("Age structure"),
    Trait.LANGUAGE: gettext_lazy("National languages"),
    Trait.ECONOMY: gettext_lazy("Employment"),
    Trait.FOREIGN_LANGUAGE: gettext_lazy("Share of foreign mother tongues"),
}
# How two values of the trait are held against each other.
HOW: Mapping[Trait, Promise] = {
    Trait.POPULATION: gettext_lazy("In proportion: twice as many residents count the same for small and large ones."),
    Trait.DENSITY: gettext_lazy(
        "Residents for each square kilometre, in proportion. Areas are approximate: they are measured on simplified "
        "boundaries, without the sea and with lakes. In the archipelago they can be far off: let it count less there."
    ),
    Trait.AGE: gettext_lazy("The shares of those under 15 and of those aged 65 and over, each counting half."),
    Trait.LANGUAGE: gettext_lazy(
        "One step from Finnish to mostly Finnish, to mostly Swedish, to Swedish; where the numbers of Swedish speakers "
        "are known, a quarter of the residents is one step too, and the two count half each."
    ),
    Trait.ECONOMY: gettext_lazy("The employment rate and the unemployment rate, each counting half."),
    Trait.FOREIGN_LANGUAGE: gettext_lazy(
        "Nearly in proportion: from 2 to 5 per cent is about as far as from 11 to 23 per cent."
    ),
}
VARIABLES: Mapping[str, Promise] = {
    "population": gettext_lazy("Number of residents"),
    "density": gettext_lazy("Residents per km², about"),
    "children": gettext_lazy("Under 15 years, %"),
    "old_people": gettext_lazy("65 years and over, %"),
    "language_status": gettext_lazy("Languages"),
    "swedish_speakers": gettext_lazy("Swedish speakers, %"),
    "employment": gettext_lazy("Employment rate, %"),
    "unemployment": gettext_lazy("Unemployment rate, %"),
    "foreign_language": gettext_lazy("Foreign mother tongue, %"),
}
WEIGHTS: tuple[Promise, ...] = (
    gettext_lazy("0: does not count"),
    gettext_lazy("1: counts very little"),
    gettext_lazy("2: counts less"),
    gettext_lazy("3: counts as usual"),
    gettext_lazy("4: counts more"),
    gettext_lazy("5: counts much more"),
)


def spoken(status: LanguageStatus) -> str:
    """Which national languages a municipality has."""
    match status:
        case LanguageStatus.FINNISH:
            return gettext("Finnish")
        case LanguageStatus.SWEDISH:
            return gettext("Swedish")
        case LanguageStatus.FINNISH_SWEDISH:
            return gettext("Finnish and Swedish; most speak Finnish")
        case LanguageStatus.SWEDISH_FINNISH:
            return gettext("Swedish and Finnish; most speak Swedish")


def value_written(key: str, value: float, municipality: Municipality, language: str) -> str:
    """A value of a variable as people read it; densities are rounded, for they are only known roughly."""
    match key:
        case "language_status":
            return spoken(municipality.language_status)
        case "population":
            return written_value(Value(Decimal(round(value))), number_styles()[language])
        case "density":
            return written_decimal(_rough(value), language)
        case _:
            return decimals(value, 1, language)


def decimals(value: float, places: int, language: str) -> str:
    """The number with so many decimals, as the language's readers write it."""
    return written_decimal(Decimal(f"{value:.{places}f}"), language)


def _rough(value: float) -> Decimal:
    """With two digits that say something."""
    return Decimal(f"{float(f'{value:.2g}'):.{0 if value >= TWO_DIGITS else 1}f}")
