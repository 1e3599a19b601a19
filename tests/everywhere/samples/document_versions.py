"""Addresses of versions and decisions."""

from __future__ import annotations

from kotosilta.document.versions.changes import take_decision_back
from kotosilta.programmes.models import Programme
from tests.builders import TODAY, a_deciding_body, a_decision, a_frozen_picture, a_version, coordinator_of
from tests.everywhere.samples import Sample, plain, sample

plain("document:versions")


def _of_a_version(name: str) -> None:
    sample(f"document:{name}")(lambda programme: Sample({"pk": a_version(coordinator_of(programme)).pk}))


_of_a_version("version")
_of_a_version("compare")


@sample("document:rest_on")
def rest_on(programme: Programme) -> Sample:
    by = coordinator_of(programme)
    return Sample({"pk": a_version(by).pk}, {"picture": a_frozen_picture(by).pk}, rows=("picture",))


@sample("document:name_version")
def name_version(_programme: Programme) -> Sample:
    return Sample(data={"name": "Till fullmäktige"})


@sample("document:write_on")
def write_on(programme: Programme) -> Sample:
    # What takes the text up again where it was leaves an event only where it differs.
    by = coordinator_of(programme)
    version = a_version(by)
    version.sections = {"D1": {"sv": "Texten som den var."}}
    version.save(update_fields=["sections"])
    return Sample({"pk": version.pk})


@sample("document:version_file")
def version_file(programme: Programme) -> Sample:
    return Sample({"pk": a_version(coordinator_of(programme)).pk, "language": "sv", "file_format": "html"})


@sample("document:record_decision")
def record_decision(programme: Programme) -> Sample:
    by = coordinator_of(programme)
    sent = {"body": a_deciding_body(programme).pk, "outcome": "returned", "on": "24.11.2026", "section": "12"}
    return Sample({"pk": a_version(by).pk}, sent, rows=("body",))


@sample("document:correct_decision")
def correct_decision(programme: Programme) -> Sample:
    decision = a_decision(coordinator_of(programme), outcome="returned")
    return Sample({"pk": decision.pk}, {"body": decision.body_id, "on": "24.11.2026", "section": "13"}, rows=("body",))


@sample("document:take_decision_back")
def take_back(programme: Programme) -> Sample:
    return Sample({"pk": a_decision(coordinator_of(programme), outcome="returned").pk})


@sample("document:bring_decision_back")
def bring_back(programme: Programme) -> Sample:
    by = coordinator_of(programme)
    decision = a_decision(by, outcome="returned")
    take_decision_back(decision=decision, by=by, on=TODAY)
    return Sample({"pk": decision.pk})
