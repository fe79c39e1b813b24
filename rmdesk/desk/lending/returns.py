"""What a deputy logged, back in the owner's book: looked at first, then taken in as one step.

What the owner left alone follows the deputy; what both changed is put side by side and stays as
the owner has it until somebody says otherwise; nothing is deleted without a yes.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from rmdesk.crypto.signing import fingerprint_of
from rmdesk.desk.book import Desk
from rmdesk.desk.importing.plans import Progress
from rmdesk.desk.lending.judging import judged
from rmdesk.desk.lending.loans import Loan, NoSuchLoan, came_in, is_answered, loan_of
from rmdesk.desk.lending.return_file import NotOurReturn, Sent, UnfitReturn, read_return
from rmdesk.desk.lending.return_key import return_identities
from rmdesk.desk.lending.taking import Taken, Taking
from rmdesk.desk.lending.unknown_loan import claimed_loan, without_known
from rmdesk.desk.lending.verdict import Differing, Judged, LeftOut, Proposed
from rmdesk.desk.lent.whose import require_own
from rmdesk.desk.receiving.refusals import NotForYou
from rmdesk.errors import InputError, Refused
from rmdesk.language import N_
from rmdesk.store.handover.foreign_values import UnfitValue
from rmdesk.store.handover.handed_over import CLIENTS


class AlreadyReturned(Refused):
    message = N_("What the deputy logged came in on {day} already.")
    hint = N_("Nothing is missing. Undo would take it out again, on the same day.")


class UnknownLoan(InputError):
    """The book was made anew of a backup from before the loan."""

    exit_code = 30
    message = N_("It comes back from {who}, but this book is older than that loan.")
    hint = N_("Compare the fingerprint with {who} first: no loan of this book says who that is.")


class BookMovedOn(Refused):
    message = N_("The book was changed since the return was looked at; nothing was taken in.")
    hint = N_("Look at it again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """A return that was read to its end: whose, of which loan, and what it comes to.

    `who` is the deputy as the owner knows them, not as the file says. `fits` counts the fields
    that follow the deputy, `same` those that say it here already.
    """

    loan: Loan
    who: str
    branch: str
    made_at: datetime
    fingerprint: str
    added: Mapping[str, int]
    new_clients: Sequence[str]
    fits: int
    same: int
    duties: int
    differing: Sequence[Differing]
    deletions: Sequence[Proposed]
    left_out: Sequence[LeftOut]
    sent: Sent
    found: Judged = field(repr=False)

    @property
    def is_claimed(self) -> bool:
        """Whether the book knows nothing of the loan: the deputy has to be compared first."""
        return self.found.is_claimed

    @property
    def changes_anything(self) -> bool:
        return bool(self.added or self.fits or self.duties or self.differing or self.deletions)


def opened_return(desk: Desk, file: Path, *, progress: Progress) -> Return:
    """What came back in `file`; nothing is written.

    Raises NotOurReturn, AlreadyReturned, UnfitReturn, OwnersToDo, and what `contents` raises.
    """
    require_own(desk)
    sent = _opened(desk, file, progress=progress)
    _require_new(desk, sent)
    loan, found = _judged(desk, sent)
    return Return(
        loan=loan,
        who=loan.receiver or sent.manifest.who,
        branch=sent.manifest.branch,
        made_at=sent.manifest.made_at,
        fingerprint=fingerprint_of(sent.manifest.device),
        added=found.counts,
        new_clients=[str(image["name"]) for image in found.added.get(CLIENTS, ())],
        fits=len(found.fits),
        same=found.same,
        duties=len(found.duties),
        differing=tuple(found.differing),
        deletions=tuple(found.proposed),
        left_out=tuple(found.left_out),
        sent=sent,
        found=found,
    )


def _opened(desk: Desk, file: Path, *, progress: Progress) -> Sent:
    for identity in return_identities(desk):
        try:
            return read_return(file, identity, progress=progress)
        except NotForYou:
            continue
    raise NotOurReturn(name=file.name)


def _judged(desk: Desk, sent: Sent) -> tuple[Loan, Judged]:
    """The loan that it answers, and what it comes to in the book as it is now."""
    try:
        loan, told, left = loan_of(desk, sent.manifest.answers), sent, None
    except NoSuchLoan:
        loan = claimed_loan(desk, sent)
        told, left = without_known(sent)
    try:
        found = judged(desk, told, loan.clients)
        if left is not None:
            found.left_out += left
            found.is_claimed = True
        return loan, found
    except UnfitValue:
        raise UnfitReturn(name=sent.file.name) from None


def take_return(
    desk: Desk,
    return_: Return,
    *,
    take: Collection[int] = (),
    delete: Collection[int] = (),
    compared: bool = False,
    now: datetime,
    progress: Progress,
) -> Taken:
    """Write it as one step: of what differs the numbers in `take` follow the deputy, of the
    deletions those in `delete` are carried out.

    `compared` says that the deputy's fingerprint was: a return of a loan that this book does not
    know of is not taken without. Raises BookMovedOn, UnknownLoan, BundleSwapped, AlreadyReturned,
    and what reading the file raises.
    """
    sent = return_.sent
    _require_new(desk, sent)
    loan, found = _judged(desk, sent)
    if (loan.clients, found) != (return_.loan.clients, return_.found):
        raise BookMovedOn
    if found.is_claimed and not compared:
        raise UnknownLoan(who=return_.who)
    subject = {"who": return_.who, "count": sum(return_.added.values())}
    with desk.store.action("return.take", subject, at=now) as action:
        taking = Taking(desk, action, loan, sent, found, who=return_.who)
        taking.keep_papers(progress)
        taking.add()
        taking.change([one for one in found.differing if one.number in take])
        taking.settle_duties()
        taking.delete([one for one in found.proposed if one.number in delete])
        taking.note(now)
    return taking.taken


def _require_new(desk: Desk, sent: Sent) -> None:
    """Raise AlreadyReturned for a file that came in before. Another one of the same loan is fine: a
    book that was sent back twice, or a second one that the deputy made of the bundle."""
    bundle = sent.manifest.bundle
    if is_answered(desk, bundle) and (at := came_in(desk, bundle)) is not None:
        raise AlreadyReturned(day=at.date().isoformat())
