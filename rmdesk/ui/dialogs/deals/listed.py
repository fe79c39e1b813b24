"""The deals behind a figure, a line each; Enter opens the client."""

from collections.abc import Callable, Sequence
from typing import Final

from textual import events
from textual.app import ComposeResult

from rmdesk.desk.dealing.board import DealRow
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import NOTHING
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.deals import amount_word, pieces_word
from rmdesk.ui.words.labels import label

_NAME: Final = 12
_STAGE: Final = 10
_AMOUNT: Final = 10
_PIECES: Final = 7
_DAY: Final = 10
_AROUND, _FEWEST = 9, 4
"""Lines of the dialog around the rows, and so many rows at least."""


class DealList(RowsDialog[ClientId]):
    """Answers with the client of the deal under the cursor; what they add up to stands above."""

    def __init__(self, title: str, deals: Sequence[DealRow]) -> None:
        super().__init__(title)
        self._deals = deals

    def compose_content(self) -> ComposeResult:
        unknown = sum(one.deal.amount is None for one in self._deals)
        said = [_("deals: {count}").format(count=f"{len(self._deals):,}")]
        for are_open, words in ((False, _("closed {amount} 万")), (True, _("open {amount} 万"))):
            chosen = [one.deal for one in self._deals if one.deal.stage.is_open is are_open]
            if chosen:
                total = sum((deal.amount or NOTHING for deal in chosen), NOTHING)
                said.append(words.format(amount=formats.money_wan(total)))
        if unknown:
            said.append(_("without an amount: {count}").format(count=unknown))
        yield Words(formats.clean_lines("   ".join(said)), classes="dialog-text")
        yield Rows(id="deals-of-figure", classes="first")

    def on_mount(self) -> None:
        self.rows.show([_row(one) for one in self._deals])

    def on_resize(self, event: events.Resize) -> None:
        self.rows.styles.max_height = max(_FEWEST, event.size.height - _AROUND)

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Client"), "dialog.save")] if self._deals else []

    def answer(self) -> ClientId | None:
        if not self._deals:
            return None
        return self._deals[self.rows.cursor].deal.client_id


def _row(row: DealRow) -> Callable[[int], Line]:
    deal = row.deal
    is_over = not deal.stage.is_open
    day = formats.plain_day(deal.closed_on) if is_over else f"{row.chance} %"

    def compose(width: int) -> Line:
        figures = (
            Cell(row.name, _NAME, "strong"),
            Cell(label(deal.stage), _STAGE, "good" if is_over else ""),
            Cell(amount_word(deal), _AMOUNT, "", "right"),
            Cell(pieces_word(deal.pieces), _PIECES, "", "right"),
            Cell(day, _DAY, "muted", "right"),
        )
        taken = sum(one.width + 1 for one in figures)
        return line(*figures, Cell(row.product, max(0, width - taken), "muted"), gap=1)

    return compose
