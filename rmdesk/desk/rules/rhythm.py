"""How the settings of the rhythm are kept in the book, and what its own metrics were called."""

from typing import Final

from rmdesk.domain.rhythm.settings import (
    RhythmSettings,
    plain_rhythm_settings,
    read_rhythm_settings,
)
from rmdesk.store.state import State

_KEY: Final = "rhythm_settings"
_NAMES: Final = "metric_names"


def kept_rhythm_settings(state: State) -> RhythmSettings:
    """The settings of the book."""
    return read_rhythm_settings(state.get(_KEY))


def keep_rhythm_settings(state: State, settings: RhythmSettings) -> None:
    """Put the settings into the book; the name of an own metric is remembered beyond it."""
    names = {metric.code: metric.name for metric in settings.own_metrics}
    if names.items() - remembered_metrics(state).items():
        state.put(_NAMES, {**remembered_metrics(state), **names})
    state.put(_KEY, plain_rhythm_settings(settings))


def remembered_metrics(state: State) -> dict[str, str]:
    """What each own metric that there ever was is called by now, or was called last, by code."""
    kept = state.get(_NAMES)
    names = kept.items() if isinstance(kept, dict) else ()
    return {code: name for code, name in names if isinstance(name, str)}
