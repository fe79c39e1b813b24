"""Typing one value of a field, where no client's file is open: a change of many clients."""

from datetime import date

from textual.app import ComposeResult

from rmdesk.domain.file.unreadable import Unreadable
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.keymap import key_name
from rmdesk.ui.typed.client_fields import ClientField
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words import item_texts


class TypedValue:
    """A field's new value, with the text it was read from."""

    def __init__(self, text: str, value: object) -> None:
        self.text = text
        self.value = value


class EditField(Dialog[TypedValue]):
    """One field: what is typed is read at once, and said how."""

    def __init__(
        self,
        field: ClientField,
        text: str,
        today: date,
        *,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(_(field.title), refusal=refusal)
        self._field = field
        self._text = text
        self._today = today

    def compose_content(self) -> ComposeResult:
        if self._field.item.choices:
            yield Words("   ".join(item_texts.options(self._field.item)), classes="dialog-text")
        yield FormRow(
            _("New value"),
            id="value",
            value=self._text,
            placeholder=_(self._field.example) if self._field.example else _("empty: not known"),
            reading=self._reading,
            is_first=True,
        )

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Preview"), "dialog.save")]

    def _reading(self, text: str) -> str:
        try:
            value = self._field.read(text, self._today)
        except Unreadable:
            return ""
        return item_texts.reading(self._field.item, text, value)

    def answer(self) -> TypedValue | None:
        row = self.query_one("#value", FormRow)
        try:
            return TypedValue(row.value, self._field.read(row.value, self._today))
        except Unreadable as refusal:
            self.complain(refusal.sentence(), row.field)
            return None
