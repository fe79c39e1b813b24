"""Where everything of one user lies: settings and books, and where files are proposed to go.

Three ways: the system's own folders of the user; in those, a profile with settings and a book of
its own; or one folder for all of it, on a stick or a drive, that may be carried elsewhere. One
process has one way, said on its command line.
"""

import os
import sys
from pathlib import Path, PurePath, PureWindowsPath
from typing import Final

from rmdesk.errors import Refused
from rmdesk.file_names import FORBIDDEN, is_device
from rmdesk.language import N_
from rmdesk.printable import printable

LONGEST_NAME: Final = 40
"""Characters of a name that becomes a folder or a file."""

_PROFILES: Final = "profiles"


class BadName(Refused):
    """A name of a profile or book that cannot be that of a folder or file on every system."""

    message = N_("“{name}” cannot be a name here.")
    hint = N_(
        'Take a short name without / \\ : * ? " < > | and without a point or blank at its end.'
    )


class _Places:
    """The one way of this process."""

    folder: Path | None = None
    profile: str = ""


_chosen: Final = _Places()


def use(folder: Path | None = None, profile: str = "") -> None:
    """From now on all lies in `folder`, or where the system keeps a user's things; in a part of it
    for a `profile`. Raises BadName."""
    if profile:
        check_name(profile)
    try:
        # Made whole once: what is in force must not move with the current folder.
        whole = Path(os.path.abspath(folder.expanduser())) if folder else None  # noqa: PTH100
    except RuntimeError:  # the home of a user there is not
        raise BadName(name=printable(str(folder)[:60])) from None
    _chosen.folder = whole
    _chosen.profile = profile


def check_name(name: str) -> None:
    """Raise BadName unless `name` can be that of a folder or file on every system."""
    is_good = (
        0 < len(name) <= LONGEST_NAME
        and name.isprintable()
        and not FORBIDDEN.intersection(name)
        and name == name.strip()
        and not name.startswith(("-", "."))
        and not name.endswith(".")
        and not is_device(name)
    )
    if not is_good:
        raise BadName(name=printable(name[:60]))


def folder() -> Path | None:
    """The one folder all lies in; None where the system's own folders are used."""
    return _chosen.folder


def profile() -> str:
    """The profile in use; empty without one."""
    return _chosen.profile


def settings_folder() -> Path:
    """Where settings, own keys, the list of books and the tour are kept."""
    return _of_profile(_chosen.folder or _config_folder())


def data_folder() -> Path:
    """Where a book lies that was not put anywhere else."""
    return _of_profile(_chosen.folder or _user_folder())


def files_folder() -> Path:
    """Where a file that is written out is proposed to go: what is carried on a stick leaves nothing
    on the computer it is used on."""
    return _chosen.folder or Path.home()


if sys.platform == "linux":
    # What platformdirs answers, without its import: the unlock prompt would wait 6 ms for that.

    def _config_folder() -> Path:
        return _xdg("XDG_CONFIG_HOME", "~/.config") / "rmdesk"

    def _user_folder() -> Path:
        return _xdg("XDG_DATA_HOME", "~/.local/share") / "rmdesk"

    def _xdg(name: str, default: str) -> Path:
        """As the XDG Base Directory Specification has it: a relative path says nothing."""
        named = Path(os.environ.get(name, ""))
        if named.is_absolute():
            return named
        return Path(os.path.expanduser(default))  # noqa: PTH111 -- as it stands for want of a home

else:

    def _config_folder() -> Path:
        from platformdirs import user_config_path

        return user_config_path("rmdesk", appauthor=False)

    def _user_folder() -> Path:
        from platformdirs import user_data_path

        return user_data_path("rmdesk", appauthor=False)


def _of_profile(root: Path) -> Path:
    return root / _PROFILES / _chosen.profile if _chosen.profile else root


def written(path: Path, beside: Path) -> str:
    """How a file in the folder `beside` names `path`: from there where it lies below it, so that
    both may be carried elsewhere together, and else in full."""
    if path.is_relative_to(beside):
        return path.relative_to(beside).as_posix()
    return str(path)


def is_on_server(path: PurePath) -> bool:
    """Whether Windows goes to another computer for it, to which it then proves who the user is."""
    return path.drive.startswith("\\\\")


def read(text: str, beside: Path) -> Path:
    """The path that `written` wrote; raises ValueError where it leads nowhere for certain."""
    try:
        path = Path(text).expanduser()
    except RuntimeError as error:  # the home of a user there is not
        raise ValueError(text) from error
    if "\0" in text or not text:
        raise ValueError(text)
    if path.is_absolute():
        return path
    if PureWindowsPath(text).anchor or ".." in path.parts:
        raise ValueError(text)
    return beside / path
