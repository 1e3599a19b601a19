"""Everything that happens to versions and to the decisions about them."""

from kotosilta.document.versions.changes.deciding import (
    bring_decision_back,
    correct_decision,
    record_decision,
    take_decision_back,
)
from kotosilta.document.versions.changes.naming import name_version, rest_on, write_on

__all__ = [
    "bring_decision_back",
    "correct_decision",
    "name_version",
    "record_decision",
    "rest_on",
    "take_decision_back",
    "write_on",
]
