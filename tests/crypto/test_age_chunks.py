"""The payload of an age file: whole chunks in their order, all of them, and nothing after."""

import io
from collections.abc import Callable

import pytest

from rmdesk.crypto.age import opened
from rmdesk.crypto.age_refusals import DamagedAge, Part
from rmdesk.crypto.age_stream import CHUNK_BYTES, NONCE_BYTES, SEALED_BYTES
from tests.tools.age_by_hand import ByHand
from tests.tools.age_flaws import IDENTITY, OURS, begun, flipped

_HEADER = begun().post_quantum(OURS).end().content
_FULL = bytes(CHUNK_BYTES)
_ONES = b"\1" * CHUNK_BYTES
_TWOS = b"\2" * CHUNK_BYTES


def payload() -> ByHand:
    return ByHand(content=_HEADER).nonce()


def read(content: bytes) -> bytes:
    return opened(io.BytesIO(content), IDENTITY).read()


@pytest.mark.parametrize(
    "sizes",
    [
        [0],
        [1],
        [CHUNK_BYTES - 1],
        [CHUNK_BYTES],
        [CHUNK_BYTES, 1],
        [CHUNK_BYTES, CHUNK_BYTES - 1],
        [CHUNK_BYTES, CHUNK_BYTES],
        [CHUNK_BYTES, CHUNK_BYTES, 5],
    ],
    ids=str,
)
def test_every_border_is_read(sizes: list[int]) -> None:
    file = payload()
    for number, size in enumerate(sizes):
        file.chunk(bytes([number]) * size, is_last=number + 1 == len(sizes))
    assert read(file.content) == file.payload


def test_more_chunks_than_one_byte_counts() -> None:
    chunks = [_sealed(number, _FULL) for number in range(257)]
    content = b"".join([payload().content, *chunks, _sealed(257, b"end", last=True)])
    assert read(content) == bytes(257 * CHUNK_BYTES) + b"end"


Build = Callable[[], ByHand]
_FLAWS: dict[str, tuple[Build, Part, int | None]] = {
    "the last chunk is missing": (lambda: payload().chunk(_FULL), Part.END, None),
    "the last of three is missing": (
        lambda: payload().chunk(_FULL).chunk(_ONES),
        Part.END,
        None,
    ),
    "an empty chunk is last": (lambda: payload().chunk(_FULL).last(b""), Part.CHUNK, 2),
    "a full last chunk is followed": (
        lambda: payload().last(_FULL).raw(b"\0"),
        Part.AFTER_END,
        None,
    ),
    "two chunks are last": (
        lambda: payload().last(_FULL).last(b"more"),
        Part.AFTER_END,
        None,
    ),
    "the second of three is last": (
        lambda: payload().chunk(_FULL).last(_ONES).last(b"more"),
        Part.AFTER_END,
        None,
    ),
    "a chunk is short": (lambda: payload().chunk(b"short").last(b"end"), Part.CHUNK, 1),
    "the last chunk is longer than any": (lambda: payload().last(_FULL + b"+"), Part.CHUNK, 1),
    "the first chunk comes again": (
        lambda: payload().chunk(_FULL).raw(_sealed(0, _FULL)).last(b"end"),
        Part.CHUNK,
        2,
    ),
    "two chunks change places": (
        lambda: payload().raw(_sealed(1, _ONES)).raw(_sealed(0, _FULL)).last(b"end"),
        Part.CHUNK,
        1,
    ),
    "a chunk is left out": (
        lambda: payload().chunk(_FULL).raw(_sealed(2, _TWOS)).raw(_sealed(3, b"end", last=True)),
        Part.CHUNK,
        2,
    ),
    "the chunks count from one": (
        lambda: payload().raw(_sealed(1, b"end", last=True)),
        Part.CHUNK,
        1,
    ),
}


def _sealed(number: int, content: bytes, *, last: bool = False) -> bytes:
    return payload().sealed_chunk(number, content, is_last=last)


@pytest.mark.parametrize("name", _FLAWS)
def test_a_flaw_is_told_as_what_it_is(name: str) -> None:
    build, part, chunk = _FLAWS[name]
    reader = opened(io.BytesIO(build().content), IDENTITY)
    for _ in range(2):  # whoever asks again is told again, and given nothing
        with pytest.raises(DamagedAge) as refused:
            reader.read()
        assert (refused.value.part, refused.value.chunk) == (part, chunk)


@pytest.mark.parametrize("size", [0, NONCE_BYTES - 1])
def test_without_a_nonce_it_is_not_even_opened(size: int) -> None:
    with pytest.raises(DamagedAge) as refused:
        opened(io.BytesIO(_HEADER + bytes(size)), IDENTITY)
    assert refused.value.part is Part.END


def test_what_was_right_is_handed_out_and_no_byte_of_what_was_not() -> None:
    whole = payload().chunk(_FULL).chunk(_ONES).last(b"end").content
    reader = opened(io.BytesIO(flipped(whole, -30)), IDENTITY)
    assert reader.read(CHUNK_BYTES) == _FULL
    with pytest.raises(DamagedAge) as refused:
        reader.read(CHUNK_BYTES)
    assert (refused.value.part, refused.value.chunk) == (Part.CHUNK, 2)


@pytest.mark.parametrize("chunks", range(1, 4))
@pytest.mark.parametrize("off", [-1, 0, 1])
def test_cut_near_a_border_it_is_refused(chunks: int, off: int) -> None:
    whole = payload().chunk(_FULL).chunk(_ONES).chunk(_TWOS).last(b"end").content
    border = len(_HEADER) + NONCE_BYTES + chunks * SEALED_BYTES
    with pytest.raises(DamagedAge) as refused:
        read(whole[: border + off])
    at_border = (Part.END, None)
    torn = (Part.CHUNK, chunks + (off > 0))
    assert (refused.value.part, refused.value.chunk) == (at_border if off == 0 else torn)


class _Dripping(io.BytesIO):
    """A pipe: it gives less than it is asked for."""

    def read(self, size: int | None = -1) -> bytes:
        return super().read(min(size or 0, 1000))


def test_a_pipe_is_read_as_a_file_is() -> None:
    file = payload().chunk(_FULL).last(b"end")
    assert opened(_Dripping(file.content), IDENTITY).read() == file.payload
