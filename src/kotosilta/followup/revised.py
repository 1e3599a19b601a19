"""Values that were taken over from official figures which their source has revised since."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext

from kotosilta.content.load import number_styles
from kotosilta.figures import written
from kotosilta.followup.reading import FollowedIndicator
from kotosilta.language.days import written_date
from kotosilta.situation.figures import figure_of
from kotosilta.situation.revisions import revisions_by_year


def revised_since(followed: FollowedIndicator, language: str) -> Sequence[str]:
    """One sentence for each year of a value whose official figure said something else before; at most one query."""
    indicator = followed.row
    if not indicator.official:
        return ()
    revisions = revisions_by_year(indicator.official, indicator.official_of)
    years = sorted({each.on.year for each in followed.readings} & revisions.keys())
    text = gettext("The source has revised the value for %(year)s: until %(day)s it said %(before)s.")
    return [
        text
        % {
            "year": year,
            "day": written_date(revisions[year].revised_on, language),
            "before": written(figure_of(revisions[year].said), number_styles()[language]),
        }
        for year in years
    ]
