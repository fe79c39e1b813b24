"""Finding words in notes, part by part."""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest

from rmdesk.desk.book import Desk
from rmdesk.store.notes import Note, NoteShelf, Part, Place

MOST_NOTES = 200


@dataclass(frozen=True, slots=True)
class Found:
    """The newest notes that hold the words, and how many there are in all."""

    notes: Sequence[Note]
    count: int


class NoteSearch:
    """One search: call `go_on` until `is_done`; each call asks the book for a moment only."""

    def __init__(self, words: str, most: int = MOST_NOTES) -> None:
        self.words = words.split()
        self._most = most
        self._parts: list[Part] | None = None
        self._newest: list[Place] = []
        self._count = 0

    @property
    def is_done(self) -> bool:
        """Whether everything has been searched."""
        return self._parts == []

    def go_on(self, desk: Desk) -> Found:
        """Search the next part; what was found so far, newest first, the note on a client last."""
        shelf = NoteShelf(desk.vault.database)
        if self._parts is None:
            self._parts = shelf.parts() if self.words else []
        if self._parts:
            count, newest = shelf.find(self.words, self._parts[0], self._most)
            self._count += count
            self._newest = nlargest(self._most, (*self._newest, *newest), key=_age)
            self._parts = self._parts[1:]
        return Found(shelf.read(self._newest), self._count)


def find_notes(desk: Desk, words: str, most: int = MOST_NOTES) -> Found:
    """The whole answer at once."""
    search = NoteSearch(words, most)
    found = search.go_on(desk)
    while not search.is_done:
        found = search.go_on(desk)
    return found


def _age(place: Place) -> tuple[str, int]:
    return place.on, place.row_id
