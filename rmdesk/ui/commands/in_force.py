"""The keys in force: those that are declared, but for what the user's own key file changes.

One process has one keyboard: like the language, they are set once and asked everywhere.
"""

from collections.abc import Mapping

from rmdesk.ui.commands.command import Command, passes_input_method
from rmdesk.ui.keymap import key_name

_changed: dict[str, tuple[str, ...]] = {}
_moves: dict[tuple[Command, ...], Mapping[str, str]] = {}


def use_keys(changed: Mapping[str, tuple[str, ...]]) -> None:
    """From now on the commands with these ids have these keys, and all others their own."""
    _changed.clear()
    _changed.update(changed)
    _moves.clear()


def any_changed() -> bool:
    """Whether a command has other keys than those it came with."""
    return bool(_changed)


def keys_of(command: Command) -> tuple[str, ...]:
    """The keys of a command, the one to show first; none where the palette leads there."""
    return _changed.get(command.id, command.keys)


def first_key(command: Command, *, typing: bool = False) -> str:
    """The first key as it is called on the screen, while `typing` one that passes an input
    method; empty where the command has none."""
    keys = keys_of(command)
    passing = [key for key in keys if passes_input_method(key)] if typing else []
    return key_name((passing or keys)[0]) if keys else ""


def moves(commands: tuple[Command, ...]) -> Mapping[str, str]:
    """The actions of `commands` by their keys, for a widget that obeys them by itself."""
    if commands not in _moves:
        _moves[commands] = {key: command.action for command in commands for key in keys_of(command)}
    return _moves[commands]
