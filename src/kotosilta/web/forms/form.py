"""A form about something stored that two people may edit at once; what one of them typed is never lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext

from kotosilta.language.said import in_words
from kotosilta.language.translated import Texts, TextState, Translated
from kotosilta.reasons import NotPossible
from kotosilta.web.forms.merging import Conflict, Merged, merge
from kotosilta.web.forms.opened import Opened, fingerprint, meaning, typed
from kotosilta.web.forms.pasted import printable
from kotosilta.web.forms.shown import Part, Problem, Section, ShownField, ShownTranslated
from kotosilta.web.forms.translated import TranslatedText, input_name, texts_of


class KeepingForm(forms.Form):
    """Like Django's form, with a three-way merge of each field between opened, sent and stored values.

    `stored` are the values in the database now, by field; None where something new is made. `languages` are those of
    the programme, for its translated texts. `put_back` is what a person had typed before their session ended: it fills
    the form, which stays unsent. `only` leaves out all other fields and the sections (see `steps`). Read `stored` with
    the row locked where losing a race would matter.
    """

    sections: ClassVar[tuple[Section, ...]] = ()
    bound_field_class = ShownField
    use_required_attribute = False

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        stored: Mapping[str, object] | None = None,
        languages: Sequence[str] = (),
        put_back: QueryDict | None = None,
        only: Sequence[str] = (),
        **more: Any,
    ) -> None:
        super().__init__(_as_can_be_shown(data), **more)
        self.languages = tuple(languages)
        self.shown_sections = self.sections
        if only:
            self.fields = {name: self.fields[name] for name in only}
            self.shown_sections = ()
            stored = None if stored is None else {name: stored[name] for name in only if name in stored}
        self.group_of: dict[str, str] = {}
        self._groups: dict[str, ShownTranslated] = {}
        self._expand()
        given = stored or self.initial
        self.stored_texts = {
            name: value for name in self._groups if isinstance(value := given.get(name), Translated) and value
        }
        self.stored = None if stored is None else self._by_input(stored)
        self.initial = self._by_input(self.initial) | (self.stored or {})
        self.put_back = None if self.is_bound else put_back
        if self.put_back is not None:
            self.initial |= self._typed_in(self.put_back)
        self._merged: Merged | None = None

    def _expand(self) -> None:
        """Puts one plain field for each language in the place of every translated one."""
        fields: dict[str, forms.Field] = {}
        for name, field in self.fields.items():
            if not isinstance(field, TranslatedText):
                fields[name] = field
                continue
            if not self.languages:
                raise ValueError(f"{type(self).__name__} has translated texts and needs the programme's languages")
            self._groups[name] = ShownTranslated(self, field, name)
            for language, plain in field.inputs(self.languages).items():
                fields[input_name(name, language)] = plain
                self.group_of[input_name(name, language)] = name
        self.fields = fields

    def _by_input(self, values: Mapping[str, object]) -> dict[str, object]:
        """The values by plain field; a name that the form does not have is a defect of the caller."""
        flat: dict[str, object] = {}
        for name, value in values.items():
            if name in self._groups:
                texts = texts_of(value, self.languages)
                flat |= {input_name(name, language): text for language, text in texts.items()}
            elif name in self.fields:
                flat[name] = value
            else:
                raise KeyError(f"{type(self).__name__} has no field {name!r}")
        return flat

    def _typed_in(self, data: QueryDict) -> dict[str, object]:
        return {
            name: field.widget.value_from_datadict(data, self.files, self.add_prefix(name))
            for name, field in self.fields.items()
        }

    def __getitem__(self, name: str) -> BoundField:
        return self._groups.get(name) or super().__getitem__(name)

    # What was sent

    def full_clean(self) -> None:
        """Django's, after what only others changed was taken over; what both changed is a problem of its field."""
        if self.is_bound and self._merged is None:
            self._merged = merge(self, self.stored or {}, self._opened_before)
            self.data = self._merged.data
        super().full_clean()
        for name in self._merged.conflicts if self._merged else ():
            self.add_error(name, gettext("Somebody else has changed this since you opened the page. Choose below."))

    @cached_property
    def _opened_before(self) -> Opened:
        return Opened.read(str((self.data if self.put_back is None else self.put_back).get(self.opened_name, "")))

    def clean(self) -> dict[str, Any]:
        """Gathers the languages of each translated text; forms with a `clean` of their own call this one first."""
        for name, group in self._groups.items():
            inputs = {language: input_name(name, language) for language in self.languages}
            if any(each in self.errors for each in inputs.values()):
                continue
            texts = {language: self.cleaned_data.pop(each) for language, each in inputs.items()}
            if group.field.required and not any(texts.values()):
                self.add_error(name, str(group.field.error_messages["required"]))
                continue
            sitting = self._opened_before.sitting.get(name)
            self.cleaned_data[name] = Texts(texts, sitting=sitting, read_again=self._read_again(name))
        return self.cleaned_data

    def add_error(self, field: str | None, error: Any) -> None:
        """Django's; a problem of a whole translated text stands at its first language."""
        super().add_error(input_name(field, self.languages[0]) if field in self._groups else field, error)

    def refuse(self, refusal: NotPossible) -> None:
        """Puts the reason why a change was refused beside its field, or above the form."""
        is_ours = refusal.field in self.fields or refusal.field in self._groups
        self.add_error(refusal.field if is_ours else None, in_words(refusal.reason))

    def differences(self) -> dict[str, Any]:
        """The cleaned values that differ from the stored ones; of a translated text only the languages that do.

        Fields that `stored` does not name always count.
        """
        compared, changed = (self._merged.now.keys(), self._merged.changed) if self._merged else ((), ())
        found: dict[str, Any] = {}
        for name, value in self.cleaned_data.items():
            if name in self._groups:
                inputs = {language: input_name(name, language) for language in value}
                texts = {each: value[each] for each in value if inputs[each] in changed or inputs[each] not in compared}
                found |= {name: texts} if texts else {}
            elif name in changed or name not in compared:
                found[name] = value
        return found

    def _read_again(self, name: str) -> list[str]:
        """Languages whose text was older than the others, and of which somebody now says that it still holds."""
        return [language for language in self.languages if self.confirming(input_name(name, language))[2]]

    def confirming(self, name: str) -> tuple[str, str, bool]:
        """The tick of one input: its name, its value (bound to the texts that were shown), whether it was set."""
        html_name = self.add_prefix(f"holds_{name}")
        text = self.stored_texts.get(self.group_of[name])
        mark = fingerprint(text.to_json()) if text else ""
        return html_name, mark, bool(mark) and self.data.get(html_name) == mark

    # What the page shows and carries

    @property
    def conflicts(self) -> Mapping[str, Conflict]:
        """What is undecided, by plain field."""
        return self._merged.conflicts if self.errors and self._merged else {}

    @property
    def opened_name(self) -> str:
        return self.add_prefix("opened")

    @property
    def opened(self) -> str:
        """Signed: with what the page is opened that shows this form now; empty where nothing is stored."""
        if self.stored is None:
            return ""
        if self.errors or self._merged:
            assert self._merged is not None
            return self._merged.reopened(self._opened_before).signed()
        marks = {
            name: meaning(self.fields[name], typed(self.fields[name], value)) for name, value in self.stored.items()
        }
        before = self._opened_before if self.put_back is not None else Opened()
        return Opened(marks | dict(before.marks), before.sitting).signed()

    def opened_after_keeping(self) -> str:
        """The same for a page that stays open after a valid form was saved: it still shows what it sent."""
        if self.stored is None or self._merged is None:
            return ""
        sitting = {name: self._stored(name).sitting(self.cleaned_data[name]) for name in self._groups}
        return Opened(self._merged.sent, sitting).signed()

    def states_after_keeping(self) -> Iterator[tuple[ShownField, TextState]]:
        """How far each language of the translated texts can be trusted once the form was saved."""
        for name, group in self._groups.items():
            saved = self._stored(name).rewritten(self.cleaned_data[name])
            yield from ((each, saved.state_in(each.language)) for each in group.wordings)

    def _stored(self, name: str) -> Translated:
        return self.stored_texts.get(name, Translated())

    @property
    def name_in_page(self) -> str:
        """Tells the forms of one page apart."""
        return self.prefix or type(self).__name__.lower()

    @property
    def is_unsent(self) -> bool:
        """Whether the page shows something that somebody typed and that is not stored."""
        return self.put_back is not None or bool(self.errors)

    def parts(self) -> list[Part]:
        """All visible fields in their order, under the headings of `sections`; what no section names comes last."""
        names = dict.fromkeys(
            self.group_of.get(name, name) for name, field in self.fields.items() if not _is_hidden(field)
        )
        parts = []
        for section in self.shown_sections:
            parts.append(Part(section, [self[name] for name in section.names]))
            names = {name: None for name in names if name not in section.names}
        return [*parts, Part(None, [self[name] for name in names])] if names else parts

    def problems(self) -> list[Problem]:
        """What the summary above the form says, in the order of the page."""
        whole = [Problem("", str(text), "") for text in self.non_field_errors()]
        fields = [each for each in (self[name] for name in self.fields) if isinstance(each, ShownField) and each.errors]
        return whole + [Problem(each.full_label, each.problem, each.target) for each in fields]


def _as_can_be_shown(data: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """What was sent, without signs that the page which shows it again may not hold."""
    if not isinstance(data, QueryDict) or all(printable(each) == each for _, values in data.lists() for each in values):
        return data
    shown = data.copy()
    for name, values in data.lists():
        shown.setlist(name, [printable(each) for each in values])
    return shown


def _is_hidden(field: forms.Field) -> bool:
    return bool(field.widget.is_hidden)
