"""The situation picture in words, drawings, tables and letters: what page and draft both show."""

from kotosilta.situation.telling.closer import AT_A_GLANCE, BY_GROUP, EVERY_DRAWING, UNDER_A_QUESTION, Look, look_at
from kotosilta.situation.telling.forecasts import FORECASTS, tell_forecast, tell_forecasts
from kotosilta.situation.telling.requests import ready_request
from kotosilta.situation.telling.sentences import tell_findings
from kotosilta.situation.telling.told import (
    Closer,
    Elsewhere,
    FindingTold,
    ForecastTold,
    NumberTable,
    QuestionTold,
    ReadyRequest,
    Shown,
)
from kotosilta.situation.telling.whole import tell, tell_indicator, tell_question

__all__ = [
    "AT_A_GLANCE",
    "BY_GROUP",
    "EVERY_DRAWING",
    "FORECASTS",
    "UNDER_A_QUESTION",
    "Closer",
    "Elsewhere",
    "FindingTold",
    "ForecastTold",
    "Look",
    "NumberTable",
    "QuestionTold",
    "ReadyRequest",
    "Shown",
    "look_at",
    "ready_request",
    "tell",
    "tell_findings",
    "tell_forecast",
    "tell_forecasts",
    "tell_indicator",
    "tell_question",
]
