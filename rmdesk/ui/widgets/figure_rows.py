"""Rows with figures: where one may be typed, a digit begins it."""

from collections.abc import Callable

from textual.message import Message

from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.widgets.rows_body import RowsBody


class FigureRows(RowsBody, inherit_bindings=False):
    """A page of rows that says when a figure begins; whoever has it says where one may."""

    BINDINGS = bindings(Scope.ROWS, Scope.SHEET_LINES)

    class FigureBegun(Message):
        """A digit was typed on a row that takes one."""

        def __init__(self, digit: str) -> None:
            super().__init__()
            self.digit = digit

    class AllWanted(Message):
        """All fields of the row are asked for."""

    def __init__(
        self, takes_digits: Callable[[], bool], has_fields: Callable[[], bool], *, id: str
    ) -> None:
        super().__init__(id=id)
        self._takes_digits = takes_digits
        self._has_fields = has_fields

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where a key has no sense here, it has that of the view around."""
        match action:
            case "sheet_lines_figure":
                return self._takes_digits()
            case "sheet_lines_options":
                return self._has_fields()
        return super().check_action(action, parameters)

    def action_sheet_lines_figure(self, digit: str) -> None:
        self.post_message(self.FigureBegun(digit))

    def action_sheet_lines_options(self) -> None:
        self.post_message(self.AllWanted())
