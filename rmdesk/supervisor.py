"""The small parent of the desk: starts its process, waits, and starts it again after a lock.

A lock is only real when the process that held the key is gone; this one never had it. It reads
nothing but what a desk leaves for the next prompt: which book it had open, and hours
(rmdesk.ui.words.agreed_hours says what they are and why they may be known). It asks for nothing
and imports nothing that could. What it needs beyond the start is imported while the child is
starting.
"""

import os
import sys

from rmdesk.isolation import ANOTHER, LOCK

TYPE_CHECKING = False  # see rmdesk.isolation
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import FrameType
    from typing import NoReturn

_SOBER = "\x1b[?1049h\x1b[2J\x1b[?1049l\x1b[?1000;1002;1003;1006;2004l\x1b[?25h\x1b[0m"
"""Back to the plain screen: an empty alternate buffer behind it, no mouse reports, a cursor."""

_MOST_LEFT = 16384
"""Bytes: the hours (rmdesk.ui.words.agreed_hours, which is not loaded here) and the longest path;
so many a pipe takes at once, without a reader."""


def supervise(options: "Mapping[str, str]") -> int:
    """Run desk processes until one ends otherwise than by a lock; its exit code.

    Where another book was asked for, the next process offers those that are known, whichever was
    named before. A process ended by a signal counts as 128 plus the signal, as shells do.
    """
    restore = _terminal_keeper()
    left = ""
    while True:
        code, left = _run(options, left)
        restore()
        if code > 128 and sys.stdout.isatty():
            sys.stdout.write(_SOBER)
            sys.stdout.flush()
        if code not in {LOCK, ANOTHER}:
            return code
        if code == ANOTHER:
            options = {name: value for name, value in options.items() if name != "--book"}
            options["--another"] = "yes"
        else:
            options = {name: value for name, value in options.items() if name != "--another"}


def supervise_demo(options: "Mapping[str, str]") -> int:
    """The same for a demo, whose throwaway folder lives as long as this process."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="rmdesk-demo-", ignore_cleanup_errors=True) as folder:
        return supervise({**options, "--demo-folder": folder})


def desk_command(options: "Mapping[str, str]") -> list[str]:
    """The words that start a desk's process where there is no fork.

    -I: neither a file in the current folder nor a variable of another Python's reaches the process
    that will hold the key; this program's own folder is named, which a checkout needs.
    """
    words = [word for pair in options.items() for word in pair]
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    start = (
        f"import sys; root = {root!a}; root in sys.path or sys.path.insert(0, root); "
        "from rmdesk.__main__ import main; sys.exit(main())"
    )
    return [sys.executable, "-I", "-X", "utf8", "-c", start, "--desk-process", *words]


if sys.platform == "win32":
    # Not run on Windows so far; kept to what the documentation of subprocess promises.
    import signal
    import subprocess

    def _run(options: "Mapping[str, str]", _left: str) -> "tuple[int, str]":
        """Nothing is handed over here: a command line can be read by others."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the child's to answer
        child = subprocess.Popen(desk_command(options))  # noqa: S603 -- our own words
        return child.wait(), ""

    def _terminal_keeper() -> "Callable[[], None]":
        """Gives back the console's modes and code pages, however a child ended."""
        from rmdesk.ui.console.windows_console import keeper

        return keeper()

else:
    import _signal  # type: ignore[import-not-found]  # `signal` takes 2 ms to import
    import termios

    _REQUESTS = (_signal.SIGINT, _signal.SIGTERM, _signal.SIGHUP)

    def _run(options: "Mapping[str, str]", left: str) -> "tuple[int, str]":
        """One child, by a plain fork: a second interpreter would double the time to the prompt.

        Nothing is lost by it. This process has one thread and no secret; each child is a copy of
        that, and the key in one child never meets the next.
        """
        reading, writing = os.pipe()
        # Held back until each of the two knows what to do with it: none is lost, none ends us.
        _signal.pthread_sigmask(_signal.SIG_BLOCK, _REQUESTS)
        child = os.fork()
        if not child:
            os.close(reading)
            _be_the_desk({**options, "--left": left, "--left-to": str(writing)})
        os.close(writing)
        is_over = False

        import signal

        def forward(number: int, _: "FrameType | None") -> None:
            if not is_over:
                os.kill(child, number)

        signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl+C is the child's to answer
        signal.signal(signal.SIGTERM, forward)
        signal.signal(signal.SIGHUP, forward)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _REQUESTS)
        _, status = os.waitpid(child, 0)
        is_over = True
        code = os.waitstatus_to_exitcode(status)
        return code if code >= 0 else 128 - code, _left(reading)

    def _left(reading: int) -> str:
        """What the child wrote before it ended; without a wait, whoever else may hold the pipe."""
        os.set_blocking(reading, False)
        try:
            return os.read(reading, _MOST_LEFT).decode("ascii", "replace")
        except BlockingIOError:
            return ""
        finally:
            os.close(reading)

    def _be_the_desk(options: "Mapping[str, str]") -> "NoReturn":
        """Never returns into the parent's frames, whose cleaning up is the parent's."""
        code = 1
        try:
            import signal

            signal.signal(signal.SIGINT, signal.default_int_handler)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            signal.signal(signal.SIGHUP, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _REQUESTS)

            from rmdesk.isolation import isolate

            isolate()

            from rmdesk.ui.boot import start

            code = start(options)
        except BaseException:  # noqa: BLE001 -- the end of an interpreter; the hook tells the place
            sys.excepthook(*sys.exc_info())
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)

    def _terminal_keeper() -> "Callable[[], None]":
        """Gives back the terminal's modes as they are now, whatever a child left behind."""
        if not sys.stdin.isatty():
            return lambda: None
        descriptor = sys.stdin.fileno()
        modes = termios.tcgetattr(descriptor)

        def restore() -> None:
            try:
                termios.tcsetattr(descriptor, termios.TCSADRAIN, modes)
            except termios.error as error:
                del error  # the terminal is gone, and its modes with it

        return restore
