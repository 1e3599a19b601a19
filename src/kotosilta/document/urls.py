"""Addresses of the room of document, below the programme's own."""

from __future__ import annotations

from django.urls import path, register_converter

from kotosilta.document.versions.urls import version_urls
from kotosilta.document.views import pasting, putting_in, room, sections, whole


class ElementInPath:
    """`D1` to `D10` in an address."""

    regex = "D(?:10|[1-9])"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(ElementInPath, "element")

app_name = "document"

urlpatterns = [
    path("", room.room, name="room"),
    path("whole/", whole.whole, name="whole"),
    path("<str:language>.<str:file_format>", whole.file, name="file"),
    path("put-in/<str:official>/", putting_in.where, name="put_in"),
    path("clean/", pasting.clean, name="clean"),
    path("<element:element>/", sections.section, name="section"),
    path("<element:element>/preview/", sections.preview, name="preview"),
    path("<element:element>/begin/", sections.begin, name="begin_section"),
    path("<element:element>/leave-out/", sections.leave_out, name="leave_out"),
    path("<element:element>/take-in/", sections.take_in, name="take_section_in"),
    path("<element:element>/take-out/", sections.take_out, name="take_out_reference"),
    path("<element:element>/word/", pasting.word, name="word"),
    *version_urls,
]
