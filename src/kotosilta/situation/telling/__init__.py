"""The situation picture in words, drawings, tables and letters: what page and draft both show."""

from kotosilta.situation.telling.forecasts import FORECASTS, tell_forecast, tell_forecasts
from kotosilta.situation.telling.requests import ready_request
from kotosilta.situation.telling.sentences import tell_findings
from kotosilta.situation.telling.told import FindingTold, ForecastTold, NumberTable, QuestionTold, ReadyRequest, Shown
from kotosilta.situation.telling.whole import tell, tell_indicator, tell_question

__all__ = [
    "FORECASTS",
    "FindingTold",
    "ForecastTold",
    "NumberTable",
    "QuestionTold",
    "ReadyRequest",
    "Shown",
    "ready_request",
    "tell",
    "tell_findings",
    "tell_forecast",
    "tell_forecasts",
    "tell_indicator",
    "tell_question",
]
