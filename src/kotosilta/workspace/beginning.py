"""From a draft to a programme: what was wished for there is taken over, and nothing is typed again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext, ngettext, override

from kotosilta.accounts.models import Person
from kotosilta.content.checklist import editions
from kotosilta.document.order import DraftOrder, draft_order
from kotosilta.language.translated import Translated
from kotosilta.municipalities.model import Municipality
from kotosilta.programmes.changes import begin_programme, put_after
from kotosilta.programmes.models import Membership, Programme, languages_for
from kotosilta.programmes.roles import Role
from kotosilta.workspace.details import next_period

MOST_NAMED = 3
LANGUAGES_OF_TEXTS = ("sv", "fi")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a draft was made with: the order, and the languages that the programme is to be written in."""

    order: DraftOrder
    languages: Sequence[str]

    @property
    def fields(self) -> list[tuple[str, str]]:
        """The same as name and value of hidden fields."""
        order = self.order
        municipalities = [("municipality", each.slug) for each in order.municipalities]
        years = [("from", str(order.first_year)), ("to", str(order.last_year))]
        return [*municipalities, *years, *(("language", each) for each in self.languages)]


def read_wish(given: QueryDict, today: date) -> Wish:
    """The wish in what a draft's page sends; WrongInput where it cannot be used."""
    period = f"{given['from']}-{given.get('to', '')}" if "from" in given else None
    order = draft_order(given.getlist("municipality"), period=period, edition=None, name=None, today=today)
    official = languages_for(order.municipalities)
    wanted = [each for each in given.getlist("language") if each in LANGUAGES_OF_TEXTS]
    return Wish(order, tuple(dict.fromkeys([*official, *wanted])))


def begun_before(wish: Wish, person: Person) -> Programme | None:
    """The same programme begun already by the same person: a button pressed twice makes no second one."""
    order = wish.order
    mine = Membership.across_programmes.filter(person=person, role=Role.COORDINATOR, ended_at=None)
    programmes = Programme.objects.filter(
        memberships__in=mine, first_year=order.first_year, last_year=order.last_year, sample=False
    ).prefetch_related("parts")
    codes = [each.code for each in order.municipalities]
    return next((each for each in programmes if each.municipality_codes() == codes), None)


def begin(wish: Wish, *, by: Person, on: date) -> Programme:
    """The programme of the wish, with a title that can be changed afterwards."""
    order = wish.order
    return begin_programme(
        by=by,
        municipalities=order.municipalities,
        first_year=order.first_year,
        last_year=order.last_year,
        edition=order.edition,
        title=usual_title(order.municipalities, wish.languages),
        languages=wish.languages,
        on=on,
    )


def usual_title(municipalities: Sequence[Municipality], languages: Sequence[str]) -> Translated:
    """What a programme of these municipalities is usually called, in each of the languages."""
    return Translated.of(**{language: _title(municipalities, language) for language in languages})


def _title(municipalities: Sequence[Municipality], language: str) -> str:
    with override(language):
        names = ", ".join(each.name.in_language(language) for each in municipalities[:MOST_NAMED])
        if len(municipalities) == 1:
            return gettext("%(names)s: programme for promoting integration") % {"names": names}
        others = len(municipalities) - MOST_NAMED
        if others > 0:
            more = ngettext("%(names)s and %(others)d other", "%(names)s and %(others)d others", others)
            names = more % {"names": names, "others": others}
        return gettext("%(names)s: joint programme for promoting integration") % {"names": names}


@transaction.atomic
def begin_after(programme: Programme, *, by: Membership, on: date) -> Programme:
    """The programme of the next period; it follows this one, whose people are not taken over unasked."""
    first_year, last_year = next_period(programme)
    following = begin_programme(
        by=by.person,
        municipalities=programme.municipalities(),
        first_year=first_year,
        last_year=last_year,
        edition=editions()[-1].name,
        title=programme.title,
        languages=programme.languages,
        sample=programme.sample,
        on=on,
    )
    return put_after(programme=following, by=by, earlier=programme)
