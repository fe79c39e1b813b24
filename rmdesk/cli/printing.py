"""How a command prints: JSON for scripts, aligned text for people, words to standard error."""

import json
import re
import sys
from collections.abc import Sequence
from typing import Final, TextIO

from rmdesk.errors import RmdeskError
from rmdesk.printable import printable_lines
from rmdesk.ui.formats import Align, cells, clean, fit

_OBEYED: Final = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Signs that JSON lets stand as they are, and a terminal obeys."""


def prepare_streams() -> None:
    """Let no name fail on the way out: pipes get UTF-8, terminals ``?`` for what they lack."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace", newline="\n")


def say(words: str) -> None:
    """Words for the person, never mixed into the data; nothing in them is obeyed by a terminal."""
    print(printable_lines(words), file=sys.stderr)


def say_refusal(error: RmdeskError) -> None:
    """What went wrong and what to do next."""
    say(error.sentence())
    if advice := error.advice():
        say(advice)


def print_json(value: object) -> None:
    """To standard output, as the contract in the README has it; Chinese stays readable."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    print(_OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def print_table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    aligns: Sequence[Align],
    *,
    out: TextIO | None = None,
) -> None:
    """Columns as wide as their widest cell, in terminal cells."""
    widths = [max(map(cells, column)) for column in zip(headings, *rows, strict=True)]
    for row in (headings, *rows):
        line = "  ".join(
            fit(cell, width, align) for cell, width, align in zip(row, widths, aligns, strict=True)
        )
        print(line.rstrip(), file=out)


def print_lines(pairs: Sequence[tuple[str, str]]) -> None:
    """Labels and values, the values in one column; what is empty is left out."""
    known = [(label, value) for label, value in pairs if value]
    width = max((cells(label) for label, _ in known), default=0)
    for label, value in known:
        print(f"{fit(label, width)}  {clean(value)}")
