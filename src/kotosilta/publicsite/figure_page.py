"""One figure of a municipality on a page of its own, and its drawings as files: everything that there is of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kotosilta.charts.spec import Drawing
from kotosilta.content.indicator_catalogue import catalogue
from kotosilta.municipalities.model import Municipality
from kotosilta.municipalities.register import all_municipalities
from kotosilta.reasons import Reason, WrongInput
from kotosilta.situation.comparing.peers import MOST_CHOSEN
from kotosilta.situation.drawing import WIDE, drawn
from kotosilta.situation.outlook import WITH_FORECASTS
from kotosilta.situation.picture import PeerChoice, PeerKind, Picture
from kotosilta.situation.reading import picture_of
from kotosilta.situation.shown import ShownIndicator, indicator_shown
from kotosilta.situation.telling import EVERY_DRAWING, FORECASTS, Closer, look_at, tell_forecast, tell_indicator

# What an address may say beside the figure: with whom to compare it.
BESIDE, GROUP = "beside", "group"


@dataclass(frozen=True, slots=True)
class FigureShown:
    """The figure, the guiding question under which it stands, and whether it tells of the past alone."""

    shown: ShownIndicator
    question: str
    is_history: bool


def figure_shown(municipality: Municipality, key: str, beside: str, language: str) -> FigureShown:
    """With all its drawings; WrongInput for a figure that is not known of the municipality."""
    picture = picture_of(municipality, choice_named(beside, municipality))
    shown = indicator_shown(picture, key, language, look_at(picture, EVERY_DRAWING))
    if shown is None:
        raise WrongInput(Reason("There are no figures by this name."))
    if key in FORECASTS:
        return FigureShown(shown, WITH_FORECASTS, is_history=False)
    return FigureShown(shown, catalogue()[key].questions[0], is_history=catalogue()[key].history)


def drawing_of(municipality: Municipality, name: str, beside: str, language: str) -> Drawing:
    """The drawing of that name (`turnout`, or a closer one: `turnout-dots`); WrongInput where there is none."""
    key, _dash, closer = name.partition("-")
    picture = picture_of(municipality, choice_named(beside, municipality))
    if key not in catalogue() and key not in FORECASTS:
        raise WrongInput(Reason("There are no figures by this name."))
    if closer:
        return drawn(_closer(picture, key, closer, language).chart, language, WIDE)
    told = tell_forecast(picture, key, language) or tell_indicator(picture, key, language)
    if told is None or told.chart is None:
        raise WrongInput(_NO_DRAWING)
    return drawn(told.chart, language, WIDE)


def closer_of(municipality: Municipality, name: str, beside: str, language: str) -> Closer:
    """A closer look by its name (`turnout-dots`); WrongInput where there is none."""
    key, _dash, closer = name.partition("-")
    return _closer(picture_of(municipality, choice_named(beside, municipality)), key, closer, language)


def _closer(picture: Picture, key: str, closer: str, language: str) -> Closer:
    told = tell_indicator(picture, key, language, look_at(picture, EVERY_DRAWING & {closer}))
    if told is None or not told.closer:
        raise WrongInput(_NO_DRAWING)
    return told.closer[0]


def choice_named(beside: str, municipality: Municipality) -> PeerChoice:
    """With whom an address asks to compare: `group`, codes with commas between, or, for all else, similar ones."""
    if beside == GROUP:
        return PeerChoice(PeerKind.GROUP)
    known: Mapping[str, Municipality] = {each.code: each for each in all_municipalities()}
    codes = tuple(dict.fromkeys(code for code in beside.split(",") if code in known))[:MOST_CHOSEN]
    return PeerChoice(PeerKind.CHOSEN, members={municipality.code: codes}) if codes else PeerChoice()


_NO_DRAWING = Reason("There is no drawing of these figures for this municipality.")
