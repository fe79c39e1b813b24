"""Files taken in as papers: their kind, their cap, and pictures decoded elsewhere."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from rmdesk.domain.papers import PAPER_LIMIT, PDF, TEXT
from rmdesk.errors import InputError
from rmdesk.exchange.papers import refusals
from rmdesk.exchange.papers.pictures import MOST_PIXELS, decode
from rmdesk.exchange.papers.taking import take, text_of

RED, BLUE = (200, 16, 16), (16, 16, 200)


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 40), **options: Any) -> bytes:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", size, RED)
    ImageDraw.Draw(image).rectangle((size[0] // 2, 0, size[0], size[1]), fill=BLUE)
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A small PNG that claims to be huge."""

    def chunk(name: bytes, content: bytes) -> bytes:
        check = zlib.crc32(name + content)
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(100_000))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def near(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 24 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "WEBP"])
def test_every_kind_of_picture_is_decoded(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"照片.{kind.lower()}"
    path.write_bytes(picture(kind))
    taken = take(path)
    assert taken.media == f"image/{kind.lower()}"
    assert taken.name == "照片"
    shown = decode(taken.content, name=path.name)
    assert (shown.width, shown.height) == (60, 40)
    assert near(shown.sizes[0].at(5, 20), RED)
    assert near(shown.sizes[0].at(55, 20), BLUE)


def test_a_picture_comes_in_the_sizes_asked_for_and_is_never_made_larger() -> None:
    shown = decode(
        picture(size=(600, 300)),
        name="x",
        boxes=((50, 50), (200, 100), (1_000, 1_000), (9_000, 9_000)),
    )
    assert [(one.width, one.height) for one in shown.sizes] == [(50, 25), (200, 100), (600, 300)]


def test_a_photograph_lying_on_its_side_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # taken with the camera turned
    shown = decode(picture("JPEG", exif=exif), name="x")
    upright = shown.sizes[0]
    assert (upright.width, upright.height) == (40, 60)
    assert near(upright.at(20, 5), RED)
    assert near(upright.at(20, 55), BLUE)


def test_what_is_transparent_stands_on_white() -> None:
    out = BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(out, "PNG")
    assert decode(out.getvalue(), name="x").sizes[0].at(3, 3) == (255, 255, 255)


def test_a_picture_that_claims_to_be_huge_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(refusals.PictureTooLarge) as refused:
        decode(bomb(60_000, 60_000), name="x.png")
    assert str(MOST_PIXELS // 1_000_000) in refused.value.sentence()


@pytest.mark.parametrize(
    "content",
    [
        picture()[:90],
        picture("JPEG")[:200],
        b"\x89PNG\r\n\x1a\n" + b"x" * 100,
        bomb(5_000, 5_000),
        b"",
        b"II*\x00" + bytes(100),  # TIFF is not read
    ],
    ids=["cut png", "cut jpeg", "no png", "too little in it", "nothing", "tiff"],
)
def test_a_damaged_picture_is_refused(content: bytes) -> None:
    with pytest.raises(refusals.PictureUnreadable):
        decode(content, name="x")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 400), st.binary(min_size=1, max_size=8))
def test_a_picture_with_other_bytes_is_shown_or_refused_and_nothing_else(
    at: int, other: bytes
) -> None:
    content = picture("JPEG")
    damaged = content[:at] + other + content[at + len(other) :]
    try:
        shown = decode(damaged, name="x")
    except InputError:
        return
    assert all(len(one.rgb) == 3 * one.width * one.height for one in shown.sizes)


@pytest.mark.parametrize(
    ("content", "media"),
    [
        ("投保建议书\n保额:50万\n".encode(), TEXT),
        ("投保建议书".encode("gb18030"), TEXT),
        ("投保建议书".encode("utf-16"), TEXT),
        (b"\xef\xbb\xbfproposal", TEXT),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", PDF),
    ],
)
def test_text_and_pdf_are_told_by_their_content(tmp_path: Path, content: bytes, media: str) -> None:
    path = tmp_path / "paper.dat"
    path.write_bytes(content)
    taken = take(path)
    assert (taken.media, taken.content) == (media, content)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", refusals.PaperEmpty),
        (bytes(PAPER_LIMIT + 1), refusals.PaperTooLarge),
        (b"PK\x03\x04" + bytes(40), refusals.PaperOfUnknownKind),
        (b"MZ\x90\x00", refusals.PaperOfUnknownKind),
        (picture()[:100], refusals.PictureUnreadable),
    ],
)
def test_what_is_no_paper_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, refusal: type[InputError]
) -> None:
    path = tmp_path / "某文件.bin"
    path.write_bytes(content)
    with pytest.raises(refusal) as refused:
        take(path)
    assert "某文件.bin" in refused.value.sentence()
    assert refused.value.advice()


def test_the_largest_paper_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"a" * PAPER_LIMIT)
    assert len(take(path).content) == PAPER_LIMIT


def test_what_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(refusals.PaperMissing):
        take(tmp_path / "none.txt")
    with pytest.raises(refusals.PaperUnreadable):
        take(tmp_path)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("甲\t乙\r\n".encode(), "甲\t乙\r\n"),
        ("甲".encode("gb18030"), "甲"),
        (b"\xff\xfe\x32\x75", "甲"),
        (b"\x00\x01", None),
        (b"\x81", None),
        (b"\x1b[2J", None),
    ],
)
def test_text_is_decoded_strictly(content: bytes, text: str | None) -> None:
    found = text_of(content)
    assert found == text or (found or "").lstrip("\ufeff") == text
