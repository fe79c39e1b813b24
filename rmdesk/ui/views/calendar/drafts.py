"""Texts typed under the grid and not yet safe: kept until saved, over a lock as well."""

from collections.abc import Mapping
from typing import Any

from rmdesk.ui.views.calendar.line import DraftKey


class Drafts:
    """Unsaved texts by what they are for, and which of them was being typed."""

    def __init__(self) -> None:
        self._texts: dict[DraftKey, str] = {}
        self.unfinished: DraftKey | None = None
        """What was being typed when the desk was locked, until the line is open again."""

    def put(self, key: DraftKey | None, text: str) -> None:
        if key is not None and text.strip():
            self._texts[key] = text

    def get(self, key: DraftKey | None) -> str | None:
        return None if key is None else self._texts.get(key)

    def saved(self, key: DraftKey | None) -> None:
        """The text is in the book, or it was given up."""
        if key is not None:
            self._texts.pop(key, None)

    def kept(self, key: DraftKey | None = None, text: str = "") -> dict[str, Any]:
        """For the place to return to; `text` is being typed for `key`."""
        texts = self._texts | ({key: text} if key is not None and text.strip() else {})
        return {
            "texts": [[list(one), typed] for one, typed in texts.items()],
            "unfinished": list(key) if key in texts and key is not None else None,
        }

    def return_to(self, kept: Mapping[str, Any]) -> None:
        """Bring back what `kept` holds."""
        self._texts = {tuple(key): str(typed) for key, typed in kept.get("texts", ())}
        unfinished = kept.get("unfinished")
        self.unfinished = tuple(unfinished) if unfinished else None
