"""The words on screen for meetings and activity; `labels` shows those of codes."""

from enum import StrEnum
from typing import Final

from rmdesk.domain.meetings.meeting import MeetingKind
from rmdesk.domain.meetings.standing import MeetingState
from rmdesk.domain.rhythm.activity import Kept, Span
from rmdesk.language import N_

MEETING_WORDS: Final[tuple[tuple[StrEnum, str], ...]] = (
    (MeetingKind.ROUTINE, N_("routine")),
    (MeetingKind.EVENT, N_("event")),
    (MeetingState.AHEAD, N_("ahead")),
    (MeetingState.TO_RECORD, N_("to write down")),
    (MeetingState.HELD, N_("was held")),
    (MeetingState.OFF, N_("called off")),
    (Kept.WITHIN, N_("in time")),
    (Kept.LATE, N_("late")),
    (Kept.NEVER, N_("never")),
    (Span.MONTH, N_("one month")),
    (Span.QUARTER, N_("three months")),
    (Span.HALF_YEAR, N_("six months")),
)
