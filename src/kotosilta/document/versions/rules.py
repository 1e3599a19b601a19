"""What may be decided about versions and decisions, and why not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from kotosilta.reasons import Reason

Refusal = tuple[str, Reason]  # the field that it is about, and why
Texts = Mapping[str, Mapping[str, str]]  # by element and language

APPROVED, APPROVED_CHANGED = "approved", "approved_changed"
APPROVALS = (APPROVED, APPROVED_CHANGED)
_NUMBER = re.compile(r"(?:§\s*)?(\d[\w./:\- ]*)")


def why_not_name(*, name: str, taken: Iterable[str]) -> Refusal | None:
    """A name that tells a version from the others, whatever the case of its letters."""
    if name.casefold() in {each.casefold() for each in taken}:
        return "name", Reason(
            "There is a version called “%(name)s” already. Give this one another name.", {"name": name}
        )
    return None


def why_not_rest_on(*, sealed: bool, name: str) -> Refusal | None:
    """What a sealed version rests on stands in its files."""
    if sealed:
        return "picture", Reason("“%(name)s” is sealed: nothing in it changes any more.", {"name": name})
    return None


def why_not_rest_on_another(*, same: bool) -> Refusal | None:
    """The files say which picture the version rests on, so it cannot be another one by the time they are kept."""
    if not same:
        return "body", Reason(
            "Somebody has just chosen another situation picture for this version. Record the decision once more."
        )
    return None


def section_as_written(text: str) -> str:
    """`12`, `§12` and `§ 12` as `§ 12`; anything else as it is."""
    found = _NUMBER.fullmatch(text.strip())
    return f"§ {found[1]}" if found else text.strip()


def why_not_section(section: str) -> Refusal | None:
    """A section of minutes has a number."""
    if not any(sign.isdecimal() for sign in section):
        return "section", Reason("Write the number of the section in the minutes, for instance § 12.")
    return None


def why_not_on(*, on: date, today: date, begun_on: date, made_on: date, outcome: str) -> Refusal | None:
    """A decision is recorded when it has been made, about a text that was there.

    Only what a body has changed at its meeting is written down afterwards: such a version may be younger.
    """
    if on > today:
        return "on", Reason("%(day)s is still ahead. Record the decision when it has been made.", {"day": on})
    if on < begun_on:
        return "on", Reason(
            "The programme was begun on %(begun)s, so nothing was decided about it on %(day)s. Check the day.",
            {"begun": begun_on, "day": on},
        )
    if on < made_on and outcome != APPROVED_CHANGED:
        return "on", Reason(
            "This version was made on %(made)s, after the decision on %(day)s. Check the day, or choose the version "
            "that was decided on.",
            {"made": made_on, "day": on},
        )
    return None


def why_not_body(*, decides: bool, name: object) -> Refusal | None:
    if not decides:
        return "body", Reason(
            "%(body)s is not noted as a body that decides. Change that in the room of the process first.",
            {"body": name},
        )
    return None


def why_not_again(*, recorded: bool, municipality: object) -> Refusal | None:
    """Each municipality decides once about a version."""
    if recorded:
        return "body", Reason(
            "A decision of %(municipality)s about this version is recorded already. Correct that one, or choose the "
            "version that the new decision is about.",
            {"municipality": municipality},
        )
    return None


def why_not_other_municipality(*, same: bool) -> Refusal | None:
    """A decision stays that of its municipality."""
    if not same:
        return "body", Reason(
            "This is the decision of another municipality. Take it back and record the right one instead."
        )
    return None


def untranslated(texts: Texts, languages: Sequence[str]) -> list[tuple[str, str]]:
    """Element and language wherever an element is written in one language of the programme and not in another."""
    return [
        (element, language)
        for element, its in texts.items()
        if any(its.get(each, "").strip() for each in languages)
        for language in languages
        if not its.get(language, "").strip()
    ]


def why_not_seal(
    *, texts: Texts, languages: Sequence[str], names: Mapping[str, object], there: Iterable[str]
) -> Reason | None:
    """A sealed version is whole in every language of the programme.

    `texts` are those of the elements that are not left out, `names` those of the languages, and `there` the languages
    in which the version was kept.
    """
    gone = [each for each in languages if each not in set(there)]
    if gone:
        return Reason(
            "This version was made before the programme had the language %(language)s. Name a new version, and record "
            "the decision about that one.",
            {"language": names[gone[0]]},
        )
    if missing := untranslated(texts, languages):
        element, language = missing[0]
        return Reason(
            "%(element)s has no text in the language %(language)s, and an approved version is sealed in all languages "
            "of the programme. Write the text and name a new version, or leave the language out in the basic details.",
            {"element": element, "language": names[language]},
        )
    return None
