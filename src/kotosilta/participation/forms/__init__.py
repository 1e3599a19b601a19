"""Forms of the open questions and of going through their answers."""

from kotosilta.participation.forms.answers import LeaveOutForm, TakeUpForm
from kotosilta.participation.forms.questions import OutcomeForm, QuestionForm, languages_to_ask_in

__all__ = ["LeaveOutForm", "OutcomeForm", "QuestionForm", "TakeUpForm", "languages_to_ask_in"]
