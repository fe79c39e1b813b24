"""Writing down who brought whom, and that a client was asked for somebody."""

import asyncio
from collections.abc import Callable
from datetime import date

from textual import on
from textual.app import ComposeResult

from rmdesk.desk.book import Desk
from rmdesk.desk.heard.referrals import Asked, Brought, NobodyNamed
from rmdesk.domain.ids import ClientId
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.store.shelves.clients import ClientRow
from rmdesk.store.thread import Superseded
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.dialogs.parts.entry import EntryDialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.dialogs.parts.offers import Offers
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.words.heard import said_of_asking

_MOST_OFFERS = 6


class ReferralForm(EntryDialog[Brought]):
    """A name, or a client found by a few letters; `is_bringer` asks who brought the client."""

    def __init__(
        self,
        access: Access,
        client_id: ClientId,
        name: str,
        before: Brought | None = None,
        *,
        is_bringer: bool = False,
        refusal: RmdeskError | None = None,
    ) -> None:
        title = _("Who brought {name}?") if is_bringer else _("Brought by {name}")
        super().__init__(title.format(name=name), access.today, refusal=refusal)
        self._access = access
        self._client_id = client_id
        self._is_bringer = is_bringer
        self._before = before
        self._other_id = before.other_id if before else None
        self._is_by_name = before is not None and before.is_by_name
        self._stands_for = before.name if before else ""

    def compose_content(self) -> ComposeResult:
        before = self._before
        yield FormRow(
            _("Who"),
            id="who",
            value=before.name if before else "",
            placeholder=_("a name, or initials of a client in the book"),
            reading=self._reading,
            is_first=True,
        )
        yield Offers[ClientRow | None](id="clients")
        yield FormRow(
            _("Remark"),
            id="note",
            value=before.note if before else "",
            placeholder=_("what was said about them; stands in that person's file"),
        )
        yield self.past_day_row(_("Day"), before.on if before else None)

    @property
    def offers(self) -> Offers[ClientRow | None]:
        return self.query_one("#clients", Offers)

    @on(Field.Changed, "#who Field")
    async def _who_typed(self, event: Field.Changed) -> None:
        words = event.value
        if words == self._stands_for:
            return
        self._other_id, self._is_by_name, self._stands_for = None, False, ""
        self.row("who").read_again()

        def find(desk: Desk) -> list[ClientRow]:
            ids = desk.clients.find(words, _MOST_OFFERS + 1) if words.strip() else []
            rows = desk.clients.rows(ids)
            return [rows[one] for one in ids if one in rows and one != self._client_id]

        try:
            found = await self._access.newest("who brought whom", find)
        except (Superseded, asyncio.CancelledError):
            return
        if words != self.typed("who"):
            return
        offered: list[ClientRow | None] = [*found[:_MOST_OFFERS]]
        if not self._is_bringer and any(row.name == words.strip() for row in found):
            offered.append(None)
        self.offers.offer(offered, _row)

    @on(Offers.Chosen)
    def _offer_taken(self, event: Offers.Chosen) -> None:
        event.stop()
        taken, field = self.offers.taken, self.row("who").field
        self._other_id = taken.id if taken else None
        self._is_by_name = taken is None
        self._stands_for = taken.name if taken else field.value
        field.value = self._stands_for
        field.cursor_position = len(field.value)
        self.offers.offer([], _row)
        self.row("who").read_again()
        field.focus()

    def _reading(self, text: str) -> str:
        if not text.strip():
            return _("Down chooses a client of the book")
        if self._other_id is not None:
            return _("a client of the book")
        if self._is_by_name:
            return _("by name only, although a client has this name")
        if self._is_bringer:
            return _("the client of this name, or Down to choose one")
        return _("the client of this name, else by name only; Down chooses one")

    def entry(self) -> Brought:
        name = self.typed("who").strip()
        if not name:
            raise NobodyNamed
        return Brought(
            other_id=self._other_id,
            name=name,
            on=self.past_day(),
            note=self.typed("note"),
            is_by_name=self._is_by_name,
        )


def _row(row: ClientRow | None) -> Callable[[int], Line]:
    if row is None:
        return lambda width: line(Cell(_("by name only: this is somebody else"), width, "muted"))
    told = "  ".join(filter(None, (row.number, formats.phone(row.mobile) if row.mobile else "")))
    return lambda width: line(Cell(row.name, 26, "strong"), Cell(told, width - 26, "muted"))


class NoteForm(EntryDialog[str]):
    """What the one who brought a client said about them."""

    def __init__(
        self,
        name: str,
        today: date,
        before: str | None = None,
        *,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(_("What {name} said").format(name=name), today, refusal=refusal)
        self._before = before or ""

    def compose_content(self) -> ComposeResult:
        yield FormRow(_("Remark"), id="note", value=self._before, is_first=True)

    def entry(self) -> str:
        return self.typed("note").strip()


class AskedForm(EntryDialog[Asked]):
    """The client was asked whom they would bring."""

    def __init__(
        self,
        name: str,
        today: date,
        last_asked: date | None,
        before: Asked | None = None,
        *,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(
            _("Asked for a referral: {name}").format(name=name), today, refusal=refusal
        )
        self._last_asked = last_asked
        self._before = before

    def compose_content(self) -> ComposeResult:
        before = self._before
        yield FormRow(
            _("What was said"),
            id="what",
            value=before.what if before else "",
            placeholder=_("may stay empty"),
            reading=lambda _text: said_of_asking(self._last_asked, self.today),
            is_first=True,
        )
        yield self.past_day_row(_("Day"), before.on if before else None)

    def entry(self) -> Asked:
        asked = Asked(what=self.typed("what"), on=self.past_day())
        asked.values(self.today)
        return asked
