"""The tags that print forms: `form_around`, `form_fields`, `field`, `form_errors`, `progress`, and `notes`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.notes import notes_for
from kotosilta.web.forms.shown import ShownField, ShownTranslated
from kotosilta.web.forms.steps import Asked

register = template.Library()


@register.simple_block_tag(takes_context=True)
def form_around(
    context: template.Context,
    content: str,
    form: KeepingForm,
    *,
    keeps: bool = False,
    button: str = "",
    action: str = "",
    also: Iterable[tuple[str, str]] = (),
) -> SafeString:
    """The form element with all it needs around its fields; `keeps` saves as one goes what is stored already.

    `also` are further buttons that send the form: the value of `go`, and what the button says.
    """
    values = {
        "form": form,
        "content": content,
        "keeps": keeps and form.stored is not None,
        "button": button or gettext("Save"),
        "action": action,
        "also": list(also),
    }
    return render_to_string("web/forms/form.html", values, request=context["request"])


@register.inclusion_tag("web/forms/fields.html")
def form_fields(form: KeepingForm) -> dict[str, Any]:
    """All fields, under the headings of the form's sections."""
    return {"form": form}


@register.simple_tag
def field(shown: ShownField | ShownTranslated) -> SafeString:
    """One field: label, help, problem, what is typed, and the choice where two people changed it."""
    if isinstance(shown, ShownTranslated) and len(shown.wordings) == 1:
        return field(shown.wordings[0])
    return render_to_string(shown.template, {"field": shown})


@register.inclusion_tag("web/forms/hidden.html")
def form_hidden(form: KeepingForm) -> dict[str, Any]:
    """What the page carries unseen; every form element of its own needs it besides `csrf_token`."""
    return {"form": form}


@register.inclusion_tag("web/forms/error_summary.html")
def form_errors(form: KeepingForm, *, takes_focus: bool = True) -> dict[str, Any]:
    """What needs attention, each with a link to its field; `form_around` prints it already."""
    return {"problems": form.problems(), "takes_focus": takes_focus}


@register.inclusion_tag("web/components/progress.html")
def progress(asked: Asked) -> dict[str, Any]:
    """Which of several questions this is, in words and as a line that fills."""
    return {"asked": asked}


@register.simple_tag
def title_mark(form: KeepingForm) -> str:
    """Begins the page's title where something needs attention, so that a screen reader says it first."""
    return gettext("Problem:") + " " if form.errors else ""


@register.inclusion_tag("web/forms/messages.html", takes_context=True)
def notes(context: template.Context) -> dict[str, Any]:
    """What was just done, and the button that takes it back."""
    return {"notes": notes_for(context["request"])}
