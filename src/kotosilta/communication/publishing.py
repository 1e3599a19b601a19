"""What of a programme could be published, and what readers would miss: for the page that decides it."""

from __future__ import annotations

from kotosilta.communication.models import Publication
from kotosilta.communication.rules import Ready
from kotosilta.document.models import Version
from kotosilta.goals.models import Goal
from kotosilta.programmes.models import Programme
from kotosilta.situation.models import Finding


def publication_of(programme: Programme) -> Publication:
    """The programme's publication; one that is not stored yet where nobody has written anything."""
    found: Publication = Publication.objects.of(programme).first() or Publication(programme=programme)
    return found


def ready_of(programme: Programme, publication: Publication) -> Ready:
    """What there is to publish."""
    return Ready(
        languages=programme.languages,
        briefs=[language for language, _ in publication.brief],
        contact=bool(publication.contact),
        goals=Goal.objects.of(programme).count(),
        findings=Finding.objects.of(programme).standing().count(),
        sealed=Version.objects.of(programme).exclude(sealed_at=None).exists(),
        start_is_published=publication.page_at is not None,
    )


def proposed_brief(programme: Programme) -> dict[str, str]:
    """The one-minute version as the goals tell it, in each language in which the goals are written."""
    goals = list(Goal.objects.of(programme))
    texts = {language: _lines(goals, language) for language in programme.languages}
    return {language: text for language, text in texts.items() if text}


def _lines(goals: list[Goal], language: str) -> str:
    told = [text.rstrip(".") for goal in goals if (text := goal.change.text_in(language))]
    return "\n".join(f"{each}." for each in told)
