"""What the user's own keys come to: which lines count, which do not and why, what others lose.

Pure: the lines of a key file come in, the keys that differ from the declared ones go out.
What a file may change and what stays is in `key_rules`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rmdesk.keymap_file import BadLine, KeyLine, KeymapFile
from rmdesk.language import N_, _
from rmdesk.ui.commands.catalogue import BY_ID, COMMANDS
from rmdesk.ui.commands.command import SCOPE_TITLES, Command, Scope
from rmdesk.ui.commands.hidden_keys import hidden
from rmdesk.ui.commands.key_names import FIXED_KEYS, NOT_TOLD_APART, is_printable, read_key
from rmdesk.ui.commands.key_rules import (
    declared_fixed,
    goes_first,
    is_fixed,
    needs_a_key,
    together,
)
from rmdesk.ui.keymap import key_name

_UNKNOWN = N_("There is no action {action}; the line does not count.")
_UNKNOWN_LIKE = N_("There is no action {action}; perhaps {like}. The line does not count.")
_TWICE = N_("{action} was said before, on line {before}; that one counts.")
_FIXED = N_("{title} keeps its keys, as all that is typed and chosen with.")
_NO_KEY = N_("{key} is no key the desk knows; write it like l, Ctrl+R, F3 or Shift+F3.")
_KEPT_KEY = N_("{key} keeps its meaning everywhere and cannot be given to {title}.")
_SAME_BYTES = N_("A terminal sends the same for {key} as for {other}: it cannot be given away.")
_SWALLOWED = N_("{title} works everywhere: with {key} alone that could no more be typed.")
_TAKEN = N_("{key} means {other} already ({scope}); for {title} it does not count.")
_NEEDS_ONE = N_("{title} keeps {keys}: without any key there would be no way to it.")
_LOSES = N_("{key} means {title} now; {other} is left with {keys}.")
_LOSES_ALL = N_("{key} means {title} now; {other} is found by its name with {palette}.")


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """`changed` are all keys that differ from the declared ones, by command; `problems` what does
    not count; `notes` what others lost to a line that counts."""

    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[BadLine, ...] = ()
    notes: tuple[BadLine, ...] = ()

    def as_keymap(self) -> dict[str, str]:
        """For Textual's `set_keymap`: an empty list would leave the declared keys in force, so a
        command without keys gets one that no terminal sends."""
        return {name: ",".join(keys) or f"palette:{name}" for name, keys in self.changed.items()}


def understood(file: KeymapFile) -> OwnKeys:
    """What of a key file counts; of two lines about one thing the first."""
    if not file.entries:  # as it is for most: nothing is to be weighed at the start
        return OwnKeys(problems=file.bad)
    return _Reading(file).result()


class _Reading:
    """One file on its way from lines to keys."""

    def __init__(self, file: KeymapFile) -> None:
        self._problems = list(file.bad)
        self._notes: list[BadLine] = []
        self._wanted: dict[str, tuple[str, ...]] = {}
        self._lines: dict[str, int] = {}
        for entry in file.entries:
            self._take(entry)

    def result(self) -> OwnKeys:
        in_force = self._settled()
        changed = {name: keys for name, keys in in_force.items() if keys != BY_ID[name].keys}
        self._notes += hidden(in_force, self._lines)
        problems, notes = (sorted(them, key=_line_of) for them in (self._problems, self._notes))
        return OwnKeys(changed, tuple(problems), tuple(notes))

    def _refuse(self, line: int, message: str, **parameters: object) -> None:
        self._problems.append(BadLine(line, message, parameters))

    # --- line by line ---

    def _take(self, entry: KeyLine) -> None:
        command = BY_ID.get(entry.action)
        if command is None:
            self._refuse_unknown(entry)
        elif entry.action in self._lines:
            before = self._lines[entry.action]
            self._refuse(entry.line, _TWICE, action=entry.action, before=before)
        elif is_fixed(command):
            self._refuse(entry.line, _FIXED, title=_(command.title))
        else:
            self._lines[entry.action] = entry.line
            self._wanted[entry.action] = self._keys(entry, command)

    def _refuse_unknown(self, entry: KeyLine) -> None:
        from difflib import get_close_matches

        action = entry.action[:60]
        like = get_close_matches(action, BY_ID, n=1)
        if like:
            self._refuse(entry.line, _UNKNOWN_LIKE, action=action, like=like[0])
        else:
            self._refuse(entry.line, _UNKNOWN, action=action)

    def _keys(self, entry: KeyLine, command: Command) -> tuple[str, ...]:
        """The keys of a line that are keys and may be this command's."""
        kept: list[str] = []
        for written in entry.keys:
            key = read_key(written)
            if key is None:
                self._refuse(entry.line, _NO_KEY, key=written[:20] or '""')
            elif key in NOT_TOLD_APART:
                other = key_name(NOT_TOLD_APART[key])
                self._refuse(entry.line, _SAME_BYTES, key=key_name(key), other=other)
            elif key in FIXED_KEYS and key not in command.keys:
                self._refuse(entry.line, _KEPT_KEY, key=key_name(key), title=_(command.title))
            elif command.scope is Scope.ANYWHERE and is_printable(key):
                self._refuse(entry.line, _SWALLOWED, key=key_name(key), title=_(command.title))
            elif key not in kept:
                kept.append(key)
        return tuple(kept)

    # --- against one another ---

    def _settled(self) -> dict[str, tuple[str, ...]]:
        """The keys of every command: first what was written, in the order of the file, then what
        is declared and was not taken."""
        owners: dict[tuple[Scope, str], Command] = {}
        in_force: dict[str, tuple[str, ...]] = {}
        kept_by = {
            (scope, key): command
            for command in COMMANDS
            for key in (command.keys if is_fixed(command) else declared_fixed(command))
            for scope in together(command.scope)
        }
        for name, keys in sorted(self._wanted.items(), key=lambda pair: not goes_first(pair[0])):
            command = BY_ID[name]
            own = tuple(key for key in keys if self._may_have(command, key, {**kept_by, **owners}))
            own = self._with_needed(command, own, owners)
            in_force[name] = own
            for key in own:
                owners.update(
                    dict.fromkeys(((one, key) for one in together(command.scope)), command)
                )
        for command in COMMANDS:
            if command.id not in in_force:
                in_force[command.id] = self._left_with(command, owners)
        return in_force

    def _may_have(
        self, command: Command, key: str, owners: Mapping[tuple[Scope, str], Command]
    ) -> bool:
        other = self._owner(command, key, owners)
        if other is None:
            return True
        self._refuse(
            self._lines[command.id],
            _TAKEN,
            key=key_name(key),
            other=_(other.title),
            scope=_(SCOPE_TITLES[other.scope]),
            title=_(command.title),
        )
        return False

    def _owner(
        self, command: Command, key: str, owners: Mapping[tuple[Scope, str], Command]
    ) -> Command | None:
        """Whose key it is already, as far as nobody may take it: another line's, one that stays,
        one of everywhere, or the last of a command that needs one."""
        for scope in together(command.scope):
            other = owners.get((scope, key))
            if other is not None and other.id != command.id:
                return other
        return next((one for one in COMMANDS if self._keeps(one, key, command)), None)

    def _keeps(self, other: Command, key: str, wanting: Command) -> bool:
        """Whether a declared `key` of the `other` command is not for whoever wants it."""
        meet = set(together(wanting.scope)) & set(together(other.scope))
        if other is wanting or key not in other.keys or not meet:
            return False
        if other.id in self._wanted and not goes_first(other.id):
            # With nothing that it may have, what needs a key has its own back.
            return not self._wanted[other.id] and needs_a_key(other)
        is_everywhere = Scope.ANYWHERE in (wanting.scope, other.scope)
        return is_everywhere or (needs_a_key(other) and len(other.keys) == 1)

    def _with_needed(
        self,
        command: Command,
        keys: tuple[str, ...],
        owners: Mapping[tuple[Scope, str], Command],
    ) -> tuple[str, ...]:
        """With the keys that stay, and those without which there is no way to the command."""
        stay = tuple(key for key in declared_fixed(command) if key not in keys)
        if keys or stay or not needs_a_key(command):
            return (*keys, *stay)
        free = tuple(
            key
            for key in command.keys
            if not any((scope, key) in owners for scope in together(command.scope))
        )
        kept = free or command.keys
        own = " ".join(map(key_name, kept))
        self._refuse(self._lines[command.id], _NEEDS_ONE, title=_(command.title), keys=own)
        return kept

    def _left_with(
        self, command: Command, owners: Mapping[tuple[Scope, str], Command]
    ) -> tuple[str, ...]:
        """The declared keys that no line took; what was lost is noted."""
        left = tuple(
            key for key in command.keys if owners.get((command.scope, key), command) is command
        )
        for key in command.keys:
            if key not in left:
                taker = owners[command.scope, key]
                self._note(taker, command, key, left)
        return left

    def _note(self, taker: Command, loser: Command, key: str, left: Sequence[str]) -> None:
        said = {"key": key_name(key), "title": _(taker.title), "other": _(loser.title)}
        line = self._lines[taker.id]
        if left:
            keys = " ".join(map(key_name, left))
            self._notes.append(BadLine(line, _LOSES, {**said, "keys": keys}))
        else:
            palette = key_name(BY_ID["palette.open"].keys[-1])
            self._notes.append(BadLine(line, _LOSES_ALL, {**said, "palette": palette}))


def _line_of(bad: BadLine) -> int:
    return bad.line
