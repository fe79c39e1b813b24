"""A look at the first rows of a file, behind a dialog that says so and can be left."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from textual.app import App

from rmdesk.exchange.layouts import Look
from rmdesk.exchange.process.reading_process import Cancel
from rmdesk.language import _
from rmdesk.ui.dialogs.working import Working

Looking = Callable[[str, Cancel], Awaitable[Sequence[Look]]]
"""Looks at the file in one encoding."""


async def looks_in(
    app: App[Any], file: str, look: Looking, encodings: Sequence[str]
) -> dict[str, Sequence[Look]]:
    """What `look` sees, by encoding; raises Cancelled when the user stops it."""
    found: dict[str, Sequence[Look]] = {}
    cancel = Cancel()
    working = Working(_("Import a file"), stop=cancel.cancel)
    await app.push_screen(working)
    try:
        for number, encoding in enumerate(encodings):
            done = number / len(encodings) if number else None
            working.say(_("Reading {file}").format(file=file), done)
            found[encoding] = await look(encoding, cancel)
    finally:
        working.dismiss(None)
    return found
