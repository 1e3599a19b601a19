"""The checklist's principles P1–P6 as friendly warnings: each with its reason and where to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kotosilta.language.translated import Translated
from kotosilta.programmes.checklist import Evidence, Strength
from kotosilta.reasons import Reason

MOST_GOALS = 8
LONGEST_GOAL = 300
LONGEST_MEASURE = 200
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Writing:
    """What people have written about one goal or measure, by language; `changes` says that from and to are told."""

    address: str
    texts: Mapping[str, str]
    longest: int
    changes: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What the principles are judged by. `themes` are those of the goals ("a" is receptiveness and relations)."""

    goals: Sequence[Writing] = ()
    measures: Sequence[Writing] = ()
    themes: frozenset[str] = field(default_factory=frozenset)
    begun: bool = False  # findings or goals have been written
    bodies_engaged: bool = False
    has_met: bool = False
    residents_take_part: bool = False


@dataclass(frozen=True, slots=True)
class Warned:
    """A principle that may be forgotten, why it seems so, and the path where that can be mended.

    `about` is the text that it is about, by language; empty where it is about the programme as a whole.
    """

    principle: str
    reason: Reason
    address: str
    about: Mapping[str, str] = field(default_factory=dict)


def warnings(standing: Standing) -> tuple[Warned, ...]:
    """Everything that may go against a principle, in the order of the principles; at most one of each about a text."""
    return (
        *_too_much(standing),
        *_services_without_change(standing),
        *_recited_law(standing),
        *_only_a_document(standing),
        *_without_residents(standing),
        *_only_about_immigrants(standing),
    )


def evidence(standing: Standing) -> Iterator[Evidence]:
    """What speaks for each principle that can be judged yet: kept, or in danger."""
    found = warnings(standing)
    in_danger = {each.principle for each in found}
    for each in found:
        yield Evidence(each.principle, "", Strength.BEGUN, _with_its_text(each), each.address)
    for principle, can_be_judged in _can_be_judged(standing).items():
        if can_be_judged and principle not in in_danger:
            yield Evidence(principle, "", Strength.FULFILLED, _KEPT[principle], "thread/")


def _with_its_text(warned: Warned) -> Reason:
    if not warned.about:
        return warned.reason
    return Reason("%(what)s: %(why)s", {"what": name_of(warned.about), "why": warned.reason})


def name_of(texts: Mapping[str, str]) -> Translated:
    """The beginning of a text, by which people know it."""
    return Translated.of(**{language: _shortened(text) for language, text in texts.items()})


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1].rstrip() + "…"


_KEPT = {
    "P1": Reason("The goals are few and short."),
    "P2": Reason("Goals and measures tell what is to change."),
    "P3": Reason("No text recites the law."),
    "P4": Reason("Bodies are engaged, and people have met."),
    "P5": Reason("Residents who have moved here take part."),
    "P6": Reason("There is a goal for receptiveness and relations between all residents."),
}


def _can_be_judged(standing: Standing) -> Mapping[str, bool]:
    written = bool(standing.goals)
    return {
        "P1": written,
        "P2": written,
        "P3": written,
        "P4": standing.bodies_engaged and standing.has_met,
        "P5": standing.residents_take_part,
        "P6": written,
    }


def _too_much(standing: Standing) -> Iterator[Warned]:
    if len(standing.goals) > MOST_GOALS:
        values = {"count": str(len(standing.goals)), "most": str(MOST_GOALS)}
        yield Warned(
            "P1", Reason("There are %(count)s goals. Few goals are remembered: %(most)s at most.", values), "goals/"
        )
    for each in (*standing.goals, *standing.measures):
        length = max((len(text) for text in each.texts.values()), default=0)
        if length > each.longest:
            values = {"length": str(length), "longest": str(each.longest)}
            reason = Reason("This text has %(length)s characters. %(longest)s are enough for one thought.", values)
            yield Warned("P1", reason, each.address, each.texts)


def _services_without_change(standing: Standing) -> Iterator[Warned]:
    for each in (*standing.goals, *standing.measures):
        if not each.changes and any(names_only_a_service(text, language) for language, text in each.texts.items()):
            reason = Reason(
                "This names a service but not what is to change in it. Write what gets better, and for whom."
            )
            yield Warned("P2", reason, each.address, each.texts)


