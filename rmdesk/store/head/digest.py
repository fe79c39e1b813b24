"""The digest of a closed database: one number that says whether a byte of it has changed."""

import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Final

from rmdesk.store.disk.files import accessing
from rmdesk.store.disk.refusals import BookRefused
from rmdesk.store.head.lock import alone_with

_CHUNK_BYTES: Final = 4 << 20
_THREADS: Final = 2
_DIGEST_BYTES: Final = 32

_Signature = tuple[int, int, int, int, int]


def digest_of(path: Path) -> bytes:
    """BLAKE2b-256 over the digests of the file's chunks, which are read by two threads.

    Only while nothing in this process has the database open: closing a descriptor of it would
    drop SQLite's locks (POSIX). Raises NoAccess.
    """
    with accessing(path):
        size = path.stat().st_size
        whole = hashlib.blake2b(size.to_bytes(8, "big"), digest_size=_DIGEST_BYTES)
        with ThreadPoolExecutor(_THREADS) as threads:
            for part in threads.map(lambda at: _part(path, at), range(0, size, _CHUNK_BYTES)):
                whole.update(part)
    return whole.digest()


class DigestAhead:
    """The digest of a book's database, taken while something slower is going on.

    It holds for as long as the file is the one it was taken of.
    """

    def __init__(self, book: Path) -> None:
        self._book = book
        self._found: tuple[_Signature, bytes] | None = None
        self._thread = threading.Thread(target=self._take, name="digest", daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Until it is taken, it holds the lock of the book: nobody opens that before."""
        self._thread.join()

    def result(self) -> bytes:
        """The digest, taken anew where the file has changed since; raises NoAccess."""
        self.wait()
        with accessing(self._book):
            if self._found and self._found[0] == _signature(self._book):
                return self._found[1]
        return digest_of(self._book)

    def _take(self) -> None:
        # What goes wrong here is told when the book is opened; a book that is open elsewhere is
        # not read, least of all by the process that has it open.
        with suppress(OSError, BookRefused), alone_with(self._book):
            before = _signature(self._book)
            digest = digest_of(self._book)
            if _signature(self._book) == before:
                self._found = before, digest


def _part(path: Path, at: int) -> bytes:
    with path.open("rb", buffering=0) as file:
        file.seek(at)
        content = file.read(_CHUNK_BYTES) or b""
    return hashlib.blake2b(content, digest_size=_DIGEST_BYTES).digest()


def _signature(path: Path) -> _Signature:
    status = path.stat()
    return (
        status.st_dev,
        status.st_ino,
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
    )
