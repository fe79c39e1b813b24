"""What is prepared before a meeting, and what is said after it: the rules of what may be kept."""

from dataclasses import dataclass, replace
from datetime import date, time
from typing import Final

from rmdesk.domain.meetings.follow_ups import NOTHING_TO_FOLLOW, FollowUp
from rmdesk.domain.meetings.meeting import Meeting, MeetingKind
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

OVER: Final = N_("{day} is over: what took place is recorded, not prepared.")
STILL_TO_COME: Final = N_("{day} is still to come: a meeting is recorded once it has taken place.")
NO_EVENT: Final = N_("Say at which event of the bank the client is met.")
NOTHING_SAID: Final = N_("Write down in a few words what was talked about.")
NEXT_NOT_AFTER: Final = N_("The next meeting lies after this one and not before today.")
NEXT_WITHOUT_DAY: Final = N_("An hour needs its day: type on which day you meet again.")
FOLLOW_UP_OVER: Final = N_("{day} is over: what follows is done today or later.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """When, on what occasion, and the preparation of [R]: the roles in the team, the facts sorted,
    the objections to expect and an idea of the allocation. `at` is None where no hour is agreed,
    `event_id` the bank's event where that is the occasion."""

    on: date
    at: time | None = None
    kind: MeetingKind = MeetingKind.ROUTINE
    event_id: int | None = None
    purpose: str = ""
    roles: str = ""
    facts: str = ""
    objections: str = ""
    allocation: str = ""

    @classmethod
    def of(cls, meeting: Meeting, at: time | None = None) -> "Plan":
        """What was planned of a meeting; its hour stands with its appointment."""
        return cls(
            on=meeting.on,
            at=at,
            kind=meeting.kind,
            event_id=meeting.event_id,
            purpose=meeting.purpose,
            roles=meeting.roles,
            facts=meeting.facts,
            objections=meeting.objections,
            allocation=meeting.allocation,
        )

    @property
    def is_prepared(self) -> bool:
        """Whether anything of the preparation is written down."""
        return any((self.roles, self.facts, self.objections, self.allocation))

    def says_more_than(self, proposed: "Plan") -> bool:
        """Whether somebody wrote words of his own into what was `proposed` to him."""
        return any(
            getattr(self, part).strip() != getattr(proposed, part).strip()
            for part in ("purpose", "roles", "facts", "objections", "allocation")
        )

    def without_preparation(self) -> "Plan":
        """When, on what occasion and what for."""
        return replace(self, roles="", facts="", objections="", allocation="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What came of a meeting: the record, what follows from it as to-dos, and the next meeting.

    With `moves_deals` the client's deals that were to be talked about stand at "met" from now on.
    """

    on: date
    record: str
    kind: MeetingKind = MeetingKind.ROUTINE
    event_id: int | None = None
    follow_ups: tuple[FollowUp, ...] = ()
    next_on: date | None = None
    next_at: time | None = None
    moves_deals: bool = True


def wrong_with_plan(plan: Plan, *, today: date, before: date | None = None) -> Wrong | None:
    """What keeps a meeting from being planned; the day that it had `before` may stay."""
    if plan.on < today and plan.on != before:
        return Wrong("on", OVER, {"day": plan.on.isoformat()})
    if plan.kind is MeetingKind.EVENT and plan.event_id is None:
        return Wrong("kind", NO_EVENT)
    return None


def wrong_with_held(held: Held, *, today: date) -> Wrong | None:
    """What keeps a meeting from being written down as held."""
    if held.on > today:
        return Wrong("on", STILL_TO_COME, {"day": held.on.isoformat()})
    if held.kind is MeetingKind.EVENT and held.event_id is None:
        return Wrong("kind", NO_EVENT)
    if not held.record.strip():
        return Wrong("record", NOTHING_SAID)
    for one in held.follow_ups:
        if not one.what.strip():
            return Wrong("follow_ups", NOTHING_TO_FOLLOW)
        if one.on < today:
            return Wrong("follow_ups", FOLLOW_UP_OVER, {"day": one.on.isoformat()})
    if held.next_on is None:
        return Wrong("next_on", NEXT_WITHOUT_DAY) if held.next_at is not None else None
    if held.next_on <= held.on or held.next_on < today:
        return Wrong("next_on", NEXT_NOT_AFTER)
    return None
