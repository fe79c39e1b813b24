"""Which file names every system takes.

By "Naming Files, Paths, and Namespaces" of Windows' documentation, the strictest; a file may be
carried there. A colon is worst: what stands behind it names a stream of another file, which no list
shows.
"""

from typing import Final

FORBIDDEN: Final = frozenset('<>:"/\\|?*')

_DEVICES: Final = frozenset(
    {
        *("con", "prn", "aux", "nul", "conin$", "conout$"),
        *(f"{port}{sign}" for port in ("com", "lpt") for sign in "0123456789¹²³"),
    }
)


def is_device(name: str) -> bool:
    """Whether Windows takes `name` for a device, whatever ending follows."""
    return name.partition(".")[0].rstrip().casefold() in _DEVICES


def suits_windows(name: str) -> bool:
    """Whether Windows makes a file of just this name; it drops a point or blank at the end."""
    return (
        bool(name)
        and not FORBIDDEN.intersection(name)
        and min(name) >= " "
        and name == name.rstrip(". ")
        and not is_device(name)
    )
