"""The document of a sample programme: its elements, a version, and what the councils decided under § 00."""

from __future__ import annotations

from kotosilta.demo.made import Making, moment_of
from kotosilta.demo.sample import Decided
from kotosilta.document.changes import leave_out, write_section
from kotosilta.document.models import Version
from kotosilta.document.versions.changes import name_version, record_decision
from kotosilta.process.models import Body
from kotosilta.programmes.roles import Role

SECTION = "§ 00"  # no minutes of a real meeting have it


def make(making: Making) -> None:
    """Everything that the file says of the document."""
    editor = making.members[Role.EDITOR]
    for told in making.sample.section:
        write_section(by=editor, element=told.element, text=making.texts(told.text), facets=told.facets)
    for element, reason in making.sample.left_out.items():
        leave_out(by=editor, element=element, reason=making.texts(reason))
    if version := making.sample.version:
        named = name_version(
            by=making.coordinator,
            name=version.name,
            at=moment_of(making.ago(version.named_days_ago)),
        )
        for decided in version.decided:
            _decide(making, named, decided)


def _decide(making: Making, version: Version, decided: Decided) -> None:
    bodies = Body.objects.of(making.programme).filter(decides=True).select_related("part")
    body = next(each for each in bodies if each.part.municipality.slug == decided.municipality)
    day = making.ago(decided.days_ago)
    record_decision(
        version=version,
        by=making.coordinator,
        body=body,
        on=day,
        section=SECTION,
        outcome=decided.outcome,
        note=making.texts(decided.note),
        now=moment_of(day),
    )
