"""The page of the door in one of its languages, which are more than the product's own."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from kotosilta.content.participation import DoorLanguage, door_languages, door_words
from kotosilta.language.days import written_date
from kotosilta.participation.models import OpenQuestion
from kotosilta.participation.rules import LONGEST_ANSWER


@dataclass(frozen=True, slots=True)
class Worded:
    """A text with the language it is in."""

    text: str
    language: DoorLanguage


def door_page(
    request: HttpRequest,
    asked: OpenQuestion,
    language: str,
    *,
    typed: str = "",
    problem: str = "",
    thanks: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The question in `language`; `problem` is a key of the door's words, `typed` what was written and not taken."""
    today = timezone.localdate()
    words = door_words(language)
    here = door_languages()[language]
    question = _worded(asked, language)
    values = {
        "words": words,
        "here": here,
        "others": [
            (each, reverse("take_part:answer", args=[asked.key, each.code]))
            for each in door_languages().values()
            if each.code != language
        ],
        "again": reverse("take_part:answer", args=[asked.key, language]),
        "question": question,
        "beside": None if here.reviewed else _beside(asked, question),
        "who": ", ".join(each.own_name for each in asked.programme.municipalities()),
        "until": words["until"].format(day=written_date(asked.closes_on, language)),
        "outcome": _outcome(asked, language),
        "is_open": asked.is_open(today),
        "is_sample": asked.programme.sample,
        "thanks": thanks,
        "typed": typed,
        "problem": words[problem].format(count=len(typed), most=LONGEST_ANSWER) if problem else "",
        "is_demo": settings.DEMO,
    }
    response = render(request, "participation/door.html", values, status=status)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _worded(asked: OpenQuestion, language: str) -> Worded:
    """The question in the language, or in the first of the programme's own that it stands in."""
    wanted = [language, *asked.programme.languages]
    found = next((each for each in wanted if asked.text.text_in(each)), None)
    code, text = (found, asked.text.text_in(found)) if found else asked.text.shown(language)
    return Worded(text, door_languages()[code])


def _beside(asked: OpenQuestion, question: Worded) -> Worded | None:
    """The same question in a language of the programme, for whoever does not trust the translation."""
    for each in asked.programme.languages:
        if each != question.language.code and (text := asked.text.text_in(each)):
            return Worded(text, door_languages()[each])
    return None


def _outcome(asked: OpenQuestion, language: str) -> Worded | None:
    if not asked.outcome:
        return None
    code, text = asked.outcome.shown(language)
    return Worded(text, door_languages()[code])
