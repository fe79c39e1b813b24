"""What whoever opens the book has to know before anything else: what was found about its files, and
what was done to them since."""

from rmdesk.desk.book import Desk
from rmdesk.desk.moving.away import forget_unfinished_move, unfinished_move
from rmdesk.desk.ways_in.sequence import forget_older_keys, had_older_keys, has_older_keys
from rmdesk.desk.ways_in.shown_code import used_on
from rmdesk.domain.check_findings import About
from rmdesk.language import _
from rmdesk.ui.words.checks import SENTENCES


def noticed(desk: Desk) -> list[str]:
    """The sentences; none for a book as it was left."""
    told = [finding.sentence() for finding in desk.vault.told]
    if has_older_keys(desk):
        told.append(_(SENTENCES[About.OLDER_KEYS]))
    elif had_older_keys(desk):
        told.append(
            _(
                "Since you were last here the book was opened by an older key file, which is gone"
                " again: by a passphrase or code that was replaced. Look at what was done in this"
                " book, and change the data key."
            )
        )
    if used := used_on(desk):
        told.append(
            _(
                "The recovery code was typed here on {day}: whoever saw it can open the book. Have"
                " the branch draw another one under “Keys of this book”."
            ).format(day=used.isoformat())
        )
    if day := unfinished_move(desk):
        told.append(
            _(
                "On {day} a move of this book to another computer was begun here and cut off. If"
                " its file is there and was used, work there: two books that both go on never"
                " become one again. Otherwise delete the file."
            ).format(day=day)
        )
    return told


def was_told(desk: Desk) -> None:
    """Say once what is over; an older key file that still lies there is said each time."""
    if had_older_keys(desk) and not has_older_keys(desk):
        forget_older_keys(desk)
    if unfinished_move(desk):
        forget_unfinished_move(desk)
