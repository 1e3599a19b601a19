"""Forms about goals: they check shape; what may be decided is the business of rules and changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kotosilta.content.guidance import guiding_questions
from kotosilta.cooperation.models import Meeting
from kotosilta.goals.models import LONGEST_NAME, Goal, GuidingAnswer, Plan, PlanTie
from kotosilta.goals.rules import why_not_link
from kotosilta.language.days import written_date
from kotosilta.language.said import in_words
from kotosilta.programmes.models import Programme
from kotosilta.situation.models import Finding, Theme
from kotosilta.web.forms.choices import CheckboxGroup, ChoiceField
from kotosilta.web.forms.fields import TextField, YearField, page_language
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.shown import Section
from kotosilta.web.forms.translated import TranslatedText

LONGEST_GOAL = 400
LONGEST_ANSWER = 2_000


class GoalForm(KeepingForm):
    """The change, its theme, and what it rests on (C4.1, C4.2, C4.5, C4.7, C4.8, C6.1, L3)."""

    sections = (
        Section(
            _("The change"),
            ("change", "now", "wanted", "by_year"),
            _("Write what one will be able to see or count. How you get there belongs to the measures."),
        ),
        Section(_("The theme"), ("theme", "own_theme")),
        Section(_("What it rests on"), ("findings", "set_at", "national_goal")),
    )
    change = TranslatedText(
        label=_("Who or what changes, and how"),
        help_text=_("One sentence. It becomes the name of the goal."),
        long=True,
        rows=2,
        max_length=LONGEST_GOAL,
    )
    now = TranslatedText(
        label=_("How it is now"),
        help_text=_("From what: a figure, or what people experience."),
        long=True,
        rows=2,
        max_length=LONGEST_GOAL,
        required=False,
    )
    wanted = TranslatedText(
        label=_("How it is then"),
        help_text=_("To what: how you will notice that you are there."),
        long=True,
        rows=2,
        max_length=LONGEST_GOAL,
        required=False,
    )
    by_year = YearField(label=_("By when"), required=False)
    theme = ChoiceField(label=_("Theme"), choices=Theme.choices)
    own_theme = TranslatedText(
        label=_("Name of another theme"),
        help_text=_("Only if you have chosen another theme above."),
        max_length=LONGEST_NAME,
        required=False,
    )
    findings = CheckboxGroup(label=_("Findings that it rests on"), required=False)
    set_at = ChoiceField(label=_("Where it was set"), shown="list", nothing=_("Nowhere in particular"), required=False)
    national_goal = TranslatedText(
        label=_("National goal that it serves"),
        help_text=_("For instance a goal of the government's integration programme, in a few words."),
        max_length=LONGEST_NAME,
        required=False,
    )

    def __init__(
        self,
        *given: Any,
        programme: Programme,
        findings: Iterable[Finding],
        meetings: Iterable[Meeting],
        **more: Any,
    ) -> None:
        super().__init__(*given, languages=programme.languages, **more)
        ordered = sorted(findings, key=lambda each: not each.important)
        self._findings = {str(each.pk): each for each in ordered}
        self._meetings = {str(each.pk): each for each in meetings}
        self._offer_findings()
        self._offer_meetings()
        self.fields["by_year"].help_text = gettext("The programme's period is %(period)s.") % {
            "period": programme.period
        }

    def _offer_findings(self) -> None:
        language, field = page_language(), cast("CheckboxGroup", self.fields["findings"])
        questions = {each.id: each.short.in_language(language) for each in guiding_questions()}
        field.choices = [(key, str(each)) for key, each in self._findings.items()]
        field.hints = {key: questions.get(each.question, "") for key, each in self._findings.items()}
        field.help_text = (
            gettext("What the situation picture has shown. A goal that rests on nothing convinces nobody.")
            if self._findings
            else gettext("There are no findings yet. They are written in the situation picture.")
        )

    def _offer_meetings(self) -> None:
        field, language = cast("ChoiceField", self.fields["set_at"]), page_language()
        field.choices = [
            (key, f"{each} ({each.get_kind_display()}, {written_date(each.on, language)})")
            for key, each in self._meetings.items()
        ]
        field.help_text = (
            gettext("Mini-seminars, working groups and discussion meetings.")
            if self._meetings
            else gettext("Mini-seminars, working groups and discussion meetings are planned in the cooperation room.")
        )

    def clean(self) -> dict[str, Any]:
        """Findings and the meeting become the rows that were chosen."""
        cleaned = super().clean()
        cleaned["findings"] = [self._findings[key] for key in cleaned.get("findings", ())]
        cleaned["set_at"] = self._meetings.get(cleaned.get("set_at", ""))
        return cleaned

    @staticmethod
    def values_of(goal: Goal, findings: Iterable[Finding]) -> Mapping[str, object]:
        """What is stored now, by field; `findings` are those of the goal that stand."""
        set_at = goal.set_at if goal.set_at and not goal.set_at.removed_at else None
        chosen = {"findings": [str(each.pk) for each in findings], "set_at": str(set_at.pk) if set_at else ""}
        return {name: chosen.get(name, getattr(goal, name)) for name in GoalForm.base_fields}


class Link(TextField):
    """The address of a page; one that was copied without https:// gets it."""

    def to_python(self, value: object) -> str:
        text = super().to_python(value)
        return f"https://{text}" if text and ":" not in text.partition("/")[0] else text

    def run_validators(self, value: str) -> None:
        super().run_validators(value)
        if value and (reason := why_not_link(value)):
            raise ValidationError(in_words(reason), code="no_link")


class TieForm(KeepingForm):
    """Which point of another plan the goal serves (C4.6, L4)."""

    plan = ChoiceField(label=_("Plan"), choices=Plan.choices)
    point = TranslatedText(
        label=_("Which point"),
        help_text=_("The plan's own goal or section, in a few words. If it is another plan, begin with its name."),
        max_length=LONGEST_NAME,
    )
    address = Link(label=_("Link to the plan"), required=False)

    @staticmethod
    def values_of(tie: PlanTie) -> Mapping[str, object]:
        return {name: getattr(tie, name) for name in TieForm.base_fields}


class AnswerForm(KeepingForm):
    """The answer to one guiding question (C4.3–C4.5)."""

    text = TranslatedText(label=_("Your answer"), long=True, rows=6, max_length=LONGEST_ANSWER, required=False)

    @staticmethod
    def values_of(answer: GuidingAnswer | None) -> Mapping[str, object]:
        return {"text": answer.text if answer else {}}


def chosen_findings(goal: Goal, findings: Sequence[Finding]) -> list[Finding]:
    """Those of the programme's standing findings that the goal rests on."""
    ids = set(goal.findings.values_list("pk", flat=True))
    return [each for each in findings if each.pk in ids]
