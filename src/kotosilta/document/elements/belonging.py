"""Which larger areas the municipalities belong to: where other strategies are that the programme can tie in with."""

from __future__ import annotations

from collections.abc import Iterable

from kotosilta.document.making import Making
from kotosilta.municipalities.model import Area
from kotosilta.publishing.blocks import Block, Paragraph, Strong


def belonging(making: Making) -> tuple[Block, ...]:
    """Region, employment area, wellbeing services county and regional state authority, as far as there are such."""
    texts, members = making.texts.belonging, making.order.municipalities
    names = (
        *_names(making, (each.region for each in members), making.said(texts.region)),
        *_names(making, (each.employment_area for each in members), making.said(texts.employment_area)),
        *_names(making, (each.wellbeing_area for each in members)),
        *_names(making, (each.regional_authority for each in members)),
    )
    return (Paragraph((Strong((f"{making.said(texts.label)}:",)), f" {'; '.join(names)}.")),)


def _names(making: Making, areas: Iterable[Area | None], template: str = "{name}") -> tuple[str, ...]:
    return tuple(dict.fromkeys(template.format(name=making.said(area.name)) for area in areas if area))
