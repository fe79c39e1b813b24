"""One's own keys: every command with its keys, and the lines of the key file that do not count."""

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult

from rmdesk.keymap_file import BadLine
from rmdesk.language import N_, _
from rmdesk.ui.commands.command import SCOPE_TITLES, Command
from rmdesk.ui.commands.in_force import keys_of
from rmdesk.ui.commands.search import bound_to, matching
from rmdesk.ui.dialogs.command_keys import came_with
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.formats import clean
from rmdesk.ui.keymap import key_name, shown_keys
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.field import Field, placeholder
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words

ALL_BACK = "all"
"""Answered for the row that takes every change back."""

_TITLE = 30
_SCOPE = 20


class KeyList(RowsDialog[str]):
    """Answers with the id of the command whose keys are to be changed, or ALL_BACK.

    `bad` are the lines of the key file that do not count; they stand first until they are mended.
    """

    closing = N_("Close")

    def __init__(
        self,
        commands: Sequence[Command],
        bad: Sequence[BadLine],
        *,
        words: str = "",
        at: str = "",
    ) -> None:
        super().__init__(_("Your own keys"))
        self._commands = commands
        self._bad = bad
        self._words = words
        self._at = at
        self._shown: list[BadLine | Command | str] = []

    def compose_content(self) -> ComposeResult:
        example = placeholder(
            _("a command: initials, pinyin, Chinese, English; or a key: ?  F3  Ctrl+R")
        )
        yield Field(self._words, placeholder=example, id="words", classes="first")
        yield Rows(id="commands")
        yield Words(id="about", classes="dialog-detail")

    def on_mount(self) -> None:
        self.rows.can_focus = False
        self.watch(self.rows, "cursor", self._explain, init=False)
        self._show()
        place = next((at for at, one in enumerate(self._shown) if _id_of(one) == self._at), None)
        if place is not None:
            self.rows.move_to(place)

    @property
    def words(self) -> str:
        """What the list was narrowed down by."""
        return self.query_one("#words", Field).value

    @on(Field.Changed, "#words")
    def _typed(self, event: Field.Changed) -> None:
        event.stop()
        self._show()

    def _show(self) -> None:
        words = self.words
        found = matching(self._commands, words)
        is_changed = any(keys_of(one) != one.keys for one in self._commands)
        if words.strip():
            pressed = bound_to(self._commands, words)
            self._shown = [*pressed, *(one for one in found if one not in pressed)]
        else:
            own = [one for one in found if keys_of(one) != one.keys]
            rest = [one for one in found if keys_of(one) == one.keys]
            self._shown = [*self._bad, *own, *([ALL_BACK] if is_changed else []), *rest]
        self.rows.show([_row(one) for one in self._shown])
        self.complain("" if self._shown else _("Nothing fits these letters."))
        self._explain()

    def _explain(self) -> None:
        about = self._shown[self.rows.cursor] if self._shown else ""
        self.query_one("#about", Words).update(clean(_about(about)))

    def answer(self) -> str | None:
        chosen = self._shown[self.rows.cursor] if self._shown else None
        if isinstance(chosen, BadLine):
            self.complain(_("Mend this line in the file, or give the command its keys here."))
            return None
        return _id_of(chosen) or None

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Change the keys"), "dialog.save")]


def _id_of(one: BadLine | Command | str | None) -> str:
    if isinstance(one, Command):
        return one.id
    return one if isinstance(one, str) else ""


def _about(one: BadLine | Command | str) -> str:
    if isinstance(one, BadLine):
        return one.sentence()
    if not isinstance(one, Command):
        return _("Every command gets the keys back that it came with.") if one else ""
    said = f"{_(one.title)}: {_(one.help)}" if one.help else _(one.title)
    if keys_of(one) == one.keys:
        return said
    return f"{said}   {came_with(one)}"


def _row(one: BadLine | Command | str) -> Callable[[int], Line]:
    if isinstance(one, BadLine):
        sentence = one.sentence()
        return lambda width: line(Cell(f"! {sentence}", width, "warning"))
    if not isinstance(one, Command):
        return lambda width: line(Cell(_("All keys as they came"), width, "accent"))
    command = one

    def compose(width: int) -> Line:
        keys = keys_of(command)
        is_own = keys != command.keys
        return line(
            Cell(_(command.title), _TITLE, "strong"),
            Cell(_(SCOPE_TITLES[command.scope]), _SCOPE, "muted"),
            Cell("*" if is_own else "", 1, "accent"),
            Cell(shown_keys(keys), width - _TITLE - _SCOPE - 4, "heading"),
            gap=1,
        )

    return compose
