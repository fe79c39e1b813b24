"""Half-typed words: kept with the desk's place when it was left, and in no record yet."""

from typing import Any

from rmdesk.desk.book import Desk

_DRAFTS = "drafts"


def open_edits(desk: Desk) -> int:
    """How many dialogs with something typed in them wait for the desk to be opened again."""
    kept: Any = desk.state.get(_DRAFTS)
    if not isinstance(kept, dict):
        return 0
    dialogs = [*(kept.get("way") or ()), *(kept.get("left") or ())]
    return sum(bool(one.get("typed")) for one in dialogs if isinstance(one, dict))
