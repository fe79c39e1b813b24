"""The desk's side of the process that decodes pictures: bytes in, plain pixels out."""

import contextlib
import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from rmdesk.errors import InputError
from rmdesk.exchange.papers.picture_child import LONGEST_SIDE
from rmdesk.exchange.papers.refusals import PictureTooLarge, PictureTooSlow, PictureUnreadable
from rmdesk.exchange.process.keyless import started

MOST_PIXELS = 64_000_000
"""The camera of a telephone makes up to 50 million; a picture that claims more is refused before
it is decoded. Decoded it takes three bytes each, within `_MEMORY`."""

_MEMORY = 768 << 20
_SECONDS = 20.0
_LONGEST_HEAD = 1 << 12
_RGB = 3


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture as it was made smaller: rows from the top, three bytes a pixel."""

    width: int
    height: int
    rgb: bytes

    def at(self, x: int, y: int) -> tuple[int, int, int]:
        """Red, green and blue of one pixel."""
        place = _RGB * (y * self.width + x)
        red, green, blue = self.rgb[place : place + _RGB]
        return red, green, blue


@dataclass(frozen=True, slots=True)
class Picture:
    """A decoded picture in several sizes, the smallest first; `width` and `height` are its own."""

    width: int
    height: int
    sizes: Sequence[Pixels]


Box = tuple[int, int]
"""A width and a height, in pixels."""

_WHOLE: Box = (LONGEST_SIDE, LONGEST_SIDE)


def decode(content: bytes, *, name: str, boxes: Sequence[Box] = (_WHOLE,)) -> Picture:
    """The picture of `content`, made to fit into each of `boxes`; waits for the process.

    Raises PictureUnreadable, PictureTooLarge or PictureTooSlow, which speak of the file `name`.
    """
    wanted = sorted({(min(w, LONGEST_SIDE), min(h, LONGEST_SIDE)) for w, h in boxes})
    request = {"size": len(content), "memory": _MEMORY, "pixels": MOST_PIXELS, "boxes": wanted}
    is_late = threading.Event()
    with started("rmdesk.exchange.papers.picture_child", request) as process:

        def stop() -> None:
            is_late.set()
            process.kill()

        watchdog = threading.Timer(_SECONDS, stop)
        watchdog.daemon = True
        watchdog.start()
        try:
            with contextlib.suppress(OSError):  # it ended at once; the missing answer says so
                stdin = cast(BinaryIO, process.stdin)
                stdin.write(content)
                stdin.close()
            return _received(cast(BinaryIO, process.stdout), len(wanted), name)
        except _NoAnswer as error:
            if is_late.is_set():
                raise PictureTooSlow(file=name, seconds=int(_SECONDS)) from error
            raise PictureUnreadable(file=name) from error
        finally:
            watchdog.cancel()
            process.kill()


class _NoAnswer(Exception):
    """The process ended without an answer that holds together."""


def _received(stream: BinaryIO, most: int, name: str) -> Picture:
    """What the process says; it may have been taken over, so that nothing is believed."""
    try:
        what, said = json.loads(stream.readline(_LONGEST_HEAD))
    except (ValueError, TypeError) as error:
        raise _NoAnswer from error
    if what != "done":
        raise _refusal(what, name)
    match said:
        case [[int(width), int(height)], [*sizes]] if len(sizes) <= most:
            return Picture(width, height, tuple(_pixels(stream, one) for one in sizes))
    raise _NoAnswer


def _refusal(what: object, name: str) -> InputError:
    if what == "large":
        return PictureTooLarge(file=name, limit=MOST_PIXELS // 1_000_000)
    return PictureUnreadable(file=name)


def _pixels(stream: BinaryIO, size: Any) -> Pixels:
    longest = LONGEST_SIDE
    match size:
        case [int(width), int(height)] if 0 < width <= longest and 0 < height <= longest:
            rgb = stream.read(_RGB * width * height)
            if len(rgb) == _RGB * width * height:
                return Pixels(width, height, rgb)
    raise _NoAnswer
