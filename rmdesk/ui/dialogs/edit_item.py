"""One item of a client's file: its value, and of an outside figure as of when and who said so."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from textual.app import ComposeResult

from rmdesk.desk.client_file.items import Answer, is_outside
from rmdesk.desk.duplicates.owners import ASKED_FIELDS
from rmdesk.domain.clients import Client
from rmdesk.domain.file.entries import Entry
from rmdesk.domain.file.unreadable import Unreadable
from rmdesk.domain.file.values import read_past_day
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.dialogs.number import NumberDialog, NumberRow
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words import item_texts


@dataclass(frozen=True, slots=True)
class TypedItem:
    """What the item shall say, and the texts it was read from."""

    answer: Answer
    text: str
    as_of: str
    source: str


def as_it_stands(entry: Entry) -> TypedItem:
    """The texts in the fields before anything is typed."""
    as_of = entry.as_of.isoformat() if entry.as_of else ""
    return TypedItem(
        Answer(entry.value, entry.as_of, entry.source),
        item_texts.typed(entry.value),
        as_of,
        entry.source,
    )


class EditItem(NumberDialog[TypedItem]):
    """What is typed is read at once, and said how; a choice is taken by its number."""

    def __init__(
        self,
        access: Access,
        client: Client,
        entry: Entry,
        draft: TypedItem,
        *,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(
            _("{field}: {name}").format(field=_(entry.field.title), name=client.name),
            refusal=refusal,
        )
        self._access = access
        self._client = client
        self._entry = entry
        self._draft = draft

    def compose_content(self) -> ComposeResult:
        field = self._entry.field
        if field.question:
            yield Words(formats.clean(_(field.question)), classes="dialog-text")
            yield Words(
                formats.clean(_("Why: {reason}").format(reason=_(field.why))),
                classes="dialog-text item-why",
            )
        if field.choices:
            yield Words(
                formats.clean_lines("\n".join(item_texts.options(field))), classes="dialog-text"
            )
        yield self._value_row()
        if is_outside(field):
            yield FormRow(
                _("As of"),
                id="as-of",
                value=self._draft.as_of,
                placeholder=_("today, yesterday, 6.30; empty: not noted"),
                reading=self._day_reading,
            )
            yield FormRow(
                _("Source"),
                id="source",
                value=self._draft.source,
                placeholder=_("who said so: the client, a statement, a colleague"),
            )
        known, style = item_texts.provenance(self._entry, self._access.today)
        if known and self._entry.is_known:
            yield Words(formats.clean(known), classes=f"dialog-text item-{style}")

    def _value_row(self) -> FormRow:
        field, client = self._entry.field, self._client
        kind: Callable[..., FormRow] = FormRow
        if field.id in ASKED_FIELDS:
            kind = partial(
                NumberRow,
                access=self._access,
                known_as=field.id,
                but=client.id,
                named=lambda: client.name,
            )
        example = _(field.example) if field.example else ""
        return kind(
            _("New value"),
            id="value",
            value=self._draft.text,
            placeholder=example or _("empty: not known"),
            reading=self._reading,
            is_first=True,
        )

    def _reading(self, text: str) -> str:
        field = self._entry.field
        try:
            value = item_texts.read(field, text, self._access.today)
        except Unreadable:
            return ""
        return item_texts.reading(field, text, value)

    def _day_reading(self, text: str) -> str:
        try:
            on = self._as_of(text)
        except Unreadable:
            return _("not a date yet")
        if on is None:
            return ""
        return f"= {formats.day(on)}  {formats.ago(on, self._access.today)}"

    def _as_of(self, text: str) -> date | None:
        return read_past_day(text, self._access.today) if text.strip() else None

    def _text(self, row_id: str) -> str:
        return "".join(row.value for row in self.query(f"#{row_id}").results(FormRow))

    def answer(self) -> TypedItem | None:
        text, as_of, source = (self._text(row) for row in ("value", "as-of", "source"))
        try:
            value = item_texts.read(self._entry.field, text, self._access.today)
        except Unreadable as refusal:
            self.complain(refusal.sentence(), self._field("value"))
            return None
        try:
            on = self._as_of(as_of)
        except Unreadable as refusal:
            self.complain(refusal.sentence(), self._field("as-of"))
            return None
        return TypedItem(Answer(value, on, source.strip()), text, as_of, source)

    def _field(self, row_id: str) -> Field:
        return self.query_one(f"#{row_id}", FormRow).field
