"""What passes between the desk and the process that reads hostile files: lines of JSON.

The reading side may have been taken over by the file it reads; JSON can only ever become plain
values. Days travel as ISO text.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

LIMIT = 64 << 20
CHUNK = 5_000
"""Rows in one frame: large enough to be cheap, small enough never to matter for memory."""


class ForeignFrame(Exception):
    """The stream ended in the middle of a frame, or a line of it is no frame."""


def send(stream: BinaryIO, what: str, content: object = None) -> None:
    """Write one frame: what it is and its content."""
    line = json.dumps([what, content], ensure_ascii=False, default=date.isoformat)
    stream.write(line.encode())
    stream.write(b"\n")
    stream.flush()


def receive(stream: BinaryIO) -> Iterator[tuple[str, Any]]:
    """The frames of `stream` until it ends; raises ForeignFrame."""
    while line := stream.readline(LIMIT):
        if not line.endswith(b"\n"):
            raise ForeignFrame
        try:
            what, content = json.loads(line)
        except (ValueError, TypeError, RecursionError) as error:
            raise ForeignFrame from error
        yield what, content
