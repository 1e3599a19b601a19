"""Keeps small counts from being worked out: hides them, and as many others as it takes, over all sums shown together.

`protect` does it, `audit` looks at the result from outside, `relations` says which sums the figures of areas and groups
stand in, `small_bases` is for shares and means.
"""

from kotosilta.statistics.disclosure.audit import Leak, audit
from kotosilta.statistics.disclosure.cells import HIDDEN, CellKey, Hidden, Range, Relation, Rule, Shown, ToShow
from kotosilta.statistics.disclosure.protecting import protect
from kotosilta.statistics.disclosure.relations import FigureKey, sums_of_areas, sums_of_groups
from kotosilta.statistics.disclosure.small_bases import MeanOfYears, mean_of_years, share_reveals

__all__ = [
    "HIDDEN",
    "CellKey",
    "FigureKey",
    "Hidden",
    "Leak",
    "MeanOfYears",
    "Range",
    "Relation",
    "Rule",
    "Shown",
    "ToShow",
    "audit",
    "mean_of_years",
    "protect",
    "share_reveals",
    "sums_of_areas",
    "sums_of_groups",
]
