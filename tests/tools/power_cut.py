"""What a disk may hold after a power cut.

Whatever was synced is there. Of what was not, any part may be: of the writes to a file none, some
or all, in any order, each cut up at its 512-byte sectors; of the changes to a folder none, some or
all, as long as each comes after those it builds upon. A rename is there or not, never by half.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from tests.tools.disk_calls import Call, Kind
from tests.tools.recorded_disk import Acknowledged, Recording

_SECTOR: Final = 512
T = TypeVar("T")


@dataclass(slots=True)
class _File:
    lasting: bytearray
    pending: list[Call] = field(default_factory=list)

    def sync(self) -> None:
        for call in self.pending:
            _apply(self.lasting, call)
        self.pending.clear()


class Disk:
    """Recorded calls, applied one by one; at any moment the power may be cut."""

    def __init__(self, recording: Recording) -> None:
        self._files = {
            number: _File(bytearray(content))
            for number, content in enumerate(recording.first.values(), 1)
        }
        self._names: dict[Path, int] = {
            path: number for number, path in enumerate(recording.first, 1)
        }
        self._folders = {parent for path in self._names for parent in path.parents} | {Path()}
        self._pending: list[Call] = []
        self._log = recording.log
        self._applied = 0
        self.acknowledged = 0

    def go_on(self, until: int) -> None:
        """Apply the calls up to number `until`."""
        for call in self._log[self._applied : until]:
            if isinstance(call, Acknowledged):
                self.acknowledged = call.step
            else:
                self._do(call)
        self._applied = max(until, self._applied)

    def _do(self, call: Call) -> None:
        match call.kind:
            case Kind.WRITE | Kind.TRUNCATE:
                self._files[call.inode].pending.append(call)
            case Kind.SYNC:
                self._files[call.inode].sync()
            case Kind.SYNC_FOLDER:
                self._sync_folder(call.path)
            case _:
                if call.kind is Kind.CREATE:
                    self._files[call.inode] = _File(bytearray())
                self._pending.append(call)

    def _sync_folder(self, folder: Path) -> None:
        lasting = {i for i, call in enumerate(self._pending) if folder in _folders_of(call)}
        self._names, self._folders, self._pending = self._with(lasting)

    def _with(self, chosen: set[int]) -> tuple[dict[Path, int], set[Path], list[Call]]:
        """Names and folders once the changes `chosen` and what they build upon have happened, and
        the changes that are left."""
        needed = set(chosen)
        for later in reversed(range(len(self._pending))):
            if later in needed:
                needed |= {
                    earlier
                    for earlier in range(later)
                    if _builds_upon(self._pending[later], self._pending[earlier])
                }
        names, folders = dict(self._names), set(self._folders)
        for number in sorted(needed):
            _change(names, folders, self._pending[number])
        left = [call for number, call in enumerate(self._pending) if number not in needed]
        return names, folders, left

    def cut(self, chance: random.Random) -> tuple[dict[Path, bytes], set[Path]]:
        """Contents by name and the folders after a cut now, one of all that may be."""
        changes = set(_some(range(len(self._pending)), chance))
        names, folders, _left = self._with(changes)
        return {path: self._content(self._files[file], chance) for path, file in names.items()}, {
            *folders
        }

    def as_seen(self) -> dict[Path, bytes]:
        """What the program sees: everything it did."""
        names, _folders, _left = self._with(set(range(len(self._pending))))
        contents = {}
        for path, number in names.items():
            file = self._files[number]
            content = bytearray(file.lasting)
            for call in file.pending:
                _apply(content, call)
            contents[path] = bytes(content)
        return contents

    @staticmethod
    def _content(file: _File, chance: random.Random) -> bytes:
        content = bytearray(file.lasting)
        for call in _some(file.pending, chance):
            for part in _torn(call, chance):
                _apply(content, part)
        return bytes(content)


def lay_out(folder: Path, state: tuple[dict[Path, bytes], set[Path]]) -> None:
    """Write such contents below `folder`, private as the product's own."""
    contents, folders = state
    for path in sorted(folders):
        (folder / path).mkdir(mode=0o700, exist_ok=True)
    for path, content in contents.items():
        target = folder / path
        target.touch(mode=0o600)
        target.write_bytes(content)


def _apply(content: bytearray, call: Call) -> None:
    if call.kind is Kind.TRUNCATE:
        del content[call.start :]
        content.extend(bytes(call.start - len(content)))
        return
    if len(content) < call.start:
        content.extend(bytes(call.start - len(content)))
    content[call.start : call.start + len(call.data)] = call.data


def _some(things: Sequence[T], chance: random.Random) -> list[T]:
    """None of `things`, the first of them, any of them, all but one, or all."""
    ways: list[Callable[[], list[T]]] = [
        list,
        lambda: list(things[: chance.randint(0, len(things))]),
        lambda: [one for one in things if chance.random() < 0.5],
        lambda: _without_one(things, chance),
        lambda: list(things),
    ]
    return chance.choice(ways)()


def _without_one(things: Sequence[T], chance: random.Random) -> list[T]:
    gone = chance.randrange(len(things)) if things else 0
    return [one for number, one in enumerate(things) if number != gone]


def _torn(call: Call, chance: random.Random) -> list[Call]:
    """The write as it arrived: mostly whole, else only some of the sectors it touches."""
    if call.kind is Kind.TRUNCATE or chance.random() < 0.7:
        return [call]
    first, last = call.start // _SECTOR, (call.start + len(call.data) - 1) // _SECTOR
    parts = []
    for sector in _some(range(first, last + 1), chance):
        start = max(call.start, sector * _SECTOR)
        end = min(call.start + len(call.data), (sector + 1) * _SECTOR)
        data = call.data[start - call.start : end - call.start]
        parts.append(Call(Kind.WRITE, call.path, call.inode, start, data))
    return parts


def _folders_of(call: Call) -> set[Path]:
    return {path.parent for path in (call.path, call.target) if path is not None}


def _builds_upon(later: Call, earlier: Call) -> bool:
    """Whether a change of a folder cannot be there without one before it: the same name, the same
    file, the folder it lies in, or what lies in the folder that goes."""
    mine = {path for path in (later.path, later.target) if path is not None}
    its = {path for path in (earlier.path, earlier.target) if path is not None}
    is_inside = earlier.kind is Kind.FOLDER and any(earlier.path in path.parents for path in mine)
    is_around = later.kind in (Kind.DELETE, Kind.RENAME) and any(
        later.path in path.parents for path in its
    )
    is_same = later.inode != 0 and later.inode == earlier.inode
    return bool(mine & its) or is_inside or is_around or is_same


def _change(names: dict[Path, int], folders: set[Path], call: Call) -> None:
    match call.kind:
        case Kind.CREATE:
            names[call.path] = call.inode
        case Kind.FOLDER:
            folders.add(call.path)
        case Kind.DELETE:
            names.pop(call.path, None)
            folders.discard(call.path)
        case Kind.LINK:
            assert call.target
            names[call.target] = names[call.path]
        case Kind.RENAME:
            assert call.target
            if call.path in names:
                names[call.target] = names.pop(call.path)
            else:
                _rename_folder(names, folders, call.path, call.target)


def _rename_folder(names: dict[Path, int], folders: set[Path], path: Path, target: Path) -> None:
    for one in [one for one in names if path in one.parents]:
        names[target / one.relative_to(path)] = names.pop(one)
    for one in [one for one in folders if path == one or path in one.parents]:
        folders.remove(one)
        folders.add(target / one.relative_to(path))
