"""The form of a decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kotosilta.document.models import Decision, Outcome
from kotosilta.process.models import Body
from kotosilta.programmes.models import Programme
from kotosilta.web.forms.choices import ChoiceField
from kotosilta.web.forms.fields import DateField, TextField
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.shown import Section
from kotosilta.web.forms.translated import TranslatedText
from kotosilta.web.page import page_language

LONGEST_SECTION = 16  # what people type; the sign is added
LONGEST_NOTE = 1_000
SAMPLE_SECTION = "§ 00"


class DecisionForm(KeepingForm):
    """Who has decided what, when, and where it stands in the minutes (K3)."""

    sections = (
        Section(_("The decision"), ("body", "outcome")),
        Section(_("Where it stands"), ("on", "section", "note")),
    )
    body = ChoiceField(label=_("Body that has decided"))
    outcome = ChoiceField(
        label=_("What it decided"),
        choices=Outcome.choices,
        hints={
            Outcome.APPROVED: _("The first approval seals this version: its files are made now and never change."),
            Outcome.APPROVED_CHANGED: _(
                "Write the changes into the text first, name a version that has them, and record the decision about "
                "that one. It is sealed like any other."
            ),
        },
    )
    on = DateField(label=_("Day of the decision"))
    section = TextField(
        label=_("Section of the minutes"),
        help_text=_("Its number, for instance § 12."),
        max_length=LONGEST_SECTION,
        autocomplete="off",
    )
    note = TranslatedText(
        label=_("Note"),
        help_text=_("For instance what was changed, or what has to be prepared further. Everybody can read it."),
        long=True,
        rows=3,
        max_length=LONGEST_NOTE,
        required=False,
    )

    def __init__(
        self, *given: Any, programme: Programme, bodies: Iterable[Body], sealed: bool = False, **more: Any
    ) -> None:
        super().__init__(*given, languages=programme.languages, **more)
        if sealed:
            # What an approval does it has done already.
            cast("ChoiceField", self.fields["outcome"]).hints = {}
        self._bodies = {str(each.pk): each for each in bodies}
        cast("ChoiceField", self.fields["body"]).choices = [
            (key, body_in_words(each, programme)) for key, each in self._bodies.items()
        ]
        if programme.sample:
            self.fields["section"].help_text = gettext(
                "In a sample programme %(section)s: no minutes are real here."
            ) % {"section": SAMPLE_SECTION}

    def clean(self) -> dict[str, Any]:
        """The body becomes the row that was chosen."""
        cleaned = super().clean()
        cleaned["body"] = self._bodies.get(cleaned.get("body", ""))
        return cleaned


class CorrectionForm(DecisionForm):
    """The same without the outcome: another outcome is another decision."""

    sections = (Section(_("The decision"), ("body",)), Section(_("Where it stands"), ("on", "section", "note")))
    outcome = None  # type: ignore[assignment]  # Django's way of leaving a field of the base form out

    @staticmethod
    def values_of(decision: Decision) -> Mapping[str, object]:
        """What is stored now, by field."""
        own = {"body": str(decision.body_id)}
        return own | {name: getattr(decision, name) for name in ("on", "section", "note")}


def body_in_words(body: Body, programme: Programme) -> str:
    """The body, with its municipality where there are several."""
    if len(programme.municipality_codes()) == 1:
        return str(body)
    return f"{body.part.municipality.name.in_language(page_language())}: {body}"
