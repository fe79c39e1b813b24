"""Typing a review: begun with what is known, changed line by line, laid aside and gone on with."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.client_file.ledger import OURS
from rmdesk.desk.reviewing.prefilling import begin
from rmdesk.desk.reviewing.refusals import ReviewClosed, ReviewGone, ReviewLineGone
from rmdesk.domain.ids import ClientId, ReviewId, ReviewLineId
from rmdesk.domain.ledger.lines import NEGATIVE_AMOUNT
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.comparing import compared
from rmdesk.domain.reviews.due import wrong_with_next
from rmdesk.domain.reviews.entry import (
    WHAT_AND_WHERE,
    LineEntry,
    entry_of,
    wrong_with_correction,
    wrong_with_entry,
)
from rmdesk.domain.reviews.review import Review, ReviewLine, Way
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.store.tables.reviews import ReviewLineTable, ReviewTable

__all__ = ["add_line", "begin", "change_line", "discard", "draft_of", "remove_line", "write"]

TEXTS: Final = ("market_view", "circumstances", "wishes", "protection_idea", "next_steps")
"""What is said in words at a review, by the names of `Review`, in the order of the sheet."""


def change_line(desk: Desk, line_id: ReviewLineId, entry: LineEntry, *, now: datetime) -> None:
    """Make a line what `entry` says; the same again writes nothing.

    A new amount is as of today unless its day is given, too. Raises ValueRefused, ReviewLineGone
    or ReviewClosed.
    """
    line = _line(desk, line_id)
    review = draft_of(desk, line.review_id)
    was = entry_of(line)
    if entry.amount != was.amount and entry.as_of == was.as_of:
        entry = replace(entry, as_of=now.date() if entry.amount is not None else None)
    entry = _checked(entry, _before(desk, review, line), now.date())
    if entry == was:
        return
    if line.holding_id is not None and (wrong := wrong_with_correction(line, entry)):
        raise ValueRefused(wrong)
    values = _values(entry)
    if (entry.amount, entry.as_of) != (was.amount, was.as_of):
        values["typed_on"] = now.date()
    if any(getattr(entry, name) != getattr(was, name) for name in WHAT_AND_WHERE):
        values["is_corrected"] = True
    with desk.store.action("review.line", _of(desk, review.client_id), at=now) as action:
        action.update(ReviewLineTable, line_id, values)


def add_line(desk: Desk, review_id: ReviewId, entry: LineEntry, *, now: datetime) -> ReviewLineId:
    """Add a line at the end; raises ValueRefused, ReviewGone or ReviewClosed."""
    review = draft_of(desk, review_id)
    if entry.amount is not None and entry.as_of is None:
        entry = replace(entry, as_of=now.date())
    entry = _checked(entry, None, now.date())
    place = 1 + max((line.place for line in desk.reviews.lines(review_id)), default=0)
    ids = {"client_id": review.client_id, "review_id": review_id}
    values = {**ids, "place": place, "typed_on": now.date()}
    with desk.store.action("review.add", _of(desk, review.client_id), at=now) as action:
        return ReviewLineId(action.insert(ReviewLineTable, values | _values(entry)))


def remove_line(desk: Desk, line_id: ReviewLineId, *, now: datetime) -> None:
    """Take a line out of the draft; the ledger keeps its own, and what is taken out does not come
    back from there. Raises ReviewLineGone or ReviewClosed."""
    line = _line(desk, line_id)
    review = draft_of(desk, line.review_id)
    with desk.store.action("review.remove", _of(desk, review.client_id), at=now) as action:
        if line.holding_id is None:
            action.delete(ReviewLineTable, line_id)
        else:
            action.update(ReviewLineTable, line_id, {"taken_out": True})


def write(desk: Desk, review_id: ReviewId, field: str, value: Any, *, now: datetime) -> None:
    """Set what was said or agreed: `way`, `stated`, one of TEXTS, or `next_on`; the same again
    writes nothing. Raises ValueRefused, ReviewGone or ReviewClosed."""
    review = draft_of(desk, review_id)
    value = _checked_value(field, value, now.date())
    if getattr(review, field) == value:
        return
    with desk.store.action("review.write", _of(desk, review.client_id), at=now) as action:
        action.update(ReviewTable, review_id, {field: value})


def discard(desk: Desk, review_id: ReviewId, *, now: datetime) -> None:
    """Throw a draft away with its lines; undo brings it back. Raises ReviewGone or ReviewClosed."""
    review = draft_of(desk, review_id)
    with desk.store.action("review.discard", _of(desk, review.client_id), at=now) as action:
        for line in (*desk.reviews.lines(review_id), *desk.reviews.taken_out(review_id)):
            action.delete(ReviewLineTable, line.id)
        action.delete(ReviewTable, review_id)


def draft_of(desk: Desk, review_id: ReviewId) -> Review:
    """The review, still open; raises ReviewGone, or ReviewClosed where it is none any more."""
    try:
        review = desk.reviews.get(review_id)
    except LookupError as error:
        raise ReviewGone from error
    if not review.is_draft:
        raise ReviewClosed
    return review


def _line(desk: Desk, line_id: ReviewLineId) -> ReviewLine:
    try:
        return desk.reviews.line(line_id)
    except LookupError as error:
        raise ReviewLineGone from error


def _before(desk: Desk, review: Review, line: ReviewLine) -> ReviewLine | None:
    """The line of the last review that `line` was."""
    last = next(iter(desk.reviews.closed_of(review.client_id)), None)
    if last is None:
        return None
    lines = desk.reviews.lines_of([review.id, last.id])
    for one in compared(lines.get(review.id, []), lines.get(last.id, [])):
        if one.line is not None and one.line.id == line.id:
            return one.before
    return None


def _checked(entry: LineEntry, before: ReviewLine | None, today: date) -> LineEntry:
    """The entry as it is kept; raises ValueRefused."""
    entry = replace(
        entry,
        institution=OURS if entry.is_ours else entry.institution.strip(),
        item=entry.item.strip(),
        risk=entry.risk.strip().upper(),
        note=entry.note.strip(),
    )
    if wrong := wrong_with_entry(entry, before, today=today):
        raise ValueRefused(wrong)
    return entry


def _checked_value(field: str, value: Any, today: date) -> Any:
    match field, value:
        case "way", Way() | None:
            return value
        case "stated", Money() | None:
            if value is not None and value.fen < 0:
                raise ValueRefused(Wrong("stated", NEGATIVE_AMOUNT))
            return value
        case "next_on", date() | None:
            if value is not None and (wrong := wrong_with_next(value, on=today, today=today)):
                raise ValueRefused(wrong)
            return value
        case _, str() if field in TEXTS:
            return value.strip()
    raise KeyError(field)


def _values(entry: LineEntry) -> dict[str, object]:
    return {name: getattr(entry, name) for name in LineEntry.__dataclass_fields__}


def _of(desk: Desk, client_id: ClientId) -> Mapping[str, object]:
    return {"name": client_of(desk, client_id).name}