def _recited_law(standing: Standing) -> Iterator[Warned]:
    for each in (*standing.goals, *standing.measures):
        if any(recites_law(text) for text in each.texts.values()):
            reason = Reason("This refers to sections of law. The law holds anyway: write what you want here.")
            yield Warned("P3", reason, each.address, each.texts)


def _only_a_document(standing: Standing) -> Iterator[Warned]:
    if standing.begun and not standing.bodies_engaged:
        reason = Reason("Goals are being made, but no body of decision-makers has been engaged yet.")
        yield Warned("P4", reason, "process/")
    if standing.begun and not standing.has_met:
        reason = Reason("Goals are being made, but nobody has met yet. The conversation is worth more than the paper.")
        yield Warned("P4", reason, "cooperation/")


def _without_residents(standing: Standing) -> Iterator[Warned]:
    if standing.begun and not standing.residents_take_part:
        reason = Reason("No resident who has moved here takes part yet. Plan with people, not for them.")
        yield Warned("P5", reason, "cooperation/")


def _only_about_immigrants(standing: Standing) -> Iterator[Warned]:
    if standing.goals and "a" not in standing.themes:
        reason = Reason(
            "No goal concerns all residents. Receptiveness and relations are what companies, schools and neighbours do."
        )
        yield Warned("P6", reason, "goals/")


# Beginnings of words: what a service is called, and what says that something changes. Numbers say how much.
_SERVICE = {
    "sv": re.compile(
        r"\b\w*(tjänst|service|rådgivning|vägledning|handledning|mottagning|undervisning|kurs|småbarnspedagogik"
        r"|bibliotek|hälsovård|tolkning|tolktjänst)",
        re.IGNORECASE,
    ),
    "fi": re.compile(
        r"\b\w*(palvelu|neuvon|ohjaus|ohjauks|vastaanot|opetus|opetuks|kurssi|varhaiskasvatu|kirjasto"
        r"|terveydenhuol|tulkkau)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b\w*(service|counselling|guidance|reception|teaching|course|early education|librar|health care|interpret)",
        re.IGNORECASE,
    ),
}
_CHANGE = {
    "sv": re.compile(
        r"\d|\b(öka|minska|förbättra|förkorta|förläng|fördubbla|halvera|fler|färre|mer\b|bättre|snabbare|kortare|tidigare"
        r"|enklare|lättare|klarare|ny\b|nya\b|nytt\b|börja|inför|utveckla|utvidga|öppna|starta|inled|byt|ändra|flytta"
        r"|sänk|höj|stärk|nå\b|når\b|nås\b|skapa|bygg|blir\b|bli\b|översätt|utbilda|anställ|pröva|så att\b|minst\b"
        r"|också\b)",
        re.IGNORECASE,
    ),
    "fi": re.compile(
        r"\d|\b(lisä|kasva|vähen|paran|lyhen|piden|kaksinkerta|puolit|useam|enem|vähem|parem|parempi|nopeam|lyhyem"
        r"|aikaisem|helpo|selke|uusi|uude|uutta|uusia|aloit|alka|otetaan käyttöön|kehit|laajen|avat|avaa|käynnist|muut"
        r"|siir|laske|nost|vahvist|tavoit|luodaan|rakenne|tulee\b|käänn|koulut|palka|kokeil|jotta\b|vähintään\b|myös\b)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\d|\b(increas|decreas|reduc|improv|shorten|extend|doubl|halv|more\b|fewer|less\b|better|faster|shorter|earlier"
        r"|easier|plainer|new\b|begin|introduc|develop|widen|open|start|chang|mov|lower|rais|strengthen|reach|creat"
        r"|build|become|translat|train|employ|try\b|so that\b|at least\b|also\b)",
        re.IGNORECASE,
    ),
}
_LAW = re.compile(
    r"§|\b\d{1,4}/\d{4}\b|\b\d+\s*(mom|kap)\b"
    r"|\b(enligt lag|lagen om|lagens|lagstadga|föreskrivs i|förordningen om"
    r"|lain mukaan|lain mukai|laki \w+|laissa|lakisääte|säädetään|momentti|pykälä"
    r"|according to the act|under the act|statutory|section \d)",
    re.IGNORECASE,
)


def names_only_a_service(text: str, language: str) -> bool:
    """Whether the text names a service, but nothing in it says that something changes."""
    if language not in _SERVICE:
        return False
    return bool(_SERVICE[language].search(text)) and not _CHANGE[language].search(text)


def recites_law(text: str) -> bool:
    """Whether the text names sections or acts."""
    return bool(_LAW.search(text))
