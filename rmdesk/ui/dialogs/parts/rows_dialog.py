"""A dialog that is about the row under the cursor."""

from typing import Generic, TypeVar

from textual import on

from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.rows import Rows

T = TypeVar("T")


class RowsDialog(Dialog[T], Generic[T]):
    """Has one `Rows`: the arrows move in it even from a field, Enter or a click chooses a row."""

    @property
    def rows(self) -> Rows:
        return self.query_one(Rows)

    def row_chosen(self) -> None:
        """What Enter on a row does: to answer with it, where a subclass says nothing else."""
        self.action_dialog_save()

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        self.row_chosen()

    def action_dialog_next(self) -> None:
        self.rows.action_list_down()

    def action_dialog_previous(self) -> None:
        self.rows.action_list_up()
