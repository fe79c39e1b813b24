"""What is said on a bare terminal: each sentence in as many lines as it takes."""

from typing import Final

from rmdesk.errors import RmdeskError
from rmdesk.printable import printable
from rmdesk.ui.console.terminal import Terminal

_LEAST_COLUMNS: Final = 20


def say(terminal: Terminal, text: str) -> None:
    """Print a text on the bare terminal, broken where a line ends, without control signs."""
    from rmdesk.ui.words.wrapping import wrap  # with it comes what a bare prompt does without

    for line in wrap(printable(text), max(_LEAST_COLUMNS, terminal.columns - 1)):
        terminal.say(line)


def tell(terminal: Terminal, refusal: RmdeskError) -> None:
    """What was refused, and what to do next."""
    for line in told(refusal):
        say(terminal, line)


def told(refusal: RmdeskError) -> list[str]:
    """A refusal as lines for a bare terminal."""
    return [printable(line) for line in (refusal.sentence(), refusal.advice()) if line]
