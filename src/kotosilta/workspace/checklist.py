"""What the programme itself, and the texts as a whole, prove of the checklist."""

from __future__ import annotations

from collections.abc import Iterator

from kotosilta.programmes.checklist import Evidence, Strength
from kotosilta.programmes.models import Programme
from kotosilta.reasons import Reason


def evidence(programme: Programme) -> Iterator[Evidence]:
    """That it is made alone or together was recorded when it began (C1.7)."""
    count = len(programme.municipality_codes())
    if count > 1:
        sentence = Reason("The programme is made together by %(count)s municipalities.", {"count": str(count)})
    else:
        sentence = Reason("The programme is made for one municipality alone.")
    yield Evidence("C1.7", "", Strength.FULFILLED, sentence, "details/")
