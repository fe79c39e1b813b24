"""age files are written whole or not at all, and read by whoever they are for."""

import copy
import io
from contextlib import suppress

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rmdesk.crypto.age import encrypting, opened, opened_with
from rmdesk.crypto.age_header import FileKey
from rmdesk.crypto.age_refusals import AgeError, DamagedAge, NotForThisIdentity, Part
from rmdesk.crypto.age_stream import CHUNK_BYTES
from rmdesk.crypto.recipients import PUBLIC_BYTES, Identity, MalformedKey, Recipient
from tests.tools.age_flaws import IDENTITY, OTHER

_TEXT = "王芳，网点三年。".encode()


def sealed(*pieces: bytes, to: tuple[Identity, ...] = (IDENTITY,)) -> io.BytesIO:
    """A file, to be read from its start."""
    target = io.BytesIO()
    with encrypting(target, [identity.recipient for identity in to]) as out:
        for piece in pieces:
            assert out.write(piece) == len(piece)
    target.seek(0)
    return target


@given(
    sizes=st.lists(
        st.one_of(
            st.integers(0, 40),
            st.integers(CHUNK_BYTES - 2, CHUNK_BYTES + 2),
            st.integers(2 * CHUNK_BYTES - 1, 2 * CHUNK_BYTES + 1),
        ),
        max_size=4,
    ),
    asked=st.integers(1, 3 * CHUNK_BYTES),
)
@settings(max_examples=40, deadline=None)
def test_what_was_written_is_read_however_both_are_cut(sizes: list[int], asked: int) -> None:
    pieces = [bytes([number + 1]) * size for number, size in enumerate(sizes)]
    file = sealed(*pieces)
    chunks = max(1, -(-sum(sizes) // CHUNK_BYTES))
    reader, read = opened(file, IDENTITY), bytearray()
    while piece := reader.read(asked):
        read += piece
    assert read == b"".join(pieces)
    payload = len(file.getvalue()) - len(sealed().getvalue())
    assert payload == sum(sizes) + 16 * (chunks - 1)


@pytest.mark.parametrize("content", [b"", _TEXT], ids=["empty", "words"])
@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_any_bytes_are_taken(content: bytes, kind: type) -> None:
    assert opened(sealed(kind(content)), IDENTITY).read() == content


def test_each_recipient_opens_it_and_nobody_else() -> None:
    third = Identity(bytes(32))
    file = sealed(_TEXT, to=(IDENTITY, OTHER, IDENTITY))
    assert file.getvalue().count(b"-> mlkem768x25519 ") == 2
    for identity in (IDENTITY, OTHER):
        file.seek(0)
        assert opened(file, identity).read() == _TEXT
    file.seek(0)
    with pytest.raises(NotForThisIdentity):
        opened(file, third)


def test_the_same_content_never_looks_the_same() -> None:
    first, second = (sealed(bytes(1000)).getvalue() for _ in range(2))
    assert first[30:] != second[30:]
    assert first[-1016:] != second[-1016:]


def test_a_file_to_nobody_is_not_begun() -> None:
    target = io.BytesIO()
    with pytest.raises(ValueError, match="nobody"), encrypting(target, []):
        pytest.fail("there is nobody to write it to")
    assert not target.getvalue()


def test_a_key_that_is_none_is_refused_before_a_byte_is_written() -> None:
    target = io.BytesIO()
    nobody = Recipient(bytes(PUBLIC_BYTES))
    with pytest.raises(MalformedKey), encrypting(target, [IDENTITY.recipient, nobody]):
        pytest.fail("what is sealed to that everybody could read")
    assert not target.getvalue()


@pytest.mark.parametrize("size", [0, 5, CHUNK_BYTES, CHUNK_BYTES + 1])
def test_what_was_broken_off_is_no_file(size: int) -> None:
    target = io.BytesIO()
    with suppress(RuntimeError), encrypting(target, [IDENTITY.recipient]) as out:
        out.write(bytes(size))
        raise RuntimeError("whoever wrote it gave up")
    with pytest.raises(ValueError, match="forgotten"):
        _ = out.file_key
    target.seek(0)
    with pytest.raises(DamagedAge) as refused:
        opened(target, IDENTITY).read()
    assert refused.value.part is Part.END


class _Full(io.BytesIO):
    """A disk with room for a header and one chunk."""

    def write(self, content: "bytes | bytearray | memoryview") -> int:  # type: ignore[override]
        if self.tell() > CHUNK_BYTES:
            raise OSError(28, "No space left on device")
        return super().write(content)


def test_a_full_disk_leaves_no_file_that_opens() -> None:
    target = _Full()
    with pytest.raises(OSError, match="No space"), encrypting(target, [IDENTITY.recipient]) as out:
        out.write(bytes(3 * CHUNK_BYTES))
    target.seek(0)
    with pytest.raises(DamagedAge):
        opened(target, IDENTITY).read()


def test_whoever_wrote_it_reads_it_back_until_the_key_is_forgotten() -> None:
    target = io.BytesIO()
    with encrypting(target, [OTHER.recipient]) as out:
        out.write(_TEXT)
    target.seek(0)
    assert opened_with(target, out.file_key).read() == _TEXT
    with pytest.raises(ValueError, match="finished"):
        out.write(b"more")
    out.close()
    with pytest.raises(ValueError, match="forgotten"):
        _ = out.file_key


def test_the_key_of_one_file_reads_no_other() -> None:
    first = io.BytesIO()
    with encrypting(first, [IDENTITY.recipient]) as out:
        out.write(_TEXT)
    with pytest.raises(DamagedAge) as refused:
        opened_with(sealed(_TEXT), out.file_key)
    assert refused.value.part is Part.HEADER


def test_a_closed_reader_leaves_the_file_open() -> None:
    file = sealed(_TEXT)
    opened(file, IDENTITY).close()
    assert not file.closed


def test_a_header_larger_than_any_is_not_read_to_its_end() -> None:
    class Endless(io.BytesIO):
        asked = 0

        def readline(self, size: int | None = -1) -> bytes:
            if self.tell() == 0:
                return super().readline(size)
            assert size is not None and size >= 0
            self.asked += size
            return b"A" * size

    endless = Endless(b"age-encryption.org/v1\n")
    with pytest.raises(DamagedAge) as refused:
        opened(endless, IDENTITY)
    assert refused.value.part is Part.HEADER
    many = io.BytesIO(b"age-encryption.org/v1\n" + b"-> x\n\n" * 100_000)
    with pytest.raises(DamagedAge):
        opened(many, IDENTITY)
    assert max(endless.asked, many.tell()) < 300_000


_WHOLE = sealed(_TEXT).getvalue()
_HEADER_BYTES = len(_WHOLE) - 16 - len(_TEXT) - 16


@given(
    at=st.integers(0, _HEADER_BYTES - 1),
    gone=st.integers(0, 3),
    more=st.one_of(st.binary(max_size=3), st.sampled_from([b"\n", b"-> x\n\n", b" ", b"--- "])),
)
@settings(max_examples=40)
def test_no_change_of_a_header_is_overlooked(at: int, gone: int, more: bytes) -> None:
    changed = _WHOLE[:at] + more + _WHOLE[at + gone :]
    assume(changed != _WHOLE)
    with pytest.raises(AgeError):
        opened(io.BytesIO(changed), IDENTITY).read()


@given(st.binary(max_size=200))
@settings(max_examples=40)
def test_any_bytes_at_all_are_refused(content: bytes) -> None:
    for start in (b"", b"age-encryption.org/v1\n", b"age-encryption.org/v1\n-> "):
        with pytest.raises(AgeError):
            opened(io.BytesIO(start + content), IDENTITY)


def test_a_file_key_shows_itself_nowhere() -> None:
    key = FileKey(b"YELLOW SUBMARINE")
    assert "YELLOW" not in f"{key} {key!r}"
    for leave in (copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="does not leave"):
            leave(key)
    with pytest.raises(ValueError, match="16 bytes"):
        FileKey(bytes(32))


def test_no_refusal_quotes_the_file() -> None:
    file = sealed(_TEXT)
    file.write(b"age-encryption.org/v1\n-> secret words\n")
    file.seek(0)
    with pytest.raises(AgeError) as refused:
        opened(file, IDENTITY)
    assert "secret" not in f"{refused.value} {refused.value!r}"
