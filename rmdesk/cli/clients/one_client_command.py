"""`copy` and `forget`: what a client may ask for of the data on itself."""

from pathlib import Path

from rmdesk.cli.clients.named import numbered
from rmdesk.cli.exits import Exit
from rmdesk.cli.printing import print_json, say
from rmdesk.cli.session import Session
from rmdesk.desk import one_client
from rmdesk.language import _


def copy(session: Session) -> Exit:
    """Write one client's data into a file."""
    arguments = session.arguments
    number, file = arguments.words
    path = Path(file).absolute()
    with session.open() as desk:
        one_client.give_copy(
            desk,
            numbered(desk, number),
            path,
            reason=arguments.reason or "",
            now=session.now,
            may_replace=arguments.may_replace,
        )
    if arguments.as_json:
        print_json({"file": str(path)})
    say(_("Copy written: {file}. It says nothing of other clients.").format(file=path.name))
    return Exit.DONE


def forget(session: Session) -> Exit:
    """Delete one client's data."""
    arguments = session.arguments
    (number,) = arguments.words
    with session.open() as desk:
        counts = one_client.forget(
            desk, numbered(desk, number), reason=arguments.reason or "", now=session.now
        )
    if arguments.as_json:
        print_json({"deleted": dict(counts)})
    said = _("Deleted, {count} records. Until the day is over the desk can undo it.")
    say(said.format(count=f"{sum(counts.values()):,}"))
    return Exit.DONE
