"""The one way in from an open address: a programme that is published, and the pages of it that may be seen."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from kotosilta.communication.models import Page, Publication
from kotosilta.communication.publishing import publication_of
from kotosilta.communication.standing import pages_shown_by
from kotosilta.programmes.models import Programme

ADDRESSES = {page: f"directory:{page.value.replace('-', '_')}" for page in Page if page is not Page.START}
START = "directory:programme"


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody sees of a programme. A preview is the same page for members, as if it were published."""

    publication: Publication
    pages: frozenset[Page]
    is_preview: bool = False

    @property
    def programme(self) -> Programme:
        return self.publication.programme

    def shows(self, page: Page) -> bool:
        return page in self.pages

    def address(self, page: Page) -> str:
        """Where the page is read; of a preview the preview."""
        slug = self.programme.slug
        if self.is_preview:
            return reverse("communication:preview_page", args=[slug, page.value])
        return reverse(START if page is Page.START else ADDRESSES[page], args=[slug])

    def address_of(self, page: Page) -> str:
        """The same, or nothing where the page is not seen."""
        return self.address(page) if self.shows(page) else ""


def published(slug: str, page: Page) -> Look:
    """A page that everybody can read; Http404 for every other one, whether it exists or not."""
    rows = Publication.objects.published().select_related("programme").prefetch_related("programme__parts")
    publication: Publication | None = rows.filter(programme__slug=slug).first()
    pages = pages_shown_by(publication)
    if publication is None or page not in pages:
        raise Http404
    return Look(publication, pages)


def preview(programme: Programme, page: Page) -> Look:
    """The page as it would be seen beside those that were chosen already."""
    publication = publication_of(programme)
    publication.programme = programme
    chosen = {each for each in Page if publication.since(each)}
    return Look(publication, frozenset({*chosen, Page.START, page}), is_preview=True)
