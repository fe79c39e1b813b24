"""What the PC does with memory and disk behind the desk's back: encryption, swap, dumps."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from rmdesk.doctor.circumstances import Circumstances
from rmdesk.doctor.files import mount_below
from rmdesk.doctor.finding import Fact, Finding, look, ok
from rmdesk.doctor.mounts import device_number, device_of, is_encrypted
from rmdesk.language import _


def check_machine(seen: Circumstances) -> Iterator[Finding]:
    """Disk, swap, other programs, dumps, user; on Windows how to look."""
    if not seen.is_linux:
        yield _disk_elsewhere(seen)
        yield _swap_elsewhere(seen)
    else:
        yield _disk(seen)
        yield _swap(seen)
        yield _debuggers(seen)
    yield _dumps(seen)
    yield _user()


def _disk(seen: Circumstances) -> Finding:
    check, name = "disk.encryption", _("Disk encryption")
    advice = _("Ask for a fully encrypted disk: it also covers swap and old blocks.")
    mount = mount_below(seen.book, seen)
    encrypted = None
    if mount is not None:
        encrypted = mount.encrypts or is_encrypted(device_of(mount, seen.sysfs), seen.sysfs)
    facts = {"encrypted": encrypted, "file_system": mount.type if mount else None}
    if encrypted:
        return ok(check, name, _("the disk of the book is encrypted"), **facts)
    if encrypted is None:
        found = _("cannot be seen from here; lsblk shows it (crypt)")
        return look(check, name, found, advice, **facts)
    return look(check, name, _("none that the system makes (dm-crypt)"), advice, **facts)


def _swap(seen: Circumstances) -> Finding:
    """Swap in compressed memory (zram) never meets a disk."""
    check, name = "memory.swap", _("Swap and hibernation")
    listed = [line.split()[0] for line in _text(seen.proc / "swaps").splitlines()[1:] if line]
    on_disk = [one for one in listed if not one.startswith("/dev/zram")]
    plain = [one for one in on_disk if not _swap_is_encrypted(one, seen)]
    hibernates = "disk" in _text(seen.sysfs / "power" / "state").split() and bool(on_disk)
    facts = {"swaps": len(listed), "plain_on_disk": len(plain), "can_hibernate": hibernates}
    if plain:
        found = (
            _("memory can get to a disk that is not encrypted, whole when the PC hibernates")
            if hibernates
            else _("memory can get to a disk that is not encrypted")
        )
        advice = _("Have the swap encrypted or switched off; lock the desk before you leave it.")
        return look(check, name, found, advice, **facts)
    found = _("encrypted") if on_disk else _("no swap on a disk")
    return ok(check, name, found, **facts)


def _swap_is_encrypted(swap: str, seen: Circumstances) -> bool:
    if swap.startswith("/dev/"):
        return is_encrypted(device_number(swap) or "none", seen.sysfs) is True
    mount = mount_below(Path(swap), seen)
    return mount is not None and is_encrypted(device_of(mount, seen.sysfs), seen.sysfs) is True


def _debuggers(seen: Circumstances) -> Finding:
    """The desk closes its own memory (`isolation.forbid_inspection`), whatever is allowed."""
    check, name = "memory.debuggers", _("Other programs of yours")
    scope = _text(seen.proc / "sys" / "kernel" / "yama" / "ptrace_scope")
    found = (
        _("may not look into the desk, nor into one another")
        if scope in {"1", "2", "3"}
        else _("may not look into the desk; into one another they may")
    )
    return ok(check, name, found, ptrace_scope=int(scope) if scope.isdigit() else None)


def _dumps(seen: Circumstances) -> Finding:
    check, name = "memory.dumps", _("Core dumps")
    if seen.is_windows:
        advice = _("Ask whether this PC keeps crash dumps (Windows Error Reporting, LocalDumps).")
        return look(check, name, _("not seen from here"), advice, limit=None)
    piped = _text(seen.proc / "sys" / "kernel" / "core_pattern").startswith("|")
    facts: dict[str, Fact] = {"limit": _dump_limit(), "goes_to_a_program": piped}
    if facts["limit"] == 0:
        return ok(check, name, _("switched off for the desk"), **facts)
    return look(check, name, _("they can be written"), _("Start rmdesk with: ulimit -c 0"), **facts)


def _dump_limit() -> int | None:
    """Bytes; what `isolation.forbid_dumps` has set."""
    if sys.platform == "win32":
        return None
    else:  # noqa: RET505 -- as type checkers read it
        import resource

        return resource.getrlimit(resource.RLIMIT_CORE)[0]


def _user() -> Finding:
    check, name = "access.user", _("User")
    if _is_root():
        found = _("the administrator (root)")
        advice = _("Work as an ordinary user: files of root are closed to you later.")
        return look(check, name, found, advice, is_administrator=True)
    return ok(check, name, _("an ordinary one"), is_administrator=False)


def _is_root() -> bool:
    if sys.platform == "win32":
        return False
    else:  # noqa: RET505 -- as type checkers read it
        return os.geteuid() == 0


def _disk_elsewhere(seen: Circumstances) -> Finding:
    found = _("not seen from here")
    advice = (
        _("Ask manage-bde -status, or look for BitLocker in the settings: it should be on.")
        if seen.is_windows
        else _("Look in the settings of the system: it should be on.")
    )
    return look("disk.encryption", _("Disk encryption"), found, advice, encrypted=None)


def _swap_elsewhere(seen: Circumstances) -> Finding:
    found = _("not seen from here")
    advice = (
        _("Without BitLocker, page file and hibernation hold memory: powercfg /h off ends one.")
        if seen.is_windows
        else _("Without disk encryption they hold memory.")
    )
    return look("memory.swap", _("Swap and hibernation"), found, advice, plain_on_disk=None)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
