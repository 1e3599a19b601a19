"""Which organisations can have a measure or read an indicator."""

from __future__ import annotations

from collections.abc import Collection

from kotosilta.cooperation.models import Organisation, Taking
from kotosilta.programmes.models import Programme

NOT_OFFERED = (Taking.DECLINED, Taking.LEFT_OUT)


def organisations_to_choose(programme: Programme, named: Collection[int | None] = ()) -> list[Organisation]:
    """The register without those that have said no or were left out, unless a row names them already."""
    register = Organisation.objects.of(programme)
    return [each for each in register if each.taking not in NOT_OFFERED or each.pk in named]
