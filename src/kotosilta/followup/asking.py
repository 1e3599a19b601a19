"""Who is asked to report in a round, on what, and by which letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, override

from kotosilta.cooperation.models import Contact, Organisation
from kotosilta.followup.models import Round
from kotosilta.followup.reading import FollowedIndicator, FollowedMeasure, FollowUp
from kotosilta.goals.models import OPEN_STATES, Reading
from kotosilta.language.days import written_date
from kotosilta.process.models import Setup
from kotosilta.programmes.models import Programme
from kotosilta.web.letters import Letter


@dataclass(frozen=True, slots=True)
class Turn:
    """What one organisation has to report in a round; `contact` is whom the letter goes to, if there is anybody."""

    organisation: Organisation
    contact: Contact | None
    measures: Sequence[FollowedMeasure]
    indicators: Sequence[FollowedIndicator]

    @property
    def count(self) -> int:
        return len(self.measures) + len(self.indicators)


def turns_of(programme: Programme, room: FollowUp, round_: Round) -> list[Turn]:
    """Every organisation that still has something to report, by its first contact that has a mail address."""
    contacts: dict[int, Contact] = {}
    for contact in Contact.objects.of(programme).exclude(email="").select_related("organisation"):
        contacts.setdefault(contact.organisation_id, contact)
    named = [*(each.owner for each in room.measures), *(each.owner for each in room.indicators)]
    owners = {each.pk: each for each in named if each is not None}
    turns = [
        Turn(
            owner,
            contacts.get(pk),
            [each for each in open_measures(room, pk, round_.year) if each.report_of(round_.year) is None],
            [each for each in open_indicators(room, pk, round_) if reading_in(each, round_) is None],
        )
        for pk, owner in owners.items()
    ]
    return [each for each in turns if each.count]


def open_measures(room: FollowUp, owner: int, year: int) -> Iterator[FollowedMeasure]:
    """The owner's measures that go on, and those that it has reported on in this round already."""
    for each in room.measures:
        if each.owner and each.owner.pk == owner and (each.row.state in OPEN_STATES or each.report_of(year)):
            yield each


def open_indicators(room: FollowUp, owner: int, round_: Round) -> Iterator[FollowedIndicator]:
    """The owner's indicators whose value is waited for by the end of the round, and those read in it already."""
    for each in room.indicators:
        is_theirs = each.owner is not None and each.owner.pk == owner
        if is_theirs and (each.is_due(round_.closes) or reading_in(each, round_)):
            yield each


def reading_in(indicator: FollowedIndicator, round_: Round) -> Reading | None:
    """The newest value that describes a day of the round's year, or one after it until the round closes."""
    first = date(round_.year, 1, 1)
    found = [each for each in indicator.readings if first <= each.on <= round_.closes and not each.baseline]
    return found[-1] if found else None


def letter(turn: Turn, round_: Round, programme: Programme, *, address: str, again: bool) -> Letter:
    """The letter in the contact's language, with the one link to the one form."""
    assert turn.contact is not None  # there is nobody to write to otherwise
    language = turn.contact.language
    setup = Setup.objects.of(programme).first() or Setup(programme=programme)
    with override(language):
        values = {"year": str(round_.year), "title": str(programme.title)}
        subject = gettext("How did it go in %(year)s? %(title)s") % values
        titles = [*(each.row.title for each in turn.measures), *(each.row.title for each in turn.indicators)]
        paragraphs = [
            gettext("Hello %(name)s,") % {"name": turn.contact.name},
            gettext("This is a sample: nobody real has written it.") if programme.sample else "",
            gettext("We have not had your report yet, so we ask once more.") if again else "",
            gettext("%(organisation)s has this in the programme “%(title)s”:")
            % {"organisation": turn.organisation, "title": programme.title},
            "\n".join(f"- {each}" for each in titles),
            gettext("Tell in a few words how far it is. You need no account, and it takes about five minutes:"),
            address,
            gettext("The link is meant for you and works until %(day)s. You can come back to it until then.")
            % {"day": written_date(round_.closes, language)},
            gettext("Questions? Write to %(address)s.") % {"address": setup.responsible_email}
            if setup.responsible_email
            else "",
            "\n".join(
                str(each) for each in (gettext("Kind regards,"), setup.responsible_name, setup.authority) if each
            ),
        ]
        prefix = gettext("Reminder:") + " " if again else ""
        return Letter(prefix + subject, "\n\n".join(each for each in paragraphs if each) + "\n")
