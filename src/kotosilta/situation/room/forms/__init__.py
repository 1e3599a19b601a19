"""Forms of the situation room: they check shape; what may be decided is the business of rules and changes."""

from kotosilta.situation.room.forms.comparison import ComparisonForm
from kotosilta.situation.room.forms.conclusions import conclusion_form
from kotosilta.situation.room.forms.figures import FigureForm
from kotosilta.situation.room.forms.findings import DismissForm, FindingForm
from kotosilta.situation.room.forms.sources import SourceForm
from kotosilta.situation.room.forms.uploads import UploadForm, check_form
from kotosilta.situation.room.forms.voices import VoiceForm

__all__ = [
    "ComparisonForm",
    "DismissForm",
    "FigureForm",
    "FindingForm",
    "SourceForm",
    "UploadForm",
    "VoiceForm",
    "check_form",
    "conclusion_form",
]
