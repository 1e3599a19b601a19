"""A person who can sign in, and the personal links that need no account."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.models import EmailAddress
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

LONGEST_NAME = 120


class People(BaseUserManager["Person"]):
    """Makes people; an address is kept in lower case, so that one person is one row."""

    def create_user(self, email: str, password: str | None = None, **more: Any) -> Person:
        """A person with this address; without a password they sign in by a mailed code."""
        person = self.model(email=email.strip().lower(), **more)
        person.set_password(password)
        person.save(using=self._db)
        EmailAddress.objects.create(user=person, email=person.email, primary=True)  # not yet shown to be theirs
        return person

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email=(username or "").strip().lower())


class Person(AbstractBaseUser, PermissionsMixin):
    """Somebody with an account. What they may do in a programme stands in their memberships, not here.

    `sample_as` is set for the sample people of a demo only: the role they stand for, in the words of the catalogues.
    Of a closed account (`closed_at`) only the number is left, so that what was written keeps its writer.
    """

    email = models.EmailField(_("E-mail address"), unique=True)
    name = models.CharField(_("Name"), max_length=LONGEST_NAME, blank=True)
    language = models.CharField(_("Language"), max_length=5, default="sv")
    is_operator = models.BooleanField(_("Runs this installation"), default=False)
    sample_as = models.CharField(max_length=40, blank=True, editable=False)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    joined_at = models.DateTimeField(default=timezone.now)

    objects = People()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(Lower("email"), name="one_person_per_address")]

    def __str__(self) -> str:
        return self.called()

    def called(self) -> str:
        """The name that others see; the part before the @ where none was given."""
        if self.sample_as:
            return gettext("%(role)s (example)") % {"role": gettext(self.sample_as)}
        if self.closed_at:
            return gettext("A former user")
        return self.name or self.email.partition("@")[0]


class PersonalLink(models.Model):
    """A secret address that lets its holder do one named thing, once or until a day.

    Only a digest of the secret is kept. `purpose` says what it opens and `target_id` which row of that kind.
    Opening it changes nothing (mail scanners open links); only the form on its page does.
    """

    digest = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=40)
    target_id = models.BigIntegerField()
    email = models.EmailField()
    made_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["purpose", "target_id"], name="links_of_a_target")]

    def __str__(self) -> str:
        return f"{self.purpose}/{self.target_id}"
