"""The list of what was installed: what uninstalling removes, and nothing else."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from rmdesk_setup.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FORMAT = 1
_UNREADABLE = "The list of what was installed cannot be read: {file}. Nothing was removed."


@dataclass(slots=True)
class Record:
    """`made` are files under the root by version; `beside` those of no version; `outside` whole
    paths, and `folders` those that were not there before. `base` is the Python that runs the
    uninstaller on Windows: its own cannot be removed while it runs.
    """

    version: str
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


def read(path: Path) -> Record | None:
    """None where nothing was installed; Refused when the list is not one of ours."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if told.pop("format") != _FORMAT:
            raise Refused(_UNREADABLE, file=path)
        return Record(**told)
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Refused(_UNREADABLE, file=path) from error


def write(path: Path, text: str | bytes, *, runs: bool = False) -> None:
    """Whole or not at all; `runs` lets it be started where files have such a mark."""
    path.parent.mkdir(parents=True, exist_ok=True)
    side = path.with_name(f".{path.name}.new")
    side.write_bytes(text if isinstance(text, bytes) else text.encode())
    if runs:
        side.chmod(0o755)
    side.replace(path)


def files_under(folder: Path) -> Iterator[Path]:
    """Files, links (not followed) and empty folders, in one order."""
    for path, folders, files in os.walk(folder):
        folders.sort()
        links = [name for name in folders if (Path(path) / name).is_symlink()]
        yield from (Path(path) / name for name in sorted([*links, *files]))
        if not folders and not files:
            yield Path(path)


def remove(folder: Path, names: Iterable[str]) -> list[str]:
    """Remove files by their names under `folder`, then the folders this leaves empty.

    What could not be removed; a file that is gone already is removed.
    """
    left = []
    parents: set[Path] = set()
    for name in names:
        path = folder / name
        try:
            if path.is_dir() and not path.is_symlink():
                remove_empty(path)
            else:
                path.unlink(missing_ok=True)
        except OSError:
            left.append(name)
        parents.update(one for one in path.parents if folder in one.parents)
    for parent in sorted(parents, key=lambda one: len(one.parts), reverse=True):
        remove_empty(parent)
    return left


def remove_empty(folder: Path) -> None:
    """A folder in which somebody keeps something stays."""
    try:
        folder.rmdir()
    except OSError as error:
        del error
