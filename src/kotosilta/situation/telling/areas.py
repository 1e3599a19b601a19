"""The areas that stand beside a municipality in a closer look, by name and role, in an order that ranks nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from kotosilta.charts.spec import Role
from kotosilta.figures import Observation
from kotosilta.situation.picture import Picture, Series


@dataclass(frozen=True, slots=True)
class AreaBeside:
    """An area with its own series by key."""

    label: str
    role: Role
    known: Mapping[str, Series]

    def latest(self, key: str, year: int | None) -> Observation | None:
        """What is known of that year, or else the latest; None where nothing is."""
        series = self.known.get(key)
        return (series.at(year) or series.latest) if series else None


def areas_beside(picture: Picture, language: str) -> tuple[AreaBeside, ...]:
    """The municipality, those that it is compared with, its region, its wellbeing services county, the country."""
    municipality = picture.municipality
    county = municipality.wellbeing_area
    areas = [
        AreaBeside(municipality.name.in_language(language), Role.OWN, picture.own),
        *peers_beside(picture, language),
        AreaBeside(municipality.region.name.in_language(language), Role.REGION, picture.region),
    ]
    if county and picture.wellbeing:
        areas.append(AreaBeside(county.name.in_language(language), Role.REGION, picture.wellbeing))
    return (*areas, AreaBeside(gettext("Whole country"), Role.COUNTRY, picture.country))


def peers_beside(picture: Picture, language: str) -> Iterator[AreaBeside]:
    """The municipalities beside this one, in the order of the comparison; a whole group stands as one area."""
    peers = picture.peers
    if peers is None:
        return
    if peers.together and not peers.series:
        yield AreaBeside(gettext("Municipality group"), Role.PEER, peers.together)
    for each in peers.municipalities:
        if known := peers.series.get(each.code):
            yield AreaBeside(each.name.in_language(language), Role.PEER, known)
