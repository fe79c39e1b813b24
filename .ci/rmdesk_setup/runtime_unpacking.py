"""An archive with a Python into the folder of a version."""

from __future__ import annotations

import tarfile
import zipfile
from pathlib import Path, PurePosixPath

from rmdesk_setup.names import stays_inside
from rmdesk_setup.refusals import Refused

_REFUSED = "{file} is not an archive that can be unpacked: {why}."
_TOP = "python"
"""What everything lies under in archives of python-build-standalone."""


def unpack(archive: Path, program: Path) -> None:
    """The embeddable .zip of python.org, or an install_only .tar.gz without its top folder."""
    try:
        if archive.suffix == ".zip":
            _unzip(archive, program)
            _find_packages(program)
        else:
            _untar(archive, program)
    except (zipfile.BadZipFile, tarfile.TarError, EOFError, ValueError) as error:
        raise Refused(_REFUSED, file=archive.name, why=error) from error


def _unzip(archive: Path, program: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        for name in opened.namelist():
            if not stays_inside(name):
                raise ValueError(name)
        opened.extractall(program)  # noqa: S202 -- names were looked at


def _find_packages(program: Path) -> None:
    """Let the embeddable look for packages in its own Lib\\site-packages and nowhere else.

    Its `python3xx._pth` is the whole search path, relative to itself; `import site` stays off, so
    that no .pth file and no user's folder adds to it.
    """
    (listed,) = program.glob("python3*._pth")
    lines = listed.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.strip() and not line.startswith(("#", "import"))]
    text = "\n".join([*kept, "Lib\\site-packages"]) + "\n"
    listed.write_text(text, encoding="utf-8", newline="\n")
    (program / "Lib" / "site-packages").mkdir(parents=True)


def _untar(archive: Path, program: Path) -> None:
    with tarfile.open(archive, "r:gz") as opened:
        for member in opened:
            path = PurePosixPath(member.name)
            if path.parts[:1] != (_TOP,):
                raise ValueError(member.name)
            member.name = str(PurePosixPath(*path.parts[1:]))
            if member.islnk():  # a hard link names its file as the archive does
                member.linkname = str(PurePosixPath(*PurePosixPath(member.linkname).parts[1:]))
            if member.name != ".":
                opened.extract(member, program, filter="data")
