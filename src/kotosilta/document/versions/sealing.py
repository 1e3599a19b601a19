"""Makes the text of a sealed version of the text that was kept: the same elements under an opening of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext, override

from kotosilta.document.as_json import Told, elements_of
from kotosilta.document.models import Decision, SealedFile, Version
from kotosilta.document.texts import draft_texts
from kotosilta.document.versions.facts import decision_told, programme_told, version_told
from kotosilta.document.versions.files import Kept, sealed_files
from kotosilta.document.versions.rules import APPROVED_CHANGED
from kotosilta.language.days import written_date
from kotosilta.publishing.blocks import Block, Callout, Document, Foreign, Inline, Inlines, Paragraph

_UNTIL_THE_PERIOD = re.compile(r".*\d{4}–\d{4}")


def files_when_sealed(version: Version, kept: Kept, decision: Decision, on: date) -> list[SealedFile]:
    """The files in one language, not saved yet. `decision` is the approval that seals the version, `on` the day."""
    language = kept.document.language
    told = Told(
        programme=programme_told(version.programme, language),
        version=version_told(version, on.isoformat()),
        decisions=[decision_told(decision, language)],
        goals=kept.goals,
        left_out=kept.left_out,
    )
    return sealed_files(version, sealed_document(version, kept.document, decision, on), told)


def sealed_document(version: Version, kept: Document, decision: Decision, on: date) -> Document:
    """The text with what is said of its decision where the draft said that it was one."""
    with override(kept.language):
        sample = version.programme.sample
        elements = (block for heading, blocks in elements_of(kept) for block in (heading, *blocks))
        return replace(
            kept,
            date=on.isoformat(),
            subtitle=subtitle_of(kept, version.name),
            description=gettext("The programme as it was decided, with the figures that were known then."),
            blocks=(*_opening(version, decision, kept.language, sample=sample), *elements),
            words=replace(kept.words, footer=gettext("Made with Kotosilta")),
            watermark=draft_texts().filled.sample.in_language(kept.language) if sample else "",
        )


def subtitle_of(kept: Document, name: str) -> Inlines:
    """Municipalities, region and period as they were; the version instead of the word that it is a draft."""
    *before, last = kept.subtitle
    facts = _UNTIL_THE_PERIOD.match(str(last))
    return (*before, f"{facts[0] if facts else last} · {name}")


def _opening(version: Version, decision: Decision, language: str, *, sample: bool) -> Iterator[Block]:
    if sample:
        texts = draft_texts().filled
        nobody_real = Paragraph((texts.sample_about.in_language(language),))
        yield Callout((nobody_real,), texts.sample.in_language(language))
    about = tuple(Paragraph((line,)) for line in _about(version, decision, language))
    yield Callout(about, gettext("Decided programme"))


def _about(version: Version, decision: Decision, language: str) -> Iterator[Inline]:
    said = decision_told(decision, language)
    values = {
        "body": said["body"],
        "municipality": said["municipality"]["name"],
        "day": written_date(decision.on, language),
        "section": decision.section,
    }
    if decision.outcome == APPROVED_CHANGED:
        yield gettext("%(municipality)s, %(body)s: approved with changes on %(day)s, %(section)s.") % values
        if decision.note:
            found, note = decision.note.shown(language)
            yield Foreign(note, found) if found != language else note
    else:
        yield gettext("%(municipality)s, %(body)s: approved on %(day)s, %(section)s.") % values
    if len(version.programme.municipality_codes()) > 1:
        yield gettext("Each municipality decides for itself. This is the decision that sealed the text.")
    day = written_date(timezone.localdate(version.made_at), language)
    yield gettext("The text and its figures are those of %(day)s.") % {"day": day}
    if version.picture:
        rests_on = {"day": written_date(version.picture.on, language), "name": version.picture.name}
        yield gettext("It rests on the situation picture of %(day)s (“%(name)s”).") % rests_on
