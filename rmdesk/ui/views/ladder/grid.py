"""The grid of the maturity ladder: months by banks, as many banks as the width has room for."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from rmdesk.domain.ladder import Column, Ladder, Rung, Span
from rmdesk.ui.views.ladder import words
from rmdesk.ui.widgets.table_lines import TableLines


class LadderGrid(TableLines):
    """The cursor is a month and a bank. Column 0 is the month itself, and so every bank."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.ladder = Ladder((), ())
        self._kept: Mapping[str, Any] = {}
        self._is_placed = False

    @property
    def rung(self) -> Rung | None:
        """The month under the cursor."""
        rung: Rung | None = self.row
        return rung

    @property
    def bank(self) -> Column | None:
        """The bank under the cursor; None on the month or the total: all of them."""
        place = self.column - 1
        return self.ladder.columns[place] if 0 <= place < len(self.ladder.columns) else None

    def kept(self) -> dict[str, Any]:
        """Where the cursor stands, or is to stand once there is something to stand on."""
        if not self._is_placed:
            return dict(self._kept)
        rung, bank = self.rung, self.bank
        return {
            "month": words.rung_key(rung) if rung else "",
            "bank": list(bank.institutions) if bank else None,
            "source": bank.source.value if bank else None,
        }

    def return_to(self, kept: Mapping[str, Any]) -> None:
        """Stand where `kept` says once there is a ladder."""
        self._kept, self._is_placed = kept, False

    def lay_out(self, whole: Ladder, width: int, today: date) -> None:
        """Show the ladder for a width; the cursor stays, else stands on this month, all banks."""
        kept = self.kept()
        if not width:  # not on the screen yet: it is laid out when it is
            self.return_to(kept)
            return
        self._is_placed = True
        self.ladder = whole.folded(words.banks_shown(width))
        self.column = self._column_of(kept) + 1
        self.show(
            self.ladder.rungs,
            words.ladder_columns(self.ladder),
            today=today,
            is_marked=lambda _row: False,
            cursor=self._row_of(kept),
        )
        self.styles.height = len(self.ladder.rungs) + 1

    def _row_of(self, kept: Mapping[str, Any]) -> int:
        rungs = self.ladder.rungs
        keys = [words.rung_key(rung) for rung in rungs]
        if (month := kept.get("month")) in keys:
            return keys.index(month)
        return next((place for place, one in enumerate(rungs) if one.span is Span.MONTH), 0)

    def _column_of(self, kept: Mapping[str, Any]) -> int:
        for place, bank in enumerate(self.ladder.columns):
            said = bank.source.value, list(bank.institutions)
            if said == (kept.get("source"), kept.get("bank")):
                return place
        return -1

    def move_right(self) -> None:
        """One bank on, to the total at most: the bar behind it is none."""
        if self.column <= len(self.ladder.columns):
            self.move_to_column(1)
