"""What stands in a dialog, read off its widgets and put back into them."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from itertools import takewhile
from typing import Any

from textual.widget import Widget

from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.drafts.kept import DialogDraft, Stroke
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.text_box import TextBox
from rmdesk.ui.widgets.word_bar import WordBar

_GLANCE_SECONDS = 0.01
_STEADY = 3
"""So many glances in a row all must stand as it stood: a field may follow from another."""

Holding = Field | TextBox | WordBar | Rows


def kind_of(dialog: Dialog[Any]) -> str:
    """What tells its kind of dialog from the others."""
    return f"{type(dialog).__module__}.{type(dialog).__qualname__}"


def holding(dialog: Dialog[Any]) -> dict[str, Holding]:
    """The widgets that hold something, each by its place among the ids of the dialog."""
    found: dict[str, Holding] = {}
    seen: Counter[str] = Counter()
    for widget in dialog.walk_children(Widget):
        if isinstance(widget, Holding):
            inside = takewhile(lambda node: node is not dialog, widget.ancestors_with_self)
            ids = "/".join(reversed([node.id for node in inside if node.id]))
            found[f"{ids} {seen[ids]}"] = widget
            seen[ids] += 1
    return found


def texts(dialog: Dialog[Any]) -> dict[str, str]:
    """What stands in its fields; never what is secret."""
    found = holding(dialog)
    return {
        name: widget.value
        for name, widget in found.items()
        if isinstance(widget, Field | TextBox) and widget.kept() is not None
    }


def draft_of(
    dialog: Dialog[Any], title: str, before: Mapping[str, str], stroke: Stroke | None
) -> DialogDraft:
    """The dialog as it stands; `before` is what stood in its fields when it was opened."""
    found = holding(dialog)
    kept = {name: widget.kept() for name, widget in found.items()}
    focus = (name for name, widget in found.items() if widget is dialog.focused)
    return DialogDraft(
        kind=kind_of(dialog),
        title=title,
        holds={name: value for name, value in kept.items() if value is not None},
        focus=next(focus, ""),
        own=dialog.own_kept(),
        typed={
            name: text
            for name, text in texts(dialog).items()
            if text.strip() and text != before.get(name, "")
        },
        stroke=stroke,
    )


async def fill(dialog: Dialog[Any], draft: DialogDraft, *, seconds: float) -> bool:
    """Put everything back, the focus last; whether in so many `seconds` all stood as it stood.

    It is looked at again and again: what was put back may bring other fields, or seek for rows.
    """
    until = asyncio.get_running_loop().time() + seconds
    if draft.own is not None:
        dialog.return_own(draft.own)
    steady = 0
    while steady < _STEADY and dialog.is_attached:
        found = holding(dialog)
        other = [name for name, value in draft.holds.items() if _holds(found, name) != value]
        steady = 0 if other else steady + 1
        for name in other:
            if name in found:
                found[name].return_to(draft.holds[name])
        if asyncio.get_running_loop().time() > until:
            break
        await asyncio.sleep(_GLANCE_SECONDS)
    if (focus := holding(dialog).get(draft.focus)) is not None:
        dialog.set_focus(focus)
    return steady >= _STEADY


def has_all(dialog: Dialog[Any], draft: DialogDraft) -> bool:
    """Whether every word that was typed stands in its field."""
    standing = texts(dialog)
    return all(standing.get(name) == text for name, text in draft.typed.items())


def _holds(found: Mapping[str, Holding], name: str) -> object:
    return found[name].kept() if name in found else None
