"""What a form says while it is typed: what would not be accepted, and what is asked about once."""

from collections.abc import Iterable
from typing import Any

from rmdesk.domain.deals.amounts import is_unlikely
from rmdesk.domain.money import Money
from rmdesk.domain.wrong import ValueRefused
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.side_row import SideRow
from rmdesk.ui.words.deals import amount_in_both


class SaidAtOnce:
    """The line below the rows of a `dialog`; what the desk said stays until the next answer."""

    def __init__(self, dialog: Dialog[Any]) -> None:
        self._dialog = dialog
        self._is_ours = False
        self._asked: Money | None = None

    def say(self, wrongs: Iterable[ValueRefused]) -> None:
        """Say the first of `wrongs`, or that of the row with the caret, without moving it."""
        found = list(wrongs)
        at = self._row_with_caret()
        here = [wrong for wrong in found if wrong.field == at]
        if first := next(iter(here or found), None):
            self._dialog.complain(first.sentence())
            self._is_ours = True
        elif self._is_ours:
            self._dialog.is_in_order()
            self._is_ours = False

    def answered(self) -> None:
        """What is said now goes as soon as it is mended."""
        self._is_ours = True

    def asks_about(self, amount: Money | None, row: SideRow) -> bool:
        """Ask once about an amount that is hardly meant; whether it was asked now."""
        if amount is None or not is_unlikely(amount) or amount == self._asked:
            return False
        self._asked = amount
        sentence = _("{amount} is unusually much: mend it, or press Enter again if it is meant.")
        self._dialog.complain(sentence.format(amount=amount_in_both(amount)), row.field)
        self.answered()
        return True

    def _row_with_caret(self) -> str | None:
        focused = self._dialog.focused
        rows = [one for one in focused.ancestors if isinstance(one, SideRow)] if focused else []
        return rows[0].id if rows else None
