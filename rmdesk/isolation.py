"""What keeps a process of ours to itself: no dump, no socket, no planted settings, no values told.

Imported before everything else, and importing next to nothing: the prompt waits for it, twice.
"""

import os
import sys

TYPE_CHECKING = False  # as type checkers read it; `typing` itself takes 5 ms to import
if TYPE_CHECKING:
    from types import TracebackType

LOCK = 75
"""The exit code by which the desk's process asks to be started again, locked."""
ANOTHER = 76
"""The same, and that another book may be chosen then."""

_PLANTABLE = "TEXTUAL_"
"""Such variables make Textual load code, write screenshots or connect to a console."""

_SIZE = ("COLUMNS", "LINES")
"""Exported by some shells; they would count instead of the window's size, also once it changed."""

_REFUSED = frozenset(
    {
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.getnameinfo",
        "socket.sendmsg",
        "socket.sendto",
    }
)
_LOOPBACK = ("127.0.0.1", "::1")


class SocketRefused(PermissionError):
    """Something tried to reach another process or machine."""


def isolate() -> None:
    """Make this process one that leaks nothing by accident; lasts until it ends."""
    import threading

    drop_planted_settings()
    forbid_dumps()
    sys.addaudithook(_refuse_sockets)
    sys.excepthook = _tell
    threading.excepthook = lambda failure: _tell(
        failure.exc_type, failure.exc_value, failure.exc_traceback
    )
    sys.unraisablehook = lambda failure: _tell(
        failure.exc_type, failure.exc_value, failure.exc_traceback
    )


def drop_planted_settings() -> None:
    """Take out of the environment what would steer Textual, here and in the processes we start."""
    for name in [name for name in os.environ if name.startswith(_PLANTABLE)]:
        del os.environ[name]


def forget_exported_size() -> None:
    """Ask the window itself how large it is, here and in the processes we start."""
    for name in _SIZE:
        os.environ.pop(name, None)


def forbid_dumps() -> None:
    """No core file: it would hold the key."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def forbid_inspection() -> None:
    """Close this process's memory to the user's other processes, before a key is in it.

    The limit on core files alone does not stop a kernel that pipes dumps into a program
    (core(5), "Piping core dumps"). Loads `ctypes`: for the process that will hold a key only.
    """
    if sys.platform == "linux":
        import ctypes

        set_dumpable = 4  # PR_SET_DUMPABLE in prctl(2)
        ctypes.CDLL(None).prctl(set_dumpable, 0, 0, 0, 0)


def place(trace: "TracebackType | None") -> str:
    """Where it happened, innermost last: modules and line numbers, nothing else."""
    steps = []
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "?")
        steps.append(f"{module}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " > ".join(steps) or "?"


def _tell(kind: type[BaseException], _: object, trace: "TracebackType | None") -> None:
    """Place and type, never the message or a local: either may hold a client or a key."""
    # Without a console (pythonw) there is nobody to tell, whatever the stubs say.
    if not issubclass(kind, KeyboardInterrupt):
        print(f"rmdesk: {kind.__name__} at {place(trace)}", file=sys.stderr)  # noqa: T201


def _refuse_sockets(event: str, arguments: tuple[object, ...]) -> None:
    """Let asyncio make the pair it wakes itself by, and nothing else."""
    if not event.startswith("socket."):
        return
    if event in _REFUSED or (event == "socket.__new__" and not _is_of_a_pair(arguments[1])):
        raise SocketRefused(event)
    # POSIX makes the pair in one call; Windows binds and connects two loopback sockets.
    if event in {"socket.connect", "socket.bind"} and not _is_loopback(arguments[1]):
        raise SocketRefused(event)


def _is_of_a_pair(family: object) -> bool:
    import socket

    if sys.platform == "win32":
        wanted = socket.AF_INET
    else:
        wanted = socket.AF_UNIX
    return family == wanted


def _is_loopback(address: object) -> bool:
    return sys.platform == "win32" and isinstance(address, tuple) and address[0] in _LOOPBACK
