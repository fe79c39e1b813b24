"""What keys do with the answer under the cursor, and what is said of them."""

from typing import Any

from textual import events

from rmdesk.language import _
from rmdesk.ui.diagnosing.answers import Answer
from rmdesk.ui.keymap import HALF_WIDTH, key_name
from rmdesk.ui.widgets.bars import Hint


def turned_to(answer: Answer[Any], event: events.Key) -> int | None:
    """The place of the choice that the key takes: a digit, Space, Left or Right; else None."""
    count = len(answer.choices)
    typed = HALF_WIDTH.get(event.character or "", event.character or "")
    if typed.isdecimal() and 1 <= int(typed) <= count:
        return int(typed) - 1
    if event.key in ("space", "right"):
        return (answer.chosen + 1) % count
    if event.key == "left":
        return (answer.chosen - 1) % count
    return None


def hints_of(answer: Answer[Any] | None) -> list[Hint]:
    """The keys that have a sense on this row."""
    opens = answer is not None and bool(answer.act or answer.inside)
    hints = [Hint(key_name("enter"), _("Open") if opens else _("Go on"), "dialog.save")]
    if answer is not None and answer.turn is not None:
        hints.append(Hint(key_name("space"), _("Choose"), "dialog.next"))
    if answer is not None and answer.without is not None:
        hints.append(Hint(key_name("delete"), _("Take out"), "dialog.next"))
    return hints
