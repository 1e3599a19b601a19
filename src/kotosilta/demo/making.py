"""Makes the sample programmes: every word goes through the same changes that people use, so that nothing is forged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import override

from kotosilta.demo import (
    making_communication,
    making_cooperation,
    making_document,
    making_follow_up,
    making_goals,
    making_participation,
    making_process,
    making_situation,
)
from kotosilta.demo.made import Making
from kotosilta.demo.people import person_for
from kotosilta.demo.sample import Sample, samples
from kotosilta.language.translated import Translated
from kotosilta.municipalities.model import Municipality
from kotosilta.municipalities.register import by_slug
from kotosilta.programmes.changes import add_member, begin_programme
from kotosilta.programmes.models import Membership, Programme, languages_for
from kotosilta.programmes.roles import Role
from kotosilta.programmes.rules import wanted_slug

EDITION = "2025"
ROOMS: Sequence[Callable[[Making], None]] = (
    making_process.make,
    making_cooperation.make,
    making_situation.make,
    making_participation.make,
    making_goals.make,
    making_follow_up.make,
    making_document.make,
    making_communication.make,
)


def make_samples(*, on: date) -> list[Programme]:
    """Makes the sample programmes that are not there yet; those that are stay as people of the demo have left them."""
    there = set(Programme.objects.filter(sample=True).values_list("slug", flat=True))
    return [_make(sample, on) for sample in samples().values() if not any(_is(slug, sample) for slug in there)]


def _is(slug: str, sample: Sample) -> bool:
    """Whether a sample programme's address name, which never changes, is that of this sample."""
    wanted = wanted_slug(sample.municipalities, sample.first_year)
    return slug == wanted or slug.startswith(f"{wanted}-")


@transaction.atomic
def _make(sample: Sample, on: date) -> Programme:
    """In the first language of the programme: the trail keeps names as they are called at the time."""
    municipalities = [by_slug(slug) for slug in sample.municipalities]
    with override(languages_for(municipalities)[0]):
        return _written(sample, municipalities, on)


def _written(sample: Sample, municipalities: Sequence[Municipality], on: date) -> Programme:
    coordinator = person_for(Role.COORDINATOR)
    programme = begin_programme(
        by=coordinator,
        municipalities=municipalities,
        first_year=sample.first_year,
        last_year=sample.last_year,
        edition=EDITION,
        title=Translated.of(**sample.title),
        on=on - timedelta(days=sample.begun_days_ago),
        sample=True,
    )
    for role in Role:
        if role is not Role.COORDINATOR:
            add_member(programme=programme, by=coordinator, person=person_for(role), role=role)
    members = {Role(each.role): each for each in Membership.objects.of(programme)}
    making = Making(sample, programme, members, on, begun_on=programme.begun_on)
    for make in ROOMS:
        make(making)
    return programme
