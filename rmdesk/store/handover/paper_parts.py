"""The bytes of papers that come with a bundle, part by part."""

from collections.abc import Iterable

from peewee import SqliteDatabase


class PaperParts:
    """Keeps the parts of the papers that are wanted and not there yet; belongs into an action.

    Whoever reads the bundle has checked that the parts of a paper have its digest. One whose bytes
    were lost over there comes without any, and is lost here as well.
    """

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database
        self._wanted: set[str] = set()
        self._here: set[str] = set()

    def want(self, digests: Iterable[str]) -> None:
        """Papers of these digests are in the book from now on."""
        for digest in set(digests) - self._wanted:
            self._wanted.add(digest)
            if self._has(digest):
                self._here.add(digest)

    def take(self, digest: str, part: int, content: bytes) -> None:
        """Keep a part, unless its paper stays out or is here whole."""
        if digest in self._wanted and digest not in self._here:
            self._database.connection().execute(
                "INSERT INTO paper_parts (digest, part, content) VALUES (?, ?, ?)",
                (digest, part, content),
            )

    def _has(self, digest: str) -> bool:
        found = self._database.execute_sql(
            "SELECT 1 FROM paper_parts WHERE digest = ? LIMIT 1", (digest,)
        ).fetchone()
        return found is not None
