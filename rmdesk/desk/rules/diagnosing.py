"""How the settings of diagnosing are kept in the book."""

from typing import Final

from rmdesk.domain.diagnosis.settings import (
    DiagnosisSettings,
    plain_diagnosis_settings,
    read_diagnosis_settings,
)
from rmdesk.store.state import State

_KEY: Final = "diagnosis_settings"


def kept_diagnosis_settings(state: State) -> DiagnosisSettings:
    """The settings of the book."""
    return read_diagnosis_settings(state.get(_KEY))


def keep_diagnosis_settings(state: State, settings: DiagnosisSettings) -> None:
    """Put the settings into the book."""
    state.put(_KEY, plain_diagnosis_settings(settings))
