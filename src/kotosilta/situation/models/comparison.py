"""With whom a programme is compared, fixed for its period."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kotosilta.programmes.models import Membership, Programme
from kotosilta.programmes.undo import Removable
from kotosilta.situation.picture import PeerKind


class ComparisonKind(models.TextChoices):
    """With whom; the values are those of `PeerKind`."""

    SIMILAR = PeerKind.SIMILAR.value, _("Similar municipalities")
    GROUP = PeerKind.GROUP.value, _("The municipality group")
    CHOSEN = PeerKind.CHOSEN.value, _("Municipalities of your own choice")


class ComparedWith(Removable):
    """What a programme has chosen; while it has chosen nothing, similar municipalities are found anew each time.

    `weights` are from 0 to 5 by trait; `chosen` are the codes of an own choice. `members` are the codes that stand
    beside each municipality of the programme, by its code, as they were found on the day of the choice.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="comparisons")
    kind = models.CharField(max_length=10, choices=ComparisonKind, default=ComparisonKind.SIMILAR)
    weights = models.JSONField(default=dict)
    chosen = models.JSONField(default=list)
    members = models.JSONField(default=dict)
    chosen_at = models.DateTimeField(default=timezone.now)
    chosen_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    class Meta(Removable.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme"], condition=models.Q(removed_at=None), name="one_comparison_of_a_programme"
            )
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())
