"""What the user's own keys come to: which lines count, which do not and why, what others lose.

Pure: the lines of a key file come in, the keys that differ from the declared ones go out.
What a file may change and what stays is in `key_rules`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rmdesk.keymap_file import BadLine, KeyLine, KeymapFile
from rmdesk.language import N_, _
from rmdesk.ui.commands.catalogue import BY_ID
from rmdesk.ui.commands.command import Command, Scope
from rmdesk.ui.commands.hidden_keys import hidden
from rmdesk.ui.commands.key_names import FIXED_KEYS, NOT_TOLD_APART, is_printable, read_key
from rmdesk.ui.commands.key_rules import is_fixed
from rmdesk.ui.commands.key_settling import settled
from rmdesk.ui.keymap import key_name

_UNKNOWN = N_("There is no action {action}; the line does not count.")
_UNKNOWN_LIKE = N_("There is no action {action}; perhaps {like}. The line does not count.")
_TWICE = N_("{action} was said before, on line {before}; that one counts.")
_FIXED = N_("{title} keeps its keys, as all that is typed and chosen with.")
_NO_KEY = N_("{key} is no key the desk knows; write it like l, Ctrl+R, F3 or Shift+F3.")
_KEPT_KEY = N_("{key} keeps its meaning everywhere and cannot be given to {title}.")
_SAME_BYTES = N_("A terminal sends the same for {key} as for {other}: it cannot be given away.")
_SWALLOWED = N_("{title} works everywhere: with {key} alone that could no more be typed.")


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
        self._wanted: dict[str, tuple[str, ...]] = {}
        self._lines: dict[str, int] = {}
        for entry in file.entries:
            self._take(entry)

    def result(self) -> OwnKeys:
        found = settled(self._wanted, self._lines)
        changed = {name: keys for name, keys in found.in_force.items() if keys != BY_ID[name].keys}
        problems = sorted([*self._problems, *found.problems], key=_line_of)
        notes = sorted([*found.notes, *hidden(found.in_force, self._lines)], key=_line_of)
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


def _line_of(bad: BadLine) -> int:
    return bad.line
