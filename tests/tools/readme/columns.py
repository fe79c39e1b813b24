"""The columns an import understands, by the sheet they stand in."""

from rmdesk.exchange.columns import Column, dictionary
from tests.tools.readme.tables import table


def columns_table() -> str:
    """Each kind of sheet with its columns, the heading of each in both languages and how many more
    are known; bold is what a sheet must have to be of that kind."""
    rows = []
    for kind in dictionary().kinds:
        needed = frozenset[str]().union(*(group for group in kind.needs if len(group) == 1))
        told = ", ".join(_told(one, must=one.field in needed) for one in kind.columns)
        rows.append((f"`{kind.kind}`", told or "T E M S V A"))
    return table(("sheet / 工作表", "columns / 列"), rows)


def _told(column: Column, *, must: bool) -> str:
    names = dict.fromkeys(filter(None, (column.chinese, column.english)))
    name = " / ".join(names or column.headings[:1])
    return f"**{name}**" if must else name
