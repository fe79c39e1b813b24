"""`handover --loans` and `--call-off`: what is lent out, and no longer waiting for a loan."""

from typing import Final

from rmdesk.cli.exits import Exit
from rmdesk.cli.printing import print_json, print_table, say
from rmdesk.cli.session import Session
from rmdesk.desk.lending.loans import Loan, NoSuchLoan, call_off, loans_of
from rmdesk.language import _
from rmdesk.ui.formats import Align

_ALIGNS: Final[list[Align]] = ["right", "left", "right", "left", "left"]


def list_loans(session: Session) -> Exit:
    """Every loan: to whom, of how many clients, until when, and what became of it."""
    with session.open() as desk:
        loans = loans_of(desk)
    if session.arguments.as_json:
        print_json([_record(loan) for loan in loans])
        return Exit.DONE
    if not loans:
        say(_("Nothing is lent out of this book."))
        return Exit.DONE
    headings = ["", _("Deputy"), _("Clients lent"), _("Until"), _("State")]
    rows = [
        [
            str(loan.number),
            loan.receiver,
            str(len(loan.clients)),
            loan.until.isoformat(),
            _state(loan, is_over=loan.until < session.today),
        ]
        for loan in loans
    ]
    print_table(headings, rows, _ALIGNS)
    return Exit.DONE


def call_off_loan(session: Session) -> Exit:
    """Wait for a loan no longer; raises NoSuchLoan, and what `call_off` raises."""
    number = session.arguments.call_off
    with session.open() as desk:
        found = [loan for loan in loans_of(desk) if loan.number == number]
        if not found:
            raise NoSuchLoan
        call_off(desk, found[0].bundle, now=session.now)
    say(
        _("The loan to {name} is called off. Their book opens until {day} all the same.").format(
            name=found[0].receiver, day=found[0].until.isoformat()
        )
    )
    return Exit.DONE


def _state(loan: Loan, *, is_over: bool) -> str:
    if loan.returned_at is not None:
        return _("came back on {day}").format(day=loan.returned_at.date().isoformat())
    if loan.called_off_on is not None:
        return _("called off on {day}").format(day=loan.called_off_on.isoformat())
    return _("over, not back yet") if is_over else _("out")


def _record(loan: Loan) -> dict[str, object]:
    return {
        "number": loan.number,
        "bundle": loan.bundle,
        "receiver": loan.receiver,
        "clients": len(loan.clients),
        "until": loan.until.isoformat(),
        "lent_at": loan.lent_at.isoformat(),
        "returned_at": loan.returned_at.isoformat() if loan.returned_at else None,
        "called_off_on": loan.called_off_on.isoformat() if loan.called_off_on else None,
    }
