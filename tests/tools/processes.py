"""Other processes as the kernel tells of them: memory, open files, life. Linux only."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from tests.tools.markers import found_in

_PIECE: Final = 4 << 20
_LONGEST_FORM: Final = 4096


def of_session(leader: int) -> list[int]:
    """The living processes of a terminal session, whoever started them."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            with suppress(OSError):
                # After the name, which may hold blanks and brackets: state, parent, group, session.
                state, _parent, _group, session = (
                    (entry / "stat").read_text().rpartition(")")[2].split()[:4]
                )
                if int(session) == leader and state not in "ZX":
                    found.append(int(entry.name))
    return sorted(found)


def is_alive(process: int) -> bool:
    """Whether it still has a memory: a process that has ended but was not asked for has none."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] not in "ZX"


def can_look_into(process: int) -> bool:
    """Whether its memory may be read at all: a process that holds a key allows only root."""
    try:
        with Path(f"/proc/{process}/mem").open("rb"):
            return True
    except OSError:
        return False


def memory(process: int) -> Iterator[bytes]:
    """All that it can read and write, in pieces that overlap."""
    lines = Path(f"/proc/{process}/maps").read_text().splitlines()
    with Path(f"/proc/{process}/mem").open("rb", 0) as content:
        for line in lines:
            span, rights, *_ = line.split()
            name = line.split(maxsplit=5)[5].strip() if len(line.split()) > 5 else ""
            if "r" not in rights or name in ("[vvar]", "[vsyscall]", "[vvar_vclock]"):
                continue
            start, end = (int(part, 16) for part in span.split("-"))
            for at in range(start, end, _PIECE):
                size = min(_PIECE + _LONGEST_FORM, end - at)
                with suppress(OSError):  # a page that was never touched, or just given back
                    yield os.pread(content.fileno(), size, at)


def found_in_memory(process: int, wanted: Mapping[bytes, str]) -> set[str]:
    """The names of those forms that stand in its memory."""
    return {name for piece in memory(process) for name in found_in(piece, wanted)}


def open_files(process: int) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file it has open, deleted or not."""
    folder = Path(f"/proc/{process}/fd")
    with suppress(OSError):
        for entry in folder.iterdir():
            with suppress(OSError):
                if entry.is_file():  # followed: no pipe, no terminal
                    yield str(entry.readlink()), entry.read_bytes()
