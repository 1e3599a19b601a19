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
# Older figures are history: they may be read, but nothing of today follows from them.
FIRST_YEAR_OF_TODAY = 2020


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator of one area and group in time order; `ends_because` says why it stops before others do.

    `missing` says by year in which way a value is missing that the source itself leaves out (content of the table:
    secret, not_available, not_applicable, under_half) or that its rule hides here (hidden).
    """

    indicator: str
    group: str
    area: str
    observations: tuple[Observation, ...]
    ends_because: Reason | None = None
    missing: Mapping[int, str] = field(default_factory=dict)

    @property
    def latest(self) -> Observation | None:
        return self.observations[-1] if self.observations else None

    def at(self, year: int | None) -> Observation | None:
        return next((seen for seen in self.observations if seen.year == year), None)


class PeerKind(StrEnum):
    """Which other municipalities one is compared with."""

    SIMILAR = "similar"
    GROUP = "group"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class PeerChoice:
    """With whom to compare: `weights` are those of the difference index (an empty mapping: all as usual).

    `members` fixes the others by the code of the own municipality, so that a comparison stays the same when newer
    figures are imported; where it has no entry, similar ones and the group are found anew.
    """

    kind: PeerKind = PeerKind.SIMILAR
    weights: Mapping[str, int] = field(default_factory=dict)
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __hash__(self) -> int:
        """So that what follows from a choice can be kept."""
        return hash((self.kind, tuple(sorted(self.weights.items())), tuple(sorted(self.members.items()))))


@dataclass(frozen=True, slots=True)
class Peers:
    """The municipalities that stand beside one: nearest first for similar ones, otherwise by name; never a ranking.

    `series` maps the code of each of them to its series of all people, not of groups, by indicator. A municipality
    group may have 190 members: its `series` is empty, and `together` holds the group taken as one area. `said` says in
    one sentence who they are.
    """

    kind: PeerKind
    municipalities: tuple[Municipality, ...]
    series: Mapping[str, Mapping[str, Series]]
    said: Reason
    together: Mapping[str, Series] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything official that is known of one municipality, with region and country beside it.

    `own`, `region` and `country` map an indicator key (content file `indicators.toml`; group "total" unless the key
    carries one as `key/group`) to its series; what is not known is not in the mapping. `comparable` maps an indicator
    to the latest observations of the comparable municipalities (same municipality group; on Åland: all of Åland).
    `not_carried` says why an indicator that merged municipalities had is not in `own`. `forecast_rules` is what
    forecasts have learnt from all municipalities; None where nothing has been learnt. `retrieved` has, by source, the
    days on which a table that was fetched since was `retrieved` and `published`. `peers` are there when they were
    asked for. `wellbeing` is the wellbeing services county; where it has no figures of its own `no_wellbeing` says why.
    `left_out` are own series without a single figure, of which only the ways in which they are missing are known.
    """

    municipality: Municipality
    own: Mapping[str, Series]
    region: Mapping[str, Series]
    country: Mapping[str, Series]
    comparable: Mapping[str, tuple[Observation, ...]]
    not_carried: Mapping[str, Reason] = field(default_factory=dict)
    forecast_rules: Rules | None = None
    retrieved: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    peers: Peers | None = None
    wellbeing: Mapping[str, Series] = field(default_factory=dict)
    no_wellbeing: Reason | None = None
    left_out: Mapping[str, Series] = field(default_factory=dict)


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
    be told apart from chance or rounding; it is then worded so. `indicator` is the key of the series, and
    its title the word {indicator} of the sentence, where the rule looks for one among all of them.
    """

    kind: FindingKind
    variant: str
    question: str
    figures: Mapping[str, Figure]
    words: Mapping[str, str]
    within_noise: bool = False
    indicator: str = ""
