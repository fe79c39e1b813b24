"""What is known of an erase when it begins, and is told when it is over: no client in it.

It waits in plain text beside the book while the erase is under way, and comes back from there: so
it is read as a stranger's.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any, Final, TypeVar

from rmdesk.printable import printable

_LONGEST: Final = 5000  # a path in full is the longest of them
_MOST_BUNDLES: Final = 1000
_MOST_ESCROWS: Final = 16
_LARGEST: Final = 10**15

T = TypeVar("T")


class Unreadable(ValueError):
    """These are no facts of an erase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBundle:
    """A bundle that went out before: to whom and under which key (its fingerprint), the SHA-256 of
    the file, and who said that it arrived."""

    bundle: str
    receiver: str
    fingerprint: str
    digest: str
    clients: int
    at: datetime
    confirmed_at: datetime | None = None
    confirmed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EraseFacts:
    """`number` names the erase, `device` is the fingerprint with which the book signed its bundles.

    `owner` is set for a lent book whose return was written: nothing of it has to be certified.
    `place` is the second place for backups, with how many of this book lie there (None when it was
    not there). `has_recovery` and `escrows` are the ways in that were not the RM's.
    """

    number: str
    who: str
    book: str
    book_id: str
    device: str
    begun_at: datetime
    counts: Mapping[str, int]
    files: int = 0
    bundles: tuple[SentBundle, ...] = ()
    witness: str = ""
    reason: str = ""
    owner: str = ""
    has_recovery: bool = False
    escrows: tuple[str, ...] = ()
    moved_on: date | None = None
    place: str = ""
    in_place: int | None = None
    backups: int = 0
    other_names: int = 0

    def as_json(self) -> dict[str, Any]:
        """Values that JSON has."""
        return {name: _plain(value) for name, value in asdict(self).items()}

    @classmethod
    def from_json(cls, found: object) -> "EraseFacts":
        """The facts that `as_json` gave; raises Unreadable for anything else."""
        kept = _mapping(found, {field.name for field in fields(cls)})
        return cls(
            number=_hex(kept["number"]),
            who=_text(kept["who"]),
            book=_text(kept["book"]),
            book_id=_hex(kept["book_id"]),
            device=_text(kept["device"]),
            begun_at=_moment(kept["begun_at"]),
            counts=_counts(kept["counts"]),
            files=_count(kept["files"]),
            bundles=tuple(map(_bundle, _list(kept["bundles"], _MOST_BUNDLES))),
            witness=_text(kept["witness"]),
            reason=_text(kept["reason"]),
            owner=_text(kept["owner"]),
            has_recovery=kept["has_recovery"] is True,
            escrows=tuple(map(_text, _list(kept["escrows"], _MOST_ESCROWS))),
            moved_on=_maybe(_day, kept["moved_on"]),
            place=_text(kept["place"]),
            in_place=_maybe(_count, kept["in_place"]),
            backups=_count(kept["backups"]),
            other_names=_count(kept["other_names"]),
        )


def _bundle(found: object) -> SentBundle:
    kept = _mapping(found, {field.name for field in fields(SentBundle)})
    return SentBundle(
        bundle=_text(kept["bundle"]),
        receiver=_text(kept["receiver"]),
        fingerprint=_text(kept["fingerprint"]),
        digest=_text(kept["digest"]),
        clients=_count(kept["clients"]),
        at=_moment(kept["at"]),
        confirmed_at=_maybe(_moment, kept["confirmed_at"]),
        confirmed_by=_text(kept["confirmed_by"]),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, date):  # a moment is one, too
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value


def _mapping(found: object, names: set[str]) -> Mapping[str, object]:
    if not isinstance(found, dict) or set(found) != names:
        raise Unreadable
    return found


def _list(found: object, most: int) -> list[object]:
    if not isinstance(found, list) or len(found) > most:
        raise Unreadable
    return found


def _text(found: object) -> str:
    if not isinstance(found, str) or len(found) > _LONGEST:
        raise Unreadable
    return printable(found)


def _hex(found: object) -> str:
    """An id: part of a file's name in the end, so nothing else will do."""
    text = _text(found)
    if not text or len(text) % 2 or not set(text) <= set("0123456789abcdef"):
        raise Unreadable
    return text


def _count(found: object) -> int:
    if type(found) is not int or not 0 <= found <= _LARGEST:
        raise Unreadable
    return found


def _counts(found: object) -> dict[str, int]:
    if not isinstance(found, dict) or len(found) > _MOST_BUNDLES:
        raise Unreadable
    return {_text(name): _count(count) for name, count in found.items()}


def _moment(found: object) -> datetime:
    try:
        return datetime.fromisoformat(_text(found))
    except ValueError:
        raise Unreadable from None


def _day(found: object) -> date:
    try:
        return date.fromisoformat(_text(found))
    except ValueError:
        raise Unreadable from None


def _maybe(read: Callable[[object], T], found: object) -> T | None:
    return None if found is None else read(found)
