"""Fields for names, phones and numbers: who has what is being typed is said at once."""

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message

from rmdesk.desk.duplicates.owners import is_namesake, owners
from rmdesk.domain.ids import ClientId
from rmdesk.language import N_, _
from rmdesk.store.shelves.clients import ClientRow
from rmdesk.store.thread import Superseded
from rmdesk.ui.access import Access
from rmdesk.ui.commands.catalogue import BY_ID, bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.commands.in_force import first_key
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.formats import clean
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.plain_words import Words

_SENTENCES = {
    "name": N_("{who} has this name (the same person?). {key} opens the client."),
    "number": N_("{who} has this client number. {key} opens the client."),
    "id_number": N_("{who} has this ID number. {key} opens the client."),
}
_PHONE = N_("{who} has this phone (one family?). {key} opens the client.")
_PHONE_AND_NAME = N_("{who} has this phone (the same person?). {key} opens the client.")


class OwnerLine(Words, can_focus=True):
    """Who has the number. Not there while nobody has; Enter on it opens the client."""

    class Chosen(Message):
        """The owner is to be opened."""

    owner: ClientId | None = None

    def show(self, sentence: str, rows: list[ClientRow]) -> None:
        self.owner = rows[0].id if rows else None
        self.display = bool(rows)
        if rows:
            more = f" +{len(rows) - 1}" if len(rows) > 1 else ""
            who = " ".join(filter(None, (rows[0].number, rows[0].name))) + more
            key = first_key(BY_ID["number.owner"])
            self.update(clean(_(sentence).format(who=who, key=key)))

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            self.post_message(self.Chosen())
        elif event.is_printable and event.character:
            self._hand_on(event.character)
        else:
            return
        event.stop()

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self._hand_on(event.text)

    def _hand_on(self, typed: str) -> None:
        """Who types after Tab means the field behind this line."""
        if isinstance(field := self.screen.focus_next(Field), Field):
            field.insert_text_at_cursor(typed)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(self.Chosen())


class NumberRow(FormRow):
    """A field whose text is looked up in the book; `known_as` is the name of the client's field,
    `but` the client who may have it,
    `named` says what the one is called for whom it is typed."""

    def __init__(
        self,
        title: str,
        access: Access,
        *,
        id: str,
        known_as: str,
        but: ClientId | None = None,
        named: Callable[[], str],
        value: str = "",
        placeholder: str = "",
        reading: Callable[[str], str] | None = None,
        is_first: bool = False,
    ) -> None:
        super().__init__(
            title,
            id=id,
            value=value,
            placeholder=placeholder,
            reading=reading,
            is_first=is_first,
        )
        self._access = access
        self._known_as = known_as
        self._but = but
        self._named = named

    def compose(self) -> ComposeResult:
        yield from super().compose()
        line = OwnerLine(classes="owner-line")
        line.display = False
        yield line

    @property
    def owner(self) -> ClientId | None:
        """Who has what stands in the field."""
        return self.query_one(OwnerLine).owner

    @on(Field.Changed)
    async def look_again(self) -> None:
        """What stands in the field, or for whom it is typed, changed."""
        text, field, but, name = self.value, self._known_as, self._but, self._named()
        try:
            rows = await self._access.newest(
                f"owners of {field}", lambda desk: owners(desk, field, text, but=but, name=name)
            )
        except (Superseded, asyncio.CancelledError):
            return
        if (text, name) == (self.value, self._named()):
            is_known = bool(rows) and is_namesake(rows[0], name)
            phone = _PHONE_AND_NAME if is_known else _PHONE
            self.query_one(OwnerLine).show(_SENTENCES.get(field, phone), rows)


T = TypeVar("T")


class NumberDialog(Dialog[T], Generic[T]):
    """A dialog that the owner of a number may be opened from: then it ends without an answer,
    and `wanted` is that client."""

    BINDINGS = bindings(Scope.NUMBER)

    wanted: ClientId | None = None

    def action_number_owner(self) -> None:
        """Open the owner of the number the caret is in, else of the first that has one."""
        rows = sorted(self.query(NumberRow), key=lambda row: not row.has_focus_within)
        self.wanted = next((row.owner for row in rows if row.owner is not None), None)
        if self.wanted is not None:
            self.dismiss(None)

    @on(OwnerLine.Chosen)
    def _owner_chosen(self, event: OwnerLine.Chosen) -> None:
        event.stop()
        self.action_number_owner()
