"""The seven rooms in the checklist's order: their names, their addresses below the programme's, their steps."""

from __future__ import annotations

from dataclasses import dataclass

from kotosilta.programmes.roles import May
from kotosilta.reasons import Reason


@dataclass(frozen=True, slots=True)
class Room:
    """One room. `step` is the checklist's step, `edited_with` the permission to write in the room."""

    key: str
    step: str
    name: Reason
    about: Reason
    edited_with: May

    @property
    def address(self) -> str:
        return f"{self.key}/"


ROOMS = (
    Room(
        "process",
        "C1",
        Reason("Process"),
        Reason("Who is responsible, which bodies decide, and what happens when."),
        May.EDIT_PROCESS,
    ),
    Room(
        "cooperation",
        "C2",
        Reason("Cooperation"),
        Reason("Who takes part, how they meet, and how residents are heard."),
        May.EDIT_COOPERATION,
    ),
    Room(
        "situation",
        "C3",
        Reason("Situation picture"),
        Reason("Figures and voices under the guiding questions, ending in findings."),
        May.EDIT_SITUATION,
    ),
    Room(
        "goals",
        "C4",
        Reason("Goals and measures"),
        Reason("Which change you want, what leads there, and what shows it."),
        May.EDIT_GOALS,
    ),
    Room(
        "document",
        "C5",
        Reason("Programme document"),
        Reason("The short text that is decided on, made of what the rooms hold."),
        May.EDIT_DOCUMENT,
    ),
    Room(
        "follow-up",
        "C6",
        Reason("Follow-up"),
        Reason("Values, states and reports while the programme is carried out."),
        May.EDIT_FOLLOW_UP,
    ),
    Room(
        "communication",
        "C7",
        Reason("Communication"),
        Reason("A plan for four audiences and the public pages."),
        May.EDIT_COMMUNICATION,
    ),
)


def room(key: str) -> Room:
    """The room with this key; KeyError for any other."""
    return next(each for each in ROOMS if each.key == key)
