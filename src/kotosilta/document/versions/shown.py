"""What the pages of versions and decisions show, as plain values ready to be laid out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext

from kotosilta.content.load import number_styles
from kotosilta.document.models import Decision, SealedFile, Version
from kotosilta.document.shown import ShownDraft, on_screen
from kotosilta.document.versions.drafts import named_document
from kotosilta.document.versions.files import FRAGMENT, Kept
from kotosilta.document.versions.outcomes import Where
from kotosilta.document.versions.reading import sealed_file
from kotosilta.document.versions.sealing import subtitle_of
from kotosilta.language.days import written_date
from kotosilta.language.said import in_words
from kotosilta.publishing.blocks import Blank, Block, Document, Inlines, Strong, inlines_of
from kotosilta.publishing.html import inlines_html
from kotosilta.reasons import Reason
from kotosilta.web.forms.translated import language_name
from kotosilta.web.page import page_language


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """A decision, with its outcome in a word and as a shape."""

    row: Decision
    municipality: str
    on: str
    word: str
    mark: str


@dataclass(frozen=True, slots=True)
class WhereShown:
    """A municipality with its latest decision, and what follows."""

    name: str
    mark: str
    follows: str
    decision: DecisionShown | None


@dataclass(frozen=True, slots=True)
class VersionShown:
    """A version in the list; `waits` says that a municipality has not decided about it."""

    row: Version
    on: str
    by: str
    sealed_on: str
    decisions: Sequence[DecisionShown]
    waits: bool


def where_shown(where: Where) -> WhereShown:
    """A municipality in the active language."""
    decision = decision_shown(where.decision) if where.decision else None
    name = where.municipality.name.in_language(page_language())
    return WhereShown(name, where.mark, in_words(where.follows), decision)


def decision_shown(decision: Decision) -> DecisionShown:
    """A decision in the active language."""
    municipality = decision.part.municipality.name.in_language(page_language())
    mark = "fulfilled" if decision.approves else "not_relevant"
    return DecisionShown(decision, municipality, _day(decision.on), str(decision.get_outcome_display()), mark)


def versions_shown(
    versions: Iterable[Version], decisions: Iterable[Decision], municipalities: int
) -> Iterator[VersionShown]:
    """The versions with the decisions about each."""
    about: dict[int, list[DecisionShown]] = {}
    for each in decisions:
        about.setdefault(each.version_id, []).append(decision_shown(each))
    for row in versions:
        its = about.get(row.pk, [])
        yield VersionShown(
            row=row,
            on=_day(timezone.localdate(row.made_at)),
            by=row.made_by.person.called(),
            sealed_on=_day(timezone.localdate(row.sealed_at)) if row.sealed_at else "",
            decisions=its,
            waits=len(its) < municipalities,
        )


def text_shown(version: Version, kept: Kept) -> ShownDraft:
    """The text of a version; of a sealed one as it was sealed."""
    document = kept.document
    fragment = sealed_file(version, document.language, FRAGMENT)
    if fragment is None:
        return on_screen(named_document(version, document))
    subtitle = inlines_html(subtitle_of(document, version.name), number_styles()[document.language], document.words)
    return replace(on_screen(replace(document, blocks=_headings(document))), subtitle=subtitle, text=_text(fragment))


def _headings(document: Document) -> tuple[Block, ...]:
    """Only what the list of contents is made of."""
    return tuple(block for block in document.blocks if getattr(block, "level", None) == 2)


def _text(fragment: SealedFile) -> str:
    return bytes(fragment.content).decode()


def open_places(document: Document) -> int:
    """How many marked places to fill in are left in a text."""
    return sum(_blanks(content) for block in document.blocks for content in inlines_of(block))


def _blanks(content: Inlines) -> int:
    return sum(_blanks(each.content) if isinstance(each, Strong) else int(isinstance(each, Blank)) for each in content)


def what_is_next(versions: Sequence[Version], wheres: Sequence[Where]) -> Reason:
    """One sentence for those who look after the programme."""
    waiting = [each for each in wheres if each.decision is None]
    against = [each for each in wheres if each.decision and not each.in_force]
    if not versions:
        return Reason("Name the text when it goes to a hearing or to a decision: then it can be read as it was.")
    if not waiting and not against:
        return Reason("Everything is decided. The programme is carried out and followed up.")
    if waiting:
        return Reason("Record what is decided when it has been decided. Still to decide: %(who)s.", _who(waiting))
    return Reason(
        "Prepare further what was sent back, name a new version, and take it to a decision again: %(who)s.",
        _who(against),
    )


def _who(wheres: Iterable[Where]) -> Mapping[str, object]:
    return {"who": ", ".join(each.municipality.name.in_language(page_language()) for each in wheres)}


def language_choices(languages: Iterable[str]) -> list[tuple[str, str]]:
    """Each language with its name."""
    return [(each, language_name(each)) for each in languages]


def made_on(version: Version) -> str:
    """When the version was made and by whom, as a sentence."""
    values = {"day": _day(timezone.localdate(version.made_at)), "who": version.made_by.person.called()}
    return gettext("Named on %(day)s by %(who)s") % values


def _day(day: date) -> str:
    return written_date(day, page_language())
