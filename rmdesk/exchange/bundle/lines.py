"""Plain bytes to runs of lines: many rows together, everything else one by one."""

from collections.abc import Iterable, Iterator

from rmdesk.exchange.bundle import ceilings
from rmdesk.exchange.bundle.gzip_frame import Broken


def runs_of(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Whole lines: such as begin with `[` as many as came together, any other alone.

    Raises Broken for a line above the ceiling, and where the last one has no end.
    """
    for lines in _whole_lines(blocks):
        start = 0
        while start < len(lines):
            if lines.startswith(b"[", start):
                end = lines.find(b"\n{", start) + 1 or len(lines)
            else:
                end = lines.index(b"\n", start) + 1
            yield lines[start:end]
            start = end


def _whole_lines(blocks: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for block in blocks:
        rest += block
        # The rest and one block: only the first line of both can have grown over several blocks.
        first = rest.find(b"\n") + 1 or len(rest)
        if first > ceilings.LINE_BYTES:
            raise Broken
        if end := rest.rfind(b"\n") + 1:
            yield rest[:end]
            rest = rest[end:]
    if rest:
        raise Broken
