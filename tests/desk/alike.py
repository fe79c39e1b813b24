"""Two clients who may be one person."""

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.duplicates.merging import Merge, two_files
from rmdesk.domain.ids import ClientId
from rmdesk.domain.likeness.merging import Side, first_choices
from tests.books.empty_desk import NOW


def two_clients(desk: Desk) -> tuple[ClientId, ClientId]:
    left = add_client(desk, now=NOW, name="王建国", mobile="13800008899", number="880123")
    right = add_client(desk, now=NOW, name="王建囯", mobile="13900001234", number="880124")
    return left, right


def proposed(desk: Desk, left: ClientId, right: ClientId) -> Merge:
    files = two_files(desk, left, right)
    choices = first_choices(files.left, files.right)
    return Merge(left=left, right=right, survivor=Side.LEFT, choices=choices)
