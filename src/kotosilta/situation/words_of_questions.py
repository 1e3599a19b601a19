"""Which words of the field a guiding question needs explained where it stands: keys of the glossary, by question."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, ...]] = {
    "C3.4": ("foreign_language_speaker", "person_with_a_foreign_background", "municipality_of_residence"),
    "C3.5": ("international_protection", "quota_refugee", "labour_immigration"),
    "C3.6": ("jobseeker", "person_outside_the_labour_force", "statistical_disclosure_control"),
    "C3.7": ("resident_who_has_moved_to_finland", "outreach_work"),
    "C3.8": ("receptiveness", "two_way_integration"),
    "C3.9": ("municipal_place", "allocation_to_a_municipality", "reception_centre"),
    "C3.10": ("good_relations", "voter_turnout"),
    "C3.11": ("promotion_of_integration", "multisectoral_cooperation"),
    "C3.12": ("general_services", "specific_integration_services", "early_childhood_education_and_care"),
    "C3.13": ("guidance_and_counselling", "promotion_of_settling_in"),
}
