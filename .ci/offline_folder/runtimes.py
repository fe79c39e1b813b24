"""Which Python belongs into `runtime/` of a folder, where the PC may have none that serves.

The archives are not part of this repository and are not fetched by the builder: whoever builds
the folder gets them from where `source` says and passes the file with `--runtime`. The hashes
below were found written down alike in several public build recipes that are independent of one
another; an archive with another hash, or another archive, may be given on purpose: its own hash
goes into the manifest and is what installing compares.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Runtime:
    """An archive with a Python that runs from any folder."""

    file: str
    python: str
    """The full version, "3.13.14"."""
    sha256: str | None
    """None where no public source could be found."""
    source: str
    """Where to get it, in words."""
    source_zh: str
    why: str
    """Why this one."""

    @property
    def series(self) -> str:
        """ "3.13": what wheels are made for."""
        return ".".join(self.python.split(".")[:2])


RUNTIMES: Mapping[str, Runtime] = {
    # No venv and no pip in it, and its library is one zip without docstrings.
    "windows-x86_64": Runtime(
        file="python-3.13.14-embed-amd64.zip",
        python="3.13.14",
        sha256="90b4e5b9898b72d744650524bff92377c367f44bd5fbd09e3148656c080ad907",
        source='python.org, release 3.13.14, "Windows embeddable package (64-bit)"',
        source_zh="python.org，版本 3.13.14，名为“Windows embeddable package (64-bit)”的一项",
        why="made by the Python project itself to lie in a program's own folder",
    ),
    # Less glibc than the wheels beside them need (2.28).
    "linux-x86_64": Runtime(
        file="cpython-3.12.13+20260610-x86_64-unknown-linux-gnu-install_only.tar.gz",
        python="3.12.13",
        sha256="c218f50baeb2c06a30c2f03db5986b2bad6ab7c8a52faad2d5a59bda0677b93a",
        source="the project python-build-standalone, release 20260610",
        source_zh="开源项目 python-build-standalone，发布号 20260610",
        why="runs from any folder, with any glibc from 2.17 on",
    ),
    "linux-arm64": Runtime(
        file="cpython-3.12.13+20260610-aarch64-unknown-linux-gnu-install_only.tar.gz",
        python="3.12.13",
        sha256="bc74cf1bb517651868342b0619b21eaaf9f94a2022c9c61886dd980e16fb091b",
        source="the project python-build-standalone, release 20260610",
        source_zh="开源项目 python-build-standalone，发布号 20260610",
        why="runs from any folder, with any glibc from 2.17 on",
    ),
}
"""By platform; tests hold the names against the platforms that are built."""


def wanted(platform: str) -> Runtime:
    """The one that belongs into the folder of a platform, such as "linux-x86_64"."""
    return RUNTIMES[platform]


_NAMES = {
    "windows-x86_64": re.compile(r"python-(\d+\.\d+\.\d+)-embed-amd64\.zip"),
    "linux-x86_64": re.compile(
        r"cpython-(\d+\.\d+\.\d+)\+\d{8}-x86_64-unknown-linux-gnu-install_only(?:_stripped)?\.tar\.gz"
    ),
    "linux-arm64": re.compile(
        r"cpython-(\d+\.\d+\.\d+)\+\d{8}-aarch64-unknown-linux-gnu-install_only(?:_stripped)?\.tar\.gz"
    ),
}


def python_of(platform: str, file: str) -> str | None:
    """The full version of the Python in an archive, by its name.

    None when such an archive does not serve the platform: another processor, a full build.
    """
    named = _NAMES[platform].fullmatch(file)
    return named and named[1]
