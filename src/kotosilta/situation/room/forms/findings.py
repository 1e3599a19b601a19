"""The forms for findings: in one's own words, resting on what was observed; or why a suggestion is none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kotosilta.situation.models import Finding, OwnFigure, Theme, Tone, Voice
from kotosilta.situation.room.changes import GivenFinding
from kotosilta.situation.room.forms.fields import RoomForm, numbers, question_choices, question_field, shortened
from kotosilta.web.forms.choices import CheckboxGroup, ChoiceField
from kotosilta.web.forms.fields import Checkbox, TextField
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.shown import Section
from kotosilta.web.forms.translated import TranslatedText

LONGEST_FINDING = 1_000


@dataclass(frozen=True, slots=True)
class Observed:
    """What a finding can rest on; `official` are keys (`545.turnout`) with their titles."""

    official: Sequence[tuple[str, str]]
    voices: Iterable[Voice]
    figures: Iterable[OwnFigure]


class FindingForm(RoomForm):
    """A finding: what follows, and from what."""

    sections = (
        Section(_("The finding"), ("text", "question", "tone", "theme", "important")),
        Section(
            _("What it rests on"),
            ("official", "voices", "own_figures"),
            _("A finding that rests on something holds when somebody asks."),
        ),
    )
    text = TranslatedText(
        label=_("What you have found"),
        help_text=_("One thing, in a sentence or two, as you would say it to the council."),
        long=True,
        rows=3,
        max_length=LONGEST_FINDING,
    )
    question = question_field()
    tone = ChoiceField(label=_("Opportunity or challenge"), choices=Tone.choices, required=False)
    theme = ChoiceField(label=_("Theme"), choices=Theme.choices, shown="list", required=False)
    important = Checkbox(label=_("Especially important in this municipality"))
    official = CheckboxGroup(label=_("Official figures"), choices=(), required=False)
    voices = CheckboxGroup(label=_("Voices"), choices=(), required=False)
    own_figures = CheckboxGroup(label=_("Figures of your own"), choices=(), required=False)

    def __init__(self, *given: Any, observed: Observed, **more: Any) -> None:
        super().__init__(*given, **more)
        self.choose_from("question", question_choices())
        self._choices("official", list(observed.official), gettext("No official figures are known."))
        voices = [(str(each.pk), shortened(f"{each.question}: {each.text}")) for each in observed.voices]
        self._choices("voices", voices, gettext("No voices have been written down yet."))
        figures = [(str(each.pk), shortened(f"{each.question}: {each.title}")) for each in observed.figures]
        self._choices("own_figures", figures, gettext("There are no figures of your own yet."))

    def _choices(self, name: str, choices: list[tuple[str, str]], none: str) -> None:
        field = cast("CheckboxGroup", self.fields[name])
        field.choices = choices
        if not choices:
            field.help_text = none

    def given(self, values: Mapping[str, Any]) -> GivenFinding:
        """The cleaned values as `changes` takes them."""
        rests_on = {
            "official": [observation(key) for key in values["official"]],
            "voices": numbers(values["voices"]),
            "own_figures": numbers(values["own_figures"]),
        }
        return GivenFinding(**{**values, **rests_on})

    @staticmethod
    def values_of(finding: Finding, observed: Observed) -> Mapping[str, object]:
        """What is stored now, by field; links to things that were removed are left as they are."""
        stored = {name: getattr(finding, name) for name in ("text", "question", "tone", "theme", "important")}
        linked_voices = {each.pk for each in finding.voices.all()}
        linked_figures = {each.pk for each in finding.own_figures.all()}
        return stored | {
            "official": [key_of(each) for each in finding.official],
            "voices": [str(each.pk) for each in observed.voices if each.pk in linked_voices],
            "own_figures": [str(each.pk) for each in observed.figures if each.pk in linked_figures],
        }


class DismissForm(KeepingForm):
    """Why a suggested finding is none here."""

    why = TextField(
        label=_("Why it is no finding here"),
        help_text=_("A sentence is enough. It can be taken back."),
        long=True,
        rows=2,
        max_length=500,
    )


def key_of(observed: Mapping[str, str]) -> str:
    """One official observation as a choice and an address name it."""
    return f"{observed['municipality']}.{observed['indicator']}"


def observation(key: str) -> dict[str, str]:
    """The official observation of a key."""
    code, _dot, indicator = key.partition(".")
    return {"municipality": code, "indicator": indicator}
