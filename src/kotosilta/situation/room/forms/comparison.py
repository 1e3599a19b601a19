"""The form for with whom the programme is compared: one of three kinds, what counts how much, and an own choice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kotosilta.language.said import in_words
from kotosilta.municipalities.register import by_code
from kotosilta.municipalities.search import identify
from kotosilta.reasons import WrongInput
from kotosilta.situation.comparing.peers import MOST_CHOSEN
from kotosilta.situation.comparing.words import HOW, TRAITS, WEIGHTS
from kotosilta.situation.models import ComparedWith, ComparisonKind
from kotosilta.statistics.similar import USUAL_WEIGHT, Trait
from kotosilta.web.forms.choices import ChoiceField
from kotosilta.web.forms.fields import TextField, page_language
from kotosilta.web.forms.form import KeepingForm
from kotosilta.web.forms.pasted import tidy
from kotosilta.web.forms.shown import Section

LONGEST_LIST = 1_000
_BETWEEN_NAMES = re.compile(r"[\n,;]+")


class MunicipalitiesField(TextField):
    """Names or codes, one on each line or with commas between; its value is a tuple of codes."""

    def __init__(self, *, most: int, **options: Any) -> None:
        self.most = most
        super().__init__(long=True, rows=4, max_length=LONGEST_LIST, **options)

    def to_python(self, value: object) -> Any:
        super().validate(str(value or ""))  # how long it may be, before every name is looked up
        names = [name.removeprefix("- ").strip() for name in _BETWEEN_NAMES.split(tidy(str(value or "")))]
        return tuple(dict.fromkeys(_code_of(name) for name in names if name))

    def validate(self, value: Any) -> None:
        if len(value) > self.most:
            message = gettext("At most %(most)d municipalities can stand beside yours: these are %(count)d.")
            raise ValidationError(message, params={"most": self.most, "count": len(value)})

    def prepare_value(self, value: object) -> object:
        if isinstance(value, str) or not isinstance(value, Iterable):
            return value
        language = page_language()
        return "\n".join(by_code(code).name.in_language(language) for code in value)


def _code_of(name: str) -> str:
    try:
        return identify(name).municipality.code
    except WrongInput as unknown:
        raise ValidationError(in_words(unknown.reason)) from unknown


def _weight(trait: Trait) -> ChoiceField:
    return ChoiceField(
        label=TRAITS[trait],
        help_text=HOW[trait],
        shown="list",
        choices=list(enumerate(WEIGHTS)),
        coerce=int,
        initial=USUAL_WEIGHT,
    )


class ComparisonForm(KeepingForm):
    """Similar municipalities, the municipality group, or municipalities of one's own choice."""

    sections = (
        Section(_("The comparison"), ("kind",)),
        Section(
            _("Similar municipalities: what counts how much"),
            tuple(f"weight_{trait}" for trait in Trait),
            _("Only needed for similar municipalities."),
        ),
        Section(_("Your own choice"), ("chosen",), _("Only needed for municipalities of your own choice.")),
    )
    kind = ChoiceField(
        label=_("Whose figures stand beside yours"),
        choices=ComparisonKind.choices,
        hints={
            ComparisonKind.SIMILAR: _("The seven that are most like yours by a rule that anybody can follow."),
            ComparisonKind.GROUP: _(
                "All urban, semi-urban or rural municipalities as Statistics Finland groups them, taken together; for "
                "the municipalities of Åland, Åland."
            ),
            ComparisonKind.CHOSEN: _("For example neighbours, or those you already work with. Ten at most."),
        },
        initial=ComparisonKind.SIMILAR,
    )
    weight_population = _weight(Trait.POPULATION)
    weight_density = _weight(Trait.DENSITY)
    weight_age = _weight(Trait.AGE)
    weight_language = _weight(Trait.LANGUAGE)
    weight_economy = _weight(Trait.ECONOMY)
    weight_foreign_language = _weight(Trait.FOREIGN_LANGUAGE)
    chosen = MunicipalitiesField(
        label=_("Municipalities"),
        help_text=_("Names or codes, one on each line. Former names lead to today's municipality."),
        most=MOST_CHOSEN,
        required=False,
    )

    @staticmethod
    def values_of(row: ComparedWith) -> Mapping[str, object]:
        """What is stored now, by field."""
        weights = {f"weight_{trait}": row.weights.get(trait, USUAL_WEIGHT) for trait in Trait}
        return {"kind": row.kind, "chosen": tuple(row.chosen), **weights}

    @staticmethod
    def given(values: Mapping[str, Any]) -> dict[str, Any]:
        """What was sent, in the words of `changes.compare_with`."""
        weights = {trait.value: values[f"weight_{trait}"] for trait in Trait}
        return {"kind": values["kind"], "weights": weights, "chosen": values["chosen"]}
