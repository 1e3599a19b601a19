"""The fields people choose in: a few options are all seen at once, many stand in a list."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, ClassVar, Literal

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

Said = str | Promise

_NOT_THERE = gettext_lazy("This choice is no longer there. Choose again.")
_NOTHING = gettext_lazy("No choice")


class _OrNothing(forms.widgets.ChoiceWidget):
    """Adds the option of choosing nothing, so that a choice can also be taken back."""

    nothing: Said = ""
    nothing_first = False

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        groups = super().optgroups(name, value, attrs)
        if not self.nothing:
            return groups
        is_chosen = not any(value)
        option = self.create_option(name, "", str(self.nothing), is_chosen, len(groups), attrs=attrs)
        group = (None, [option], len(groups))
        return [group, *groups] if self.nothing_first else [*groups, group]


class Radios(_OrNothing, forms.RadioSelect):
    """All options at once."""


class Listed(_OrNothing, forms.Select):
    """Options in a list that opens."""

    nothing_first = True


class ChoiceField(forms.TypedChoiceField):
    """One of several. `hints` explain single options; `nothing` names the option of none where that is allowed.

    Give choices that depend on the programme in the form's constructor: `self.fields["owner"].choices = …`; the value
    that is stored now has to be among them.
    """

    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": gettext_lazy("Choose one of these."),
        "invalid_choice": _NOT_THERE,
    }

    def __init__(
        self,
        *,
        shown: Literal["radios", "list"] = "radios",
        hints: Mapping[str, Said] | None = None,
        nothing: Said = _NOTHING,
        **options: Any,
    ) -> None:
        self.hints = hints or {}
        super().__init__(widget=Radios if shown == "radios" else Listed, **options)
        if not self.required:
            self.widget.nothing = nothing
        elif shown == "list":
            self.widget.nothing = gettext_lazy("Choose from the list")

    def prepare_value(self, value: object) -> object:
        return value.value if isinstance(value, Enum) else value


class CheckboxGroup(forms.TypedMultipleChoiceField):
    """Any number of several; `hints` explain single options."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": gettext_lazy("Choose at least one."),
        "invalid_choice": _NOT_THERE,
        "invalid_list": _NOT_THERE,
    }

    def __init__(self, *, hints: Mapping[str, Said] | None = None, **options: Any) -> None:
        self.hints = hints or {}
        super().__init__(**options)

    def prepare_value(self, value: object) -> object:
        if isinstance(value, list | tuple | set | frozenset):
            return [each.value if isinstance(each, Enum) else each for each in value]
        return value
