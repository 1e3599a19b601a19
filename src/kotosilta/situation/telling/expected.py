"""Expected and actual in words, as two dots, and as a table; never why, never a mark."""

from __future__ import annotations

from django.utils.translation import gettext

from kotosilta.charts.spec import DotPlot, DotRow, Role
from kotosilta.content.catalogue import Indicator
from kotosilta.content.guidance import methods
from kotosilta.content.load import number_styles
from kotosilta.content.standardised import standardised_under, words_of_expected
from kotosilta.figures import Figure
from kotosilta.publishing.blocks import Inlines
from kotosilta.situation.expected import METHOD, ExpectedHere, expected_here
from kotosilta.situation.picture import Picture
from kotosilta.situation.telling.sentences import as_text, filled
from kotosilta.situation.telling.told import Closer, NumberTable

KEY = "expected"


def expected_and_actual(picture: Picture, indicator: Indicator, language: str) -> Closer | None:
    """The municipality's share beside the one that its own people would give with the country's rates.

    None where the series by cell have not been imported, and where a comparison would tell nothing
    (`why_not_expected` then says why).
    """
    here = _first(picture, indicator)
    if here is None or not here.found.is_told:
        return None
    name = gettext("Expected and actual")
    title = f"{indicator.title.in_language(language)}. {name}"
    low, high = here.bounds
    told = _sentence(
        here.found.verdict, here, picture, language, own=here.own, expected=here.expected, low=low, high=high
    )
    own, due = picture.municipality.name.in_language(language), gettext("Expected with the rates of the country")
    return Closer(
        key=KEY,
        name=name,
        sentences=(told,),
        chart=DotPlot(
            title=title,
            description=as_text(told, number_styles()[language]),
            rows=(DotRow(own, Role.OWN, here.own, low, high), DotRow(due, Role.COUNTRY, here.expected)),
            interval_label=gettext("room for chance, 95%"),
        ),
        table=_table(title, own, due, here),
        notes=_notes(here, language),
    )


def why_not_expected(picture: Picture, indicator: Indicator, language: str) -> tuple[Inlines, ...]:
    """Why there is no comparison though the series are there: too few people, or too much that is hidden."""
    here = _first(picture, indicator)
    if here is None or here.found.is_told:
        return ()
    return (_sentence(here.found.verdict, here, picture, language, covered=here.covered),)


def _first(picture: Picture, indicator: Indicator) -> ExpectedHere | None:
    found = (expected_here(picture, each) for each in standardised_under(indicator.key))
    return next((each for each in found if each), None)


def _sentence(key: str, here: ExpectedHere, picture: Picture, language: str, **values: Figure) -> Inlines:
    words: dict[str, Figure | str] = {
        "municipality": picture.municipality.name.in_language(language),
        "year": str(here.year),
        "what": here.what.what.in_language(language),
    }
    return filled(words_of_expected()[key].in_language(language), words | dict(values))


def _table(title: str, own: str, due: str, here: ExpectedHere) -> NumberTable:
    low, high = here.bounds
    rows: tuple[tuple[Inlines, ...], ...] = (
        ((own,), (here.own,), (low, "–", high)),
        ((due,), (here.expected,), ("–",)),
        ((gettext("Difference"),), (here.difference,), ("–",)),
    )
    return NumberTable(title, (gettext("Share"), str(here.year), gettext("Room for chance, 95%")), rows)


def _notes(here: ExpectedHere, language: str) -> tuple[Inlines, ...]:
    words, method = words_of_expected(), methods()[METHOD]
    notes: list[Inlines] = [
        filled(words["meaning"].in_language(language), {"by": here.what.cells.in_language(language)}),
        (f"{method.title.in_language(language)}: {method.explanation.in_language(language)}",),
    ]
    if here.found.missing_cells:
        notes.append(filled(words["left_out"].in_language(language), {"covered": here.covered}))
    return tuple(notes)
