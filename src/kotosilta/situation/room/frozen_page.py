"""What the pages of frozen pictures show, as plain values ready to be laid out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext

from kotosilta.content.guidance import guiding_questions
from kotosilta.language.days import written_date
from kotosilta.programmes.models import Programme
from kotosilta.situation.frozen.differing import Difference, difference
from kotosilta.situation.frozen.gathering import gathered
from kotosilta.situation.frozen.kept import Contents, contents_of
from kotosilta.situation.frozen.reading import readable
from kotosilta.situation.models import FrozenPicture

NOW = "now"


@dataclass(frozen=True, slots=True)
class PictureLine:
    """A frozen picture in the list; `frozen_on` is there where it is another day than the one it is called after."""

    row: FrozenPicture
    on: str
    frozen_on: str
    by: str


@dataclass(frozen=True, slots=True)
class Between:
    """Two pictures with what has changed from the earlier to the later one; the later may be that of today."""

    before: Contents
    after: Contents
    before_name: str
    after_name: str
    found: Difference


def picture_lines(rows: Sequence[FrozenPicture], language: str) -> list[PictureLine]:
    """The pictures in the order given."""
    return [_line(each, language) for each in rows]


def proposed_name(taken: Sequence[str], on: date, language: str) -> str:
    """A name for a picture frozen today, while there is none of it."""
    name = gettext("Situation picture %(day)s") % {"day": written_date(on, language)}
    return "" if name.casefold() in {each.casefold() for each in taken} else name


def question_choices(chosen: str, language: str) -> list[tuple[str, str, bool]]:
    """The guiding questions with their short names, and which of them is shown."""
    return [(each.id, each.short.in_language(language), each.id == chosen) for each in guiding_questions()]


def between(row: FrozenPicture, other: FrozenPicture | None, programme: Programme) -> Between:
    """What has changed between a frozen picture and another one, or today's where `other` is None.

    Whichever was frozen first is the earlier one. NotPossible where one of them cannot be read.
    """
    if other is None:
        after = gathered(programme, timezone.localdate())
        before, names = contents_of(row), (row.name, gettext("the picture as it is today"))
    else:
        first, last = sorted((row, other), key=lambda each: (each.on, each.made_at, each.pk))
        before, after = contents_of(first), readable(last, programme).contents
        names = (first.name, gettext("“%(name)s”") % {"name": last.name})
    return Between(before, after, *names, difference(before, after))


def _line(row: FrozenPicture, language: str) -> PictureLine:
    frozen = timezone.localdate(row.made_at)
    return PictureLine(
        row=row,
        on=written_date(row.on, language),
        frozen_on=written_date(frozen, language) if frozen != row.on else "",
        by=row.made_by.person.called(),
    )
