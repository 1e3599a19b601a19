"""What people write, in the languages of their programme, each with a state that can be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db import models
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

FALLBACK_ORDER = ("sv", "fi", "en")
# Languages that residents answer in and that run from right to left.
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "ur", "yi"})


class TextState(StrEnum):
    """How far a text in one language can be trusted."""

    WRITTEN = "written"  # as somebody wrote it, newest of all or of the same moment
    OLDER = "older"  # another language has been changed since
    CHECKED = "checked"  # read again after the change elsewhere, and found to hold
    MISSING = "missing"  # the programme has this language, but the text is not there


@dataclass(frozen=True, slots=True)
class Wording:
    """The text in one language."""

    text: str
    state: TextState = TextState.WRITTEN


class Texts(dict[str, str]):
    """New texts by language, as a form gathers them, with what else is known about the sitting they were written in.

    `sitting` says what was saved before in the same sitting (see `Translated.sitting`): a form that saves as one goes
    saves a translation after its original, and neither shall then be older than the other. `read_again` are languages
    of which somebody says that their older text still holds.
    """

    def __init__(
        self, texts: Mapping[str, str], *, sitting: Mapping[str, bool] | None = None, read_again: Iterable[str] = ()
    ) -> None:
        super().__init__(texts)
        self.sitting = sitting or {}
        self.read_again = tuple(read_again)


@dataclass(frozen=True, slots=True)
class Translated:
    """A text in several languages; never changed in place."""

    wordings: Mapping[str, Wording] = field(default_factory=dict)

    @classmethod
    def of(cls, **texts: str) -> Translated:
        """`Translated.of(sv="Mål", fi="Tavoite")`; empty texts are left out."""
        return cls({language: Wording(text.strip()) for language, text in texts.items() if text.strip()})

    def __bool__(self) -> bool:
        return bool(self.wordings)

    def __str__(self) -> str:
        return self.shown()[1]

    def text_in(self, language: str) -> str:
        """The text in exactly this language; empty where there is none."""
        wording = self.wordings.get(language)
        return wording.text if wording else ""

    def state_in(self, language: str) -> TextState:
        wording = self.wordings.get(language)
        return wording.state if wording else TextState.MISSING

    def shown(self, language: str | None = None) -> tuple[str, str]:
        """Language and text for a reader of `language` (or of the active one): their own, or the first there is."""
        wanted = language or get_language() or FALLBACK_ORDER[0]
        for each in (wanted, *FALLBACK_ORDER, *self.wordings):
            if each in self.wordings:
                return each, self.wordings[each].text
        return wanted, ""

    def html(self, language: str | None = None) -> SafeString | str:
        """The text to show; one in another language than the page's carries its own `lang`."""
        wanted = language or get_language() or FALLBACK_ORDER[0]
        found, text = self.shown(wanted)
        if found == wanted or not text:
            return text
        if found in RIGHT_TO_LEFT:
            return format_html('<span lang="{}" dir="rtl">{}</span>', found, text)
        return format_html('<span lang="{}">{}</span>', found, text)

    def rewritten(self, texts: Mapping[str, str]) -> Translated:
        """With new texts in some languages; what was not changed in the same sitting may become older than the change.

        An empty text removes the wording. Languages that are not in `texts` stay as they are, but may become older.
        """
        stripped = {language: text.strip() for language, text in texts.items()}
        changed = self._changed(texts)
        if not changed and not getattr(texts, "read_again", ()):
            return self
        sitting = self.sitting(texts)
        leaves_behind = any(sitting[language] for language in changed)
        kept = {
            language: Wording(wording.text, TextState.OLDER) if leaves_behind and language not in sitting else wording
            for language, wording in self.wordings.items()
            if language not in changed
        }
        new = {language: Wording(stripped[language]) for language in changed if stripped[language]}
        result = Translated({language: (kept | new)[language] for language in sorted(kept | new)})
        for language in texts.read_again if isinstance(texts, Texts) else ():
            result = result.confirmed(language) if result.state_in(language) is TextState.OLDER else result
        return _where_nothing_is_newer(result)

    def sitting(self, texts: Mapping[str, str]) -> dict[str, bool]:
        """The languages changed in this sitting, these `texts` included, and whether each left the others behind.

        A wording that is new, or that was itself older and now catches up, leaves none behind.
        """
        before = texts.sitting if isinstance(texts, Texts) else {}
        return {
            language: bool(self.text_in(language)) and self.state_in(language) is not TextState.OLDER
            for language in self._changed(texts)
        } | dict(before)

    def _changed(self, texts: Mapping[str, str]) -> set[str]:
        return {language for language, text in texts.items() if text.strip() != self.text_in(language)}

    def confirmed(self, language: str) -> Translated:
        """With the wording in `language` read again and found to hold."""
        wording = Wording(self.wordings[language].text, TextState.CHECKED)
        return Translated({**self.wordings, language: wording})

    def missing(self, languages: Iterable[str]) -> list[str]:
        """Which of the programme's languages have no text."""
        return [language for language in languages if language not in self.wordings]

    def to_json(self) -> dict[str, list[str]]:
        return {language: [wording.text, wording.state.value] for language, wording in self.wordings.items()}

    @classmethod
    def from_json(cls, stored: Mapping[str, Iterable[str]] | None) -> Translated:
        return cls({language: _wording(*parts) for language, parts in (stored or {}).items()})

    def __iter__(self) -> Iterator[tuple[str, Wording]]:
        return iter(self.wordings.items())


def _where_nothing_is_newer(text: Translated) -> Translated:
    """The only wording that is left is older than nothing."""
    if len(text.wordings) != 1:
        return text
    ((language, wording),) = text.wordings.items()
    return Translated({language: Wording(wording.text)}) if wording.state is TextState.OLDER else text


def _wording(text: str, state: str = TextState.WRITTEN) -> Wording:
    return Wording(text, TextState(state))


class TranslatedField(models.JSONField):
    """A column that holds a `Translated`; the same JSON on SQLite and PostgreSQL."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("default", Translated)
        options.setdefault("blank", True)
        super().__init__(**options)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Translated:
        return Translated.from_json(super().from_db_value(value, expression, connection))

    def to_python(self, value: Any) -> Translated:
        return value if isinstance(value, Translated) else Translated.from_json(super().to_python(value))

    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value(value.to_json() if isinstance(value, Translated) else value)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        stored = value.to_json() if isinstance(value, Translated) else value
        return super().get_db_prep_value(stored, connection, prepared)

    def value_to_string(self, obj: models.Model) -> Any:
        value = self.value_from_object(obj)
        return value.to_json() if isinstance(value, Translated) else value
