"""The page that describes the settings is the one the code would write today."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from kotosilta.config.reference import reference

PAGE = Path(__file__).parents[4] / "docs" / "reference" / "settings.md"


def test_the_reference_of_the_settings_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(settings.ENVIRONMENT)


def test_every_setting_is_described_once() -> None:
    names = [each.name for each in settings.ENVIRONMENT.declared]

    assert len(names) == len(set(names))
    assert [each.name for each in settings.ENVIRONMENT.declared if not each.about.endswith(".")] == []
