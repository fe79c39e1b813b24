"""All declarations together, and what is made of them: bindings and the README's key table."""

from collections.abc import Sequence

from textual.binding import Binding, BindingType

from rmdesk.language import _
from rmdesk.ui.commands.calendar import CALENDAR_COMMANDS, GRID_COMMANDS, LINE_COMMANDS
from rmdesk.ui.commands.calls import CALL_COMMANDS, CALL_ENTRY_COMMANDS
from rmdesk.ui.commands.client_page import CLIENT_PAGE_COMMANDS
from rmdesk.ui.commands.command import SCOPE_TITLES, Command, Scope
from rmdesk.ui.commands.desk import ANYWHERE_COMMANDS, DIALOG_COMMANDS
from rmdesk.ui.commands.desk import COMMANDS as DESK_COMMANDS
from rmdesk.ui.commands.lists import (
    CLIENT_LIST_COMMANDS,
    FIND_COMMANDS,
    LIST_COMMANDS,
    MARK_COMMANDS,
)
from rmdesk.ui.keymap import shown_keys

COMMANDS: tuple[Command, ...] = (
    *DESK_COMMANDS,
    *LIST_COMMANDS,
    *CLIENT_LIST_COMMANDS,
    *MARK_COMMANDS,
    *FIND_COMMANDS,
    *CLIENT_PAGE_COMMANDS,
    *GRID_COMMANDS,
    *CALENDAR_COMMANDS,
    *LINE_COMMANDS,
    *CALL_COMMANDS,
    *CALL_ENTRY_COMMANDS,
    *DIALOG_COMMANDS,
    *ANYWHERE_COMMANDS,
)
BY_ID = {command.id: command for command in COMMANDS}


def bindings(*scopes: Scope) -> list[BindingType]:
    """The bindings of the widget that carries `scopes`; descriptions are message ids.

    What works anywhere goes before whatever has the focus, dialogs included.
    """
    return [
        Binding(
            ",".join(command.keys),
            command.action,
            command.title,
            id=command.id,
            priority=command.scope is Scope.ANYWHERE,
        )
        for command in COMMANDS
        if command.scope in scopes
    ]


def key_table() -> Sequence[tuple[str, str, str, str]]:
    """Scope, keys, title and help of every command, in the language in force: help and README."""
    return [
        (
            _(SCOPE_TITLES[command.scope]),
            shown_keys(command.keys),
            _(command.title),
            _(command.help) if command.help else "",
        )
        for command in COMMANDS
    ]


def key_table_markdown() -> str:
    """The README's key table."""
    rows = [
        f"| {scope} | {keys.replace('|', chr(92) + '|')} | {title} | {text} |"
        for scope, keys, title, text in key_table()
    ]
    head = [
        f"| {_('Where')} | {_('Keys')} | {_('Command')} | {_('What it does')} |",
        "| --- | --- | --- | --- |",
    ]
    return "\n".join([*head, *rows]) + "\n"
