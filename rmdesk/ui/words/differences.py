"""What a restore would change, in words: for the dialog and for the command line."""

from pathlib import Path

from rmdesk.desk.backups.restoring import Differences
from rmdesk.language import N_, _
from rmdesk.store.backups.making import Contents

_SIDE = N_("clients: {clients}, contacts: {contacts}; last entry {newest}")


def difference_lines(told: Differences) -> list[str]:
    """What the backup holds, what the book holds, and what would be lost."""
    lines = [_("The backup: {held}").format(held=_side(told.backup))]
    if told.book is None:
        return lines
    lines.append(_("The book now: {held}").format(held=_side(told.book)))
    match told.since:
        case None:
            lines.append(_("The backup is not an earlier state of this book: compare the figures."))
        case 0:
            lines.append(_("Nothing was changed in the book since."))
        case 1:
            lines.append(_("1 change made since would be gone from the book."))
        case count:
            text = _("{count} changes made since would be gone from the book.")
            lines.append(text.format(count=count))
    return lines


def kept_line(kept: Path) -> str:
    """Where the book lies that was replaced."""
    return _("The book as it was is kept: {name}").format(name=kept.name)


def _side(contents: Contents) -> str:
    return _(_SIDE).format(
        clients=contents.clients, contacts=contents.contacts, newest=contents.newest
    )
