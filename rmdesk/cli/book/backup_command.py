"""`backup`: a backup now, in the book's folder and the second place, and in a file if wanted."""

from pathlib import Path

from rmdesk.cli.exits import Exit
from rmdesk.cli.printing import print_json, say, say_refusal
from rmdesk.cli.session import Session
from rmdesk.desk.backups import memory
from rmdesk.desk.backups.making import Made, back_up
from rmdesk.desk.backups.place import copy_as, copy_to, require_new
from rmdesk.desk.book import Desk
from rmdesk.language import _
from rmdesk.store.backups.folder import Why
from rmdesk.store.disk.refusals import BookRefused


def backup(session: Session) -> Exit:
    """Make a backup, read whole before it counts; raises the refusals of a backup."""
    file = next((Path(word) for word in session.arguments.words if word), None)
    if file is not None:
        require_new(file)  # before anyone is asked for a passphrase
    with session.open() as desk:
        made = back_up(desk, why=Why.ASKED, now=session.now)
        has_copy = _copy_away(desk, made, session)
        if file is not None:
            copy_as(file, made.note)
    if session.arguments.as_json:
        held = made.contents
        print_json(
            {
                "backup": str(made.note.path),
                "file": str(file) if file else None,
                "second_place": has_copy,
                "clients": held.clients,
                "contacts": held.contacts,
            }
        )
    say(
        _("Backed up and checked: {clients} clients in {path}").format(
            clients=made.contents.clients, path=made.note.path
        )
    )
    if file is not None:
        say(_("A copy was written: {path}").format(path=file))
    say(_("It opens with this computer's key, the recovery code or the branch's key."))
    return Exit.DONE


def _copy_away(desk: Desk, made: Made, session: Session) -> bool:
    """Whether a copy reached the second place; why not is told, the backup is made all the same."""
    place = memory.place_of(desk)
    if not place:
        return False
    try:
        is_there = copy_to(Path(place), made.note, book_id=desk.vault.vault_id)
    except BookRefused as refusal:
        say_refusal(refusal)
        return False
    if is_there:
        memory.remember_copied(desk, now=session.now)
    else:
        say(_("The second place is not there: {path}").format(path=place))
    return is_there
