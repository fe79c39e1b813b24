"""The audit chain: what was done in the book, row after row, none of which can be changed.

A row says when, who, what, on which object, which fields (their names, never a value), with which
result and why. Its MAC covers the row and the MAC before it: a row that was changed, dropped or put
in breaks the chain from there on; rows cut off its end are missed by the head, which has the tip.
The key is the data key's "audit" subkey; what was written under an earlier data key is checked with
the key that `audit_keys` keeps of that time.
"""

import hmac
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from typing import Any, Final

from peewee import SqliteDatabase

GENESIS: Final = bytes(32)
"""What stands before the first row."""

_TEXTS: Final = "at, actor, action, object, fields, result, reason"
_MAC_BYTES: Final = 32
_FRAME: Final = struct.Struct(">Q7I")  # the number, and how long each text is
_BETWEEN: Final = "; "  # fields


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One row of the chain, as it is stored; `object` names ids and counts, such as "client 17"."""

    id: int
    at: str
    actor: str
    action: str
    object: str
    fields: str
    result: str
    reason: str


@dataclass(frozen=True, slots=True)
class ChainVerdict:
    """What checking the chain found: its length, and the first row that does not follow (None)."""

    rows: int
    broken_at: int | None

    @property
    def is_sound(self) -> bool:
        return self.broken_at is None


class AuditChain:
    """The chain of one open book. `actor` is who is at the desk."""

    def __init__(self, database: SqliteDatabase, key: bytes, *, actor: str) -> None:
        self._database = database
        self._key = key
        self.actor = actor

    def note(
        self,
        action: str,
        *,
        at: datetime,
        object: str = "",  # noqa: A002 -- the word of the format
        fields: Sequence[str] = (),
        result: str = "",
        reason: str = "",
    ) -> None:
        """Add a row, within the transaction that is open or in one of its own."""
        when = at.isoformat(sep=" ", timespec="seconds")
        said = (when, self.actor, action, object, _BETWEEN.join(fields), result, reason)
        # What a terminal could not decode is typed as surrogates: no reason to lose the row.
        texts = tuple(text.encode("utf-8", "replace").decode() for text in said)
        if self._database.in_transaction():
            self._add(texts)  # without a savepoint: a statement that fails leaves nothing anyhow
        else:
            with self._database.atomic():
                self._add(texts)

    def _add(self, texts: tuple[str, ...]) -> None:
        last, before = self.tip()
        mac = _mac(self._key, before, last + 1, texts)
        # Past peewee, as all bulk writing: every action pays for its row.
        self._database.connection().execute(
            f"INSERT INTO audit (id, {_TEXTS}, mac) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (last + 1, *texts, mac),
        )

    def tip(self) -> tuple[int, bytes]:
        """Number and MAC of the last row; 0 and GENESIS before the first."""
        row = (
            self._database.connection()
            .execute("SELECT id, mac FROM audit ORDER BY id DESC LIMIT 1")
            .fetchone()
        )
        return (row[0], row[1]) if row else (0, GENESIS)

    def mac_of(self, number: int) -> bytes | None:
        """The MAC of a row, GENESIS for 0; None when there is no such row."""
        if number == 0:
            return GENESIS
        row = self._database.execute_sql("SELECT mac FROM audit WHERE id = ?", (number,)).fetchone()
        return row[0] if row else None

    def verify(self) -> ChainVerdict:
        """Check every row against the one before it."""
        before, expected = GENESIS, 1
        epochs = self._epochs()
        until, key = next(epochs)
        for number, *texts, mac in self._all():
            while until is not None and number > until:
                until, key = next(epochs)
            if number != expected or not _is_mac(mac, key, before, number, texts):
                return ChainVerdict(expected - 1, expected)
            before, expected = mac, expected + 1
        return ChainVerdict(expected - 1, None)

    def end_epoch(self) -> None:
        """Keep the key of the chain so far in the book: what follows is under another data key."""
        last, _ = self.tip()
        if last and last != self._last_epoch():
            self._database.execute_sql(
                "INSERT INTO audit_keys (until_id, secret) VALUES (?, ?)", (last, self._key)
            )

    def rows(self, first: date, last: date, *, most: int) -> list[AuditRow]:
        """The newest rows of the days from `first` to `last`, newest first."""
        found = self._database.execute_sql(
            f"SELECT id, {_TEXTS} FROM audit WHERE substr(at, 1, 10) BETWEEN ? AND ?"
            " ORDER BY id DESC LIMIT ?",
            (first.isoformat(), last.isoformat(), most),
        )
        return [AuditRow(*row) for row in found.fetchall()]

    def count(self, first: date, last: date) -> int:
        """How many rows the days from `first` to `last` have."""
        (count,) = self._database.execute_sql(
            "SELECT count(*) FROM audit WHERE substr(at, 1, 10) BETWEEN ? AND ?",
            (first.isoformat(), last.isoformat()),
        ).fetchone()
        return int(count)

    def _epochs(self) -> Iterator[tuple[int | None, bytes]]:
        """The keys in the order of their use, each with the last row it holds for."""
        yield from self._database.execute_sql(
            "SELECT until_id, secret FROM audit_keys ORDER BY until_id"
        ).fetchall()
        yield None, self._key

    def _last_epoch(self) -> int | None:
        row = self._database.execute_sql("SELECT MAX(until_id) FROM audit_keys").fetchone()
        return row[0] if row else None

    def _all(self) -> Iterator[tuple[Any, ...]]:
        yield from self._database.execute_sql(f"SELECT id, {_TEXTS}, mac FROM audit ORDER BY id")


def _mac(key: bytes, before: bytes, number: int, texts: Sequence[str]) -> bytes:
    """Over every text with its length, so that none can move into the next.

    Raises TypeError for what is no text. Keyed BLAKE2b (RFC 7693) is a MAC as it is, and takes a
    third of the time of an HMAC: a book that was cut off is opened after all rows were checked.
    """
    frame = _FRAME.pack(number, *map(len, texts))
    said = before + frame + "".join(texts).encode()
    return blake2b(said, key=key, digest_size=_MAC_BYTES).digest()


def _is_mac(mac: Any, key: bytes, before: bytes, number: int, texts: Sequence[Any]) -> bool:
    """Whether `mac` is that of the row; a value of a type we never write is none of ours."""
    try:
        return hmac.compare_digest(mac, _mac(key, before, number, texts))
    except TypeError:
        return False
