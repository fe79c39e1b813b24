"""Completing a path as it is typed: pure but for looking into one folder."""

import os
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path

_MOST = 200
_SUFFIXES = {".xlsx", ".xlsm", ".csv", ".txt"}


def as_path(text: str) -> Path:
    """The path meant by `text`; ``~`` is home, quotes of a dropped file are taken off."""
    plain = text.strip()
    if len(plain) > 1 and plain[0] == plain[-1] and plain[0] in "'\"":
        plain = plain[1:-1]
    return Path(plain).expanduser()


def completions(text: str) -> Sequence[str]:
    """What `text` may go on to: folders (with a separator) and files that can be imported."""
    folder, beginning = os.path.split(text.strip())
    try:
        with os.scandir(as_path(folder) if folder else Path()) as entries:
            found = [
                (not entry.is_dir(), str(Path(folder) / entry.name) + os.sep * entry.is_dir())
                for entry in entries
                if entry.name.lower().startswith(beginning.lower())
                and (beginning.startswith(".") or not entry.name.startswith("."))
                and (entry.is_dir() or Path(entry.name).suffix.lower() in _SUFFIXES)
            ]
    except (OSError, ValueError):
        return ()
    return [path for _is_file, path in sorted(found)[:_MOST]]


def common_beginning(paths: Sequence[str]) -> str:
    """As far as all of `paths` agree."""
    first, last = min(paths, default=""), max(paths, default="")
    agreed = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return "".join(character for character, _other in agreed)
