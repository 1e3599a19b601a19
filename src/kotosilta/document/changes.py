"""Everything that happens to the text: elements are written, begun with a first text, left out and taken in again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction

from kotosilta.audit.kinds import Kind
from kotosilta.audit.trail import record
from kotosilta.document import rules
from kotosilta.document.markup import Reference
from kotosilta.document.models import Section
from kotosilta.programmes.models import Membership, State
from kotosilta.programmes.rows import put
from kotosilta.reasons import NotPossible, Reason

CLOSED = Reason("The programme is closed, and its text stays as it is. Reopen it in the basic details to write on.")


@transaction.atomic
def write_section(*, by: Membership, element: str, text: Mapping[str, str], facets: Sequence[str]) -> Section:
    """The element's text in some languages, and which of its parts it covers (C5.1, D1–D10).

    A sealed version stays as it was: what is written belongs to the next one.
    """
    section = _held(by, element)
    for each in text.values():
        _check(rules.why_not_longer(text=each))
    if put(section, text=text, facets=sorted(set(facets))):
        record(Kind.SECTION_WRITTEN, by=by.person, programme=by.programme, target=section)
    return section


@transaction.atomic
def begin_section(*, by: Membership, element: str, made: Mapping[str, str]) -> Section:
    """Begins the element with the first text `made` in the languages in which nothing is written yet."""
    section = _held(by, element)
    texts = {language: section.text.text_in(language) for language in made}
    _check(rules.why_not_first_text(texts=texts, made=made))
    put(section, text={language: text for language, text in made.items() if text and not texts[language]})
    record(Kind.SECTION_BEGUN, by=by.person, programme=by.programme, target=section)
    return section


@transaction.atomic
def take_in_from_word(*, by: Membership, element: str, language: str, markup: str) -> Section:
    """Puts the text of a Word file after what is written already."""
    section = _held(by, element)
    _put_after(section, language, markup)
    record(Kind.SECTION_FROM_WORD, by=by.person, programme=by.programme, target=section)
    return section


@transaction.atomic
def put_in(*, by: Membership, element: str, language: str, reference: Reference) -> Section:
    """Puts a figure, a chart or a table after what is written already."""
    section = _held(by, element)
    _put_after(section, language, str(reference))
    record(Kind.SECTION_WRITTEN, by=by.person, programme=by.programme, target=section)
    return section


@transaction.atomic
def take_out(*, by: Membership, element: str, reference: Reference) -> Section:
    """Takes a reference out of the text in every language; the text around it stays."""
    section = _held(by, element)
    texts = {language: _without(wording.text, str(reference)) for language, wording in section.text}
    if put(section, text=texts):
        record(Kind.SECTION_WRITTEN, by=by.person, programme=by.programme, target=section)
    return section


@transaction.atomic
def leave_out(*, by: Membership, element: str, reason: Mapping[str, str]) -> Section:
    """Leaves an element out that does not apply; its text is kept, and the reason can be read."""
    section = _held(by, element)
    _check(rules.why_not_leave_out(reason="".join(reason.values())), field="reason")
    if put(section, left_out=True, left_out_reason=reason):
        record(Kind.SECTION_LEFT_OUT, by=by.person, programme=by.programme, target=section)
    return section


@transaction.atomic
def take_back_in(*, by: Membership, element: str) -> Section:
    """Takes an element in again that was left out, with the text it had."""
    section = _held(by, element)
    if put(section, left_out=False):
        record(Kind.SECTION_BACK_IN, by=by.person, programme=by.programme, target=section)
    return section


def _held(by: Membership, element: str) -> Section:
    """The element's row, made when it is first needed, held until the transaction ends."""
    if by.programme.state == State.CLOSED:
        raise NotPossible(CLOSED)
    rows = Section.across_programmes.select_for_update()
    section, _ = rows.get_or_create(programme=by.programme, element=element)
    return section


def _put_after(section: Section, language: str, markup: str) -> None:
    before = section.text.text_in(language)
    text = f"{before}\n\n{markup}".strip()
    _check(rules.why_not_longer(text=text))
    put(section, text={language: text})


def _without(text: str, reference: str) -> str:
    """The text without the reference; a line that held nothing else goes with it."""
    lines = [line for line in text.split("\n") if line.strip() != reference]
    return "\n".join(lines).replace(f" {reference}", "").replace(reference, "").strip()


def _check(reason: Reason | None, field: str = "") -> None:
    if reason:
        raise NotPossible(reason, field=field)
