"""Whose every key is, once the lines of a key file are weighed against one another. Pure.

The lines are gone through as if nobody minded; whoever is left without a way to it then gets its
own keys back, and they are gone through again.
"""

from collections.abc import Mapping, Sequence

from rmdesk.keymap_file import BadLine
from rmdesk.language import N_, _
from rmdesk.ui.commands.catalogue import BY_ID, COMMANDS
from rmdesk.ui.commands.command import SCOPE_TITLES, Command, Scope
from rmdesk.ui.commands.key_rules import (
    declared_fixed,
    goes_first,
    is_fixed,
    needs_a_key,
    together,
)
from rmdesk.ui.keymap import key_name

_TAKEN = N_("{key} means {other} already ({scope}); for {title} it does not count.")
_NEEDS_ONE = N_("{title} keeps {keys}: without any key there would be no way to it.")
_LOSES = N_("{key} means {title} now; {other} is left with {keys}.")
_LOSES_ALL = N_("{key} means {title} now; {other} is found by its name with {palette}.")

Keys = Mapping[str, tuple[str, ...]]
"""Keys by the name of their command."""


class KeySettling:
    """One way through the lines: `in_force` are the keys of every command, `problems` what does
    not count of the lines, `notes` what others lost to one that counts."""

    def __init__(self, wanted: Keys, lines: Mapping[str, int], given_back: Keys) -> None:
        self.in_force: dict[str, tuple[str, ...]] = {}
        self.problems: list[BadLine] = []
        self.notes: list[BadLine] = []
        self._wanted = wanted
        self._lines = lines
        self._owners = {
            (scope, key): command
            for command in COMMANDS
            for key in (*_always_kept(command), *given_back.get(command.id, ()))
            for scope in together(command.scope)
        }
        for name in sorted(wanted, key=goes_first, reverse=True):
            self.in_force[name] = self._of_line(BY_ID[name])
        for command in COMMANDS:
            if command.id not in self.in_force:
                self.in_force[command.id] = self._left_with(command)

    @property
    def shut_out(self) -> Keys:
        """The keys to give back to whom there would be no way: all of one that has a line of its
        own, and of any other the last."""
        return {
            command.id: command.keys if command.id in self._wanted else command.keys[-1:]
            for command in COMMANDS
            if command.keys and needs_a_key(command) and not self.in_force[command.id]
        }

    def keep_their_own(self, names: Keys) -> None:
        """Have commands whose lines came to nothing keep what they are declared with."""
        for name in names:
            if name in self._wanted and not self.in_force[name]:
                command = BY_ID[name]
                own = " ".join(map(key_name, command.keys))
                self.in_force[name] = command.keys
                self._refuse(command, _NEEDS_ONE, title=_(command.title), keys=own)

    def _of_line(self, command: Command) -> tuple[str, ...]:
        """What of a line its command may have, with the keys that stay."""
        own = []
        for key in self._wanted[command.id]:
            if (other := self._owner(key, command)) is None:
                own.append(key)
                self._owners |= dict.fromkeys(
                    ((scope, key) for scope in together(command.scope)), command
                )
            else:
                self._refuse(
                    command,
                    _TAKEN,
                    key=key_name(key),
                    other=_(other.title),
                    scope=_(SCOPE_TITLES[other.scope]),
                    title=_(command.title),
                )
        return (*own, *(key for key in declared_fixed(command) if key not in own))

    def _owner(self, key: str, wanting: Command) -> Command | None:
        """Whose key it is already, as far as nobody may take it: another line's, one that stays,
        or one of everywhere."""
        for scope in together(wanting.scope):
            other = self._owners.get((scope, key), wanting)
            if other is not wanting:
                return other
        return next((one for one in COMMANDS if self._has_everywhere(one, key, wanting)), None)

    def _has_everywhere(self, other: Command, key: str, wanting: Command) -> bool:
        """Whether one of both means the declared `key` of the `other` command everywhere."""
        is_free = other.id in self._wanted and not goes_first(other.id)
        meet = Scope.ANYWHERE in (wanting.scope, other.scope)
        return meet and key in other.keys and other is not wanting and not is_free

    def _left_with(self, command: Command) -> tuple[str, ...]:
        """The declared keys that no line took; what was lost is noted."""
        takers = {
            key: taker
            for key in command.keys
            if key not in (taker := self._owners.get((command.scope, key), command)).keys
        }
        left = tuple(key for key in command.keys if key not in takers)
        for key, taker in takers.items():
            self._note(taker, command, key, left)
        return left

    # --- what is said ---

    def _refuse(self, command: Command, message: str, **parameters: object) -> None:
        self.problems.append(BadLine(self._lines[command.id], message, parameters))

    def _note(self, taker: Command, loser: Command, key: str, left: Sequence[str]) -> None:
        said = {"key": key_name(key), "title": _(taker.title), "other": _(loser.title)}
        line = self._lines[taker.id]
        if left:
            keys = " ".join(map(key_name, left))
            self.notes.append(BadLine(line, _LOSES, {**said, "keys": keys}))
        else:
            palette = key_name(BY_ID["palette.open"].keys[-1])
            self.notes.append(BadLine(line, _LOSES_ALL, {**said, "palette": palette}))


def settled(wanted: Keys, lines: Mapping[str, int]) -> KeySettling:
    """The first way through the lines (`wanted` by command, with the number of the line of each)
    that shuts nobody in."""
    given_back: dict[str, tuple[str, ...]] = {}
    while True:
        found = KeySettling(wanted, lines, given_back)
        found.keep_their_own(given_back)
        if not (shut_out := found.shut_out):
            return found
        given_back |= shut_out


def _always_kept(command: Command) -> tuple[str, ...]:
    return command.keys if is_fixed(command) else declared_fixed(command)
