"""A version's own Python with its packages, compiled, and asked whether it starts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rmdesk_setup import runtime_unpacking, wheel_unpacking
from rmdesk_setup.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from rmdesk_setup.folder import Folder
    from rmdesk_setup.layout import Layout

_BROKEN = "The new version does not start on this PC, so a former one was kept. It said: {said}"
_NEEDED = "import sqlcipher3.dbapi2, cryptography.hazmat.primitives.ciphers.aead"
"""What no book opens without; native code that a PC may refuse to load."""


def series(folder: Folder) -> str:
    """ "3.12": which wheels serve, by the Python in the folder or else the one that runs this."""
    if folder.runtime is not None:
        return ".".join(folder.runtime_python.split(".")[:2])
    return ".".join(map(str, sys.version_info[:2]))


def check_python(folder: Folder) -> None:
    """Refused unless the Python that runs this, or the one in the folder, can carry the desk."""
    if series(folder) not in folder.wheels:
        raise Refused(
            "Python {found} does not serve: the folder is for {wanted}. Put {file} into the folder "
            "runtime and start again.",
            found=series(folder),
            wanted=", ".join(folder.wheels),
            file=folder.runtime_file,
        )


def make(folder: Folder, layout: Layout, program: Path, tell: Callable[[str], None]) -> None:
    """Fill the empty folder `program`; Refused, and something half there, when it fails.

    With an archive in the folder it is that Python, else a virtual environment of the one that runs
    this.
    """
    if folder.runtime is not None:
        runtime_unpacking.unpack(folder.runtime, program)
    else:
        _make_venv(folder, program)
    site = layout.site(program, series(folder))
    for wheel in folder.wheels[series(folder)]:
        wheel_unpacking.unpack(wheel, folder.sum_of(wheel), site)
    tell("Compiling …")
    # Of a Python of our own the library as well.
    _compile(layout.python(program), site if folder.runtime is None else site.parent)


def ask(python: Path, version: str, *, packages: list[str]) -> None:
    """Refused unless this Python starts rmdesk and answers `version`."""
    said = _run(python, "-m", "rmdesk", "--version")
    if said.split()[-1:] != [version]:
        raise Refused(_BROKEN, said=said)
    if any(name.startswith("sqlcipher3-") for name in packages):
        _run(python, "-c", _NEEDED)


def answers(python: Path, version: str) -> bool:
    """Whether the program that `python` runs starts, and says that it is `version`."""
    try:
        ask(python, version, packages=[])
    except (Refused, OSError):
        return False
    return True


def _make_venv(folder: Folder, program: Path) -> None:
    try:
        import venv
    except ImportError as error:  # some systems cut the library into packages
        raise Refused(
            "This Python has no module {module}. Put {file} into the folder runtime and start "
            "again.",
            module="venv",
            file=folder.runtime_file,
        ) from error
    venv.EnvBuilder(with_pip=False, symlinks=sys.platform != "win32").create(program)


def _compile(python: Path, part: Path) -> None:
    """Unchecked: the files are never edited, and a clock set back must not slow the start down.

    What does not compile is left: packages carry files for other Pythons. The answer to `ask`,
    not this, says whether the program is whole.
    """
    words = ["-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash", str(part)]
    subprocess.run(
        [python, "-I", *words], check=False, capture_output=True, stdin=subprocess.DEVNULL
    )


def _run(python: Path, *words: str) -> str:
    done = subprocess.run(
        [python, "-I", "-X", "utf8", *words],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        stdin=subprocess.DEVNULL,
    )
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines()
        raise Refused(_BROKEN, said=lines[-1] if lines else done.returncode)
    return done.stdout.strip()
