"""The line in which the figures of a table are typed one after another."""

from textual.message import Message

from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.widgets.line_editor import LineEditor


class PassingLine(LineEditor, inherit_bindings=False):
    """Enter and Down keep and ask for the row below, Up for the row above; Ctrl+S only keeps."""

    BINDINGS = bindings(Scope.SHEET_LINE)

    class Passed(Message):
        """Keep the text, and type into the row `steps` further at once."""

        def __init__(self, text: str, steps: int) -> None:
            super().__init__()
            self.text = text
            self.steps = steps

    def action_line_save(self) -> None:
        """Enter."""
        self.action_sheet_line_next()

    def action_sheet_line_save(self) -> None:
        self.post_message(self.Saved(self.field.value))

    def action_sheet_line_leave(self) -> None:
        self.action_line_leave()

    def action_sheet_line_next(self) -> None:
        self.post_message(self.Passed(self.field.value, 1))

    def action_sheet_line_previous(self) -> None:
        self.post_message(self.Passed(self.field.value, -1))
