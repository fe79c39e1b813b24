"""The head of a book: the file beside it that knows which commit was the last.

SQLCipher does not notice when a journal is deleted or cut, or when an old page or an old database
is put back: each of them is genuine. The head tells, by two entries (see `head.entry`).

The first is written when the book is opened and closed, and made to last; the second after every
commit, without waiting for the disk. Each has a page of its own, so that a sector that is written
by half costs one of them. Nobody without the key can write an entry, only put an older one back,
and then the database is ahead of it.

The descriptor of the head carries the lock of the whole book for as long as it is open.
"""

import errno
import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from rmdesk.store.disk.files import accessing, head_path
from rmdesk.store.disk.refusals import NewerVersion
from rmdesk.store.head.entry import ENTRY_BYTES, FORMAT, PLACES, Entry, genuine, signed
from rmdesk.store.head.lock import locked_head
from rmdesk.whole_files import sync_folder

_FIRST: Final = 1
"""The sequence number of the first entry of a new head."""


class Head:
    """The head of one book, locked from `taken` to `release`.

    `last` is its newest genuine entry, None without one; `is_missing` when there was no head;
    `is_expected` when its book is known to have had one, whatever the schema of the database says;
    `is_damaged` when an entry is there that nobody with the key wrote, `lacks_newest` when it is
    the one that tells of each commit: the other does not know how far the database has to reach.
    """

    def __init__(self, path: Path, descriptor: int, *, is_new: bool) -> None:
        self.path = path
        self._descriptor: int | None = descriptor
        self._key = b""
        self._is_new = is_new
        self._failure: OSError | None = None
        self.last: Entry | None = None
        self.is_missing = is_new
        self.is_expected = False
        self.is_damaged = False
        self.lacks_newest = False
        self.written_at = 0.0

    @classmethod
    def taken(cls, book: Path) -> "Head":
        """The head of `book`, locked; `read` says what is in it.

        Raises SecondInstance while somebody else has it, NoAccess, and changes nothing: a head
        that was missing is there now, but empty, and goes again unless something is written.
        """
        path = head_path(book)
        with accessing(path):
            descriptor, is_new = locked_head(book)
        return cls(path, descriptor, is_new=is_new)

    def read(self, key: bytes) -> None:
        """Read what is there with the data key's "head" subkey; raises NoAccess, NewerVersion."""
        self._key = key
        entries = enumerate(map(self._read_at, PLACES))
        places = {n: entry for n, content in entries if (entry := genuine(key, n, content))}
        found = list(places.values())
        if any(entry.form > FORMAT for entry in found):
            raise NewerVersion(name=self.path.name)
        self.last = max(found, key=lambda entry: entry.sequence, default=None)
        # The second place is begun first: alone with that number it is a head that a cut left.
        begun = [entry.sequence for entry in found] == [_FIRST]
        self.is_damaged = len(found) == 1 and not begun
        self.lacks_newest = self.is_damaged and 1 not in places
        with accessing(self.path):
            status = os.fstat(self._open())
        self.written_at = status.st_mtime
        self.is_missing = not status.st_size

    def mark_open(self) -> None:
        """Say that the book is being worked in, and make that last: before SQLite may write."""
        last = self.last or Entry()
        self._keep(replace(last, is_clean=False, is_unwritten=last.is_clean), places=(0,))

    def start_anew(self, entry: Entry) -> None:
        """Begin a head, or go on from another state than the one it tells of."""
        sequence = self.last.sequence if self.last else 0
        self._keep(replace(entry, sequence=sequence), places=(1, 0))
        self.is_missing = self.is_damaged = False

    def advance(self, generation: int, rows: int, tip: bytes) -> None:
        """Tell of a commit that is on the disk; never raises.

        The commit stands whatever becomes of this entry. A head that cannot be written stops the
        next transaction instead, see `require_writable`.
        """
        last = self.last or Entry()
        entry = replace(
            last,
            is_clean=False,
            is_unwritten=False,
            generation=generation,
            rows=rows,
            tip=tip,
            sequence=last.sequence + 1,
        )
        self.last = entry
        try:
            self._write(1, entry)
        except OSError as error:
            self._failure = error

    def require_writable(self) -> None:
        """Raise NoAccess when the head lags behind and cannot be brought up to date."""
        if self._failure is None or self.last is None:
            return
        with accessing(self.path):
            self._write(1, self.last)
        self._failure = None

    def sync(self) -> None:
        """Make what was told of the last commit last: its journal is about to go."""
        with accessing(self.path):
            os.fsync(self._open())

    def close_clean(self, generation: int, rows: int, tip: bytes, digest: bytes) -> None:
        """Say that the database was closed as `digest`, and make that last."""
        last = self.last or Entry()
        self._keep(
            Entry(
                is_clean=True,
                generation=generation,
                rows=rows,
                tip=tip,
                digest=digest,
                sequence=last.sequence,
            ),
            places=(0, 1),
        )

    def release(self) -> None:
        """Give the lock back; again is harmless. A head that was made and never written goes."""
        if self._descriptor is None:
            return
        descriptor, self._descriptor = self._descriptor, None
        if self._is_new:
            with suppress(OSError):  # an empty head counts as none
                self.path.unlink()
        os.close(descriptor)

    def _keep(self, entry: Entry, *, places: tuple[int, ...]) -> None:
        """Write an entry to each of `places`, each made to last before the next."""
        with accessing(self.path):
            for place in places:
                entry = replace(entry, sequence=entry.sequence + 1)
                self._write(place, entry)
                os.fsync(self._open())
                self.last = entry
            if self._is_new:
                sync_folder(self.path.parent)
        self._is_new = False
        self._failure = None

    def _write(self, place: int, entry: Entry) -> None:
        content = signed(self._key, place, entry)
        os.lseek(self._open(), PLACES[place], os.SEEK_SET)
        if os.write(self._open(), content) != len(content):
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    def _read_at(self, place: int) -> bytes:
        """The bytes of an entry; of a sector that cannot be read, ones that are not genuine."""
        try:
            os.lseek(self._open(), place, os.SEEK_SET)
            return os.read(self._open(), ENTRY_BYTES)
        except OSError:
            return b"?"

    def _open(self) -> int:
        if self._descriptor is None:
            raise ValueError("the head of this book was given back")
        return self._descriptor
