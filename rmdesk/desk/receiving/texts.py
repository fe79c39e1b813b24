"""Texts of another desk beside one's own of the same name: neither takes the other's place."""

from itertools import chain, count
from typing import Any

from rmdesk.desk.book import Desk
from rmdesk.store.handover.foreign_rows import Columns
from rmdesk.store.handover.origins import everything
from rmdesk.store.tables.texts import TextTable

_Name = tuple[str, str]
_Versions = dict[int, str]


def beside_own(desk: Desk, columns: Columns) -> Columns:
    """The columns, a text that goes on otherwise than one's own under a key of its own.

    The key is the first under which nothing contradicts: the same text finds it again.
    """
    names = TextTable._meta.sorted_field_names
    own: dict[tuple[_Name, str], _Versions] = {}
    for row in everything(desk.store.database, TextTable):
        _keep(own, dict(zip(names, row, strict=True)))
    theirs: dict[tuple[_Name, str], _Versions] = {}
    wanted = ("sort", "language", "key", "version", "body")
    for values in zip(*(columns[name] for name in wanted), strict=True):
        _keep(theirs, dict(zip(wanted, values, strict=True)))
    renamed = {
        (name, key): _fitting(own, name, key, versions) for (name, key), versions in theirs.items()
    }
    keys = [
        renamed[(sort, language), key]
        for sort, language, key in zip(
            columns["sort"], columns["language"], columns["key"], strict=True
        )
    ]
    return {**columns, "key": keys}


def _keep(texts: dict[tuple[_Name, str], _Versions], row: dict[str, Any]) -> None:
    name = (row["sort"], row["language"])
    texts.setdefault((name, row["key"]), {})[row["version"]] = row["body"]


def _fitting(
    own: dict[tuple[_Name, str], _Versions], name: _Name, key: str, versions: _Versions
) -> str:
    return next(
        new
        for new in chain((key,), (f"{key}-{number}" for number in count(2)))
        if _goes_with(own.get((name, new), {}), versions)
    )


def _goes_with(mine: _Versions, theirs: _Versions) -> bool:
    """Whether theirs is mine, or goes on where mine ends, or mine where theirs does."""
    return all(mine[version] == theirs[version] for version in mine.keys() & theirs.keys())
