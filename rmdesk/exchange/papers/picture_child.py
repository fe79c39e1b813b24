"""The process that decodes a picture: holds no key, is limited, sends plain pixels back.

A picture comes from outside and a decoder is C code: what it does wrong, it does in here.
"""

import gc
import sys
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, TypedDict

from rmdesk.exchange.process.child import limit_process
from rmdesk.exchange.process.frames import send

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP")
LONGEST_SIDE = 2_000
"""Pixels: a page of text is legible at that size, and no terminal shows more at once."""


class Request(TypedDict):
    """`size` is how many bytes of picture follow; `memory` caps the address space, in bytes.

    `boxes` are widths and heights into which the picture is to fit.
    """

    size: int
    memory: int
    pixels: int
    boxes: list[list[int]]


def serve(request: Request) -> None:
    """Read the picture, answer with `done`, the sizes made of it, and their pixels behind it."""
    limit_process(request["memory"])
    gc.disable()
    out = sys.stdout.buffer
    content = sys.stdin.buffer.read(request["size"])
    try:
        _answer(out, content, request)
    except _TooManyPixels:
        send(out, "large")
    except (MemoryError, OSError, ValueError, SyntaxError, EOFError, ArithmeticError, LookupError):
        # What Pillow raises for a picture that is none or is damaged.
        send(out, "damaged")


class _TooManyPixels(Exception):
    """The picture claims more pixels than are decoded."""


def _answer(out: BinaryIO, content: bytes, request: Request) -> None:
    size, picture = _decoded(content, request["pixels"])
    sizes: list[Image] = []
    for width, height in sorted(request["boxes"], reverse=True):
        picture = _reduced(picture, width, height)
        if not sizes or sizes[0].size != picture.size:
            sizes.insert(0, picture)
    send(out, "done", [size, [one.size for one in sizes]])
    out.writelines(one.tobytes() for one in sizes)
    out.flush()


def _decoded(content: bytes, pixels: int) -> "tuple[tuple[int, int], Image]":
    """The first picture of `content`, upright, on white, as RGB; and the size it has of its own."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # asked below, before anything is decoded
    with Image.open(BytesIO(content), formats=FORMATS) as opened:
        width, height = opened.size
        if width * height > pixels:
            raise _TooManyPixels
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is decoded no larger than needed
        opened.load()
        upright = ImageOps.exif_transpose(opened)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        ground = Image.new("RGBA", upright.size, "white")
        ground.alpha_composite(upright.convert("RGBA"))
        upright = ground
    return (width, height), upright.convert("RGB")


def _reduced(picture: "Image", width: int, height: int) -> "Image":
    """`picture` made to fit into so many pixels, never made larger."""
    small = picture.copy()
    small.thumbnail((width, height))
    return small
