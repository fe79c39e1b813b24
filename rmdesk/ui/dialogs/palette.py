"""Any command and any client, by a few letters."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult

from rmdesk.desk.book import Desk
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.store.shelves.clients import ClientRow
from rmdesk.store.thread import Superseded
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.commands.command import Command
from rmdesk.ui.commands.in_force import keys_of
from rmdesk.ui.commands.search import matching
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.keymap import key_name, shown_keys
from rmdesk.ui.typed_ahead import HOLDS_KEYS
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.labels import class_label

_MOST_CLIENTS = 30


@dataclass(frozen=True, slots=True)
class Chosen:
    """A command or a client; exactly one of them."""

    command: Command | None = None
    client_id: ClientId | None = None


class Palette(RowsDialog[Chosen]):
    """Commands that work now and clients; without commands, a way to choose a client.

    `words` are looked for at once.
    """

    def __init__(self, commands: Sequence[Command], access: Access, *, words: str = "") -> None:
        super().__init__(_("Commands and clients") if commands else _("Which client?"))
        self._commands = commands
        self._access = access
        self._words = words
        self._choices: list[Chosen] = []

    def compose_content(self) -> ComposeResult:
        example = _("name, initials, client number, or the last figures of a phone or ID number")
        if self._commands:
            example = _("a command or a client: initials, pinyin, Chinese, English")
        yield Field(self._words, placeholder=formats.clean(example), classes="first")
        yield Rows(id="choices")
        yield Words(id="choice-line", classes="dialog-detail")

    def on_mount(self) -> None:
        self.rows.can_focus = False
        self.watch(self.rows, "cursor", self._explain)
        self.run_worker(self._search(self._words), group=HOLDS_KEYS)

    @on(Field.Changed)
    async def _typed(self, event: Field.Changed) -> None:
        event.stop()
        await self._search(event.value)

    async def _search(self, words: str) -> None:
        clients = await self._clients(words)
        if words != self.query_one(Field).value:
            return
        commands = matching(self._commands, words)
        self._choices = [
            *(Chosen(command=command) for command in commands),
            *(Chosen(client_id=row.id) for row in clients),
        ]
        self.rows.show([*map(_command_row, commands), *(_client_row(row) for row in clients)])
        self._explain(self.rows.cursor)
        is_lost = not self._choices and words.strip()
        self.complain(_("Nothing fits these letters.") if is_lost else "")

    def _explain(self, place: int) -> None:
        """What the command under the cursor does, in full."""
        command = self._choices[place].command if place < len(self._choices) else None
        said = formats.clean_lines(_(command.help)) if command else ""
        self.query_one("#choice-line", Words).update(said)

    async def _clients(self, words: str) -> list[ClientRow]:
        if not words.strip():
            return []

        def find(desk: Desk) -> list[ClientRow]:
            ids = desk.clients.find(words, _MOST_CLIENTS)
            rows = desk.clients.rows(ids)
            return [rows[client_id] for client_id in ids if client_id in rows]

        try:
            return await self._access.newest("palette", find)
        except (Superseded, asyncio.CancelledError):
            return []

    def answer(self) -> Chosen | None:
        return self._choices[self.rows.cursor] if self._choices else None

    def own_hints(self) -> list[Hint]:
        does = _("Run") if self._commands else _("Choose")
        return [Hint(key_name("enter"), does, "dialog.save")]


def _command_row(command: Command) -> Callable[[int], Line]:
    def compose(width: int) -> Line:
        keys = shown_keys(keys_of(command))
        taken = formats.cells(keys)
        rest = width - taken - 1 if keys else width  # what has no key has no gap before it
        title = min(26, rest)
        return line(
            Cell(_(command.title), title, "strong"),
            Cell(_(command.help), rest - title - 1, "muted"),
            Cell(keys, taken, "heading"),
            gap=1,
        )

    return compose


def _client_row(row: ClientRow) -> Callable[[int], Line]:
    unit = " 万" if row.aum is not None else ""

    def compose(width: int) -> Line:
        return line(
            Cell(row.name, 26, "strong"),
            Cell(class_label(row.client_class), 10, "accent"),
            Cell(formats.money_wan(row.aum) + unit, 15, "", "right"),
            Cell("", 2),
            Cell(formats.phone(row.mobile), width - 55, "muted"),
        )

    return compose
