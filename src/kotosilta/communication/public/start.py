"""The programme in a minute: what it wants, how far it is, what has changed lately, who decided, how to take part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from kotosilta.communication.models import Page
from kotosilta.communication.public.document import decision_shown, files_shown, version_of
from kotosilta.communication.public.follow_up import handed_over
from kotosilta.communication.public.goals import goals_in_short
from kotosilta.communication.public.look import Look
from kotosilta.document.models import Decision
from kotosilta.document.versions.reading import decisions_of
from kotosilta.language.days import written_date

Html = SafeString | str
MOST_NEWS = 4


@dataclass(frozen=True, slots=True)
class News:
    """Something that has changed, on its day."""

    on: str
    text: Html
    address: str = ""


def values_of(look: Look, language: str) -> dict[str, Any]:
    """What the programme's own page shows."""
    version = version_of(look)
    decisions = decisions_of(version) if version else []
    return {
        "brief": look.publication.brief,
        "contact": look.publication.contact.html(),
        "goals": goals_in_short(look) if look.shows(Page.GOALS) else [],
        "decisions": [decision_shown(each, language) for each in decisions],
        "files": files_shown(version, look) if version and look.shows(Page.DOCUMENT) else [],
        "news": _news(look, decisions, language),
    }


def _news(look: Look, decisions: Sequence[Decision], language: str) -> list[News]:
    """The newest first."""
    found = [*_published(look), *_decided(decisions), *_reported(look)]
    newest = sorted(found, key=lambda each: each[0], reverse=True)[:MOST_NEWS]
    return [News(written_date(on, language), text, address) for on, text, address in newest]


def _published(look: Look) -> Iterator[tuple[date, Html, str]]:
    """One line for all that was published on a day; the page itself is no news."""
    by_day: dict[date, list[Page]] = {}
    for page in Page:
        since = look.publication.since(page)
        if since and look.shows(page) and page is not Page.START:
            by_day.setdefault(timezone.localdate(since), []).append(page)
    for on, pages in by_day.items():
        names = ", ".join(str(each.label) for each in pages)
        yield on, gettext("Published: %(page)s") % {"page": names}, look.address(pages[0])


def _decided(decisions: Sequence[Decision]) -> Iterator[tuple[date, Html, str]]:
    for each in decisions:
        yield each.on, f"{each.body.name}: {each.get_outcome_display()}", "#decisions"


def _reported(look: Look) -> Iterator[tuple[date, Html, str]]:
    if not look.shows(Page.FOLLOW_UP):
        return
    for each in handed_over(look.programme):
        text = gettext("The report on the year %(year)s was handed over") % {"year": each.year}
        yield each.handed_over_on, text, look.address(Page.FOLLOW_UP)
