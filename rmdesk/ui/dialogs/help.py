"""Help: what this screen is for, and every key, from the declarations."""

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult

from rmdesk.language import N_, _
from rmdesk.ui.commands.catalogue import BY_ID
from rmdesk.ui.commands.catalogue import explained as explained_commands
from rmdesk.ui.commands.command import SCOPE_TITLES, Scope
from rmdesk.ui.commands.in_force import any_changed, keys_of
from rmdesk.ui.dialogs.dialog import Dialog
from rmdesk.ui.dialogs.rows import Rows
from rmdesk.ui.formats import clean_lines
from rmdesk.ui.keymap import HALF_WIDTH, key_name, shown_keys
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.words import Words


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
        self._scopes = [*scopes, *(scope for scope in Scope if scope not in scopes)]

    def compose_content(self) -> ComposeResult:
        yield Words(clean_lines(self._explanation), classes="dialog-text")
        if any_changed():
            said = _("You have keys of your own: where the text above names others, these count.")
            yield Words(said, classes="dialog-text dialog-warning")
        yield Rows(id="help-rows", classes="first")

    def on_mount(self) -> None:
        rows: list[Callable[[int], Line]] = []
        for scope in self._scopes:
            if rows:
                rows.append(_blank)
            rows.append(_title_row(scope))
            rows += [_command_row(*explained) for explained in explained_commands(scope)]
        self.query_one(Rows).show(rows)

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


def _blank(width: int) -> Line:
    return line(Cell("", width))


def _title_row(scope: Scope) -> Callable[[int], Line]:
    return lambda width: line(Cell(_(SCOPE_TITLES[scope]), width, "heading"))


def _command_row(keys: tuple[str, ...], title: str, help: str) -> Callable[[int], Line]:
    def compose(width: int) -> Line:
        key_cells = 20
        title_cells = 24 if width >= 70 else width - key_cells - 1
        return line(
            Cell(shown_keys(keys), key_cells, "accent"),
            Cell(_(title), title_cells, "strong"),
            Cell(_(help) if help else "", width - key_cells - title_cells - 2, "muted"),
            gap=1,
        )

    return compose
