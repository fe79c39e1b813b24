"""Rows are made into values when they are looked at, and only those."""

from typing import Any

import pytest

from rmdesk.domain.groups import Group, Groups
from rmdesk.domain.lazy_rows import LazyRows
from rmdesk.domain.money import Money


def test_only_what_is_looked_at_is_made() -> None:
    made: list[int] = []

    def make(row: tuple[Any, ...]) -> int:
        made.append(row[0])
        return int(row[0]) * 10

    rows = LazyRows([(1,), (2,), (3,), (4,)], make)
    assert len(rows) == 4
    screen = rows[1:3]
    assert made == []
    assert list(screen) == [20, 30]
    assert rows[-1] == 40
    assert made == [2, 3, 4]
    with pytest.raises(IndexError):
        rows[4]


def test_groups_know_how_many_they_count() -> None:
    groups = Groups("education", [("本科", 3, 500), ("", 5, None)], str)
    assert (groups.counted, groups.largest) == (8, 5)
    assert list(groups) == [
        Group("education", "本科", 3, Money(500)),
        Group("education", "", 5, None),
    ]
    empty = Groups("education", (), str)
    assert (len(empty), empty.counted, empty.largest) == (0, 0, 0)
