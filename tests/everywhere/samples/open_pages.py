"""Addresses of the open pages, of the demo and of the service itself."""

from __future__ import annotations

from kotosilta.communication.models import Page
from kotosilta.programmes.models import Programme
from tests.builders import a_decision, a_goal, a_publication, a_report_handed_over, coordinator_of
from tests.everywhere.samples import Maker, Sample, plain, sample

plain(
    "healthz",
    "publicsite:start",
    "publicsite:search",
    "publicsite:suggest",
    "publicsite:municipalities",
    "publicsite:glossary",
    "publicsite:further_reading",
    "directory:list",
    "directory:json",
    "publicsite:about",
    "publicsite:indicators",
    "publicsite:accessibility",
    "demo:index",
    "demo:outbox",
    "notices:outbox",
)


@sample("publicsite:situation")
def situation(_programme: Programme) -> Sample:
    return Sample({"slug": "narpes"})


@sample("publicsite:similar")
def similar(_programme: Programme) -> Sample:
    return Sample({"slug": "narpes"})


@sample("publicsite:glance")
@sample("publicsite:glance_csv")
def figures(_programme: Programme) -> Sample:
    return Sample({"slug": "narpes"})


@sample("publicsite:indicator_csv")
def indicator_csv(_programme: Programme) -> Sample:
    return Sample({"slug": "narpes", "indicator": "foreign_language_share"})


@sample("publicsite:indicator_svg")
def indicator_svg(_programme: Programme) -> Sample:
    return Sample({"slug": "narpes", "indicator": "foreign_language_share"})


@sample("publicsite:indicator_png")
def indicator_png(_programme: Programme) -> Sample:
    return Sample({"slug": "narpes", "indicator": "foreign_language_share"})


@sample("publicsite:figure")
def figure(_programme: Programme) -> Sample:
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


def _published(*pages: Page) -> Maker:
    """A page of a programme that has published it, with all that it needs."""

    def make(programme: Programme) -> Sample:
        by = coordinator_of(programme)
        a_goal(by)
        if Page.DOCUMENT in pages:
            a_decision(by)
        a_publication(by, *(pages or (Page.START,)))
        return Sample({"slug": programme.slug})

    return make


sample("directory:programme")(_published())
sample("directory:goals")(_published(Page.GOALS))
sample("directory:situation")(_published(Page.SITUATION))
sample("directory:document")(_published(Page.DOCUMENT))
sample("directory:follow_up")(_published(Page.FOLLOW_UP))
sample("directory:take_part")(_published(Page.TAKE_PART))


@sample("directory:document_file")
def document_file(programme: Programme) -> Sample:
    made = _published(Page.DOCUMENT)(programme)
    return Sample({**made.values, "language": "sv", "file_format": "json"})


@sample("directory:report_file")
def report_file(programme: Programme) -> Sample:
    by = coordinator_of(programme)
    a_publication(by, Page.FOLLOW_UP)
    year = a_report_handed_over(by).year
    return Sample({"slug": programme.slug, "year": year, "language": "sv", "file_format": "pdf"})


@sample("gallery:components")
def components(_programme: Programme) -> Sample:
    return Sample(why_not="what is sent to the page of components is answered and forgotten")
