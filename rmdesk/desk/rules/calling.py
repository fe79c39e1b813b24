"""How the settings of calling are kept in the book."""

from typing import Final

from rmdesk.domain.call_settings import CallSettings, plain_call_settings, read_call_settings
from rmdesk.store.state import State

_KEY: Final = "call_settings"


def kept_call_settings(state: State) -> CallSettings:
    """The settings of the book."""
    return read_call_settings(state.get(_KEY) or {})


def keep_call_settings(state: State, settings: CallSettings) -> None:
    """Put the settings into the book."""
    state.put(_KEY, plain_call_settings(settings))
