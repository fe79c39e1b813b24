"""Completing a path as it is typed: pure but for looking into one folder."""

import os
import re
from collections.abc import Collection, Sequence
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

_MOST = 200
IMPORTED = {".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods", ".csv", ".tsv", ".txt"}

# A folder that stood there, then a whole path pasted behind it: ``/lists//new/a.xlsx``.
_FOLDER_BEFORE = re.compile(r"^.*[^\\/:][\\/](?=['\"]?(?:[/~]|[A-Za-z]:[\\/]))")


def as_path(text: str) -> Path:
    """The path meant by `text`; ``~`` is home, quotes of a dropped file are taken off.

    A whole path that was pasted behind a folder stands for itself.
    """
    plain = _FOLDER_BEFORE.sub("", text.strip())
    if len(plain) > 1 and plain[0] == plain[-1] and plain[0] in "'\"":
        plain = plain[1:-1]
    return Path(plain).expanduser()


class Entry(NamedTuple):
    """What a path may go on to: a folder (its path ends with a separator) or a file."""

    path: str
    is_folder: bool = False
    is_up: bool = False
    size: int = 0
    modified: float = 0.0


def entries(text: str, suffixes: Collection[str] = IMPORTED) -> Sequence[Entry]:
    """What `text` may go on to: files of these `suffixes`, the newest first, then folders.

    The folder above comes last, unless a name has been begun.
    """
    folder, beginning = os.path.split(text.strip())
    try:
        with os.scandir(as_path(folder) if folder else Path()) as listed:
            found = [
                _entry(folder, entry)
                for entry in listed
                if entry.name.lower().startswith(beginning.lower())
                and (beginning.startswith(".") or not entry.name.startswith("."))
                and (entry.is_dir() or Path(entry.name).suffix.lower() in suffixes)
            ]
    except (OSError, ValueError):
        return ()
    files = sorted(
        (entry for entry in found if not entry.is_folder),
        key=lambda entry: (-entry.modified, entry.path),
    )
    folders = sorted(entry for entry in found if entry.is_folder)
    up = [] if beginning else _above(folder)
    return [*[*files, *folders][:_MOST], *up]


def completions(text: str, suffixes: Collection[str] = IMPORTED) -> Sequence[str]:
    """The paths of `entries`, without the way up."""
    return [entry.path for entry in entries(text, suffixes) if not entry.is_up]


def target_of(path: Path, typed: str, proposed: str) -> Path:
    """The file to write where `path` is what was meant by `typed`: in a folder, the `proposed`
    name."""
    is_folder = typed.strip().strip("'\"").endswith(("/", os.sep)) or path.is_dir()
    return path / proposed if is_folder else path


def _entry(folder: str, entry: "os.DirEntry[str]") -> Entry:
    path = str(Path(folder) / entry.name) if folder else entry.name
    if entry.is_dir():
        return Entry(path + os.sep, is_folder=True)
    about = entry.stat(follow_symlinks=False)
    return Entry(path, size=about.st_size, modified=about.st_mtime)


def _above(folder: str) -> list[Entry]:
    here = as_path(folder or ".").absolute()
    if here.parent == here:
        return []
    return [Entry(str(here.parent).rstrip(os.sep) + os.sep, is_folder=True, is_up=True)]


def common_beginning(paths: Sequence[str]) -> str:
    """As far as all of `paths` agree."""
    first, last = min(paths, default=""), max(paths, default="")
    agreed = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return "".join(character for character, _other in agreed)
