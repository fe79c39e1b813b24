"""Where a file goes: looked at beforehand, then written beside its name and put there at once."""

import os
import stat
import sys
from pathlib import Path

from rmdesk.exchange.writers.refusals import (
    NameNotTaken,
    NoFolder,
    NotAFileName,
    TargetTaken,
    TargetUnwritable,
)
from rmdesk.file_names import suits_windows
from rmdesk.whole_files import create_empty, move, write_beside


def check_target(path: Path, *, may_replace: bool) -> None:
    """Refuse before any work what cannot be written.

    Raises NameNotTaken, NoFolder, NotAFileName, TargetTaken or TargetUnwritable.
    """
    if sys.platform == "win32" and path.name and not suits_windows(path.name):
        raise NameNotTaken(file=path.name)
    if not path.parent.is_dir():
        raise NoFolder(folder=path.parent.name or str(path.parent))
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except FileNotFoundError:
        pass
    except (OSError, ValueError) as error:  # too long a name, or one with a zero in it
        raise TargetUnwritable(file=path.name, reason=_reason(error)) from None
    else:
        if is_folder:
            raise NotAFileName(file=path.name or str(path))
        if not may_replace:
            raise TargetTaken(file=path.name)
    if not os.access(path.parent, os.W_OK):
        raise TargetUnwritable(file=path.name, reason=os.strerror(13))


def put(path: Path, content: bytes, *, may_replace: bool) -> None:
    """Write `content` to `path` for this user only; after a cut the file is whole or not there.

    Raises TargetTaken when somebody put a file there meanwhile, or TargetUnwritable.
    """
    try:
        side = write_beside(path, content, hidden=True)
        try:
            if not may_replace:
                os.close(create_empty(path))  # takes the name, or fails when it is taken
            move(side, path)
        finally:
            side.unlink(missing_ok=True)
    except FileExistsError:
        raise TargetTaken(file=path.name) from None
    except OSError as error:
        raise TargetUnwritable(file=path.name, reason=_reason(error)) from None


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or type(error).__name__
