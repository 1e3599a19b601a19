"""Pieces of markup that stand in every row of the one table: made here, because there may be hundreds of rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from kotosilta.goals.mending import ROOM
from kotosilta.language.said import in_words
from kotosilta.programmes.templatetags.workspace import state_mark
from kotosilta.reasons import Reason
from kotosilta.web.templatetags.kotosilta import icon

Html = SafeString | str
NOTHING = mark_safe("")


@dataclass(frozen=True, slots=True)
class Markup:
    """For one reader: `home` is the programme's address, `ordering` adds buttons that change the order."""

    home: str
    may_edit: bool
    ordering: bool = False
    _said: dict[str, str] = field(default_factory=dict)
    _marks: dict[tuple[str, str], SafeString] = field(default_factory=dict)

    def link(self, kind: str, pk: int, title: Html) -> Html:
        """A row's name, which leads those who may write to its form; `kind` is `measures` or `indicators`."""
        if not self.may_edit:
            return title
        return format_html('<a class="plain-link" href="{}{}{}/{}/">{}</a>', self.home, ROOM, kind, pk, title)

    def gap(self, says: Reason, path: str) -> SafeString:
        """What is missing; for those who may write, the link that mends it."""
        if says.message not in self._said:
            self._said[says.message] = in_words(says)
        words = self._said[says.message]
        if not self.may_edit:
            return format_html('<span class="gap">{}</span>', words)
        return format_html('<a class="gap" href="{}{}">{}</a>', self.home, path, words)

    @staticmethod
    def doubts(doubts: Iterable[Reason]) -> SafeString:
        """What looks odd about a row."""
        sign = icon("mind")
        told = ((sign, in_words(each)) for each in doubts)
        return format_html_join("", '<span class="doubt">{}<span>{}</span></span>', told)

    def mark(self, shape: str, word: str) -> SafeString:
        """How far something is; see the tag `state_mark`."""
        if (shape, word) not in self._marks:
            self._marks[shape, word] = state_mark(shape, word)
        return self._marks[shape, word]

    def order(self, kind: str, pk: int, title: Html, *, up: bool, down: bool) -> SafeString:
        """Buttons that change the row's place, as far as there is another one; without a script they work as well."""
        if not self.ordering or not (up or down):
            return NOTHING
        words = [("up", gettext("Up"))] * up + [("down", gettext("Down"))] * down
        buttons = format_html_join(
            "",
            '<button class="button small" form="order" formaction="{}{}{}/{}/move/" name="to" value="{}">'
            '{}<span class="visually-hidden">: {}</span></button>',
            ((self.home, ROOM, kind, pk, to, word, title) for to, word in words),
        )
        return format_html('<span class="order">{}</span>', buttons)
