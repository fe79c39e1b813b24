"""The keys of one command, pressed rather than typed."""

from collections.abc import Callable, Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message

from rmdesk.language import _
from rmdesk.ui.commands.command import Command, passes_input_method
from rmdesk.ui.commands.in_force import keys_of
from rmdesk.ui.commands.key_names import FIXED_KEYS, read_key
from rmdesk.ui.commands.tried_keys import Tried
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.formats import clean_lines
from rmdesk.ui.keymap import HALF_WIDTH, key_name, shown_keys
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words


class KeyRows(Rows):
    """Takes every key as itself, but for those that are the same on every screen."""

    class Pressed(Message):
        """A key that could be bound."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def on_key(self, event: events.Key) -> None:
        """Where it is no key of moving about, it is the one somebody wants to bind."""
        key = HALF_WIDTH.get(event.character or "", event.key)
        event.prevent_default()
        match key:
            case "up":
                self.action_list_up()
            case "down":
                self.action_list_down()
            case "enter":
                self.action_list_choose()
            case _ if key in FIXED_KEYS:
                return  # it climbs on to the dialog
            case _:
                self.post_message(self.Pressed(key))
        event.stop()


class KeysOfCommand(Dialog[tuple[str, ...]]):
    """Answers with all keys the command shall have; `judge` says what would come of keys."""

    def __init__(
        self,
        command: Command,
        judge: Callable[[tuple[str, ...]], Tried],
        *,
        stay: tuple[str, ...] = (),
    ) -> None:
        super().__init__(_("Keys of {title}").format(title=_(command.title)))
        self._command = command
        self._judge = judge
        self._stay = stay
        self._keys = keys_of(command)

    def compose_content(self) -> ComposeResult:
        explained = _(
            "Press the key that shall do this, and it is added. Arrows, Enter, Esc and Tab are the"
            " same for everybody."
        )
        yield Words(f"{_(self._command.help)}\n{explained}".strip(), classes="dialog-text")
        yield KeyRows(id="keys", classes="first")
        yield Words(id="about", classes="dialog-detail")

    def on_mount(self) -> None:
        self._show(())

    @property
    def rows(self) -> KeyRows:
        return self.query_one(KeyRows)

    def own_kept(self) -> object:
        return list(self._keys)

    def return_own(self, kept: object) -> None:
        if isinstance(kept, list) and all(isinstance(one, str) for one in kept):
            self._keys = tuple(kept)
            self._show(())

    def _show(self, notes: Sequence[str]) -> None:
        rows = [_key_row(key, self._command, self._stay) for key in self._keys]
        self.rows.show(rows or [_no_key_row], cursor=min(self.rows.cursor, max(0, len(rows) - 1)))
        said = [*notes]
        if self._keys and not any(map(passes_input_method, self._keys)):
            said.append(_("No key here passes an input method; add an F key or one with Ctrl."))
        elif self._keys != self._command.keys:
            said.append(came_with(self._command))
        about = self.query_one("#about", Words)
        about.update(clean_lines("\n".join(said)))
        about.set_class(bool(notes), "dialog-warning")

    @on(KeyRows.Pressed)
    def _pressed(self, event: KeyRows.Pressed) -> None:
        event.stop()
        key = read_key(event.key)
        if key is None:
            self.complain(_("That key has no name here; take a letter, an F key or Ctrl."))
        elif key not in self._keys:
            self._try((*self._keys, key))

    def _try(self, keys: tuple[str, ...]) -> None:
        found = self._judge(keys)
        if found.refusals:
            self.complain(found.refusals[0])
            return
        self.is_in_order()
        self._keys = found.keys
        self._show(found.notes)
        self.rows.move_to(len(self._keys) - 1)

    def on_key(self, event: events.Key) -> None:
        """Take out the key under the cursor, or all but those it came with."""
        at = self.rows.cursor
        if event.key == "delete":
            self._try((*self._keys[:at], *self._keys[at + 1 :]))
        elif event.key == "backspace":
            self._try(self._command.keys)
        else:
            return
        event.stop()
        event.prevent_default()

    @on(KeyRows.Chosen)
    def _chosen(self, event: KeyRows.Chosen) -> None:
        event.stop()
        self.action_dialog_save()

    def answer(self) -> tuple[str, ...]:
        return self._keys

    def own_hints(self) -> list[Hint]:
        return [
            Hint(key_name("enter"), _("Save"), "dialog.save"),
            Hint(key_name("delete"), _("Take out"), "dialog.next"),
            Hint(key_name("backspace"), _("As it came"), "dialog.next"),
        ]


def _key_row(key: str, command: Command, stay: tuple[str, ...]) -> Callable[[int], Line]:
    def compose(width: int) -> Line:
        if key in stay:
            said = _("stays: it is the same on every screen")
        elif key in command.keys:
            said = _("it came with this key")
        else:
            said = _("added by you")
        return line(
            Cell(key_name(key), 16, "heading"),
            Cell(said, width - 17, "muted"),
            gap=1,
        )

    return compose


def _no_key_row(width: int) -> Line:
    return line(Cell(_("No key: the palette finds it by its name."), width, "muted"))


def came_with(command: Command) -> str:
    """The declared keys of a command, in a sentence."""
    if not command.keys:
        return _("It came without keys.")
    return _("It came with {keys}.").format(keys=shown_keys(command.keys))
