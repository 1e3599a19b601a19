"""Forms about the people of a programme."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kotosilta.language.said import in_words
from kotosilta.programmes.roles import GRANTS, Role
from kotosilta.web.forms.choices import ChoiceField
from kotosilta.web.forms.fields import EmailField
from kotosilta.web.forms.form import KeepingForm


class RoleField(ChoiceField):
    """One of the roles, each with the sentence that says what it is for."""

    def __init__(self) -> None:
        super().__init__(label=_("What they may do"), choices=Role.choices, coerce=Role)

    def get_bound_field(self, form: Any, field_name: str) -> Any:
        self.hints = {role.value: in_words(GRANTS[role].says) for role in Role}
        return super().get_bound_field(form, field_name)


class InviteForm(KeepingForm):
    """Whom to ask, and to do what."""

    email = EmailField(label=_("E-mail address"), autocomplete="off")
    role = RoleField()
    language = ChoiceField(
        label=_("Language of the message"),
        help_text=_("Somebody who has an account already gets it in the language chosen there."),
        choices=settings.LANGUAGES,
    )


class RoleForm(KeepingForm):
    """What a member may do from now on."""

    role = RoleField()
