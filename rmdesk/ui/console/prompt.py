"""Asking on the bare terminal: a hidden line, a moving sign, a countdown."""

import threading
import time
from collections.abc import Callable
from typing import Final, Generic, TypeVar

from rmdesk.language import _
from rmdesk.printable import printable
from rmdesk.ui.console.keystrokes import Key
from rmdesk.ui.console.terminal import Terminal, cells

LONGEST: Final = 1024
"""Characters of a passphrase that are taken; far beyond what anyone types."""

_LEAST_COLUMNS: Final = 10
_LEAST_ANSWER: Final = 12
"""Columns that are left for what is typed, behind a question."""
_SHORTEST_ANSWER: Final = 6
"""The same where more would break a word of the question."""

_STEP_SECONDS: Final = 0.04
_SIGNS: Final = "|/-\\"

R = TypeVar("R")


class Left(Exception):
    """The user pressed Ctrl+C or Ctrl+D, or chose to leave."""

    exit_code = 0


class Turned(Exception):
    """Instead of an answer came a key that turns to another question."""


Turn = Callable[[Key], bool]
"""Whether a key turns to another question, which it has done then."""


def never(_key: Key) -> bool:
    """There is no other question."""
    return False


class Work(Generic[R]):
    """Something slow on a thread of its own, so that the terminal keeps answering."""

    def __init__(self, work: Callable[[], R]) -> None:
        self._work = work
        self._results: list[R] = []
        self._error: BaseException | None = None
        # A daemon: leaving does not wait for a key that nobody wants any more.
        self._thread = threading.Thread(target=self._run, name="boot", daemon=True)
        self._thread.start()

    def is_done(self, *, within: float) -> bool:
        """Whether it is done, or gets done in so many seconds."""
        self._thread.join(within)
        return not self._thread.is_alive()

    def result(self) -> R:
        """What the work returned; raises what it raised. Waits until it is done."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._results[0]

    def _run(self) -> None:
        try:
            self._results.append(self._work())
        except BaseException as error:  # noqa: BLE001 -- raised again where the result is taken
            self._error = error


def ask_hidden(
    terminal: Terminal,
    label: str,
    news: Callable[[], list[str]] = list,
    turn: Turn = never,
) -> str:
    """One line of text, shown as one `*` per character; raises Left, and Turned where a key turned
    before anything was typed.

    Meanwhile `news` are said above it, when there are any.
    """
    return _ask(terminal, label, news, lambda text, room: "*" * min(len(text), room), turn)


def ask_shown(terminal: Terminal, label: str, turn: Turn = never, *, stays: bool = True) -> str:
    """One line of text, shown as it is typed; raises Left and Turned. Never for a secret.

    Unless it `stays`, it is gone from the screen once Enter is pressed: whoever did not look may
    have typed a passphrase.
    """
    return _ask(terminal, label, list, _end_of, turn, stays=stays)


def _end_of(text: str, room: int) -> str:
    """As much of the end of `text` as there is room for."""
    text = printable(text)
    while cells(text) > room:
        text = text[1:]
    return text


def _ask(
    terminal: Terminal,
    label: str,
    news: Callable[[], list[str]],
    look: Callable[[str, int], str],
    turn: Turn,
    *,
    stays: bool = True,
) -> str:
    text = ""
    label = _end_of_label(terminal, label)
    room = max(1, terminal.columns - cells(label) - 2)
    terminal.show(f"{label} ")
    while True:
        told = news()
        for sentence in told:
            terminal.say(sentence)
        strokes = terminal.read(0.1)
        for stroke in strokes:
            if stroke is Key.ENTER:
                if stays:
                    terminal.say(f"{label} {look(text, room)}")
                else:
                    terminal.show("")
                return text
            if isinstance(stroke, Key) and not text and turn(stroke):
                raise Turned
            text = _typed(text, stroke)
        if strokes or told:
            room = max(1, terminal.columns - cells(label) - 2)
            terminal.show(f"{label} {look(text, room)}")


def _end_of_label(terminal: Terminal, label: str) -> str:
    """What stands before the answer: in a narrow window the beginning is said above it, for a line
    that the window breaks could not be redrawn."""
    columns = max(_LEAST_COLUMNS, terminal.columns - _LEAST_ANSWER)
    while cells(label) > columns:
        end = len(label)
        while cells(label[:end]) > columns:
            end -= 1
        between = label.rfind(" ", 0, end) + 1
        if not between and cells(label) <= terminal.columns - _SHORTEST_ANSWER:
            break  # rather a short answer than a broken word
        end = between or end
        terminal.say(label[:end].rstrip())
        label = label[end:]
    return label


def _typed(text: str, stroke: Key | str) -> str:
    """The line after one more key; raises Left."""
    match stroke:
        case Key.QUIT:
            raise Left
        case Key.BACKSPACE:
            return text[:-1]
        case Key.CLEAR:
            return ""
        case str():
            return (text + stroke)[:LONGEST]
    return text


def wait_for(terminal: Terminal, work: Work[R], text: str) -> R:
    """The result of `work`, with a sign that moves meanwhile; raises Left.

    Keys typed meanwhile are kept, all of them: one that is lost changes what the next ones mean.
    """
    step = 0
    while not work.is_done(within=_STEP_SECONDS):
        terminal.show(f"{text} {_SIGNS[step % len(_SIGNS)]}")
        step += 1
        if Key.QUIT in terminal.keep():
            raise Left
    terminal.show("")
    return work.result()


def wait_out(terminal: Terminal, seconds: int) -> None:
    """Count `seconds` down; raises Left."""
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        terminal.show(_("Wait {seconds} s").format(seconds=int(left) + 1))
        if Key.QUIT in terminal.read(min(left, 0.2)):
            raise Left
    terminal.show("")
