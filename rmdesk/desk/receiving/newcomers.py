"""New records that have to find a place beside those of the book."""

from rmdesk.desk.book import Desk
from rmdesk.desk.client_lists.views import FIRST_WITHOUT_DIGIT
from rmdesk.store.handover.foreign_rows import Columns
from rmdesk.store.views import read_views


def fitted_in(desk: Desk, table: str, columns: Columns) -> Columns:
    """The columns as they can stand in this book: views of another desk get no digit, since each
    opens a view of one's own, and what a former RM had received brings no receipt."""
    if table == "handovers":
        return {**columns, "receipt": [""] * len(columns["id"])}
    if table != "views":
        return columns
    places = [place for _, _, place, _ in read_views(desk.store.database)]
    first = max([FIRST_WITHOUT_DIGIT - 1, *places]) + 1
    return {**columns, "place": range(first, first + len(columns["id"]))}
