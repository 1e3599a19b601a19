"""What a reader must know beside a drawing: why lines stop, where figures are missing, how they were derived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kotosilta.charts.spec import Gap
from kotosilta.content.catalogue import Indicator
from kotosilta.content.guidance import methods
from kotosilta.content.indicator_catalogue import catalogue_sources
from kotosilta.language.days import written_date
from kotosilta.language.said import in_words
from kotosilta.publishing.blocks import Inlines
from kotosilta.situation.figures import figure_of
from kotosilta.situation.picture import Series
from kotosilta.situation.revisions import Revision
from kotosilta.situation.telling.drawings import Beside, gaps_in
from kotosilta.situation.telling.sentences import sentence


def notes_on(
    indicator: Indicator, shown: Sequence[Beside], language: str, revised: Mapping[str, Revision]
) -> tuple[Inlines, ...]:
    """The notes of an indicator, each once; the municipality's own series stands first."""
    own = shown[0].series
    every: list[Inlines] = [
        (f"{each.label}: {in_words(each.series.ends_because, language)}",) for each in shown if each.series.ends_because
    ]
    every.extend(_gap(gap, language) for gap in gaps_in(own))
    every.extend((f"{broken.year}: {broken.why.in_language(language)}",) for broken in indicator.breaks)
    every.extend(note for each in shown for note in _revised(each, revised, language))
    every.extend(note for each in shown for note in missing_notes(each.label, each.series, language))
    every.extend(_methods((each.series for each in shown), language))
    every.extend(_other_sources(own, indicator, language))
    return tuple(dict.fromkeys(every))


def _gap(gap: Gap, language: str) -> Inlines:
    return sentence("series_gap", language, first_year=str(gap.first_year), last_year=str(gap.last_year))


def _revised(shown: Beside, revised: Mapping[str, Revision], language: str) -> Iterator[Inlines]:
    """What a value said before its source changed it, the newest year first."""
    for seen in reversed(shown.series.observations):
        if before := revised.get(seen.id):
            yield sentence(
                "revised",
                language,
                area=shown.label,
                year=str(seen.year),
                before=figure_of(before.said),
                day=written_date(before.revised_on, language),
            )


def missing_notes(area: str, series: Series, language: str) -> Iterator[Inlines]:
    """In which way values are missing that the source leaves out or hides; `area` is whose they are."""
    years: dict[str, list[int]] = {}
    for year, kind in sorted(series.missing.items()):
        years.setdefault(kind, []).append(year)
    for kind, of in years.items():
        yield sentence(f"missing_{kind}", language, area=area, years=spans(of))


def spans(years: Sequence[int]) -> str:
    """Years in order as one text: "2012–2014, 2018"."""
    spans: list[list[int]] = []
    for year in years:
        if spans and year == spans[-1][-1] + 1:
            spans[-1].append(year)
        else:
            spans.append([year])
    return ", ".join(str(of[0]) if len(of) == 1 else f"{of[0]}–{of[-1]}" for of in spans)


def _methods(shown: Iterable[Series], language: str) -> Iterator[Inlines]:
    used = dict.fromkeys(seen.method for series in shown for seen in series.observations if seen.method)
    for key in used:
        method = methods()[key]
        yield (f"{method.title.in_language(language)}: {method.explanation.in_language(language)}",)


def _other_sources(own: Series, indicator: Indicator, language: str) -> Iterator[Inlines]:
    """The years of a series that come from another source than the one named beside it."""
    years: dict[str, list[int]] = {}
    for seen in own.observations:
        if seen.source != indicator.source and seen.year is not None:
            years.setdefault(seen.source, []).append(seen.year)
    for key, of in years.items():
        span = str(of[0]) if of[0] == of[-1] else f"{of[0]}–{of[-1]}"
        yield (f"{span}: {catalogue_sources()[key].attribution.in_language(language)}",)
