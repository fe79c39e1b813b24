"""What kind of PC this is, as folders name it."""

import os
import platform
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path

from rmdesk_setup.refusals import Refused

_OLDEST_GLIBC = (2, 28)
_MACHINES = {"x86_64": "x86_64", "amd64": "x86_64", "aarch64": "arm64", "arm64": "arm64"}


def this_pc() -> str:
    """ "windows-x86_64", "linux-arm64"; on Windows the Python's own kind, for one made for another
    processor runs there too, and wheels must fit it."""
    said = sysconfig.get_platform()
    if said.startswith("win"):
        return {"win-amd64": "windows-x86_64"}.get(said, "windows-other")
    machine = platform.machine().lower()
    return f"{sys.platform}-{_MACHINES.get(machine, machine)}"


def check_user(environment: Mapping[str, str], home: Path | None) -> None:
    """Refused where root installs for somebody else: nothing of it would be theirs.

    That is who came by sudo or pkexec, or has the home folder of another user. Root in its own
    home, and in a place that was named (`home` None), is let be.
    """
    if sys.platform != "win32" and home is not None and os.geteuid() == 0:
        came = any(name in environment for name in ("SUDO_UID", "PKEXEC_UID"))
        if came or (home.exists() and home.stat().st_uid != 0):
            raise Refused(
                "Do not install as root: run it as the user who will work with it, without sudo. "
                "For a place of your own name it by --prefix."
            )


def check_c_library() -> None:
    """Refused where no wheel of the folder could be loaded: an older glibc, or another library."""
    if sys.platform == "linux":
        _check_glibc(_c_library())


def _check_glibc(said: str) -> None:
    name, _, version = said.partition(" ")
    found = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    if name != "glibc" or found < _OLDEST_GLIBC:
        raise Refused(
            "This system's C library is {found}; the program needs glibc {wanted} or later.",
            found=said or "?",
            wanted=".".join(map(str, _OLDEST_GLIBC)),
        )


if sys.platform != "win32":

    def _c_library() -> str:
        """ "glibc 2.28"; empty for another one, such as musl."""
        try:
            return os.confstr("CS_GNU_LIBC_VERSION") or ""
        except (ValueError, OSError):
            return ""

else:

    def _c_library() -> str:
        return ""
