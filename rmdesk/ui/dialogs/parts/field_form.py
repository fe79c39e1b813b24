"""A form that says what is wrong at the row it is wrong in."""

from typing import Generic, TypeVar

from rmdesk.domain.wrong import ValueRefused
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow

T = TypeVar("T")


class FieldForm(Dialog[T], Generic[T]):
    """Its rows are named as the fields that a `ValueRefused` names."""

    def on_mount(self) -> None:
        super().on_mount()
        if isinstance(self._refusal, ValueRefused):
            self.refused(self._refusal)

    def refused(self, refusal: ValueRefused) -> None:
        """Say what is wrong at its row."""
        self.complain(refusal.sentence(), self.row(refusal.field).field)

    def row(self, name: str) -> FormRow:
        return self.query_one(f"#{name}", FormRow)
