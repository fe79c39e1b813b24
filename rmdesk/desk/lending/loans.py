"""Lending clients to a deputy, and what is out: to whom, until when, and what came back."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.handover.receivers import receiver_names
from rmdesk.desk.handover.writing import Written, write_bundle
from rmdesk.desk.importing.plans import Progress
from rmdesk.desk.lending.return_key import return_recipient
from rmdesk.desk.lent.whose import require_own
from rmdesk.domain.handover.id_ranges import unpacked
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.domain.ids import ClientId
from rmdesk.errors import Refused
from rmdesk.language import N_

LONGEST_DAYS: Final = 366
"""An absence is longer than that only where somebody has left: then it is a handover."""

_CALLED_OFF: Final = "loans_off"
_RETURNS: Final = "loan_returns"


class NobodyLent(Refused):
    message = N_("Nobody was chosen to be lent.")
    hint = N_("Choose the clients whom the deputy looks after.")


class NoSuchEnd(Refused):
    message = N_("A loan ends today at the earliest, and within {days} days.")
    hint = N_("For longer, hand the clients over for good.")


class LentAlready(Refused):
    message = N_("{count} of these clients are lent out already.")
    hint = N_("Leave them out, or call that loan off first.")


class NoSuchLoan(Refused):
    message = N_("Nothing is lent out under this number.")


class LoanOver(Refused):
    message = N_("This loan is over: it came back on {day}. Nothing is waited for.")


class CalledOffBefore(Refused):
    message = N_("This loan was called off before, on {day}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan:
    """Clients that were lent: `number` counts the loans of the book, `bundle` is what it went in.

    It stays open until the return is in, or somebody calls it off; `until` alone ends nothing.
    """

    number: int
    bundle: str
    receiver: str
    clients: tuple[ClientId, ...]
    until: date
    lent_at: datetime
    returned_at: datetime | None = None
    called_off_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether something is still expected back."""
        return self.returned_at is None and self.called_off_on is None


@dataclass(frozen=True, slots=True)
class LentOut:
    """Whom a client is lent to, and until when."""

    name: str
    until: date


def lend(
    desk: Desk,
    client_ids: Collection[ClientId],
    receiver_id: int,
    until: date,
    path: Path,
    *,
    half_typed: int | None = None,
    now: datetime,
    progress: Progress,
) -> Written:
    """Write the bundle for a deputy into the new file `path`, and remember who is in it.

    `half_typed` is as in `write_bundle`. Raises NobodyLent, NoSuchEnd, LentAlready, OwnersToDo,
    and what `write_bundle` raises.
    """
    require_own(desk)
    clients = frozenset(client_ids)
    if not clients:
        raise NobodyLent
    require_end(until, now.date())
    if twice := len(lent_out(desk).keys() & clients):
        raise LentAlready(count=twice)
    return write_bundle(
        desk,
        receiver_id,
        path,
        kind=BundleKind.DEPUTY,
        clients=clients,
        until=until,
        back_to=return_recipient(desk).text,
        half_typed=half_typed,
        now=now,
        progress=progress,
    )


def require_end(until: date, today: date) -> None:
    """Raise NoSuchEnd for a day that no loan can end on."""
    if not 0 <= (until - today).days <= LONGEST_DAYS:
        raise NoSuchEnd(days=LONGEST_DAYS)


def loans_of(desk: Desk) -> list[Loan]:
    """Every loan of this book, the oldest first."""
    returned, off, names = _returned(desk), _called_off(desk), receiver_names(desk)
    rows = desk.vault.database.execute_sql(
        "SELECT bundle, receiver_id, client_ids, until, at FROM bundles WHERE kind = ?"
        " ORDER BY at, bundle",
        (BundleKind.DEPUTY.value,),
    ).fetchall()
    return [
        Loan(
            number=number,
            bundle=bundle,
            receiver=names.get(receiver_id, ""),
            clients=tuple(map(ClientId, unpacked(client_ids))),
            until=date.fromisoformat(until),
            lent_at=datetime.fromisoformat(at),
            returned_at=returned.get(bundle),
            called_off_on=off.get(bundle),
        )
        for number, (bundle, receiver_id, client_ids, until, at) in enumerate(rows, start=1)
    ]


def loan_of(desk: Desk, bundle: str | None) -> Loan:
    """The loan that went out in a bundle; raises NoSuchLoan."""
    for loan in loans_of(desk):
        if loan.bundle == bundle:
            return loan
    raise NoSuchLoan


def lent_out(desk: Desk) -> Mapping[ClientId, LentOut]:
    """The clients somebody else looks after at present."""
    return {
        client_id: LentOut(loan.receiver, loan.until)
        for loan in loans_of(desk)
        if loan.is_open
        for client_id in loan.clients
    }


def call_off(desk: Desk, bundle: str, *, now: datetime) -> None:
    """Expect nothing back any more: the clients are not shown as lent. Raises NoSuchLoan, LoanOver
    and CalledOffBefore.

    The deputy's book still opens until its last day; a return that comes all the same is taken.
    """
    loan = loan_of(desk, bundle)
    if loan.returned_at is not None:
        raise LoanOver(day=loan.returned_at.date().isoformat())
    if loan.called_off_on is not None:
        raise CalledOffBefore(day=loan.called_off_on.isoformat())
    with desk.store.database.atomic():
        off = {**(desk.state.get(_CALLED_OFF) or {}), bundle: now.date().isoformat()}
        desk.state.put(_CALLED_OFF, off)
        desk.audit.note("loan.off", at=now, object=f"bundle {bundle}")


def remember_return(desk: Desk, bundle: str, answers: str) -> None:
    """That the bundle of a return answers a loan, with nothing that still waits; within the action
    that takes it in."""
    desk.state.put(_RETURNS, {**(desk.state.get(_RETURNS) or {}), bundle: answers})


def is_answered(desk: Desk, bundle: str) -> bool:
    """Whether all of a return was taken in once, be it undone since."""
    return bundle in (desk.state.get(_RETURNS) or {})


def came_in(desk: Desk, bundle: str) -> datetime | None:
    """When a return was taken in; None where it was not, or an undo took it out again."""
    row = desk.vault.database.execute_sql(
        "SELECT at FROM handovers WHERE bundle = ? AND kind = ?", (bundle, BundleKind.RETURN.value)
    ).fetchone()
    return datetime.fromisoformat(row[0]) if row else None


def _returned(desk: Desk) -> Mapping[str, datetime]:
    """When the returns came in that stand: an undo takes its row of `handovers` away."""
    rows = desk.vault.database.execute_sql(
        "SELECT bundle, at FROM handovers WHERE kind = ?", (BundleKind.RETURN.value,)
    ).fetchall()
    answers: Mapping[str, str] = desk.state.get(_RETURNS) or {}
    return {answers[bundle]: datetime.fromisoformat(at) for bundle, at in rows if bundle in answers}


def _called_off(desk: Desk) -> Mapping[str, date]:
    kept: Mapping[str, str] = desk.state.get(_CALLED_OFF) or {}
    return {bundle: date.fromisoformat(day) for bundle, day in kept.items()}
