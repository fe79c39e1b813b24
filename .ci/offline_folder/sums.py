"""SHA256SUMS: one line for each file of the folder, as `sha256sum` writes and checks it."""

from pathlib import Path

from rmdesk_setup.folder import SUMS as NAME
from rmdesk_setup.folder import sha256

__all__ = ["NAME", "files_of", "sha256", "write"]


def files_of(folder: Path) -> list[Path]:
    """Every file of the folder, in an order that no file system and no language changes."""
    found = [path for path in folder.rglob("*") if path.is_file()]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix().encode())


def write(folder: Path) -> None:
    """List everything but the list itself."""
    lines = [
        f"{sha256(path)}  {path.relative_to(folder).as_posix()}\n"
        for path in files_of(folder)
        if path.name != NAME
    ]
    (folder / NAME).write_text("".join(lines), encoding="utf-8", newline="\n")
