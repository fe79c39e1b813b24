"""Help: what this screen is for, and every key, from the declarations."""

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult

from rmdesk.language import N_, _
from rmdesk.ui.commands.catalogue import BY_ID
from rmdesk.ui.commands.catalogue import explained as explained_commands
from rmdesk.ui.commands.command import SCOPE_TITLES, Scope
from rmdesk.ui.commands.in_force import any_changed, keys_of
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.formats import cells
from rmdesk.ui.keymap import HALF_WIDTH, key_name, shown_keys
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.wrapping import wrap

_KEYS, _TITLE, _WIDE_TITLE = 20, 24, 34
"""Cells of the columns beside each other."""
_WIDE = 100
_ANY_WIDTH, _LEAST_WIDTH = 73, 40


class Help(Dialog[bool]):
    """`scopes` come first: those of the screen help was asked on. Answers True where help is asked
    for once more: then the handbook's page of that screen is wanted, where it `has_page`."""

    closing = N_("Close")

    def __init__(
        self, explanation: str, scopes: Sequence[Scope], *, has_page: bool = False
    ) -> None:
        super().__init__(_("Help"))
        self._explanation = explanation
        self._has_page = has_page
        self._width = 0
        self._scopes = [*scopes, *(scope for scope in Scope if scope not in scopes)]

    def compose_content(self) -> ComposeResult:
        if any_changed():
            said = _("You have keys of your own: where the text names others, the list counts.")
            yield Words(said, classes="dialog-text dialog-warning")
        yield Rows(id="help-rows", classes="first")

    def on_mount(self) -> None:
        self._lay_out(_ANY_WIDTH)
        self.call_after_refresh(self._fit)

    def on_resize(self) -> None:
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Texts are wrapped, so the lines depend on the width the dialog was given."""
        self._lay_out(max(_LEAST_WIDTH, self.query_one(Rows).row_width - 3))

    def _lay_out(self, width: int) -> None:
        rows = self.query_one(Rows)
        if width != self._width:
            kept, self._width = rows.kept() if self._width else None, width
            rows.show(self._lines(width))
            rows.return_to(kept)

    def _lines(self, width: int) -> list[Callable[[int], Line]]:
        """What the screen is for, then every scope with its keys."""
        lines = [_text_row(text) for text in wrap(self._explanation, width)]
        for scope in self._scopes:
            lines += [_text_row(""), _title_row(scope)]
            for keys, title, said in explained_commands(scope):
                lines += _command_rows(shown_keys(keys), _(title), _(said) if said else "", width)
        return lines

    def own_hints(self) -> list[Hint]:
        move = f"{key_name('up')} {key_name('down')} {key_name('pagedown')}"
        again = Hint(key_name(_help_keys()[-1]), _("Handbook"), "dialog.save")
        read_on = Hint(move, _("Read on"), "dialog.next")
        return [again, read_on] if self._has_page else [read_on]

    def on_key(self, event: events.Key) -> None:
        """Help asked for again: more than a list of keys is wanted."""
        if self._has_page and HALF_WIDTH.get(event.character or "", event.key) in _help_keys():
            event.stop()
            event.prevent_default()
            self.action_dialog_save()

    def answer(self) -> bool:
        return True

    def action_dialog_next(self) -> None:
        self.query_one(Rows).action_list_page_down()

    def action_dialog_previous(self) -> None:
        self.query_one(Rows).action_list_page_up()

    def on_line_list_chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        self.dismiss(None)


def _help_keys() -> tuple[str, ...]:
    return keys_of(BY_ID["help.open"])


def _text_row(text: str, indent: int = 0, style: str = "") -> Callable[[int], Line]:
    return lambda width: line(Cell("", indent), Cell(text, width - indent, style))


def _title_row(scope: Scope) -> Callable[[int], Line]:
    return lambda width: line(Cell(_(SCOPE_TITLES[scope]), width, "heading"))


def _command_rows(keys: str, title: str, said: str, width: int) -> list[Callable[[int], Line]]:
    """One line where all of it fits in columns, else what is said of it below: nothing is cut."""
    titles = _TITLE if width < _WIDE else _WIDE_TITLE
    beside = width - _KEYS - titles - 2
    if cells(keys) <= _KEYS and cells(title) <= titles and cells(said) <= beside:
        return [
            lambda _width: line(
                Cell(keys, _KEYS, "accent"),
                Cell(title, titles, "strong"),
                Cell(said, beside, "muted"),
                gap=1,
            )
        ]
    taken = max(_KEYS, cells(keys))
    named = line(Cell(keys, taken, "accent"), Cell(title, width - taken - 1, "strong"), gap=1)
    below = wrap(said, width - _KEYS - 1) if said else []
    return [lambda _width: named, *(_text_row(text, _KEYS + 1, "muted") for text in below)]
