"""Removes what the list names, and says what stays: books, backups, settings, what others put."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from rmdesk_setup import record
from rmdesk_setup.layout import Layout
from rmdesk_setup.refusals import Refused


def uninstall(layout: Layout, places: str, tell: Callable[..., None]) -> None:
    """Remove the installation; `places` is where books and settings are, for the last sentence.

    The list goes last, so that an interrupted removal can be finished by another.
    """
    former = record.read(layout)
    if former is None:
        raise Refused("rmdesk is not installed at {place}.", place=layout.root)
    if any(layout.is_running(layout.program(version)) for version in former.made):
        raise Refused("A desk is running. Close it and start again.")
    left = record.remove_outside(former.outside)
    for name, names in former.made.items():
        left += record.remove_program(layout.root, name, names)
        record.remove_empty(layout.program(name))
    left += record.remove(layout.root, former.beside)
    if left:
        raise OSError(", ".join(left[:3]))
    layout.record.unlink()
    tell("Removed: rmdesk {version}.", version=former.version)
    record.remove_empty(layout.root)
    for folder in former.folders:
        record.remove_empty(Path(folder))
    for stays in sorted(layout.root.glob("*")):
        if stays != layout.data:
            tell(
                "Left in place, because it was not installed from the folder: {place}", place=stays
            )
    tell("Your books, backups and settings stay where they are: {places}", places=places)
