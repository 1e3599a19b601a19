"""`python -m tests.bench.full_room`: fills a programme with 150 measures, in the database that the settings name."""

from __future__ import annotations

import django

SLUG = "narpes-2027"
MEASURES = 150


def main() -> None:
    """The sample coordinator leads it, so that one sign-in opens everything that is measured."""
    django.setup()
    from kotosilta.demo.people import person_for  # noqa: PLC0415 (models are there once Django is set up)
    from kotosilta.programmes.roles import Role  # noqa: PLC0415
    from tests.builders import a_programme, coordinator_of, many_measures  # noqa: PLC0415

    programme = a_programme("narpes", by=person_for(Role.COORDINATOR))
    assert programme.slug == SLUG
    many_measures(coordinator_of(programme), MEASURES)


if __name__ == "__main__":
    main()
