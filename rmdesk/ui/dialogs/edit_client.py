"""Changing a client's file: first which field, then its value."""

from collections.abc import Callable
from datetime import date
from functools import partial

from textual import on
from textual.app import ComposeResult

from rmdesk.domain.clients import Client
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui.access import Access
from rmdesk.ui.client_fields import FIELDS, ClientField, Unreadable, as_typed
from rmdesk.ui.dialogs.dialog import Dialog
from rmdesk.ui.dialogs.form import FormRow
from rmdesk.ui.dialogs.number import NumberDialog, NumberRow
from rmdesk.ui.dialogs.rows import Rows
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line


class ChooseField(Dialog[ClientField]):
    """The fields of the file with their values."""

    closing = N_("Close")

    def __init__(self, client: Client, *, at: ClientField | None = None) -> None:
        super().__init__(_("Edit: {name}").format(name=client.name))
        self._client = client
        self._at = FIELDS.index(at) if at else 0

    def compose_content(self) -> ComposeResult:
        yield Rows(id="fields", classes="first")

    def on_mount(self) -> None:
        self.query_one(Rows).show([self._row(field) for field in FIELDS], cursor=self._at)

    def _row(self, field: ClientField) -> Callable[[int], Line]:
        def compose(width: int) -> Line:
            return line(
                Cell(_(field.title), 22, "muted"),
                Cell(field.shown(self._client), width - 22),
            )

        return compose

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Edit this field"), "dialog.save")]

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        self.action_dialog_save()

    def answer(self) -> ClientField | None:
        return FIELDS[self.query_one(Rows).cursor]

    def action_dialog_next(self) -> None:
        self.query_one(Rows).action_list_down()

    def action_dialog_previous(self) -> None:
        self.query_one(Rows).action_list_up()


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
        yield self.row(FormRow)

    def row(self, kind: Callable[..., FormRow]) -> FormRow:
        """The field's row, made by `kind`."""
        return kind(
            _("New value"),
            id="value",
            value=self._text,
            placeholder=self._field.example or _("empty: not known"),
            reading=self._reading,
            is_first=True,
        )

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Save"), "dialog.save")]

    def _reading(self, text: str) -> str:
        try:
            value = self._field.read(text, self._today)
        except Unreadable:
            return ""
        typed = as_typed(value)
        return f"= {typed}" if typed != text.strip() else ""

    def answer(self) -> TypedValue | None:
        row = self.query_one("#value", FormRow)
        try:
            return TypedValue(row.value, self._field.read(row.value, self._today))
        except Unreadable as refusal:
            self.complain(refusal.sentence(), row.field)
            return None


class EditNumber(NumberDialog[TypedValue], EditField):
    """The same for a number that another client may have already."""

    def __init__(
        self,
        client: Client,
        field: ClientField,
        text: str,
        access: Access,
        *,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(field, text, access.today, refusal=refusal)
        self._access = access
        self._client = client

    def compose_content(self) -> ComposeResult:
        client = self._client
        yield self.row(
            partial(
                NumberRow,
                access=self._access,
                known_as=self._field.name,
                but=client.id,
                named=lambda: client.name,
            )
        )
