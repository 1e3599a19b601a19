"""Addresses of the open pages, of the demo and of the service itself."""

from __future__ import annotations

from kotosilta.programmes.models import Programme
from tests.everywhere.samples import Sample, plain, sample

plain(
    "healthz",
    "publicsite:start",
    "publicsite:search",
    "publicsite:suggest",
    "publicsite:municipalities",
    "publicsite:glossary",
    "publicsite:about",
    "publicsite:accessibility",
    "demo:index",
    "demo:outbox",
    "notices:outbox",
)


@sample("publicsite:situation")
def situation(_programme: Programme) -> Sample:
    return Sample({"slug": "narpes"})


@sample("publicsite:indicator_csv")
def indicator_csv(_programme: Programme) -> Sample:
    return Sample({"slug": "narpes", "indicator": "foreign_language_share"})


@sample("publicsite:indicator_svg")
def indicator_svg(_programme: Programme) -> Sample:
    return Sample({"slug": "narpes", "indicator": "foreign_language_share"})


@sample("publicsite:request_text")
def request_text(_programme: Programme) -> Sample:
    return Sample({"slug": "narpes", "key": "statistics_population"})


@sample("publicsite:draft")
def draft(_programme: Programme) -> Sample:
    return Sample({"slug": "narpes"})


@sample("publicsite:draft_file")
def draft_file(_programme: Programme) -> Sample:
    return Sample({"slug": "narpes", "language": "sv", "file_format": "html"})


@sample("demo:enter")
def enter(_programme: Programme) -> Sample:
    return Sample({"role": "coordinator"})


@sample("notices:again")
def try_messages_again(_programme: Programme) -> Sample:
    return Sample()
