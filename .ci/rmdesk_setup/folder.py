"""The folder that was carried here: what it offers, and that it is whole."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rmdesk_setup.names import stays_inside
from rmdesk_setup.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SUMS = "SHA256SUMS"
_CLOSED = ("wheels", "rmdesk_setup")
"""What is read or run from: a file too many there is refused."""

_WANTING = "This folder has no list of its files: {file} is missing. Copy it again."
_CHANGED = "This folder was changed or is not whole: {file}. Copy it again from where it was built."


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder whose every listed file was found as listed."""

    path: Path
    version: str
    platform: str
    wheels: Mapping[str, Sequence[Path]]
    """What serves which Python ("3.11")."""
    sums: Mapping[str, str]
    """SHA-256 by path inside the folder."""
    runtime: Path | None
    """The archive of a Python, where one lies in the folder."""
    runtime_file: str
    """What that archive is called, or should be."""
    runtime_python: str
    """Its version, "3.13.14"."""

    def sum_of(self, path: Path) -> str:
        return self.sums[path.relative_to(self.path).as_posix()]

    @property
    def size(self) -> int:
        """Bytes of all that is listed."""
        return sum((self.path / name).stat().st_size for name in self.sums)


def read(path: Path) -> Folder:
    """The folder at `path`; Refused when anything in it is not as it was built."""
    sums = _checked(path)
    facts = _facts(path / "folder.txt")
    wheels = _wheels(path / "manifest.json", sums)
    runtime = path / "runtime" / facts["runtime_file"]
    if not facts["runtime_file"] or not runtime.is_file():
        found = None
    else:
        found = runtime
        name = runtime.relative_to(path).as_posix()
        # Listed when it was given to the builder; else laid in later by whoever read which one.
        wanted = sums.get(name) or facts["runtime_sha256"]
        if sha256(runtime) != wanted:
            raise Refused(_CHANGED, file=name)
        sums = {**sums, name: wanted}
    return Folder(
        path=path,
        version=facts["version"],
        platform=facts["platform"],
        wheels={
            python: tuple(path / "wheels" / name for name in names)
            for python, names in wheels.items()
        },
        sums=sums,
        runtime=found,
        runtime_file=facts["runtime_file"],
        runtime_python=facts["runtime_python"],
    )


def sha256(path: Path) -> str:
    """The digest of a file, in hexadecimal."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _checked(path: Path) -> dict[str, str]:
    listed = path / SUMS
    if not listed.is_file():
        raise Refused(_WANTING, file=SUMS)
    sums = {}
    for line in listed.read_text(encoding="utf-8").splitlines():
        wanted, _, name = line.partition("  ")
        if not stays_inside(name):
            raise Refused(_CHANGED, file=name)
        if not (path / name).is_file() or sha256(path / name) != wanted:
            raise Refused(_CHANGED, file=name)
        sums[name] = wanted
    for found in sorted(one for part in _CLOSED for one in (path / part).rglob("*")):
        name = found.relative_to(path).as_posix()
        if found.is_file() and name not in sums:
            raise Refused(
                "This file does not belong into the folder: {file}. Remove it and start again.",
                file=name,
            )
    for name in ("folder.txt", "manifest.json"):
        if name not in sums:
            raise Refused(_WANTING, file=name)
    return sums


def _wheels(manifest: Path, sums: Mapping[str, str]) -> Mapping[str, Sequence[str]]:
    """Which wheels serve which Python; Refused when one of them is not in the list of files."""
    try:
        told = json.loads(manifest.read_text(encoding="utf-8"))["wheels"]
        is_listed = all(f"wheels/{name}" in sums for names in told.values() for name in names)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Refused(_CHANGED, file=manifest.name) from error
    if not is_listed:
        raise Refused(_CHANGED, file=manifest.name)
    return dict(told)


def _facts(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name: value for name, _, value in (line.partition("=") for line in lines)}
