"""Which keys of the desk mean nothing in a view, as it means something else by them. Pure."""

from collections.abc import Iterator, Mapping

from rmdesk.keymap_file import BadLine
from rmdesk.language import N_, _
from rmdesk.ui.commands.catalogue import COMMANDS
from rmdesk.ui.commands.command import SCOPE_TITLES, Scope
from rmdesk.ui.formats import enumerated
from rmdesk.ui.keymap import key_name

_HIDDEN = N_("{key} means something else there, and not {other}: {scopes}.")

_DIALOGS = frozenset(
    {
        *(Scope.DIALOG, Scope.SHEET, Scope.TEXT, Scope.NUMBER, Scope.AGENDA, Scope.CLOSE_OUT),
        *(Scope.PEOPLE, Scope.MESSAGE, Scope.PAIRS, Scope.MERGE),
        *(Scope.PRACTICE, Scope.SCORE, Scope.PRESENT),
    }
)
"""What covers the desk: its keys mean nothing there."""


def hidden(in_force: Mapping[str, tuple[str, ...]], lines: Mapping[str, int]) -> Iterator[BadLine]:
    """Keys of the desk that a view means something else by, since one of both was changed."""
    desk = {
        key: command
        for command in COMMANDS
        if command.scope is Scope.DESK
        for key in in_force[command.id]
    }
    places: dict[tuple[str, str, int], list[str]] = {}
    for command in COMMANDS:
        if command.scope in {*_DIALOGS, Scope.DESK, Scope.ANYWHERE}:
            continue
        for key in in_force[command.id]:
            below = desk.get(key)
            if below is None or (key in command.keys and key in below.keys):
                continue
            line = max(lines.get(command.id, 0), lines.get(below.id, 0))
            here = places.setdefault((key, below.title, line), [])
            if (scope := _(SCOPE_TITLES[command.scope])) not in here:
                here.append(scope)
    for (key, title, line), scopes in places.items():
        said = {"key": key_name(key), "other": _(title), "scopes": enumerated(scopes)}
        yield BadLine(line, _HIDDEN, said)
