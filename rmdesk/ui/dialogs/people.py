"""A list of clients that is ticked off: digits say what became of each, of the marked together."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from textual.app import ComposeResult

from rmdesk.domain.ids import ClientId
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.commands.catalogue import BY_ID, bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.commands.in_force import first_key
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words

_NAME, _STATE, _WIDE_STATE = 14, 14, 20
_WIDE_FROM = 84


class Wish(Enum):
    """What is to be done with the clients that were chosen."""

    TICK = auto()
    CHOOSE = auto()
    CALL = auto()
    WRITE = auto()
    OPEN = auto()


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A line: what stands beside the name, and what is noted; `is_open` where nothing is yet."""

    client_id: ClientId
    name: str
    what: str
    state: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Ticked:
    """What is wanted, of whom, and where the cursor stood; `act` counts from 0."""

    wish: Wish
    clients: tuple[ClientId, ...]
    at: int
    act: int = 0


class People(RowsDialog[Ticked]):
    """`says` stands above the list, `acts` are what the digits say, in words."""

    BINDINGS = bindings(Scope.PEOPLE)
    closing = N_("Close")

    def __init__(
        self,
        title: str,
        says: str,
        people: Sequence[PersonRow],
        acts: Sequence[str],
        *,
        at: int = 0,
        marked: Collection[ClientId] = (),
    ) -> None:
        super().__init__(title)
        self._says = says
        self._people = people
        self._acts = acts
        self._at = at
        self._marked = set(marked)

    def compose_content(self) -> ComposeResult:
        yield Words(formats.clean_lines(self._says), classes="dialog-text")
        yield Rows(id="people", classes="first")
        yield Words(id="people-acts", classes="dialog-detail")

    def on_mount(self) -> None:
        named = (f"{digit} {act}" for digit, act in enumerate(self._acts, 1))
        self.query_one("#people-acts", Words).update(formats.clean_lines("   ".join(named)))
        self._show(self._at)

    def _show(self, at: int) -> None:
        self.rows.show([self._row(one) for one in self._people], cursor=at)

    def _row(self, one: PersonRow) -> Callable[[int], Line]:
        mark = "+" if one.client_id in self._marked else ""
        style = "accent" if one.is_open else "muted"

        def compose(width: int) -> Line:
            state = _WIDE_STATE if width >= _WIDE_FROM else _STATE
            return line(
                Cell(mark, 1, "accent"),
                Cell(one.name, _NAME, "strong"),
                Cell(one.what, width - _NAME - state - 4, "" if one.is_open else "muted"),
                Cell(one.state, state, style),
                gap=1,
            )

        return compose

    def own_kept(self) -> object:
        return sorted(self._marked)

    def return_own(self, kept: object) -> None:
        if isinstance(kept, list):
            self._marked = {one.client_id for one in self._people if one.client_id in kept}
            self._show(self.rows.cursor)

    def names_of(self, clients: Collection[ClientId]) -> list[str]:
        """What those of `clients` who are on the list are called."""
        return [one.name for one in self._people if one.client_id in clients]

    def own_hints(self) -> list[Hint]:
        own = [BY_ID[f"people.{name}"] for name in ("mark", "all", "call", "write", "open")]
        return [
            Hint(key_name("enter"), _("What became of it"), "dialog.save"),
            *(Hint(first_key(command), _(command.footer), command.id) for command in own),
        ]

    def answer(self) -> Ticked | None:
        return self._ticked(Wish.CHOOSE)

    def action_people_act(self, digit: str) -> None:
        if int(digit) <= len(self._acts) and (ticked := self._ticked(Wish.TICK, int(digit) - 1)):
            self.dismiss(ticked)

    def action_people_mark(self) -> None:
        if self._people:
            at = self.rows.cursor
            self._marked ^= {self._people[at].client_id}
            self._show(min(at + 1, len(self._people) - 1))

    def action_people_all(self) -> None:
        waiting = {one.client_id for one in self._people if one.is_open}
        self._marked = set() if self._marked else waiting
        self._show(self.rows.cursor)

    def action_people_call(self) -> None:
        self.dismiss(Ticked(Wish.CALL, self._turned_to, self.rows.cursor))

    def action_people_write(self) -> None:
        self.dismiss(Ticked(Wish.WRITE, self._turned_to, self.rows.cursor))

    @property
    def _turned_to(self) -> tuple[ClientId, ...]:
        """The marked, else everybody who is open."""
        chosen = [one for one in self._people if one.client_id in self._marked]
        chosen = chosen or [one for one in self._people if one.is_open]
        return tuple(one.client_id for one in chosen)

    def action_people_open(self) -> None:
        if self._people:
            at = self.rows.cursor
            self.dismiss(Ticked(Wish.OPEN, (self._people[at].client_id,), at))

    def _ticked(self, wish: Wish, act: int = 0) -> Ticked | None:
        """Of the marked, else of the client under the cursor; None in an empty list."""
        if not self._people:
            return None
        at = self.rows.cursor
        marked = [one.client_id for one in self._people if one.client_id in self._marked]
        return Ticked(wish, tuple(marked or [self._people[at].client_id]), at, act)
