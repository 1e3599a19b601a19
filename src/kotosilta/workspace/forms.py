"""Forms that look across the rooms: what a person says of a point, and a programme's basic details."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django.utils.translation import gettext_lazy as _

from kotosilta.content.text import LANGUAGES
from kotosilta.programmes.models import LONGEST_TITLE, Programme, SaidState, Saying
from kotosilta.programmes.rules import EARLIEST_YEAR, LATEST_YEAR
from kotosilta.web.forms.choices import CheckboxGroup, ChoiceField
from kotosilta.web.forms.fields import TextField, YearField
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.translated import TranslatedText, language_name

LONGEST_NOTE = 500


class SayingForm(KeepingForm):
    """How far a point is, by somebody's word."""

    state = ChoiceField(
        label=_("How far is it?"),
        choices=SaidState.choices,
        hints={
            SaidState.DONE: _("It holds, although nothing in the rooms shows it."),
            SaidState.NOT_RELEVANT: _("It does not concern this programme."),
        },
    )
    note = TextField(
        label=_("What it rests on"),
        help_text=_("In a few words, so that others can judge it: a decision, a date, where it can be seen."),
        long=True,
        max_length=LONGEST_NOTE,
    )

    @staticmethod
    def values_of(saying: Saying | None) -> Mapping[str, object]:
        """What is stored now, by field; empty while nobody has said anything."""
        return {"state": saying.state, "note": saying.note} if saying else {"state": "", "note": ""}


class DetailsForm(KeepingForm):
    """Title, period and languages of a programme."""

    title = TranslatedText(label=_("Title"), max_length=LONGEST_TITLE)
    first_year = YearField(label=_("First year"), earliest=EARLIEST_YEAR, latest=LATEST_YEAR)
    last_year = YearField(label=_("Last year"), earliest=EARLIEST_YEAR, latest=LATEST_YEAR)
    written_in = CheckboxGroup(
        label=_("Languages that the programme is written in"),
        help_text=_("What was written in a language that is left out stays, and comes back with it."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        cast("CheckboxGroup", self.fields["written_in"]).choices = [(each, language_name(each)) for each in LANGUAGES]

    @staticmethod
    def values_of(programme: Programme) -> Mapping[str, object]:
        """What is stored now, by field."""
        return {
            "title": programme.title,
            "first_year": programme.first_year,
            "last_year": programme.last_year,
            "written_in": programme.languages,
        }


class MunicipalityForm(KeepingForm):
    """A municipality to take in."""

    municipality = TextField(label=_("Take in another municipality"), help_text=_("Its name or code."), max_length=80)


class FollowsForm(KeepingForm):
    """Which programme came before."""

    follows = ChoiceField(
        label=_("Programme before this one"), shown="list", required=False, nothing=_("No programme that is kept here")
    )

    def __init__(self, *args: Any, earlier: Iterable[Programme], **options: Any) -> None:
        self.earlier = {str(each.pk): each for each in earlier}
        super().__init__(*args, **options)
        cast("ChoiceField", self.fields["follows"]).choices = [
            (pk, f"{each} · {each.period}") for pk, each in self.earlier.items()
        ]
