"""The bytes of papers, in parts, under their digest: encrypted with the rest of the book.

The journal keeps what is said of a paper, never its bytes a second time. They stay as long as the
day's undo could bring a paper back, and are swept away, overwritten, on a later day.
"""

from hashlib import sha256
from itertools import count

from peewee import SqliteDatabase

PART_BYTES = 256 << 10
"""A part of a paper: a row of a few hundred pages of the file."""


def digest_of(content: bytes) -> str:
    """What a paper is kept under: SHA-256 in hexadecimal."""
    return sha256(content).hexdigest()


class PaperContents:
    """Puts bytes in and takes them out again; `put` belongs into an action."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def put(self, content: bytes) -> None:
        """Keep `content` under its digest, once however often it comes."""
        digest = digest_of(content)
        parts = zip(count(), range(0, len(content), PART_BYTES), strict=False)
        self._database.connection().executemany(
            "INSERT OR IGNORE INTO paper_parts (digest, part, content) VALUES (?, ?, ?)",
            ((digest, part, content[start : start + PART_BYTES]) for part, start in parts),
        )

    def get(self, digest: str) -> bytes:
        """What was put; raises LookupError where it is not there whole."""
        rows = self._database.execute_sql(
            "SELECT content FROM paper_parts WHERE digest = ? ORDER BY part", (digest,)
        )
        content = b"".join(row[0] for row in rows.fetchall())
        if digest_of(content) != digest:
            raise LookupError(digest)
        return content

    def sweep(self) -> None:
        """Let go of what no paper has any more: for a day on which nothing can bring one back."""
        self._database.execute_sql(
            "DELETE FROM paper_parts WHERE digest NOT IN (SELECT digest FROM papers)"
        )
