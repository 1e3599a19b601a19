"""The two groups that are forecast: by which method, with which choices, and in which classes of size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kotosilta.statistics.forecast.methods import NO_COUNTRY, ChosenMethod, Constants, country_and_own, own_damped

FOREIGN_LANGUAGE = "foreign_language"
TOTAL = "population"

SizeClass = tuple[str, float]  # name and smallest size


@dataclass(frozen=True, slots=True)
class Group:
    """What is tried for a group.

    `choices` are the constants that earlier outcomes choose between, per horizon. `origins` are judged in the
    backtest. `classes` are in ascending order; who is smaller than `smallest` gets no forecast, and who is in none of
    the classes is not judged at all.
    """

    key: str
    own_name: str
    method: ChosenMethod
    choices: Mapping[int, tuple[Constants, ...]]
    origins: Mapping[int, tuple[int, ...]]
    classes: tuple[SizeClass, ...]
    smallest: float

    def class_of(self, size: float) -> str | None:
        """The class of size that holds `size`; None below the smallest class."""
        return next((name for name, least in reversed(self.classes) if size >= least), None)

    def longest_window(self, horizon: int) -> int:
        """How many years of history a case needs before it can be learnt from."""
        return max(each.window for each in self.choices[horizon])

    def gets_forecast(self, size: float) -> bool:
        return size >= self.smallest


def _choices(windows: tuple[int, ...], kept: tuple[float, ...], *country: str) -> tuple[Constants, ...]:
    return tuple(Constants(window, part, way) for way in country for window in windows for part in kept)


_TENTHS = tuple(tenth / 10 for tenth in range(11))
_MOST = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)

# The history looked back on is at least half as long as the way ahead. Five years ahead the country's way of going on
# was fixed beforehand, to that of the usual method (`shrunk_growth`): a few overlapping origins of one country are too
# little to learn it from. Ten years ahead there is no usual method.
foreign_language = Group(
    key=FOREIGN_LANGUAGE,
    own_name="country_and_own",
    method=country_and_own,
    choices={5: _choices((3, 5), _TENTHS, "log"), 10: _choices((5,), _TENTHS, "log", "linear", "mean")},
    origins={5: (2004, 2005, 2006, 2007), 10: (2010, 2011, 2012)},
    classes=(("10-49", 10), ("50-199", 50), ("200-999", 200), ("1000+", 1000)),
    smallest=50,
)

population = Group(
    key=TOTAL,
    own_name="own_damped",
    method=own_damped,
    choices={
        5: _choices((3, 5), _MOST, NO_COUNTRY),
        9: _choices((5, 10), _MOST, NO_COUNTRY),
        10: _choices((5, 10), _MOST, NO_COUNTRY),
    },
    origins={5: (2012, 2013, 2014, 2015, 2016, 2017), 9: (2011,), 10: (2010, 2011, 2012)},
    classes=(
        ("under 2000", 0),
        ("2000-4999", 2000),
        ("5000-9999", 5000),
        ("10000-19999", 10000),
        ("20000-49999", 20000),
        ("50000+", 50000),
    ),
    smallest=0,
)

GROUPS = (foreign_language, population)
