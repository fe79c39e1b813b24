"""The payload of an age file: chunks of 64 KiB, each sealed with its number and whether it is last.

ChaCha20-Poly1305 under a key for this payload alone. No byte is handed out before its chunk was
verified, and the end of the file is the end of the content only where the last chunk says so.
"""

import io
import secrets
from typing import TYPE_CHECKING, BinaryIO, Final

from rmdesk.crypto.age_header import FileKey
from rmdesk.crypto.age_refusals import DamagedAge, Part

if TYPE_CHECKING:
    from typing import NoReturn

    from _typeshed import WriteableBuffer

CHUNK_BYTES: Final = 64 * 1024
NONCE_BYTES: Final = 16
SEALED_BYTES: Final = CHUNK_BYTES + 16


class AgeWriter:
    """Seals what is written, chunk by chunk; `finish` writes the last one.

    A file that was not finished is refused by every reader.
    """

    def __init__(self, target: BinaryIO, key: FileKey) -> None:
        nonce = secrets.token_bytes(NONCE_BYTES)
        self._target = target
        self._key: FileKey | None = key
        self._chunks: _Chunks | None = _Chunks(key, nonce)
        self._pending = bytearray()
        target.write(nonce)

    @property
    def file_key(self) -> FileKey:
        """For reading back what was written; raises ValueError once it was closed."""
        if self._key is None:
            raise ValueError("the key of this file is forgotten")
        return self._key

    def write(self, content: "bytes | bytearray | memoryview") -> int:
        """Seal `content`; how many bytes that were. Raises OSError."""
        if self._chunks is None:
            raise ValueError("the file is finished")
        self._pending += content
        # A full chunk waits until more comes: it might be the last.
        while len(self._pending) > CHUNK_BYTES:
            self._target.write(self._chunks.seal(self._pending[:CHUNK_BYTES], is_last=False))
            del self._pending[:CHUNK_BYTES]
        return len(content)

    def finish(self) -> None:
        """Write the last chunk; raises OSError."""
        if self._chunks is None:
            raise ValueError("the file is finished")
        chunks, self._chunks = self._chunks, None
        self._target.write(chunks.seal(self._pending, is_last=True))
        self._pending.clear()

    def close(self) -> None:
        """Forget the key; `target` stays open, and unfinished what was not finished."""
        self._key = self._chunks = None
        self._pending.clear()


class AgeReader(io.RawIOBase):
    """The content of a payload, verified chunk by chunk; raises DamagedAge, again and again."""

    def __init__(self, source: BinaryIO, key: FileKey) -> None:
        self._source = source
        nonce = _filled(source, NONCE_BYTES)
        if len(nonce) < NONCE_BYTES:
            raise DamagedAge(Part.END)
        self._chunks: _Chunks | None = _Chunks(key, nonce)
        self._sealed = _filled(source, SEALED_BYTES)
        self._open = memoryview(b"")
        self._failed: DamagedAge | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer).cast("B")
        while not self._open and self._chunks is not None:
            self._open = memoryview(self._next(self._chunks))
        count = min(len(view), len(self._open))
        view[:count] = self._open[:count]
        self._open = self._open[count:]
        return count

    def close(self) -> None:
        """Forget the key; `source` stays open."""
        self._chunks = None
        self._open = memoryview(b"")
        super().close()

    def _next(self, chunks: "_Chunks") -> bytes:
        if self._failed is not None:
            raise self._failed
        sealed = self._sealed
        following = _filled(self._source, SEALED_BYTES) if len(sealed) == SEALED_BYTES else b""
        number, is_last = chunks.number, not following
        opened = chunks.open(sealed, is_last=is_last)
        if opened is None:
            self._refuse(chunks, sealed, is_last=is_last)
        if is_last:
            if not opened and number > 1:  # the same content would have two files
                self._fail(DamagedAge(Part.CHUNK, number))
            self._chunks = None
        self._sealed = following
        return opened

    def _refuse(self, chunks: "_Chunks", sealed: bytes, *, is_last: bool) -> "NoReturn":
        """Tell a chunk that was changed from one that is right and stands in the wrong place."""
        if not sealed:
            self._fail(DamagedAge(Part.END))
        if chunks.open(sealed, is_last=not is_last) is None:
            self._fail(DamagedAge(Part.CHUNK, chunks.number))
        self._fail(DamagedAge(Part.END if is_last else Part.AFTER_END))

    def _fail(self, error: DamagedAge) -> "NoReturn":
        self._failed = error
        raise error


class _Chunks:
    """The cipher of one payload and the number of the chunk that comes next, from 1."""

    def __init__(self, key: FileKey, nonce: bytes) -> None:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        self._cipher = ChaCha20Poly1305(key.subkey(b"payload", salt=nonce))
        self._refused = InvalidTag
        self.number = 1

    def seal(self, content: bytes | bytearray, *, is_last: bool) -> bytes:
        sealed = self._cipher.encrypt(self._nonce(is_last=is_last), content, None)
        self.number += 1
        return sealed

    def open(self, sealed: bytes, *, is_last: bool) -> bytes | None:
        """The content of the next chunk, or None, when it stays the next one."""
        try:
            opened = self._cipher.decrypt(self._nonce(is_last=is_last), sealed, None)
        except self._refused:  # also for what is shorter than a tag
            return None
        self.number += 1
        return opened

    def _nonce(self, *, is_last: bool) -> bytes:
        return (self.number - 1).to_bytes(11, "big") + bytes([is_last])


def _filled(source: BinaryIO, size: int) -> bytes:
    """`size` bytes, fewer only at the end: a pipe gives what it has."""
    content = source.read(size)
    while len(content) < size:
        more = source.read(size - len(content))
        if not more:
            break
        content += more
    return content
