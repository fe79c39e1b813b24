"""Where the book and the settings lie: room, rights, and on what sort of disk."""

import os
import shlex
import shutil
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rmdesk.doctor.circumstances import Circumstances
from rmdesk.doctor.finding import Fact, Finding, bad, look, ok
from rmdesk.doctor.mounts import Mount, device_of, is_removable, mount_of, mounts
from rmdesk.language import _
from rmdesk.printable import printable
from rmdesk.store.disk.files import backup_folder, head_path, keys_path

_MEGABYTE: Final = 1024 * 1024
_SPARE: Final = 16 * _MEGABYTE
"""As a backup leaves free (`store.backups.folder`)."""

_LEAST: Final = 64 * _MEGABYTE
"""For a book that is not there yet, or small: a year of it."""

_SYNCED: Final = (
    *("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "owncloud"),
    *("seafile", "syncthing", "nutstore", "坚果云", "wps云盘", "wpsdrive", "百度网盘", "baidusync"),
    *("baidunetdisk", "腾讯微云", "weiyun", "天翼云盘", "阿里云盘", "亿方云"),
)
"""How folders begin that a program copies to somebody else's computer."""

_REMOVABLE, _REMOTE = 2, 4  # DRIVE_REMOVABLE, DRIVE_REMOTE of GetDriveTypeW


def check_files(seen: Circumstances) -> Iterator[Finding]:
    """Room, rights, and the sort of disk."""
    yield _room(seen)
    reading, changing = stat.S_IRGRP | stat.S_IROTH, stat.S_IWGRP | stat.S_IWOTH
    book = _Files("access.book", _("Rights of the book"), _files_of(seen.book), reading)
    yield _rights(book, seen)
    files = [seen.settings_file.parent, seen.settings_file]
    # Nothing of a client stands there: others may read it.
    yield _rights(_Files("access.settings", _("Rights of the settings"), files, changing), seen)
    yield _place(seen)


def there(path: Path) -> Path:
    """`path`, or the nearest folder above it that exists: what is made later is made in there."""
    path = Path(os.path.abspath(path))  # noqa: PTH100 -- links are resolved where they matter
    while not path.exists() and path != path.parent:
        path = path.parent
    return path


def _files_of(book: Path) -> list[Path]:
    return [book.parent, book, keys_path(book), head_path(book), backup_folder(book)]


def _room(seen: Circumstances) -> Finding:
    """Against what a backup takes: the copy and, while it is packed, the copy of that."""
    check, name = "room.book", _("Free space")
    try:
        size = seen.book.stat().st_size if seen.book.is_file() else 0
        free = shutil.disk_usage(there(backup_folder(seen.book))).free
    except OSError as error:
        advice = _("Look whether the disk of the book is there.")
        return bad(check, name, error.strerror or type(error).__name__, advice, free=None)
    needed = max(2 * size + _SPARE, _LEAST)
    found = _("{free} MB beside the book; a backup takes up to {needed} MB").format(
        free=f"{free // _MEGABYTE:,}", needed=f"{needed // _MEGABYTE:,}"
    )
    facts = {"free": free, "needed": needed, "book": size}
    if free < _SPARE:
        return bad(check, name, found, _("Make room: the book cannot be written safely."), **facts)
    if free < needed:
        return bad(check, name, found, _("Make room: no backup can be made."), **facts)
    if free < 4 * needed:
        return look(check, name, found, _("Make room before it gets tight."), **facts)
    return ok(check, name, found, **facts)


@dataclass(frozen=True, slots=True)
class _Files:
    """What is looked at together; `forbidden` are the rights that nobody else may have."""

    check: str
    name: str
    paths: list[Path]
    forbidden: int


def _rights(files: _Files, seen: Circumstances) -> Finding:
    check, name = files.check, files.name
    present = [path for path in files.paths if path.exists()]
    locked = [path for path in present if not os.access(path, os.R_OK | os.W_OK)]
    if not present:  # it will be made: may it be?
        folder = there(files.paths[0])
        if not os.access(folder, os.W_OK | os.X_OK):
            return bad(
                check,
                name,
                _("its folder cannot be made"),
                _("Have the rights to {folder} given to you.").format(folder=_shown(folder)),
                exists=False,
                is_writable=False,
            )
        found = _("not there yet; it can be made, for you alone")
        return ok(check, name, found, exists=False, is_writable=True)
    if locked:
        return bad(
            check,
            name,
            _("not yours to write: {names}").format(names=_names(locked)),
            _("Have the rights to these files given to you."),
            exists=True,
            is_writable=False,
        )
    return _privacy(files, present, seen)


def _privacy(files: _Files, present: list[Path], seen: Circumstances) -> Finding:
    check, name = files.check, files.name
    facts: dict[str, Fact] = {"exists": True, "is_writable": True}
    if seen.is_windows:
        found = _("yours to write; who else may read is said by icacls")
        advice = _("Ask icacls FOLDER: only you, SYSTEM and Administrators should be listed.")
        return look(check, name, found, advice, **facts, open_to_others=None)
    open_ones = [path for path in present if is_open(path, files.forbidden)]
    if open_ones:
        return look(
            check,
            name,
            _("open to others on this PC: {names}").format(names=_names(open_ones)),
            _("Take their rights away: {command}").format(command=_closing(open_ones)),
            **facts,
            open_to_others=len(open_ones),
        )
    return ok(check, name, _("yours to write, closed to others"), **facts, open_to_others=0)


def _closing(open_ones: list[Path]) -> str:
    """To be pasted into a shell: what is closed closes all that lies in it."""
    whole = [Path(os.path.abspath(path)) for path in open_ones]  # noqa: PTH100 -- as it is called
    outer = [path for path in whole if not {*path.parents} & {*whole} - {path}]
    return f"chmod go-rwx {' '.join(shlex.quote(_shown(path)) for path in outer)}"


def is_open(path: Path, forbidden: int) -> bool:
    """Whether others have one of these rights to `path`, and a way through the folders above it."""
    if not path.stat().st_mode & forbidden:
        return False
    way = stat.S_IXGRP | stat.S_IXOTH
    return all(folder.stat().st_mode & way for folder in path.resolve().parents)


def _place(seen: Circumstances) -> Finding:
    check, name = "place.book", _("Disk of the book")
    kind = _kind_of_disk(there(seen.book.parent), seen)
    folder = seen.book.parent
    synced = _synced_by(folder.absolute(), seen) or _synced_by(folder.resolve(), seen)
    facts = {"kind": kind, "synced_by": synced}
    if kind == "network":
        found = _("a drive in the network")
        advice = _("Move the book to this PC: over a network its lock is not certain.")
        return bad(check, name, found, advice, **facts)
    if synced:
        found = _("a folder that {program} copies to other computers").format(program=synced)
        advice = _("Move the book elsewhere: copies there outlive the erase on leaving.")
        return bad(check, name, found, advice, **facts)
    if kind == "removable":
        found = _("a removable drive")
        advice = _("Do not pull it out before the desk has ended; keep a backup elsewhere.")
        return look(check, name, found, advice, **facts)
    if kind == "memory":
        found = _("memory, which is empty after the next start")
        return bad(check, name, found, _("Move the book to a disk."), **facts)
    if kind is None:
        found = _("what sort it is could not be seen")
        advice = _("Look yourself: a book belongs on a disk in this PC.")
        return look(check, name, found, advice, **facts)
    return ok(check, name, _("in this PC, not copied by a known sync program"), **facts)


def _kind_of_disk(folder: Path, seen: Circumstances) -> str | None:
    """``local``, ``removable``, ``network``, ``memory``; None when it cannot be told."""
    if seen.is_windows:
        drive = _windows_drive(folder)
        return {_REMOVABLE: "removable", _REMOTE: "network"}.get(drive, "local") if drive else None
    mount = mount_below(folder, seen)
    if mount is None:
        return None
    if mount.is_network:
        return "network"
    if mount.is_in_memory:
        return "memory"
    return "removable" if is_removable(device_of(mount, seen.sysfs), seen.sysfs) else "local"


def mount_below(path: Path, seen: Circumstances) -> Mount | None:
    """The file system `path` lies on; None where there is no /proc."""
    try:
        listed = (seen.proc / "self" / "mountinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    return mount_of(there(path).resolve(), mounts(listed))


def _synced_by(folder: Path, seen: Circumstances) -> str | None:
    """The name of the folder that gives it away."""
    for variable in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        root = seen.environment.get(variable)
        if root and folder.is_relative_to(root):
            return "OneDrive"
    return next((part for part in folder.parts if part.casefold().startswith(_SYNCED)), None)


def _windows_drive(folder: Path) -> int:
    """What GetDriveTypeW says; 0 when it cannot be asked. Never run on Windows so far."""
    if sys.platform != "win32":
        return 0
    else:  # noqa: RET505 -- a type checker for Windows calls what stands behind unreachable
        import ctypes

        return int(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor))


def _names(paths: list[Path]) -> str:
    return _(", ").join(_shown(Path(path.name)) for path in paths)


def _shown(path: Path) -> str:
    return printable(str(path))
