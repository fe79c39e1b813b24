"""The list of what was installed: what uninstalling removes, and nothing else."""

from __future__ import annotations

import contextlib
import json
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from rmdesk_setup.names import stays_under
from rmdesk_setup.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rmdesk_setup.layout import Layout

_FORMAT = 1
_VERSION = re.compile(r"\d+(\.\d+)*")
_PROGRAM = re.compile(r"\d+(\.\d+)*(-\d+)?")
_UNREADABLE = "The list of what was installed cannot be read: {file}. Nothing was removed."


@dataclass(slots=True)
class Record:
    """`made` are files under the root by the folder of their program; `beside` those of no
    program; `outside` whole paths, and `folders` those that were not there before. `base` is the
    Python that runs the uninstaller on Windows: its own cannot be removed while it runs.
    """

    version: str
    program: str
    """The folder of what starts: the version, or "1.2.3-2" where it was installed anew."""
    kind: str
    """ "runtime" or "venv"."""
    base: str
    portable: bool = False
    made: dict[str, list[str]] = field(default_factory=dict)
    beside: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    shortcuts: list[dict[str, str]] = field(default_factory=list)

    def write(self, path: Path) -> None:
        told = {name: getattr(self, name) for name in self.__slots__}
        write(path, json.dumps({"format": _FORMAT, **told}, indent=1) + "\n")


def read(layout: Layout) -> Record | None:
    """None where nothing was installed; Refused when the list is not one of ours.

    A stick may have been in other hands, or lain elsewhere: a name that leads out of the root is
    refused, and what is told of places outside holds only where `layout` itself would put it.
    """
    path = layout.record
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if told.pop("format") != _FORMAT:
            raise Refused(_UNREADABLE, file=path)
        found = Record(**told)
        if not _is_sound(found):
            raise Refused(_UNREADABLE, file=path)
        found.outside = [one for one in found.outside if layout.owns(Path(one))]
        found.folders = [one for one in found.folders if layout.lies_in(Path(one))]
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Refused(_UNREADABLE, file=path) from error
    return found


def _is_sound(found: Record) -> bool:
    names = [*found.beside, *(name for names in found.made.values() for name in names)]
    return (
        _VERSION.fullmatch(found.version) is not None
        and found.program in found.made
        and all(_PROGRAM.fullmatch(program) for program in found.made)
        and all(stays_under(name) for name in names)
    )


def write(path: Path, text: str | bytes, *, runs: bool = False) -> None:
    """Whole or not at all, also when a stick is pulled out; `runs` lets it be started.

    A link that somebody laid under the name of the unfinished file is replaced, not followed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    side = path.with_name(f".{path.name}.new")
    side.unlink(missing_ok=True)
    binary = getattr(os, "O_BINARY", 0)  # only Windows has it
    new = os.open(side, os.O_WRONLY | os.O_CREAT | os.O_EXCL | binary, 0o777 if runs else 0o666)
    with os.fdopen(new, "wb") as opened:
        opened.write(text if isinstance(text, bytes) else text.encode())
        opened.flush()
        os.fsync(new)
    side.replace(path)


def files_under(folder: Path) -> Iterator[Path]:
    """Files, links (not followed) and empty folders, in one order."""
    for path, folders, files in os.walk(folder):
        folders.sort()
        links = [name for name in folders if (Path(path) / name).is_symlink()]
        yield from (Path(path) / name for name in sorted([*links, *files]))
        if not folders and not files:
            yield Path(path)


def remove(root: Path, names: Iterable[str]) -> list[str]:
    """Remove files by their names under `root`, then the folders this leaves empty.

    What could not be removed; a file that is gone already is removed, and one that lies behind a
    link is none of ours.
    """
    left = []
    parents: dict[Path, bool] = {}
    for name in names:
        path = root / name
        if path.parent not in parents:
            parents[path.parent] = is_plain(root, path.parent)
        if parents[path.parent] and not _is_gone(path):
            left.append(name)
    ours = {one for path, is_ours in parents.items() if is_ours for one in [path, *path.parents]}
    within = [one for one in ours if root in one.parents]
    for parent in sorted(within, key=lambda one: len(one.parts), reverse=True):
        remove_empty(parent)
    return left


def remove_program(root: Path, program: str, names: Iterable[str]) -> list[str]:
    """Remove the files of one program by their names in its folder; those that could not be."""
    left = remove(root, (f"{program}/{name}" for name in names))
    return [name.removeprefix(f"{program}/") for name in left]


def remove_outside(names: Iterable[str]) -> list[str]:
    """Remove files by their whole paths; those that could not be."""
    return [name for name in names if not _is_gone(Path(name))]


def is_plain(root: Path, folder: Path) -> bool:
    """Whether no link leads elsewhere on the way from `root` to `folder` under it."""
    straight = os.path.join(os.path.realpath(root), folder.relative_to(root))  # noqa: PTH118
    return os.path.normcase(os.path.realpath(folder)) == os.path.normcase(Path(straight))


def _is_gone(path: Path) -> bool:
    """Whether nothing is at `path` now; a folder in which somebody keeps something is no loss."""
    try:
        if path.is_dir() and not path.is_symlink():
            remove_empty(path)
        else:
            path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def remove_empty(folder: Path) -> None:
    """A folder in which somebody keeps something stays."""
    with contextlib.suppress(OSError):
        folder.rmdir()
