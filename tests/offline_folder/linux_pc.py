"""A small PC for install.sh: a home of its own and only the programs that are named in PATH."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_TOOLS = (
    "sh", "sed", "grep", "uname", "sha256sum", "mktemp", "tar", "gzip", "rm", "dirname", "cat",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pc:
    """Its home, its PATH, and by which shell its scripts run."""

    home: Path
    path: Path
    shell: Sequence[str] = ("sh",)

    @property
    def root(self) -> Path:
        return self.home / ".local" / "lib" / "rmdesk"

    @property
    def launcher(self) -> Path:
        return self.home / ".local" / "bin" / "rmdesk"

    @property
    def environment(self) -> dict[str, str]:
        return {"PATH": str(self.path), "HOME": str(self.home), "LANG": "C.UTF-8"}

    def run(self, *words: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(word) for word in words],
            env={**self.environment, **more},
            cwd=self.home,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def install(self, folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        return self.run(*self.shell, folder / "install.sh", *words, **more)

    def uninstall(self, script: Path, *words: str) -> subprocess.CompletedProcess[str]:
        return self.run(*self.shell, script, *words)

    def has(self, name: str, text: str) -> Path:
        """Put a program of the test's own into PATH."""
        path = self.path / name
        path.unlink(missing_ok=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)
        return path


def a_pc(folder: Path, *, has_python: bool = True) -> Pc:
    """One with the Python that runs the tests, under its full name, or with none."""
    pc = Pc(home=folder / "home of zhou", path=folder / "bin")
    pc.home.mkdir(parents=True)
    pc.path.mkdir()
    for name in _TOOLS:
        found = shutil.which(name)
        assert found, name
        (pc.path / name).symlink_to(found)
    if has_python:
        name = f"python3.{sys.version_info[1]}"
        # Not of a virtual environment: those on a PC are not, and would be told by their folder.
        (pc.path / name).symlink_to(os.path.realpath(sys.executable))
    return pc


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, by its path in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    }
