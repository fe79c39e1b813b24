"""`runtime/`: the Python that goes along, or exactly which one belongs there.

`folder.txt` tells the same to scripts, as key=value lines.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from offline_folder.platforms import Platform
from offline_folder.refusals import NotBuilt
from offline_folder.runtimes import RUNTIMES, python_of
from offline_folder.sums import sha256

FACTS = "folder.txt"

_ENGLISH = """\
Where this PC has no Python {pythons}, put this one file into this folder, as it is,
without unpacking it:

    {file}
    Python {python}, from {source}
    SHA-256 {sha256}

install takes it from here when its SHA-256 is right.
"""
_CHINESE = """\
如果这台电脑没有 Python {pythons}，请把下面这一个文件原样放进本文件夹，不要解压：

    {file}
    Python {python}，来源：{source_zh}
    SHA-256 {sha256}

安装程序核对 SHA-256 无误后，就从这里取用。
"""


@dataclass(frozen=True, slots=True)
class GivenRuntime:
    """An archive that lies in `runtime/`; `series` is what wheels are made for, "3.13"."""

    file: str
    sha256: str
    python: str

    @property
    def series(self) -> str:
        return ".".join(self.python.split(".")[:2])


def fill(
    folder: Path,
    platform: Platform,
    pythons: Sequence[str],
    *,
    version: str,
    archive: Path | None,
) -> GivenRuntime | None:
    """Make `runtime/` and `folder.txt`; what was given, or None.

    Raises NotBuilt for an archive that cannot serve the platform or the wheels beside it.
    """
    place = folder / "runtime"
    place.mkdir()
    given = None
    if archive is not None:
        given = _checked(archive, platform, pythons)
        shutil.copyfile(archive, place / archive.name)
    wanted = RUNTIMES[platform.name]
    if not given:
        told = {
            "pythons": " / ".join(pythons),
            "file": wanted.file,
            "python": wanted.python,
            "source": wanted.source,
            "source_zh": wanted.source_zh,
            "sha256": wanted.sha256 or "-",
        }
        _write(place / "READ-ME.txt", _ENGLISH.format(**told), platform)
        _write(place / "先读我.txt", _CHINESE.format(**told), platform)
    facts = {
        "version": version,
        "platform": platform.name,
        "pythons": " ".join(pythons),
        "runtime_file": (given or wanted).file,
        "runtime_sha256": (given or wanted).sha256 or "",
        "runtime_python": (given or wanted).python,
        "runtime_source": wanted.source,
        "runtime_source_zh": wanted.source_zh,
        "runtime_given": "yes" if given else "no",
    }
    lines = "".join(f"{key}={value}\n" for key, value in facts.items())
    (folder / FACTS).write_text(lines, encoding="utf-8", newline="\n")
    return given


def _checked(archive: Path, platform: Platform, pythons: Sequence[str]) -> GivenRuntime:
    python = python_of(platform.name, archive.name)
    if python is None:
        raise NotBuilt(
            f"{archive.name} is no Python for {platform.name}; the file to give is "
            f"{RUNTIMES[platform.name].file}."
        )
    given = GivenRuntime(archive.name, sha256(archive), python)
    if given.series not in pythons:
        raise NotBuilt(f"{archive.name} is Python {python}; the wheels are for {pythons}.")
    return given


def _write(path: Path, text: str, platform: Platform) -> None:
    """With the line ends, and on Windows the mark, by which its old editors know UTF-8."""
    is_windows = platform.system == "windows"
    path.write_text(
        text,
        encoding="utf-8-sig" if is_windows else "utf-8",
        newline="\r\n" if is_windows else "\n",
    )
