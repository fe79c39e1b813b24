"""A row of a form that holds several lines, and forms that have such rows."""

from typing import Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from rmdesk.domain.wrong import ValueRefused
from rmdesk.language import _
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import TITLE_WIDTH, FormRow
from rmdesk.ui.formats import clean, fit
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.choice import Choice
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.widgets.text_box import TextBox

T = TypeVar("T")


class BoxRow(Horizontal):
    """A title at the left of a text of several lines."""

    def __init__(
        self,
        title: str,
        *,
        id: str,
        value: str = "",
        placeholder: str = "",
        is_first: bool = False,
    ) -> None:
        super().__init__(id=id)
        self._title = title
        self._value = value
        self._placeholder = placeholder
        self._is_first = is_first

    def compose(self) -> ComposeResult:
        yield Words(fit(self._title, TITLE_WIDTH), classes="form-title")
        yield TextBox(
            self._value,
            placeholder=clean(self._placeholder),
            classes="first" if self._is_first else None,
        )

    def on_mount(self) -> None:
        self.box.return_to([self._value, 0])  # a text that is there is read from its beginning

    @property
    def box(self) -> TextBox:
        return self.query_one(TextBox)

    @property
    def value(self) -> str:
        return self.box.value


class BoxForm(Dialog[T], Generic[T]):
    """Enter saves from any row; a new line of a long text is Ctrl+N, as wherever one is written."""

    BINDINGS = bindings(Scope.DIALOG, Scope.TEXT)

    def on_mount(self) -> None:
        super().on_mount()
        if isinstance(self._refusal, ValueRefused):
            self.refused(self._refusal)

    def own_hints(self) -> list[Hint]:
        return [
            Hint(key_name("enter"), _("Save"), "dialog.save"),
            Hint(key_name("tab"), _("Next field"), "dialog.next"),
            Hint(key_name("ctrl+n"), _("New line"), "text.line"),
        ]

    def row(self, name: str) -> FormRow:
        return self.query_one(f"#{name}", FormRow)

    def box(self, name: str) -> BoxRow:
        return self.query_one(f"#{name}", BoxRow)

    def refused(self, refusal: ValueRefused) -> None:
        """Say what is wrong at its row."""
        self.complain(refusal.sentence())
        for row in self.query(f"#{refusal.field}"):
            match row:
                case FormRow():
                    row.field.focus()
                case BoxRow():
                    row.box.focus()
                case Choice():
                    row.focus()

    @property
    def _writing(self) -> TextBox | None:
        return self.focused if isinstance(self.focused, TextBox) else None

    def action_text_line(self) -> None:
        if (box := self._writing) is not None:
            box.insert("\n")

    def action_text_back(self) -> None:
        if (box := self._writing) is not None:
            box.take_back()

    def action_text_field(self) -> None:
        """Nothing is filled in here."""

    @on(TextBox.Submitted)
    def _submitted(self, event: TextBox.Submitted) -> None:
        event.stop()
        self.action_dialog_save()
