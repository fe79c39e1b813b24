"""The process that writes papers: takes one after another, gives finished bytes, touches no disk.

As `child`, of its own so that it can be ended at once and holds up no key.
"""

import sys
from collections import Counter
from collections.abc import Callable

from rmdesk.exchange.process.frames import receive, send
from rmdesk.exchange.writers.outline import PaperKind
from rmdesk.exchange.writers.paper import Paper, unpacked
from rmdesk.exchange.writers.password import sealed

Written = tuple[bytes, Counter[str]]
"""A finished file, and what was lost on the way to it."""


def serve(form: dict[str, str]) -> None:
    """Answer each paper with `done`, what was lost and the bytes behind it."""
    write = _writer(PaperKind(form["kind"]))
    out = sys.stdout.buffer
    for _what, content in receive(sys.stdin.buffer):
        done, losses = write(unpacked(content))
        if form["password"]:
            done = sealed(done, form["password"])
        send(out, "done", [len(done), losses])
        out.write(done)
        out.flush()


def _writer(kind: PaperKind) -> Callable[[Paper], Written]:
    """Only what is needed is imported."""
    match kind:
        case PaperKind.WORKBOOK:
            from rmdesk.exchange.writers.paper_workbook import written_workbook

            return written_workbook
        case PaperKind.PAGE:
            from rmdesk.exchange.writers.paper_page import page

            return lambda paper: (page(paper).encode(), Counter())
        case PaperKind.TEXT:
            from rmdesk.exchange.writers.paper_text import text

            return lambda paper: (text(paper).encode("utf-8-sig"), Counter())
