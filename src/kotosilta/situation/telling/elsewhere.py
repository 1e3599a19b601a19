"""What would answer a question and is not here: which source has it, and how it is had."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext

from kotosilta.content.catalogue import GuidingQuestion
from kotosilta.content.guidance import requests
from kotosilta.content.indicator_catalogue import Catalogued, catalogue, catalogue_sources
from kotosilta.content.load import number_styles
from kotosilta.situation.confirmed import Confirmation
from kotosilta.situation.picture import Picture
from kotosilta.situation.telling.notes import missing_notes
from kotosilta.situation.telling.sentences import as_text
from kotosilta.situation.telling.told import Elsewhere
from kotosilta.situation.ways import NAMES, WAYS, Standing, fetching, standing_of

_WRITTEN_IN = frozenset({Standing.OPEN, Standing.CHECKED, Standing.BY_HAND, Standing.ASKED, Standing.OWN})
_FETCHED = frozenset({Standing.OPEN, Standing.CHECKED})
# The source has been read here, but not for every municipality.
_READ = frozenset({Standing.SHIPPED, Standing.CONFIRMED})


def elsewhere(
    picture: Picture, question: GuidingQuestion, confirmed: Mapping[str, Confirmation], language: str
) -> Iterator[Elsewhere]:
    """The indicators of today that would answer the question, in the order in which they are easiest to get."""
    known = _known(picture)
    wanted = [
        (standing_of(each, confirmed), each)
        for each in catalogue().values()
        if question.id in each.questions and not each.history and each.key not in known
    ]
    places = list(Standing)
    for standing, each in sorted(wanted, key=lambda pair: places.index(pair[0])):
        yield _told(picture, each, standing, language)


def _known(picture: Picture) -> frozenset[str]:
    """The indicators that have figures, or of which it is said elsewhere why there are none; no series is opened."""
    return frozenset(key.partition("/")[0] for key in (*picture.own, *picture.not_carried))


def _told(picture: Picture, indicator: Catalogued, standing: Standing, language: str) -> Elsewhere:
    source = catalogue_sources()[indicator.source].name.in_language(language)
    asked = requests().get(indicator.facts.request or "")
    reached = asked is not None and asked.concerns(on_aland=picture.municipality.on_aland)
    return Elsewhere(
        key=indicator.key,
        title=indicator.title.in_language(language),
        source=f"{source} ({indicator.table})" if indicator.table else source,
        state=gettext("Not for this municipality") if standing in _READ else str(NAMES[standing]),
        way=_way(picture, indicator, standing, language),
        request=asked.key if asked and reached else "",
        by_hand=standing in _WRITTEN_IN or standing in _READ,
        command=_command(indicator) if standing in _FETCHED else "",
    )


def _way(picture: Picture, indicator: Catalogued, standing: Standing, language: str) -> str:
    if standing not in _READ:
        return str(WAYS[standing])
    if series := picture.left_out.get(indicator.key):
        name = picture.municipality.name.in_language(language)
        style = number_styles()[language]
        return " ".join(as_text(note, style) for note in missing_notes(name, series, language))
    return gettext("The table has no figure of this municipality.")


def _command(indicator: Catalogued) -> str:
    """What the person who runs the service types to fetch it; nothing where the table is not known by name."""
    tables = dict.fromkeys(query.table for query in indicator.facts.queries)
    return " && ".join(fetching(table) for table in tables)
