"""When a rule put clients into other boxes: the history of the grids."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from peewee import SqliteDatabase

from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.classes.places import Places
from rmdesk.domain.facts import Facts
from rmdesk.store.tables.day import PlaceChangeTable

if TYPE_CHECKING:
    from rmdesk.store.journal.actions import Action

COLUMNS: Final = {
    Grid.CLASS: "rule_class",
    Grid.EFFORT: "rule_effort",
    Grid.FAMILIARITY: "rule_familiarity",
    Grid.ATTITUDE: "rule_attitude",
}
"""Where the facts keep what the rule of each grid says."""


class PlaceHistory:
    """Compares what the rules say with what they said."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def note(
        self,
        action: "Action",
        source: str,
        derived: Sequence[tuple[Facts, Places]],
        *,
        today: date,
    ) -> None:
        """Note within `action` what is about to change; who is new has no history yet, and who left
        the book, or was forgotten, no more."""
        rows = self._database.execute_sql(
            f"SELECT client_id, {', '.join(COLUMNS.values())} FROM facts"
            f" WHERE client_id IN (SELECT id FROM {source})"
        ).fetchall()
        before = {client_id: boxes for client_id, *boxes in rows}
        changes = [
            (facts.client_id, grid, today, old or "", str(new or ""))
            for facts, places in derived
            if facts.client_id in before and facts.next_due is not None
            for grid, old, new in zip(
                COLUMNS, before[facts.client_id], _boxes(facts, places), strict=True
            )
            if old != new
        ]
        names = ["client_id", "grid", "on", "before", "after"]
        action.insert_many(PlaceChangeTable, names, changes)


def _boxes(facts: Facts, places: Places) -> list[str | None]:
    return [
        facts.rule_class,
        places.rule_effort,
        places.rule_familiarity,
        places.rule_attitude,
    ]
