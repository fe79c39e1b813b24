"""Under which name clients are handed over: given, known, or asked for once and kept."""

import sys
from dataclasses import replace

from rmdesk.cli.session import Session
from rmdesk.desk.book import Desk
from rmdesk.desk.messaging.own_details import change_own_details, own_details
from rmdesk.errors import Refused
from rmdesk.language import N_, _
from rmdesk.ui.formats import clean


class NamelessGiver(Refused):
    message = N_("The book does not know your name, which the receiver sees first.")
    hint = N_("Put it after --as: it is kept, and signs your messages as well.")


def name_giver(desk: Desk, session: Session) -> None:
    """See to it that the book knows whose it is; raises NamelessGiver where nobody can be asked."""
    known = own_details(desk)
    name = clean(session.arguments.giver or "").strip()
    if not name and known.me:
        return
    if not name and sys.stdin.isatty():
        sys.stderr.write(_("Your own name, as the receiver knows you: "))
        sys.stderr.flush()
        name = clean(sys.stdin.readline()).strip()
    if not name:
        raise NamelessGiver
    if name != known.me:
        change_own_details(desk, replace(known, me=name))
