"""What a classification shows, read in one go: its boxes, and the clients of the one chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from rmdesk.desk.book import Desk
from rmdesk.desk.classing.boards import NOT_KNOWN, Board, clients_of
from rmdesk.desk.classing.classes import place_of
from rmdesk.domain.classes.settings import ClassSettings
from rmdesk.domain.ids import ClientId
from rmdesk.ui.views.classes.looks import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """`key` is the box whose clients `ids` are."""

    board: Board
    settings: ClassSettings
    key: str
    ids: Sequence[int]


def read(desk: Desk, look: Look, key: str, follow: ClientId | None) -> Reading:
    """The look's boxes and the clients of `key`, or of the box in which `follow` stands now."""
    board = look.read(desk)
    if follow is not None and look.codes:
        key = _box_of(desk, look, follow) or key
    if look.arrangement is None and board.box(key) is None and board.boxes:
        key = board.boxes[0].key
    return Reading(
        board=board, settings=desk.settings.classes, key=key, ids=read_box(desk, board, key)
    )


def read_box(desk: Desk, board: Board, key: str) -> Sequence[int]:
    """The clients of a box; none in one with nobody in it."""
    box = board.box(key)
    return clients_of(desk, box) if box is not None and box.clients else ()


def _box_of(desk: Desk, look: Look, client_id: ClientId) -> str | None:
    """The box where a client stands; None for one who is gone."""
    if desk.clients.facts(client_id).next_due is None:
        return None
    boxes = [place_of(desk, client_id, grid).box for grid in look.codes]
    return "/".join(box.value if box is not None else NOT_KNOWN for box in boxes)
