"""Which keys a user's own file may change, and which stay for everybody.

Whatever a file says, nobody is shut in: every dialog has its way out, and lock, quit, palette and
help always have a key.
"""

from collections.abc import Mapping

from rmdesk.ui.commands.command import Command, Scope
from rmdesk.ui.commands.key_names import FIXED_KEYS

FIXED_SCOPES = frozenset(
    {
        *(Scope.DIALOG, Scope.SHEET, Scope.TEXT, Scope.NUMBER, Scope.LINE, Scope.FIND),
        *(Scope.SHEET_LINE, Scope.SCORE, Scope.PRACTICE, Scope.PRESENT, Scope.MERGE),
        *(Scope.CALL_ENTRY,),
    }
)
"""Where something is typed, chosen or shown to a client: those keys are painted on the screen."""

_SAME_WIDGET: Mapping[Scope, tuple[Scope, ...]] = {
    Scope.REVIEWS: (Scope.TABLES,),
    Scope.SHEET_LINES: (Scope.ROWS,),
    Scope.STANDING: (Scope.ROWS,),
    **dict.fromkeys(
        (Scope.AGENDA, Scope.CLOSE_OUT, Scope.PEOPLE, Scope.MESSAGE, Scope.PAIRS),
        (Scope.DIALOG,),
    ),
}
"""Whose bindings stand on one widget, where a key can only mean one thing."""

_NEEDED = frozenset(
    {"app.quit", "app.lock", "app.beside", "desk.back", "palette.open", "help.open", "list.choose"}
)
"""What always keeps a key: nobody is shut in, and everything else is found from there."""


def declared_fixed(command: Command) -> tuple[str, ...]:
    """The keys a command keeps whatever the file says: arrows and the like, and the digits that
    stand on the screen beside what they choose."""
    return tuple(key for key in command.keys if key in FIXED_KEYS or key == command.argument)


def is_fixed(command: Command) -> bool:
    """Whether all keys of a command stay as they are."""
    return command.scope in FIXED_SCOPES or (
        bool(command.keys) and all(key == command.argument for key in command.keys)
    )


def together(scope: Scope) -> tuple[Scope, ...]:
    """The scopes in which a key of `scope` can mean nothing else, besides its own."""
    if scope is Scope.ANYWHERE:
        return tuple(Scope)
    beside = [one for one, others in _SAME_WIDGET.items() if scope in others]
    return (scope, *_SAME_WIDGET.get(scope, ()), *beside)


def goes_first(name: str) -> bool:
    """Whose line is looked at before all others: what is in the way of every other key."""
    return name in _NEEDED


def needs_a_key(command: Command) -> bool:
    """Whether nobody could do without: what no palette lists, and the way out of everything."""
    return command.id in _NEEDED or not command.in_palette
