"""Whether a book may be erased: everything of it handed over and confirmed, or somebody answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.handover.open_edits import open_edits
from rmdesk.desk.handover.standing import readiness
from rmdesk.desk.lending.loans import lent_out
from rmdesk.desk.lent.whose import lent
from rmdesk.desk.moving.away import MOVED
from rmdesk.domain.handover.readiness import Standing
from rmdesk.errors import Refused
from rmdesk.language import N_, _
from rmdesk.store.disk.refusals import BookRefused

_SHORTEST_NAME: Final = 2
_SHORTEST_REASON: Final = 4
_LONGEST: Final = 200

_CLIENTS: Final = {
    Standing.NOBODY: N_("Clients that are to go to nobody: {count}."),
    Standing.UNASSIGNED: N_("Clients for whom no receiver is chosen: {count}."),
    Standing.UNWRITTEN: N_("Clients that are in no bundle: {count}."),
    Standing.CHANGED: N_("Clients whose file was changed since their bundle was written: {count}."),
    Standing.UNCONFIRMED: N_("Clients whose bundle was not confirmed by a receipt: {count}."),
}
_OWN: Final = {
    Standing.UNWRITTEN: N_(
        "What belongs to no client (your own texts, views and tasks, products, news, events) is in"
        " no bundle: it goes to whoever gets all other clients, or to the branch."
    ),
    Standing.CHANGED: N_(
        "What belongs to no client (your own texts, views and tasks, products, news, events) was"
        " changed since its bundle was written."
    ),
    Standing.UNCONFIRMED: N_(
        "The bundle with your own texts, views and tasks was not confirmed by a receipt."
    ),
}
_MOVED: Final = N_("The book was moved to another computer on {day}: only there it is handed over.")
_LENT_OUT: Final = N_(
    "Clients lent out, of whom nothing has come back: {count}. Only this book opens the return."
)
_HALF_TYPED: Final = N_(
    "Dialogs with half-typed words in them: {count}. Open the desk: the command “Typed before the"
    " lock” shows them; finish them or throw them away."
)
_LENT: Final = N_("This book is lent by {owner}: it is to be sent back first.")


class NotPermitted(BookRefused):
    """Raised where nothing was done yet."""

    exit_code = 33
    message = N_("The book is not erased: not everything of it is in other hands. {reasons}")
    hint = N_(
        "Hand it over and type the receipts in; or let a second person answer for it by name and"
        " reason."
    )


class NotSentBackYet(NotPermitted):
    """What nobody may answer for: the owner waits for what was logged here and nowhere else."""

    message = N_("The book is not erased. {reasons}")
    hint = N_("What is logged here goes back first: rmdesk handover --back --out FILE.")


class WeakOverride(Refused):
    message = N_("A second person's name and a reason are needed, each in a few words.")
    hint = N_("Both are written into the book's record and onto the certificate.")


@dataclass(frozen=True, slots=True)
class Override:
    """A second person who answers for an erase without all receipts, and why."""

    witness: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that stands against it."""

    message: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def sentence(self) -> str:
        return _(self.message).format(**self.facts)


@dataclass(frozen=True, slots=True)
class Permit:
    """Whether the book may be erased without anybody else, and what stands against it."""

    reasons: tuple[Reason, ...]

    @property
    def is_permitted(self) -> bool:
        return not self.reasons


def permit_of(desk: Desk, *, half_typed: int | None = None) -> Permit:
    """What is still to be done before the book may go.

    `half_typed` is how many dialogs wait with typed words, which are in no record yet; None where
    no dialog is open that would count as one: then what the book has kept counts.
    """
    waiting = open_edits(desk) if half_typed is None else half_typed
    told = (Reason(_HALF_TYPED, {"count": waiting}),) if waiting else ()
    return Permit((*told, *_reasons(desk)))


def require_permit(desk: Desk, override: Override | None, *, half_typed: int | None = None) -> None:
    """Raise NotPermitted unless the book may go, or somebody answers for it; WeakOverride where
    nobody could know who or why; NotSentBackYet for a lent book, whoever answers, unless it
    lives on at another computer.
    """
    if (loan := lent(desk)) is not None and moved_on(desk) is None:
        raise NotSentBackYet(reasons=_(_LENT).format(owner=loan.owner))
    if override is not None:
        for text, least in (
            (override.witness, _SHORTEST_NAME),
            (override.reason, _SHORTEST_REASON),
        ):
            if not least <= len(text.strip()) <= _LONGEST or not text.isprintable():
                raise WeakOverride
        return
    permit = permit_of(desk, half_typed=half_typed)
    if not permit.is_permitted:
        raise NotPermitted(reasons=" ".join(reason.sentence() for reason in permit.reasons))


def moved_on(desk: Desk) -> date | None:
    """The day on which the book was moved away, if it was."""
    day = desk.state.get(MOVED)
    return date.fromisoformat(day) if day else None


def _reasons(desk: Desk) -> Iterator[Reason]:
    if (day := moved_on(desk)) is not None:
        yield Reason(_MOVED, {"day": day.isoformat()})
        return
    if (loan := lent(desk)) is not None:
        yield Reason(_LENT, {"owner": loan.owner})
        return
    if count := len(lent_out(desk)):
        yield Reason(_LENT_OUT, {"count": count})
    ready = readiness(desk)
    for standing, message in _CLIENTS.items():
        if count := ready.counts.get(standing, 0):
            yield Reason(message, {"count": count})
    if ready.own in _OWN:
        yield Reason(_OWN[ready.own])
