"""What would come of keys for a command, before a file says so; and what a file has wrong."""

from collections.abc import Sequence
from dataclasses import dataclass

from rmdesk.keymap_file import BadLine, KeymapFile
from rmdesk.language import _
from rmdesk.ui.commands.catalogue import BY_ID
from rmdesk.ui.commands.command import Command
from rmdesk.ui.commands.in_force import first_key
from rmdesk.ui.commands.key_names import written_key
from rmdesk.ui.commands.own_keys import understood


def bad_lines_sentence(file: KeymapFile) -> str:
    """What is said at the start of lines that do not count; empty where all do."""
    problems = understood(file).problems
    if not problems:
        return ""
    if len(problems) == 1 and not problems[0].line:
        return problems[0].sentence()
    said = _("Lines of your key file that do not count: {count}. {palette} “{title}” says why.")
    palette = first_key(BY_ID["palette.open"], typing=True)
    return said.format(count=len(problems), palette=palette, title=_(BY_ID["keymap.open"].title))


@dataclass(frozen=True, slots=True)
class Tried:
    """What a command would have if the file said `keys`; with `refusals` it had better not."""

    keys: tuple[str, ...]
    refusals: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def tried(file: KeymapFile, command: Command, keys: Sequence[str]) -> Tried:
    """What would come of it, by the rules of reading a file: nothing is changed."""
    before = understood(file)
    after = understood(with_keys(file, command, keys))
    now = after.changed.get(command.id, command.keys)
    return Tried(now, _new(before.problems, after.problems), _new(before.notes, after.notes))


def with_keys(file: KeymapFile, command: Command, keys: Sequence[str]) -> KeymapFile:
    """The file, in which a command has these keys; its declared ones need no line."""
    is_own = tuple(keys) == command.keys
    return file.with_keys(command.id, None if is_own else [written_key(key) for key in keys])


def _new(before: Sequence[BadLine], after: Sequence[BadLine]) -> tuple[str, ...]:
    """What is said after and was not before, wherever the lines stand by now."""
    known = [(one.message, one.parameters) for one in before]
    return tuple(
        _(one.message).format(**one.parameters)
        for one in after
        if (one.message, one.parameters) not in known
    )
