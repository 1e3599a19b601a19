"""What the situation picture of a municipality holds, as plain values: everything pages, drafts and commands read.

No database here. `situation.reading` fills these from the store; `situation.rules` draws findings from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kotosilta.figures import Figure, Observation
from kotosilta.municipalities.model import Municipality
from kotosilta.reasons import Reason
from kotosilta.statistics.forecast.rules import Rules

COUNTRY = "SSS"


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator of one area and group in time order; `ends_because` says why it stops before others do."""

    indicator: str
    group: str
    area: str
    observations: tuple[Observation, ...]
    ends_because: Reason | None = None

    @property
    def latest(self) -> Observation | None:
        return self.observations[-1] if self.observations else None

    def at(self, year: int | None) -> Observation | None:
        return next((seen for seen in self.observations if seen.year == year), None)


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything official that is known of one municipality, with region and country beside it.

    `own`, `region` and `country` map an indicator key (content file `indicators.toml`; group "total" unless the key
    carries one as `key/group`) to its series; what is not known is not in the mapping. `comparable` maps an indicator
    to the latest observations of the comparable municipalities (same municipality group; on Åland: all of Åland).
    `not_carried` says why an indicator that merged municipalities had is not in `own`. `forecast_rules` is what
    forecasts have learnt from all municipalities; None where nothing has been learnt. `retrieved` has, by source, the
    days on which a table that was fetched since was `retrieved` and `published`.
    """

    municipality: Municipality
    own: Mapping[str, Series]
    region: Mapping[str, Series]
    country: Mapping[str, Series]
    comparable: Mapping[str, tuple[Observation, ...]]
    not_carried: Mapping[str, Reason] = field(default_factory=dict)
    forecast_rules: Rules | None = None
    retrieved: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


class FindingKind(StrEnum):
    LARGEST_CHANGE = "largest_change"
    LARGEST_DISTANCE = "largest_distance"
    FASTEST_GROWTH = "fastest_growth"
    MISSING_DATA = "missing_data"


@dataclass(frozen=True, slots=True)
class SuggestedFinding:
    """A finding proposed by rule: a kind, the guiding question it answers and the figures it rests on.

    The sentence is made from content file `findings.toml` (`kind.variant`), whose `{name}` places are filled with
    `figures` (printed as figures, traced) and `words` (years, names). `within_noise` says that the difference cannot
    be told apart from chance or rounding; it is then worded so.
    """

    kind: FindingKind
    variant: str
    question: str
    figures: Mapping[str, Figure]
    words: Mapping[str, str]
    within_noise: bool = False
