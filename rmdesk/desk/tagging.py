"""Tags in use, offered while one types, and the same tags for many clients at once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from rmdesk.desk.book import Desk, readings
from rmdesk.desk.classing.classes import tags_in_use
from rmdesk.domain.classes.tags import key, wrong_with_tags
from rmdesk.domain.ids import ClientId
from rmdesk.domain.wrong import ValueRefused
from rmdesk.store.tables.day import TagTable


@dataclass(frozen=True, slots=True)
class KnownTag:
    """A tag of the book: on how many clients, and the pinyin initials it may be typed by."""

    tag: str
    clients: int
    initials: tuple[str, ...]

    def fits(self, begun: str) -> bool:
        """Whether `begun` is a part of it, or the beginning of its initials."""
        said = key(begun)
        return said in key(self.tag) or any(one.startswith(said) for one in self.initials)


def known_tags(desk: Desk) -> list[KnownTag]:
    """Every tag in use, the commonest first."""
    spelt = readings()
    return [
        KnownTag(tag, clients, tuple(spelt.initials(key(tag))))
        for tag, clients in tags_in_use(desk)
    ]


def tags_of_many(desk: Desk, client_ids: Collection[ClientId]) -> list[KnownTag]:
    """The tags that some of these clients have, with how many of them do."""
    rows = [desk.day.tag_rows.of(client_id) for client_id in client_ids]
    counts: dict[str, int] = {}
    for row in (row for tags in rows for row in tags):
        counts[row.key] = counts.get(row.key, 0) + 1
    return [
        KnownTag(known.tag, counts[key(known.tag)], known.initials)
        for known in known_tags(desk)
        if key(known.tag) in counts
    ]


def add_tags(
    desk: Desk, client_ids: Collection[ClientId], tags: Sequence[str], *, now: datetime
) -> int:
    """Give clients tags on top of those they have, as one action; returns to how many.

    Raises ValueRefused where one of them would have too many, and nothing is written then.
    """
    missing: dict[ClientId, list[str]] = {}
    for client_id in client_ids:
        kept = desk.day.tag_rows.of(client_id)
        has = {row.key for row in kept}
        if new := [tag for tag in tags if key(tag) not in has]:
            if wrong := wrong_with_tags([*(row.tag for row in kept), *new]):
                raise ValueRefused(wrong)
            missing[client_id] = new
    if missing:
        with desk.store.action("tags.many", {"count": len(missing)}, at=now) as action:
            for client_id, new in missing.items():
                for tag in new:
                    values = {"client_id": client_id, "tag": tag, "tag_key": key(tag)}
                    action.insert(TagTable, values)
    return len(missing)


def take_tags(
    desk: Desk, client_ids: Collection[ClientId], tags: Sequence[str], *, now: datetime
) -> int:
    """Take tags away from whichever of the clients have them; returns from how many."""
    keys = {key(tag) for tag in tags}
    gone = {
        client_id: rows
        for client_id in client_ids
        if (rows := [row.id for row in desk.day.tag_rows.of(client_id) if row.key in keys])
    }
    if gone:
        with desk.store.action("tags.many", {"count": len(gone)}, at=now) as action:
            for row_id in (row_id for rows in gone.values() for row_id in rows):
                action.delete(TagTable, row_id)
    return len(gone)
