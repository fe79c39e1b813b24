"""What is shown of a client's numbers, and to whom: written down before anything is seen."""

from datetime import datetime
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.shown import Turn, note_shown
from rmdesk.domain.ids import ClientId

_BESIDE: Final = "beside"


def note_reveal(desk: Desk, client_id: ClientId, field: str, *, now: datetime) -> None:
    """Write down that a field of a client is about to be shown in full."""
    desk.audit.note("reveal", at=now, object=f"client {client_id}", fields=(field,))


def note_number_shown(desk: Desk, client_id: ClientId, field: str, *, now: datetime) -> None:
    """The same of a number that may be called: the close-out asks how that went."""
    with desk.store.database.atomic():
        note_reveal(desk, client_id, field, now=now)
        note_shown(desk, client_id, Turn.NUMBER_SHOWN, now=now)


def note_paper_shown(desk: Desk, paper_id: int, *, now: datetime) -> None:
    """Write down that the numbers in a paper are about to be shown in full."""
    desk.audit.note("reveal", at=now, object=f"paper {paper_id}", fields=("text",))


def note_presenting(desk: Desk, client_id: ClientId, *, now: datetime) -> None:
    """Write down that the screen is about to be turned to a client, with figures in full."""
    desk.audit.note("present", at=now, object=f"client {client_id}")


def someone_is_beside(desk: Desk) -> bool:
    """Whether amounts were hidden when the book was closed: they still are."""
    return bool(desk.state.get(_BESIDE))


def note_beside(desk: Desk, *, is_beside: bool, now: datetime) -> None:
    """Remember over a lock that someone came to the desk, or went."""
    with desk.store.database.atomic():
        desk.state.put(_BESIDE, is_beside)
        desk.audit.note("beside.on" if is_beside else "beside.off", at=now)
