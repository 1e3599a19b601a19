"""What waits of the open questions, for those who ask them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kotosilta.participation.reading import questions_of
from kotosilta.programmes.checklist import Due
from kotosilta.programmes.models import Membership
from kotosilta.programmes.roles import May
from kotosilta.reasons import Reason

ROOM = "participation/"


def due(membership: Membership, on: date) -> Iterator[Due]:
    """Answers to go through, and questions whose end nobody has told."""
    if not membership.may(May.EDIT_PARTICIPATION):
        return
    for asked in questions_of(membership.programme):
        address = f"{ROOM}{asked.row.pk}/"
        if asked.waiting:
            sentence = Reason("Go through the answers of residents that wait: %(count)s.", {"count": asked.waiting})
            yield Due(sentence, address)
        elif asked.taken_up and asked.row.is_over(on) and not asked.row.outcome:
            yield Due(Reason("Tell those who answered what their answers led to."), address)
