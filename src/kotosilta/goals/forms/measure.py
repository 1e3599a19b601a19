"""The form of a measure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kotosilta.cooperation.models import Organisation
from kotosilta.goals.models import LONGEST_NAME, Goal, Measure, MeasureState
from kotosilta.programmes.models import Programme
from kotosilta.web.forms.choices import CheckboxGroup, ChoiceField
from kotosilta.web.forms.fields import DateField
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.shown import Section
from kotosilta.web.forms.translated import TranslatedText

LONGEST_CHOICE = 110


class MeasureForm(KeepingForm):
    """What is done, by whom, and when (C4.9, D3b)."""

    sections = (
        Section(_("What is done"), ("title", "goal")),
        Section(_("Who does it"), ("owner", "partners")),
        Section(_("When"), ("begins", "ends", "state")),
    )
    title = TranslatedText(
        label=_("Measure"),
        help_text=_("What will be done that is not done now?"),
        long=True,
        rows=2,
        max_length=LONGEST_NAME,
    )
    goal = ChoiceField(label=_("Goal that it leads to"), shown="list")
    owner = ChoiceField(label=_("Who has it"), shown="list", nothing=_("Nobody yet"), required=False)
    partners = CheckboxGroup(label=_("Together with"), required=False)
    begins = DateField(label=_("Begins"), required=False)
    ends = DateField(label=_("Ends"), required=False)
    state = ChoiceField(label=_("How far it is"), choices=MeasureState.choices)

    def __init__(
        self,
        *given: Any,
        programme: Programme,
        goals: Iterable[Goal],
        organisations: Iterable[Organisation],
        **more: Any,
    ) -> None:
        super().__init__(*given, languages=programme.languages, **more)
        self._goals = {str(each.pk): each for each in goals}
        self._organisations = {str(each.pk): each for each in organisations}
        names = [(key, str(each)) for key, each in self._organisations.items()]
        cast("ChoiceField", self.fields["goal"]).choices = [
            (key, _short(str(each))) for key, each in self._goals.items()
        ]
        cast("ChoiceField", self.fields["owner"]).choices = names
        cast("CheckboxGroup", self.fields["partners"]).choices = names
        self.fields["owner"].help_text = gettext("One organisation. The register stands in the cooperation room.")
        self.fields["ends"].help_text = gettext("The programme's period is %(period)s.") % {"period": programme.period}
        if not names:
            self.fields["partners"].help_text = gettext("There are no organisations in the register yet.")

    def clean(self) -> dict[str, Any]:
        """Goal, owner and partners become the rows that were chosen."""
        cleaned = super().clean()
        cleaned["goal"] = self._goals.get(cleaned.get("goal", ""))
        cleaned["owner"] = self._organisations.get(cleaned.get("owner", ""))
        cleaned["partners"] = [self._organisations[key] for key in cleaned.get("partners", ())]
        return cleaned

    @staticmethod
    def values_of(measure: Measure, organisations: Iterable[Organisation]) -> Mapping[str, object]:
        """What is stored now, by field; `organisations` are those that can be chosen."""
        offered = {each.pk for each in organisations}
        partners = measure.partners.values_list("pk", flat=True)
        chosen = {
            "goal": str(measure.goal_id),
            "owner": str(measure.owner_id) if measure.owner_id in offered else "",
            "partners": [str(pk) for pk in sorted(offered.intersection(partners))],
        }
        return {name: chosen[name] if name in chosen else getattr(measure, name) for name in MeasureForm.base_fields}


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_CHOICE else f"{text[: LONGEST_CHOICE - 1].rstrip()}…"
