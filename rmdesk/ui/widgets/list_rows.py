"""The rows of the client list: the values of a view's columns, and the rule that holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from rmdesk.desk.book import Desk
from rmdesk.desk.client_lists import views
from rmdesk.domain.views import Rule, View


@dataclass(frozen=True, slots=True)
class ListRow:
    """One line: values in the order of the view's columns, the first rule that holds, if any."""

    values: Sequence[object]
    rule: Rule | None
    is_gone: bool


def read_rows(desk: Desk, ids: Sequence[int], view: View) -> dict[int, ListRow]:
    """The lines of `ids`; a client deleted meanwhile is missing."""
    fields = [column.field for column in view.columns]
    cells = desk.lists.cells(ids, [*fields, "gone_on"], today=desk.today)
    rules = views.marks(desk, view, ids) if view.rules else {}
    return {
        client_id: ListRow(values, rules.get(client_id), gone_on is not None)
        for client_id, (*values, gone_on) in cells.items()
    }
