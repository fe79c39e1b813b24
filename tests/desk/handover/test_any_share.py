"""Whatever the book holds, whoever goes and whatever is withheld: nothing of anybody else goes
along, nothing withheld, and no record that leads to what stays."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmdesk.desk.book import Desk
from rmdesk.desk.handover.collecting import Collected
from rmdesk.domain.handover.field_classes import (
    ALSO_TOLD,
    CLIENT_FIELDS,
    FIELD_CLASSES,
    TABLE_CLASSES,
    classes_of_change,
)
from rmdesk.domain.handover.policy import PASS_ON, Policy
from rmdesk.domain.handover.treatments import FieldClass, Treatment
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.store.handover.handed_over import HANDED, SUBJECTS
from tests.desk.handover.giver import NOW, a_book
from tests.tools.random_books import fill


class Kept:
    """A writer that keeps what it is given."""

    def __init__(self) -> None:
        self.tables: dict[str, list[dict[str, Any]]] = {}
        self.papers: set[str] = set()

    def table(self, name: str, columns: object, rows: Iterator[tuple[Any, ...]]) -> None:
        assert isinstance(columns, list | tuple)
        self.tables[name] = [dict(zip(columns, row, strict=True)) for row in rows]

    def paper(self, digest: str, _part: int, _content: bytes) -> None:
        self.papers.add(digest)

    def ids(self, table: str) -> set[Any]:
        return {row["id"] for row in self.tables[table]}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder: Path = tmp_path_factory.mktemp("share")
    with a_book(folder) as desk:
        fill(desk, 1, now=NOW)
        yield desk


def everyone(desk: Desk) -> list[int]:
    rows = desk.store.database.execute_sql("SELECT id FROM clients").fetchall()
    return [row[0] for row in rows]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_nothing_else_goes_along(desk: Desk, data: st.DataObject) -> None:
    share = data.draw(st.sets(st.sampled_from(everyone(desk)), min_size=1))
    withheld = data.draw(st.sets(st.sampled_from(FieldClass)))
    policy = Policy({**PASS_ON, **dict.fromkeys(withheld, Treatment.DROP)})
    kept = Kept()
    Collected(desk, list(map(ClientId, sorted(share))), policy).fill(kept, lambda _done: None)

    assert list(kept.tables) == list(HANDED)
    assert kept.ids("clients") == share
    for name, handed in HANDED.items():
        rows = kept.tables[name]
        assert [row["id"] for row in rows] == sorted(kept.ids(name)), name
        for field, target in handed.refers.items():
            told = {row[field] for row in rows} - {None, 0}
            assert told <= kept.ids(target), (name, field)
        if handed.is_of_client:
            assert {row["client_id"] for row in rows} <= share, name
        if rows and name in TABLE_CLASSES:
            told_of = ALSO_TOLD.get(name, frozenset()) | {TABLE_CLASSES[name]}
            assert not told_of & withheld, name
        for field, classes in FIELD_CLASSES.get(name, {}).items():
            assert not classes & withheld or {row[field] for row in rows} <= {None, ""}
    for row in kept.tables["clients"]:
        full = {field for field, one in CLIENT_FIELDS.items() if one in withheld and row[field]}
        assert full == set()
    for row in kept.tables["duties"]:
        source = SUBJECTS.get(OccasionKind(row["kind"]))
        assert source is None or row["subject"] in kept.ids(source) | {0}
    if FieldClass.HISTORY not in withheld:
        kinds = {row["id"]: row["field"] for row in kept.tables["details"]}
        ours = {row["id"]: bool(row["is_ours"]) for row in kept.tables["holdings"]}
        for row in kept.tables["former_changes"]:
            table, row_id = row["table"], row["row_id"]
            told_of = classes_of_change(
                table,
                row["field"],
                item=kinds.get(row_id, ""),
                is_ours=ours.get(row_id, True),
            )
            assert not told_of & withheld, row
    assert kept.papers <= {row["digest"] for row in kept.tables["papers"]}
