"""The process that writes a file: takes lines, gives the finished bytes, touches no disk.

A process of its own, so that seconds of xlsxwriter hold up no key, and ending it cancels the
work at once.
"""

import gc
import json
import sys
from datetime import date
from typing import Any, BinaryIO

from rmdesk.exchange.process.frames import receive, send
from rmdesk.exchange.writers.delimited import Delimited
from rmdesk.exchange.writers.outline import Column, FileKind, Kind, Line, Outline
from rmdesk.exchange.writers.password import sealed
from rmdesk.exchange.writers.xlsx import Workbook


def serve(form: dict[str, str]) -> None:
    """Read frames until `finish`; answer with `done`, what was lost and the bytes behind it."""
    gc.disable()  # cells form no cycles
    out = sys.stdout.buffer
    file: Workbook | Delimited | None = None
    days: list[int] = []
    for what, content in receive(sys.stdin.buffer):
        match what:
            case "outline":
                outline = unpacked(content)
                days = [at for at, c in enumerate(outline.columns) if c.kind is Kind.DAY]
                file = _opened(outline, FileKind(form["kind"]))
            case "lines" if file is not None:
                file.add(_line(packed, days) for packed in content)
            case "finish" if file is not None:
                _answer(out, file, form["password"])
                return


def _opened(outline: Outline, kind: FileKind) -> Workbook | Delimited:
    return Workbook(outline) if kind is FileKind.WORKBOOK else Delimited(outline, kind)


def _answer(out: BinaryIO, file: Workbook | Delimited, password: str) -> None:
    content = file.finish()
    if password:
        content = sealed(content, password)
    send(out, "done", [len(content), file.losses])
    out.write(content)
    out.flush()


def packed(outline: Outline) -> str:
    """An outline as JSON can carry it."""
    columns = [
        [str(c.heading), isinstance(c.heading, date), c.kind.value, c.width]
        for c in outline.columns
    ]
    return json.dumps([outline.name, columns, outline.frozen])


def unpacked(content: str) -> Outline:
    """What `packed` was given."""
    name, columns, frozen = json.loads(content)
    return Outline(
        name=name,
        columns=tuple(
            Column(
                heading=date.fromisoformat(heading) if is_day else heading,
                kind=Kind(kind),
                width=width,
            )
            for heading, is_day, kind, width in columns
        ),
        frozen=frozen,
    )


def _line(content: list[Any], days: list[int]) -> Line:
    values, notes = content
    for at in days:
        if values[at] is not None:
            values[at] = date.fromisoformat(values[at])
    return Line(tuple(values), {int(column): text for column, text in notes.items()})
