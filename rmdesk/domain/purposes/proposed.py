"""Which purpose a call is proposed for and why, what must be asked, and what to expect against it.

[P] in domain.md, "Calling": why one calls, the goal, the questions, the objections with answers. A
stranger gets care only, and who is in no care yet is invited to meet first. The order is ours.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from rmdesk.domain.calling.calls import Objected
from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.duties import Duty
from rmdesk.domain.ids import ProductId
from rmdesk.domain.losing import Losing
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.purposes.purpose import Goal, OwnPurpose, Purpose
from rmdesk.domain.purposes.table import purpose_of
from rmdesk.domain.reasons import Fact, Reason
from rmdesk.domain.scripts.locks import PRODUCTS_FROM
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.language import N_

NEAR: Final = timedelta(days=14)
"""What is for a day so near is a reason to call although nobody planned it for today."""

STRANGER: Final = N_("a stranger: care only, no product")
UNSUITED: Final = N_("it does not suit the client's risk grade: do not name it")
_MOST_EXPECTED: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A purpose and why it is proposed; `caution` is a message id, why it is to go another way."""

    purpose: Purpose
    reasons: tuple[Reason, ...]
    goal: Goal
    caution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a purpose depends on but the duties: what loses, whether the client is in care already
    (None: nobody said), how well it is known, when it was spoken to last, and which products of
    the shelf do not suit."""

    losing: Losing | None
    is_in_care: bool | None
    last_contact: date | None
    points: int
    unsuited: frozenset[ProductId] = frozenset()

    @property
    def is_stranger(self) -> bool:
        return self.points < PRODUCTS_FROM


def propose(
    due: Iterable[Duty], coming: Iterable[Duty], known: Known, *, today: date
) -> list[Proposal]:
    """The purposes there are, the one to call for first; never none.

    `due` are the duties of Today, the weightiest first, and `coming` those planned for later. What
    was not agreed and is for no day, keeping in touch, comes after all that is about something; an
    offer to a stranger comes last.
    """
    own = list(due)
    near = sorted(
        (one for one in coming if today <= one.about <= today + NEAR), key=lambda one: one.about
    )
    found: dict[str, list[Reason]] = {}
    about = [one for one in (*own, *near) if one.kind is not OccasionKind.CADENCE]
    for code, reason in (
        *((one.kind, one.reason) for one in about if not _is_barred(one, known)),
        *_from_file(known),
        *((one.kind, one.reason) for one in own if one.kind is OccasionKind.CADENCE),
    ):
        found.setdefault(code, []).append(reason)
    if not found:
        found[OwnPurpose.IN_TOUCH] = [_nothing_due(known)]
    made = [_proposal(purpose_of(code), reasons, known) for code, reasons in found.items()]
    return [*sorted(made, key=lambda one: bool(one.caution)), *_barred(about, found, known)]


def chosen(code: str, proposals: Sequence[Proposal], known: Known) -> Proposal:
    """The proposal for the purpose that the RM chose: with its reasons, where it has any."""
    proposed = next((one for one in proposals if one.purpose.code == code), None)
    return proposed or _proposal(purpose_of(code), (), known)


def _is_barred(duty: Duty, known: Known) -> bool:
    """Whether it is about offering what does not suit."""
    return purpose_of(duty.kind).is_offer and duty.subject in known.unsuited


def _barred(
    about: Sequence[Duty], found: Mapping[str, Sequence[Reason]], known: Known
) -> Iterator[Proposal]:
    """Offers of which nothing suits: they come last, and lead to a talk about something else."""
    reasons: dict[str, list[Reason]] = {}
    for duty in about:
        if _is_barred(duty, known) and duty.kind not in found:
            reasons.setdefault(duty.kind, []).append(duty.reason)
    for code, why in reasons.items():
        made = _proposal(purpose_of(code), why, known)
        yield replace(made, goal=Goal.KNOW, caution=UNSUITED)


def _proposal(purpose: Purpose, reasons: Sequence[Reason], known: Known) -> Proposal:
    made = Proposal(purpose=purpose, reasons=tuple(reasons), goal=purpose.goal)
    if purpose.is_offer and known.is_stranger:
        return replace(made, goal=Goal.KNOW, caution=STRANGER)
    return made


def _from_file(known: Known) -> Iterator[tuple[str, Reason]]:
    """What the file itself is a reason for."""
    if known.losing is not None:
        facts: dict[str, Fact] = {"amount": known.losing.loss, "percent": known.losing.percent}
        reason = Reason(N_("worth {amount} less than it cost ({percent} %)"), facts)
        yield OwnPurpose.LOSING, reason
    if known.last_contact is None:
        yield OwnPurpose.FIRST_MEETING, Reason(N_("nobody has spoken with this client yet"))
    elif known.is_in_care is False:
        yield OwnPurpose.FIRST_MEETING, Reason(N_("not in care yet: invite and meet first"))


def _nothing_due(known: Known) -> Reason:
    if known.last_contact is None:
        return Reason(N_("nothing is due"))
    return Reason(N_("nothing is due; last contact {day}"), {"day": known.last_contact})


@dataclass(frozen=True, slots=True)
class Expected:
    """An objection to be ready for, and why."""

    kind: ObjectionKind
    reason: Reason


_BY_ATTITUDE: Final[Mapping[Attitude, tuple[ObjectionKind, ...]]] = {
    Attitude.RESISTANT: (ObjectionKind.NO_TRUST, ObjectionKind.NOT_INTERESTED),
    Attitude.NEUTRAL: (ObjectionKind.MISUNDERSTANDS, ObjectionKind.PUTS_OFF),
    Attitude.POSITIVE: (ObjectionKind.CANNOT_MEET,),
}


def expected(
    purpose: Purpose, attitude: Attitude | None, before: Iterable[Objected]
) -> list[Expected]:
    """What this client may say against it: what was said before, what the attitude makes likely,
    what is usual on such a call; each once."""
    found: dict[str, Reason] = {}
    for kind, days in _said_before(before):
        last, count = max(days), len(days)
        said = N_("said {day}") if count == 1 else N_("said {count} times, last {day}")
        found[kind] = Reason(said, {"day": last, "count": count})
    if attitude is not None:
        for likely in _BY_ATTITUDE[attitude]:
            found.setdefault(likely, Reason(N_("{attitude}"), {"attitude": attitude}))
    for usual in purpose.objections:
        found.setdefault(usual, Reason(N_("usual")))
    kinds = [(ObjectionKind(kind), reason) for kind, reason in found.items()]
    return [Expected(kind, reason) for kind, reason in kinds[:_MOST_EXPECTED]]


def _said_before(before: Iterable[Objected]) -> list[tuple[str, list[date]]]:
    """Each kind with its days, the one raised most often first, of those the newest; a kind of an
    objection that was written and taken away again is no longer known."""
    days: dict[str, list[date]] = {}
    for one in before:
        if one.kind in set(ObjectionKind):
            days.setdefault(one.kind, []).append(one.at.date())
    return sorted(days.items(), key=lambda pair: (-len(pair[1]), -max(pair[1]).toordinal()))
