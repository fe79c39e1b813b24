"""Feedback and complaints: who answers, by when, and what was answered ([P][N] in domain.md)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.heard.entries import EntryRefused, Kind, require_past, require_words
from rmdesk.domain.file_records import Feedback
from rmdesk.domain.ids import ClientId, FeedbackId
from rmdesk.language import N_
from rmdesk.store.tables.file import FeedbackTable

_FEEDBACK: Kind[Feedback] = Kind("feedback", FeedbackTable, lambda desk: desk.feedback)


class PromisePast(EntryRefused):
    message = N_("{day} is already past: nothing can be promised for it.")
    hint = N_("Type the day by which the client will have an answer, or nothing.")
    field = "promised_on"


class AnsweredTooEarly(EntryRefused):
    message = N_("On {day} the client had not said it yet.")
    hint = N_("Type the day on which the answer was given.")
    field = "on"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackHeard:
    """What is written down of feedback; `owner` is empty for the RM's own."""

    what: str
    is_complaint: bool
    owner: str
    on: date
    promised_on: date | None

    def values(self, today: date, before: Feedback | None = None) -> dict[str, object]:
        """As it is stored; only a new promise must lie ahead.

        Raises NothingWritten, DayToCome or PromisePast.
        """
        require_past(self.on, today)
        is_new = before is None or self.promised_on != before.promised_on
        if self.promised_on is not None and is_new and self.promised_on < today:
            raise PromisePast(day=self.promised_on.isoformat())
        return {
            "what": require_words(self.what),
            "is_complaint": self.is_complaint,
            "owner": self.owner.strip(),
            "on": self.on,
            "promised_on": self.promised_on,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What the client was told, and when."""

    what: str
    on: date

    def values(self, today: date, before: Feedback) -> dict[str, object]:
        """As it is stored; raises NothingWritten, DayToCome or AnsweredTooEarly."""
        require_past(self.on, today)
        if self.on < before.on:
            raise AnsweredTooEarly(day=self.on.isoformat())
        return {"answer": require_words(self.what), "answered_on": self.on}


def hear_feedback(
    desk: Desk, client_id: ClientId, heard: FeedbackHeard, *, now: datetime
) -> FeedbackId:
    """Write feedback down; raises EntryRefused or ClientGone."""
    return FeedbackId(_FEEDBACK.add(desk, client_id, heard.values(now.date()), now=now))


def change_feedback(
    desk: Desk, feedback_id: FeedbackId, heard: FeedbackHeard, *, now: datetime
) -> None:
    """Write it down otherwise, promise another day; raises EntryRefused or EntryGone."""
    before = _FEEDBACK.found(desk, feedback_id)
    _FEEDBACK.change(desk, feedback_id, heard.values(now.date(), before), now=now)


def answer_feedback(
    desk: Desk, feedback_id: FeedbackId, answered: Answered, *, now: datetime
) -> None:
    """The client has an answer: nothing is owed any more. Raises EntryRefused or EntryGone."""
    before = _FEEDBACK.found(desk, feedback_id)
    values = answered.values(now.date(), before)
    _FEEDBACK.change(desk, feedback_id, values, now=now, verb="answer")


def reopen_feedback(desk: Desk, feedback_id: FeedbackId, *, now: datetime) -> None:
    """The answer did not do: it is owed again, and what was answered stays to be read."""
    _FEEDBACK.change(desk, feedback_id, {"answered_on": None}, now=now, verb="reopen")


def remove_feedback(desk: Desk, feedback_id: FeedbackId, *, now: datetime) -> None:
    """It was written down by mistake."""
    _FEEDBACK.remove(desk, feedback_id, now=now)


@dataclass(frozen=True, slots=True)
class Owed:
    """An answer that somebody waits for."""

    feedback: Feedback
    name: str
    last_contact: date | None

    @property
    def client_id(self) -> ClientId:
        return self.feedback.client_id


def owed(desk: Desk) -> Sequence[Owed]:
    """Every answer promised, the earliest day first; then complaints for which no day was named.

    A promise to somebody who left the bank's list is still a promise.
    """
    waiting = [
        feedback
        for feedback in desk.feedback.open_ones()
        if feedback.promised_on or feedback.is_complaint
    ]
    rows = desk.clients.rows({feedback.client_id for feedback in waiting})
    waiting.sort(key=lambda feedback: (feedback.promised_on or date.max, feedback.on, feedback.id))
    return [
        Owed(feedback, row.name, row.last_contact)
        for feedback in waiting
        if (row := rows.get(feedback.client_id))
    ]
