"""Which keys work now: the footer of the desk and of dialogs, from the active bindings."""

from collections.abc import Mapping

from textual.binding import ActiveBinding

from rmdesk.language import _
from rmdesk.ui.commands.catalogue import BY_ID
from rmdesk.ui.commands.command import Command, passes_input_method
from rmdesk.ui.commands.in_force import keys_of
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint


def commands_now(active: Mapping[str, ActiveBinding]) -> list[tuple[Command, ActiveBinding]]:
    """The commands whose keys work now, each once, in the order of the declarations."""
    found = {
        bound.binding.id: bound for bound in active.values() if bound.enabled and bound.binding.id
    }
    return [(BY_ID[name], found[name]) for name in BY_ID if name in found]


def hints(active: Mapping[str, ActiveBinding], *, typing: bool) -> list[Hint]:
    """Hints for the commands that have a footer text, the most useful first.

    While `typing` (a field has the focus, or an input method is on) the key shown is one that
    passes an input method.
    """
    chosen = sorted(
        ((command, bound) for command, bound in commands_now(active) if command.footer),
        key=lambda pair: pair[0].rank,
    )
    keyed = ((command, _key(command, active, typing)) for command, _bound in chosen)
    return [Hint(key_name(key), _(command.footer), command.id) for command, key in keyed if key]


def _key(command: Command, active: Mapping[str, ActiveBinding], typing: bool) -> str:
    """The first key that means this command here: a view may give a letter another meaning, and
    while somebody types a letter means itself. One's own key goes before those the command came
    with. Empty for none: then there is nothing to hint."""
    own = [
        key for key in keys_of(command) if key in active and active[key].binding.id == command.id
    ]
    if typing:
        own = [key for key in own if passes_input_method(key)]
    return min(own, key=lambda key: key in command.keys) if own else ""
