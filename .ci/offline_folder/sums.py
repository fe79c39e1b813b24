"""SHA256SUMS: one line for each file of the folder, as `sha256sum` writes and checks it."""

import hashlib
from pathlib import Path

NAME = "SHA256SUMS"


def sha256(path: Path) -> str:
    """The digest of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


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
