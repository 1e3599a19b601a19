"""What templates see of a form: each field with its help, problem, state and conflict, ready to be printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from kotosilta.language.translated import TextState
from kotosilta.web.forms.merging import Conflict
from kotosilta.web.forms.translated import TranslatedText, input_name, state_in_words

if TYPE_CHECKING:
    from kotosilta.web.forms.form import KeepingForm


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a long form: its heading, and the names of the fields that stand under it."""

    title: str | Promise
    names: Sequence[str]
    help_text: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Fields in their order, under a section's heading or under none."""

    section: Section | None
    fields: Sequence[BoundField]


@dataclass(frozen=True, slots=True)
class Problem:
    """A line of the summary above a form; `target` is the id that its link leads to, empty for the whole form."""

    label: str
    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Option:
    """One radio button or checkbox with its words."""

    control: SafeString
    id: str
    label: str
    hint: str


class ShownField(BoundField):
    """A plain field."""

    form: KeepingForm

    @property
    def template(self) -> str:
        """Which template prints it."""
        if self.use_fieldset:
            return "web/forms/choices.html"
        is_tick = isinstance(self.field.widget, forms.CheckboxInput)
        return "web/forms/tick.html" if is_tick else "web/forms/field.html"

    @property
    def is_optional(self) -> bool:
        """Whether the label says so; a tick is free anyway, and of a language the label of its group says it."""
        return not (self.field.required or self.group or isinstance(self.field.widget, forms.CheckboxInput))

    @property
    def problem(self) -> str:
        """What is wrong, as one sentence after the other."""
        return " ".join(str(text) for text in self.errors)

    @property
    def conflict(self) -> Conflict | None:
        return self.form.conflicts.get(self.name)

    @property
    def unit(self) -> str:
        return str(getattr(self.field, "unit", ""))

    @property
    def aria_describedby(self) -> str:
        """Ids of everything that explains the field, in the order in which it stands on the page."""
        parts = {
            "help": self.help_text,
            "state": self.state,
            "problem": self.errors,
            "unit": self.unit,
            "conflict": self.conflict,
        }
        own = [f"{self.auto_id}-{part}" for part, is_there in parts.items() if is_there]
        return " ".join(([f"{self.group.auto_id}-help"] if self.group and self.group.help_text else []) + own)

    def build_widget_attrs(self, attrs: Any, widget: Any = None) -> dict[str, Any]:
        """Django's, but single radio buttons are not told that they are invalid: their group is."""
        built = super().build_widget_attrs(attrs, widget)
        if self.use_fieldset:
            built.pop("aria-invalid", None)
        return built

    @property
    def options(self) -> Iterator[Option]:
        hints = getattr(self.field, "hints", {})
        for each in self.subwidgets:
            hint = str(hints.get(each.data["value"], ""))
            yield Option(each.tag(), each.id_for_label, each.choice_label, hint)

    @property
    def group(self) -> ShownTranslated | None:
        """The translated text that this is one of several languages of."""
        name = self.form.group_of.get(self.name) if len(self.form.languages) > 1 else None
        return cast("ShownTranslated", self.form[name]) if name else None

    @property
    def language(self) -> str:
        return str(getattr(self.field, "language", ""))

    @property
    def state(self) -> TextState | None:
        """How far the text in this language can be trusted; nothing while no language has a text."""
        stored = self.form.stored_texts.get(self.group.name) if self.group else None
        return stored.state_in(self.language) if stored else None

    @property
    def state_in_words(self) -> str:
        return state_in_words(self.state) if self.state else ""

    @property
    def can_be_confirmed(self) -> bool:
        """Whether somebody may say here that a text older than the others still holds."""
        return self.state is TextState.OLDER

    @property
    def confirming(self) -> tuple[str, str, bool]:
        """Name and value of that tick, and whether it was set."""
        return self.form.confirming(self.name)

    @property
    def full_label(self) -> str:
        """The label as it is understood away from its place."""
        if self.group:
            return gettext("%(label)s (%(language)s)") % {"label": self.group.label, "language": self.label}
        return str(self.label)

    @property
    def target(self) -> str:
        """The id that a link from the summary leads to; empty for a group that has no option to lead to."""
        if self.conflict:
            return f"{self.auto_id}-mine"
        if self.use_fieldset:
            return f"{self.auto_id}_0" if len(self.subwidgets) else ""
        return str(self.auto_id)


class ShownTranslated(BoundField):
    """A translated text: one label above the inputs of all its languages."""

    form: KeepingForm
    field: TranslatedText
    template = "web/forms/translated.html"

    @cached_property
    def wordings(self) -> list[ShownField]:
        """The inputs, in the order of the programme's languages."""
        return [cast("ShownField", self.form[input_name(self.name, language)]) for language in self.form.languages]

    @property
    def is_optional(self) -> bool:
        return not self.field.required
