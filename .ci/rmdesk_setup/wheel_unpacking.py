"""Wheels into a folder of packages, every file checked; what installing offline needs of pip.

The layout is that of the specification "Binary distribution format": files of the package lie in
the archive as they shall lie, RECORD in the .dist-info lists each with its hash, and what stands
under NAME.data belongs elsewhere. Scripts are left out: the desk is started as a module.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import zipfile
from pathlib import Path, PurePosixPath

from rmdesk_setup.names import stays_inside
from rmdesk_setup.refusals import Refused

_UNLISTED = (".dist-info/RECORD", ".dist-info/RECORD.jws", ".dist-info/RECORD.p7s")
_REFUSED = "{file} is not a wheel that can be unpacked: {why}."


def unpack(wheel: Path, wanted: str, site: Path) -> None:
    """All of `wheel`, whose SHA-256 must be `wanted`, into the folder of packages `site`.

    Refused before the first byte is written for a file that leads elsewhere or is not as RECORD
    lists it; and for one that another wheel has brought.
    """
    content = wheel.read_bytes()
    if hashlib.sha256(content).hexdigest() != wanted:
        raise Refused(_REFUSED, file=wheel.name, why="its hash is another one")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = _checked(archive)
    except (zipfile.BadZipFile, _Wrong, KeyError, ValueError) as error:
        raise Refused(_REFUSED, file=wheel.name, why=error) from error
    for name, inside in files.items():
        target = site / name
        if target.exists():
            raise Refused(_REFUSED, file=wheel.name, why=f"{name} is there already")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(inside)


class _Wrong(Exception):
    """In a few words, what is wrong with an archive."""


def _checked(archive: zipfile.ZipFile) -> dict[PurePosixPath, bytes]:
    """Contents by their place under the folder of packages."""
    names = [name for name in archive.namelist() if not name.endswith("/")]
    records = [name for name in names if name.endswith(".dist-info/RECORD")]
    if len(records) != 1 or len(set(names)) != len(names):
        raise _Wrong("it has no RECORD of its own")
    rows = csv.reader(archive.read(records[0]).decode().splitlines())
    hashes = {row[0]: row[1] for row in rows if len(row) > 1}
    files = {}
    for name in names:
        content = archive.read(name)
        if not name.endswith(_UNLISTED) and _hash(content) != hashes.get(name):
            raise _Wrong(f"{name} is not as listed")
        place = _place(name)
        if place is not None:
            files[place] = content
    return files


def _hash(content: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest())
    return "sha256=" + digest.decode().rstrip("=")


def _place(name: str) -> PurePosixPath | None:
    """Where a file of the archive belongs; None for a script."""
    path = PurePosixPath(name)
    if not stays_inside(name):
        raise _Wrong(f"{name} leads elsewhere")
    if not path.parts[0].endswith(".data"):
        return path
    kind = path.parts[1] if len(path.parts) > 2 else ""
    if kind == "scripts":
        return None
    if kind not in {"purelib", "platlib"}:
        raise _Wrong(f"{name} belongs where nothing is installed")
    return PurePosixPath(*path.parts[2:])
