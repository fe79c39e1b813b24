"""Which file of settings is read."""

from pathlib import Path

from rmdesk.errors import RmdeskError
from rmdesk.language import N_
from rmdesk.ui.dialogs.importing.file import ImportPath


async def _nowhere() -> Path | None:
    return None


class SettingsPath(ImportPath):
    """Files of settings in a list, newest first, or a path typed."""

    asks = N_("Settings from a file")
    expects = N_("a file of settings (.toml)")
    does = N_("Look at it")
    suffixes = frozenset({".toml"})

    def __init__(self, typed: str = "", *, refusal: RmdeskError | None = None) -> None:
        super().__init__(typed, last=_nowhere, refusal=refusal)
