"""Whether a place can carry a program at all, tried before anything is put there."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from rmdesk_setup.refusals import Refused


def check(root: Path) -> None:
    """Refused where no link can be made or no file be run: FAT and exFAT, or mounted noexec.

    A Python is full of links on Linux; on Windows it has none, and nothing is tried there.
    """
    if sys.platform != "win32":
        _try(nearest(root))


def _try(place: Path) -> None:
    try:
        with tempfile.TemporaryDirectory(prefix=".rmdesk-setup.", dir=place) as made:
            script = Path(made, "try")
            script.write_text("#!/bin/sh\nexit 0\n", encoding="ascii")
            script.chmod(0o700)
            link = Path(made, "link")
            link.symlink_to("try")
            can_carry = subprocess.run([link], check=False).returncode == 0
    except OSError as error:
        if not _can_write(place):
            raise
        raise _refusal(place) from error
    if not can_carry:
        raise _refusal(place)


def nearest(folder: Path) -> Path:
    """`folder`, or the one above it that is there."""
    return next(one for one in [folder, *folder.parents] if one.exists())


def _can_write(place: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=place) as opened:
            opened.write(b"1")
    except OSError:
        return False
    return True


def _refusal(place: Path) -> Refused:
    return Refused(
        "No program can be put at {place}: its file system has no links, or lets nothing be run "
        "(FAT and exFAT sticks). Choose a place on ext4 or another file system of Linux.",
        place=place,
    )
