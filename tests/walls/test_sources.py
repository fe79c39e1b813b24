"""The door between two files is one: nothing else in the sources goes along a tie."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import rmdesk

_PACKAGE = Path(rmdesk.__file__).parent
_TIES = {
    "desk/client_file/walls.py",  # the door
    "desk/client_file/ties.py",  # makes, changes and ends ties, reads nothing at their other end
    "desk/demo/making.py",  # writes those of a book that is thrown away
    "store/book_shelves.py",
}
_OPENS = {
    "domain/kin/walls.py",
    "desk/client_file/walls.py",
    "desk/client_file/household.py",  # whether a member is that relative
    "ui/filing/household.py",  # goes to the other page, on a key
}


def uses_of(attribute: str) -> Iterator[str]:
    """The modules in which something has this attribute asked of it."""
    for path in sorted(_PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if any(
            isinstance(node, ast.Attribute) and node.attr == attribute for node in ast.walk(tree)
        ):
            yield path.relative_to(_PACKAGE).as_posix()


@pytest.mark.parametrize(("attribute", "allowed"), [("ties", _TIES), ("opens", _OPENS)])
def test_only_the_door_goes_along_a_tie(attribute: str, allowed: set[str]) -> None:
    assert set(uses_of(attribute)) <= allowed


def test_sql_reads_ties_in_one_place() -> None:
    reading = {
        path.relative_to(_PACKAGE).as_posix()
        for path in _PACKAGE.rglob("*.py")
        for text in (path.read_text(encoding="utf-8"),)
        if "TieTable" in text or "FROM ties" in text
    }
    assert reading == {
        *("store/ties.py", "store/belongings.py", "store/tables/people.py"),
        *("store/tables/records.py", "desk/client_file/ties.py", "desk/demo/making.py"),
        # Names the table, in the order in which a handover lays tables in.
        "store/handover/handed_over.py",
    }
