"""A form with every kind of field, and what a browser sends back of it: the way tests of forms go through its page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from django.http import QueryDict
from django.template import engines
from django.test import RequestFactory

from kotosilta.language.translated import Translated
from kotosilta.web.forms.choices import CheckboxGroup, ChoiceField
from kotosilta.web.forms.fields import Checkbox, DateField, DecimalField, EmailField, TextField, YearField
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.shown import Section
from kotosilta.web.forms.translated import TranslatedText

LANGUAGES = ("sv", "fi")
Typing = str | list[str] | None
CONTROLS = frozenset({"input", "textarea", "select"})
PAGE = """{% load forms %}<!doctype html><html lang="en">
<head><title>{% title_mark form %}Goal</title></head><body><main>
<h1>Goal</h1>{% form_around form keeps=True %}{% form_fields form %}{% endform_around %}</main></body></html>"""


class GoalForm(KeepingForm):
    """Like the forms of the rooms: a translated text first, then who, when and how much."""

    sections = (Section("The goal", ("change", "why")),)

    change = TranslatedText(label="The change you want to see", long=True, max_length=100, help_text="One sentence.")
    why = TextField(label="Why", required=False, max_length=20)
    owner = ChoiceField(label="Owner", shown="list", choices=[("1", "Education"), ("2", "Health")])
    set_in = ChoiceField(label="Where it was set", required=False, choices=[("a", "Seminar"), ("b", "Group")])
    plans = CheckboxGroup(label="Ties", required=False, choices=[("x", "Strategy"), ("y", "Plan")], hints={"x": "Ours"})
    ready = DateField(label="Ready by", required=False)
    year = YearField(label="Followed from", required=False, earliest=2020, latest=2040)
    share = DecimalField(label="Share", required=False, unit="%", at_least=0, at_most=100)
    mail = EmailField(label="Mail", required=False)
    public = Checkbox(label="Show it")


def goal(**other: object) -> dict[str, object]:
    """The stored values of a goal, some of them other than usual."""
    usual: dict[str, object] = {
        "change": Translated.of(sv="Språket genast", fi="Kieli heti"),
        "why": "",
        "owner": "1",
        "set_in": "",
        "plans": ["x"],
        "ready": date(2028, 5, 31),
        "year": 2027,
        "share": Decimal("62.5"),
        "mail": "",
        "public": True,
    }
    return usual | other


def a_form(data: QueryDict | None = None, *, stored: Mapping[str, object] | None = None, **more: Any) -> GoalForm:
    return GoalForm(data, stored=goal() if stored is None else stored, languages=LANGUAGES, **more)


def page_of(form: KeepingForm, template: str = PAGE) -> str:
    """The form as a page."""
    return engines["django"].from_string(template).render({"form": form}, RequestFactory().get("/"))


def sent_from(page: str, /, **typed: Typing) -> QueryDict:
    """What a browser sends of the page's form after `typed` was put into its fields; None leaves a field out."""
    data = QueryDict(mutable=True)
    root = html5lib.parse(page, namespaceHTMLElements=False)
    for control in root.iter():
        for value in _values(control) if control.tag in CONTROLS else []:
            data.appendlist(control.get("name", ""), value)
    for name, put in typed.items():
        if put is None:
            data.pop(name, None)
        else:
            data.setlist(name, put if isinstance(put, list) else [put])
    return data


def opened_and_sent(stored: Mapping[str, object] | None = None, /, **typed: Typing) -> QueryDict:
    """What a browser sends of a form that was opened with `stored`."""
    return sent_from(page_of(a_form(stored=stored)), **typed)


def _values(control: Element) -> list[str]:
    if control.tag == "textarea":
        return [(control.text or "").replace("\n", "\r\n")]
    if control.tag == "select":
        options = list(control.iter("option"))
        chosen = [each for each in options if each.get("selected") is not None] or options[:1]
        return [each.get("value", "") for each in chosen]
    if control.get("type") in {"checkbox", "radio"}:
        return [control.get("value", "on")] if control.get("checked") is not None else []
    return [control.get("value", "")]
