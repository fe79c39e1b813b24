"""The secrets that returns of lent clients are sealed to; they have to outlive a restore.

One follows from each data key that the book ever had, and is kept inside from the first opening
under that key on. So a book that is put back to a day before the loan draws the same one again, a
book made elsewhere of a backup finds it inside, and after a change of the data key what was lent
before can still come back. They never leave the book, and go with it when it is erased.
"""

from typing import Final

from rmdesk.desk.book import Desk

_KEPT: Final = "return_seeds"
_USE: Final = "return"


def keep_return_seed(desk: Desk) -> None:
    """Keep the one of the data key in force, in front of the earlier ones."""
    kept: list[str] = desk.state.get(_KEPT) or []
    newest = desk.vault.key.subkey(_USE).hex()
    if kept[:1] != [newest]:
        desk.state.put(_KEPT, [newest, *(one for one in kept if one != newest)])


def return_seeds(desk: Desk) -> list[bytes]:
    """All of them, the one that is sealed to now first."""
    keep_return_seed(desk)
    return [bytes.fromhex(one) for one in desk.state.get(_KEPT)]
