"""The situation room of a sample programme: real figures looked at, sample voices, conclusions and findings."""

from __future__ import annotations

from kotosilta.demo.made import Making, moment_of
from kotosilta.demo.sample import Finding
from kotosilta.programmes.roles import Role
from kotosilta.situation.frozen.changes import freeze
from kotosilta.situation.room import changes
from kotosilta.situation.room.official import official_of, resting_on, suggested_of, suggestions_of


def make(making: Making) -> None:
    """Everything that the file says of the room, entered by those whose task it is."""
    editor, member = making.members[Role.EDITOR], making.members[Role.MEMBER]
    if first := making.sample.first_picture:
        # Before anything else is written: what has changed since is then what people have done, and newer figures.
        day = making.ago(first.days_ago)
        freeze(name=first.name, on=day, by=editor, at=moment_of(day), last_year=day.year - 1)
    for question in making.sample.looked_at:
        changes.look_at(question=question, by=editor)
    for conclusion in making.sample.conclusion:
        changes.conclude(
            question=conclusion.question, by=editor, texts={conclusion.facet: making.texts(conclusion.text)}
        )
    for voice in making.sample.voice:
        making.voices[voice.key] = changes.add_voice(
            question=voice.question,
            by=member,
            text=making.texts(voice.text),
            kind=voice.kind,
            heard_on=making.ago(voice.days_ago),
            heard_where="",
            meeting=making.meetings.get(voice.meeting),
            today=making.today,
        )
    for source in making.sample.source:
        changes.note_source(
            item=source.item,
            facet=source.facet,
            by=editor,
            state=source.state,
            on=making.ago(source.days_ago),
            note={},
            today=making.today,
        )
    for finding in making.sample.finding:
        making.findings[finding.key] = changes.add_finding(by=editor, given=_given(making, finding))
    if making.sample.dismissed:
        _dismiss_one(making)


def _given(making: Making, finding: Finding) -> changes.GivenFinding:
    """It rests on the official figures of every municipality that has them."""
    known = official_of(making.programme)
    return changes.GivenFinding(
        question=finding.question,
        text=making.texts(finding.text),
        tone=finding.tone,
        theme=finding.theme,
        important=finding.important,
        official=[
            {"municipality": code, "indicator": key}
            for code, official in known.items()
            for key in finding.official
            if key in official.latest
        ],
        voices=[making.voices[key].pk for key in finding.voices],
    )


def _dismiss_one(making: Making) -> None:
    """The last suggested finding gets its answer; all others still wait for one."""
    suggested = [
        (key, code, finding) for code, found in suggested_of(making.programme).items() for key, finding in found.items()
    ]
    if not suggested:
        return
    key, code, finding = suggested[-1]
    told = {language: suggestions_of(making.programme, language)[key].title for language in making.programme.languages}
    changes.dismiss(
        suggestion=key,
        by=making.members[Role.EDITOR],
        question=finding.question,
        text=told,
        official=resting_on(finding, code),
        why=making.sample.dismissed,
    )
