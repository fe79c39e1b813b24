"""Whether a name that a list or an archive tells stays in the folder it is put into."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath


def stays_inside(name: str) -> bool:
    """For names of archives and of SHA256SUMS, which are written alike for every system."""
    path = PurePosixPath(name)
    leads_away = path.is_absolute() or ".." in path.parts or not path.parts
    return not leads_away and not any(sign in name for sign in "\\:\0")


def stays_under(name: str) -> bool:
    """For names that this system itself gave to its files."""
    path = PurePath(name)
    return bool(path.parts) and not path.anchor and ".." not in path.parts
