"""Addresses of the text of the document."""

from __future__ import annotations

from kotosilta.document import changes
from kotosilta.programmes.models import Programme
from tests.builders import a_finding, a_section, coordinator_of
from tests.everywhere.samples import Sample, plain, sample

plain("document:room", "document:whole")


@sample("document:file")
def file(_programme: Programme) -> Sample:
    return Sample({"language": "sv", "file_format": "html"})


@sample("document:clean")
def clean(_programme: Programme) -> Sample:
    return Sample(data={"html": "<p>Text</p>"}, why_not="it only answers what was pasted; nothing is stored")


@sample("document:section")
def section(_programme: Programme) -> Sample:
    return Sample({"element": "D1"}, {"text_sv": "Programmet för strategin vidare."})


@sample("document:preview")
def preview(_programme: Programme) -> Sample:
    return Sample({"element": "D2"})


@sample("document:begin_section")
def begin(_programme: Programme) -> Sample:
    return Sample({"element": "D1"})


@sample("document:leave_out")
def leave_out(_programme: Programme) -> Sample:
    return Sample({"element": "D8"}, {"reason_sv": "Ingen har fått skydd här."})


@sample("document:take_section_in")
def take_in(programme: Programme) -> Sample:
    changes.leave_out(by=coordinator_of(programme), element="D8", reason={"sv": "Ingen har fått skydd här."})
    return Sample({"element": "D8"})


@sample("document:take_out_reference")
def take_out(programme: Programme) -> Sample:
    by = coordinator_of(programme)
    reference = f"[[finding:{a_finding(by).pk}]]"
    a_section(by, "D2", {"sv": f"Vi har sett att {reference}"})
    return Sample({"element": "D2"}, {"reference": reference})


@sample("document:word")
def word(_programme: Programme) -> Sample:
    return Sample({"element": "D2"}, why_not="a file cannot be sent by this test; document/tests sends one")


@sample("document:put_in")
def put_in(programme: Programme) -> Sample:
    return Sample({"official": f"{programme.municipalities()[0].code}.foreign_language_share"})
