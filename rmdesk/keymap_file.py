"""The user's own keys as a file: `action = ["key", ...]`, one a line, read as far as it goes.

It stands beside the settings and holds nothing of any client. A line that is no line of such a
file is a finding and nothing more: the others count, and the desk starts with any file whatever.
Which actions and keys there are, the screens know.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Self

from rmdesk import settings
from rmdesk.language import N_, _
from rmdesk.settings import UnwritableSettings
from rmdesk.whole_files import TooLong, make_folder, read_whole, write_whole

_MOST_BYTES: Final = 100_000
_MOST_LINES: Final = 40
"""Lines of one entry: a list of keys may stand on several."""

_HEAD: Final = """\
# Own keys of the desk: an action and its keys. Keys as the desk calls them; [] is none.
# contact.log = ["l", "Ctrl+R"]
"""


def keymap_file() -> Path:
    """Where the user's own keys stand: beside the settings."""
    return settings.settings_file().with_name("keys.toml")


@dataclass(frozen=True, slots=True)
class BadLine:
    """What cannot be used; `line` counts from 1 and is 0 where it is about the file."""

    line: int
    message: str
    parameters: Mapping[str, object] = field(default_factory=dict)

    def sentence(self) -> str:
        """What is wrong, in the language in force."""
        said = _(self.message).format(**self.parameters)
        return _("Line {line}: {said}").format(line=self.line, said=said) if self.line else said


@dataclass(frozen=True, slots=True)
class KeyLine:
    """What one entry of the file says, keys as they are written."""

    action: str
    keys: tuple[str, ...]
    line: int = 0
    last: int = 0
    """The lines of the file it stands on, from 1."""


@dataclass(frozen=True, slots=True)
class KeymapFile:
    """The file as it was found: what was understood of it, what was not, and all of its text."""

    entries: tuple[KeyLine, ...] = ()
    bad: tuple[BadLine, ...] = ()
    text: str = ""
    can_be_written: bool = True
    """Not where it could not be read at all: writing it would lose what stands there."""

    @classmethod
    def load(cls, path: Path | None = None) -> Self:
        """The file at `path`, or the user's own; a missing one says nothing. Never raises."""
        path = path or keymap_file()
        try:
            raw = read_whole(path, _MOST_BYTES)
        except FileNotFoundError:
            return cls()
        except TooLong:
            return cls(bad=(BadLine(0, _TOO_LONG, {"file": path}),), can_be_written=False)
        except OSError:
            return cls(bad=(BadLine(0, _UNREADABLE, {"file": path}),), can_be_written=False)
        return cls.read(_decoded(raw))

    @classmethod
    def read(cls, text: str) -> Self:
        """What `text` says, entry by entry."""
        entries: list[KeyLine] = []
        bad: list[BadLine] = []
        for found in _entries(text.splitlines()):
            if isinstance(found, BadLine):
                bad.append(found)
            else:
                entries.append(found)
        return cls(tuple(entries), tuple(bad), text)

    def with_keys(self, action: str, keys: Sequence[str] | None) -> Self:
        """The same file, in which `action` has `keys`, or with None those of its own: all that
        stands there besides stays, comments and lines that were not understood."""
        lines = self.text.splitlines()
        said = [] if keys is None else [_entry(action, keys)]
        standing = [entry for entry in self.entries if entry.action == action]
        at = standing[0].line - 1 if standing else len(lines)
        for entry in reversed(standing):
            lines[entry.line - 1 : entry.last] = []
        if said and not lines:
            lines, at = _HEAD.splitlines(), len(_HEAD.splitlines())
        # Under a table's heading its whole name would say something else.
        tables = (place for place, line in enumerate(lines) if line.lstrip().startswith("["))
        at = min(at, next(tables, at))
        lines[at:at] = said
        again = self.read("".join(f"{line}\n" for line in lines))
        return replace(again, can_be_written=self.can_be_written)

    def without_any(self) -> Self:
        """The same file without any entry that was understood."""
        changed = self
        for action in dict.fromkeys(entry.action for entry in self.entries):
            changed = changed.with_keys(action, None)
        return changed

    def save(self, path: Path | None = None) -> None:
        """Replaces the file as a whole; raises UnwritableSettings and then has changed nothing."""
        path = path or keymap_file()
        if not self.can_be_written:
            raise UnwritableSettings(file=path)
        try:
            make_folder(path.parent)
            write_whole(path, self.text.encode("utf-8", "surrogateescape"))
        except (OSError, UnicodeEncodeError) as error:
            raise UnwritableSettings(file=path) from error


_UNREADABLE: Final = N_("The key file {file} cannot be read; all keys are as delivered.")
_TOO_LONG: Final = N_("The key file {file} is too long to be one; all keys are as delivered.")
_NO_ENTRY: Final = N_('“{text}” is no line of a key file; write it like contact.log = ["l"].')
_NO_KEYS: Final = N_('The keys of {action} are written like ["l", "Ctrl+R"]; [] is none.')


def _decoded(raw: bytes) -> str:
    """Text of whatever program wrote it; what is no UTF-8 stays as it is, to be written back."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    return raw.decode("utf-8-sig", "surrogateescape")


def _entries(lines: Sequence[str]) -> Iterator[KeyLine | BadLine]:
    """Entry by entry, so that one that is damaged takes no other with it."""
    table, at = "", 0
    while at < len(lines):
        line = lines[at].strip()
        if not line or line.startswith("#"):
            at += 1
            continue
        for taken in range(1, min(_MOST_LINES, len(lines) - at) + 1):
            found = _parsed("\n".join(lines[at : at + taken]))
            if found is not None and not line.startswith("[["):
                break
        else:
            yield BadLine(at + 1, _NO_ENTRY, {"text": line[:60]})
            at += 1
            continue
        if line.startswith("["):
            table = ".".join(name for name, _value in _leaves(found, of_tables=True))
        for name, value in _leaves(found):
            yield _judged(f"{table}.{name}" if table else name, value, at + 1, at + taken)
        at += taken


def _parsed(text: str) -> Mapping[str, object] | None:
    # Here and not above: a desk without a key file starts without a parser.
    from rmdesk.domain.toml_text import read_toml

    try:
        return read_toml(text)
    except ValueError:
        return None


def _leaves(
    table: Mapping[str, object], *, of_tables: bool = False
) -> Iterator[tuple[str, object]]:
    """The values with their whole names; `of_tables` those of tables that hold nothing yet."""
    for name, value in table.items():
        if not isinstance(value, dict):
            yield name, value
        elif value:
            for below, leaf in _leaves(value, of_tables=of_tables):
                yield f"{name}.{below}", leaf
        elif of_tables:
            yield name, value


def _judged(action: str, value: object, first: int, last: int) -> KeyLine | BadLine:
    keys = [value] if isinstance(value, str) else value
    if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
        return BadLine(first, _NO_KEYS, {"action": action[:60]})
    return KeyLine(action, tuple(keys), first, last)


def _entry(action: str, keys: Sequence[str]) -> str:
    import json

    name = action if action.replace(".", "").replace("_", "").isalnum() else json.dumps(action)
    return f"{name} = {json.dumps(list(keys), ensure_ascii=False)}"
