"""The lines of a table that the book has already, among which those of a bundle are looked for."""

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Any

from rmdesk.desk.book import Desk
from rmdesk.desk.receiving.lines import SEVERAL, content_of, key_of_line
from rmdesk.store.handover.handed_over import Handed
from rmdesk.store.handover.origins import everything, images, of_nobody, touched
from rmdesk.store.rows.values import Image


class KnownLines:
    """Of one table: what came from the same book before, and what is on file otherwise.

    No line of the book is taken for two of the bundle where there may be several alike.
    """

    def __init__(self, desk: Desk, handed: Handed, came: dict[int, int], *, limit: bool) -> None:
        self._database = desk.store.database
        self._handed = handed
        self._came = came
        self._names: Sequence[str] = handed.table._meta.sorted_field_names
        self._used: set[int] = set()
        self._seen: set[int] = set()
        self._touched: set[int] = set()
        self._by_content: dict[tuple[Any, ...], list[Image]] = {}
        self._by_key: dict[tuple[Any, ...], list[Image]] = {}
        self._by_id: dict[int, Image] = {}
        if not limit:
            self._learn(everything(self._database, handed.table))

    def look_at(self, clients: Set[int | None], there: Sequence[int]) -> None:
        """Learn the lines of these clients of the book, with None those of nobody's, and those
        that came as `there`."""
        self._by_content, self._by_key, self._by_id = {}, {}, {}
        table = self._handed.table
        owners = sorted(one for one in clients if one is not None)
        self._learn(images(self._database, table, "client_id", owners))
        if None in clients:
            self._learn(of_nobody(self._database, table))
        came = [self._came[one] for one in there if one in self._came]
        self._seen.update(came)
        self._touched = touched(self._database, table, came)
        missing = [one for one in came if one not in self._by_id]
        for row in images(self._database, table, "id", missing):
            image = self._image(row)
            self._by_id[image["id"]] = image

    def came(self, there: int) -> int | None:
        """Where a record went when it came before; it may be gone since."""
        return self._came.get(there)

    def with_id(self, here: int) -> Image | None:
        """A line by its id here."""
        image = self._by_id.get(here)
        if image is not None:
            self._used.add(here)
        return image

    def is_touched(self, here: int) -> bool:
        """Whether somebody has changed the record here, otherwise than by receiving."""
        return here in self._touched

    def not_seen(self, clients: Set[int | None]) -> Iterator[Image]:
        """What came before for these clients, is on file, and did not come again."""
        missing = sorted(set(self._came.values()) - self._seen)
        for row in images(self._database, self._handed.table, "id", missing):
            image = self._image(row)
            if image["client_id"] in clients:
                yield image

    def same_as(self, row: Sequence[Any]) -> Image | None:
        """A line that says word for word what the row says."""
        content = content_of(self._handed.name, self._names, row)
        return self._first(self._by_content.get(content, ()))

    def like(self, image: Image) -> Image | None:
        """A line about the same thing, whatever it says of it."""
        key = key_of_line(self._handed.name, image)
        found = self._by_key.get(key, ()) if key is not None else ()
        if self._handed.name in SEVERAL:
            return self._first(found)
        return next(iter(found), None)

    def _first(self, found: Iterable[Image]) -> Image | None:
        for image in found:
            if image["id"] not in self._used:
                self._used.add(image["id"])
                return image
        return None

    def _learn(self, rows: Iterable[Sequence[Any]]) -> None:
        name = self._handed.name
        for row in rows:
            image = self._image(row)
            self._by_id[image["id"]] = image
            content = content_of(name, self._names, row)
            self._by_content.setdefault(content, []).append(image)
            if (key := key_of_line(name, image)) is not None:
                self._by_key.setdefault(key, []).append(image)

    def _image(self, row: Sequence[Any]) -> Image:
        return dict(zip(self._names, row, strict=True))
