"""What the room's page shows of bodies, contacts and setup, as plain values ready to be laid out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from kotosilta.language.days import written_date
from kotosilta.language.translated import Translated
from kotosilta.municipalities.authorities import REGIONAL_STATE, authorities_of
from kotosilta.municipalities.model import Municipality
from kotosilta.process.models import ONE_OF_EACH, Body, BodyMeeting, MeetingPurpose, RegionalContact
from kotosilta.process.proposals import regional_authorities, regional_key
from kotosilta.process.reading import TEXTS
from kotosilta.process.rules import engaged_in
from kotosilta.programmes.models import Part, Programme
from kotosilta.web.page import page_language


def name_of(municipality: Municipality) -> str:
    """The municipality's name in the language of the page."""
    return municipality.name.in_language(page_language())


def authority_of(municipality: Municipality, on: date) -> str:
    """The state's regional authority of the municipality, in the language of the page."""
    return authorities_of(municipality, on)[REGIONAL_STATE].name.in_language(page_language())


def written(day: date) -> str:
    """The day as the page's readers write it."""
    return written_date(day, page_language())


# Bodies


@dataclass(frozen=True, slots=True)
class MeetingShown:
    """`mark` is the shape beside it: a meeting that was has happened."""

    meeting: BodyMeeting
    on: str
    mark: str


@dataclass(frozen=True, slots=True)
class FacetShown:
    """One way of being engaged: what is written, and whether it holds (by its text or by the meetings)."""

    label: str
    text: Translated
    mark: str
    word: str


@dataclass(frozen=True, slots=True)
class BodyShown:
    body: Body
    kind: str  # empty where the name says it already
    facets: tuple[FacetShown, ...]
    meetings: tuple[MeetingShown, ...]


@dataclass(frozen=True, slots=True)
class MunicipalityShown:
    """A municipality with its bodies and what stands of its decision; `dateless` decides but has no day for it yet."""

    part: Part
    name: str
    bodies: tuple[BodyShown, ...]
    decision: str
    decision_mark: str
    dateless: Body | None


def municipalities_shown(programme: Programme, today: date) -> list[MunicipalityShown]:
    """Every municipality with its bodies: council, executive, and the rest as they were added."""
    meetings: dict[int, list[BodyMeeting]] = defaultdict(list)
    for meeting in BodyMeeting.objects.of(programme).select_related("body"):
        meetings[meeting.body_id].append(meeting)
    bodies: dict[int, list[_Met]] = defaultdict(list)
    for body in Body.objects.of(programme):
        bodies[body.part_id].append(_Met(body, meetings[body.pk]))
    return [_municipality(part, sorted(bodies[part.pk], key=_rank), today) for part in parts_of(programme)]


def parts_of(programme: Programme) -> list[Part]:
    """The municipalities' parts, by code; they come with the request."""
    return sorted(programme.parts.all(), key=lambda part: part.code)


@dataclass(frozen=True, slots=True)
class _Met:
    """A body with its meetings, by day."""

    body: Body
    meetings: Sequence[BodyMeeting]


def _rank(met: _Met) -> int:
    return ONE_OF_EACH.index(met.body.kind) if met.body.kind in ONE_OF_EACH else len(ONE_OF_EACH)


def _municipality(part: Part, bodies: Sequence[_Met], today: date) -> MunicipalityShown:
    deciding = [each for each in bodies if each.body.decides]
    days = [
        (meeting.on, each.body)
        for each in deciding
        for meeting in each.meetings
        if meeting.purpose == MeetingPurpose.DECIDES
    ]
    return MunicipalityShown(
        part=part,
        name=name_of(part.municipality),
        bodies=tuple(_body(each, today) for each in bodies),
        decision=_decision([each.body for each in deciding], days),
        decision_mark="fulfilled" if days else "begun" if deciding else "nothing",
        dateless=deciding[0].body if deciding and not days else None,
    )


def _decision(deciding: Sequence[Body], days: Sequence[tuple[date, Body]]) -> str:
    if days:
        day, body = max(days, key=lambda each: each[0])
        return gettext("Decision on %(day)s: %(body)s") % {"day": written(day), "body": body}
    if deciding:
        return gettext("Decides: %(body)s. The day is not noted yet.") % {"body": ", ".join(map(str, deciding))}
    return gettext("Which body decides is not noted yet.")


def _body(met: _Met, today: date) -> BodyShown:
    meetings = tuple(
        MeetingShown(meeting, written(meeting.on), "fulfilled" if meeting.on < today else "available")
        for meeting in met.meetings
    )
    kind = "" if met.body.kind in ONE_OF_EACH else met.body.get_kind_display()
    return BodyShown(met.body, kind, tuple(_facets(met)), meetings)


def _facets(met: _Met) -> Iterator[FacetShown]:
    labels = {"a": gettext("In the timetable"), "b": gettext("In the process"), "c": gettext("In carrying it out")}
    texts: dict[str, Translated] = {facet: getattr(met.body, field) for facet, field in TEXTS.items()}
    engaged = engaged_in(
        written=[facet for facet, text in texts.items() if text], purposes=[each.purpose for each in met.meetings]
    )
    for facet, label in labels.items():
        if facet in engaged:
            word = "" if texts[facet] else gettext("by its meetings")
            yield FacetShown(label, texts[facet], "fulfilled", word)
        else:
            yield FacetShown(label, texts[facet], "nothing", gettext("not agreed yet"))


# The regional authority


@dataclass(frozen=True, slots=True)
class ContactShown:
    contact: RegionalContact
    on: str


@dataclass(frozen=True, slots=True)
class AuthorityShown:
    """A regional authority with whom it serves; `part` is one of them, to note contacts by."""

    name: str
    serves: str  # empty where the programme has one authority
    part: Part
    first: tuple[ContactShown, ...]
    later: tuple[ContactShown, ...]


def authorities_shown(programme: Programme, on: date) -> list[AuthorityShown]:
    """The regional authorities of the programme with the contacts there were."""
    contacts = list(RegionalContact.objects.of(programme).select_related("part"))
    parts = {part.code: part for part in parts_of(programme)}
    regional = regional_authorities(programme.municipalities(), on)
    found = []
    for each in regional:
        own = [contact for contact in contacts if regional_key(contact.part.municipality) == each.key]
        shown = [ContactShown(contact, written(contact.on)) for contact in own]
        found.append(
            AuthorityShown(
                name=_as_title(each.name.in_language(page_language())),
                serves=", ".join(map(name_of, each.municipalities)) if len(regional) > 1 else "",
                part=parts[each.municipalities[0].code],
                first=tuple(one for one in shown if one.contact.at_start),
                later=tuple(one for one in shown if not one.contact.at_start),
            )
        )
    return found


def _as_title(name: str) -> str:
    return name[:1].upper() + name[1:]
