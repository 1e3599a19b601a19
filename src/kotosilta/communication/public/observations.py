"""What a finding rests on, as everybody may know it: official figures by name, voices and own figures by number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from kotosilta.content.indicator_catalogue import catalogue
from kotosilta.municipalities.register import by_code
from kotosilta.situation.models import Finding

Html = SafeString | str


@dataclass(frozen=True, slots=True)
class Observation:
    """A name, and where it can be read; an official figure leads to the municipality's open page."""

    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Rests:
    """A finding and what it rests on; `address` is its place on the page of the situation, where that is open."""

    pk: int
    text: Html
    address: str
    observations: Sequence[Observation]


def rests_of(finding: Finding, language: str, findings_at: str) -> Rests:
    """A finding that `reading.observed` has counted; `findings_at` is the page of the situation or nothing."""
    address = f"{findings_at}#finding-{finding.pk}" if findings_at else ""
    return Rests(finding.pk, finding.text.html(), address, list(_observations(finding, language)))


def _observations(finding: Finding, language: str) -> Iterator[Observation]:
    for each in finding.official:
        known = catalogue().get(each["indicator"].partition("/")[0])
        if known is None:
            continue
        municipality = by_code(each["municipality"])
        name = f"{municipality.name.in_language(language)}: {known.title.in_language(language)}"
        page = reverse("publicsite:situation", args=[municipality.slug])
        yield Observation(name, f"{page}#{known.questions[0]}")
    voices, figures = finding.voices_count, finding.figures_count  # type: ignore[attr-defined]  # by `observed`
    if voices:
        yield Observation(ngettext("%(count)d voice", "%(count)d voices", voices) % {"count": voices})
    if figures:
        told = ngettext("%(count)d figure of our own", "%(count)d figures of our own", figures)
        yield Observation(told % {"count": figures})
