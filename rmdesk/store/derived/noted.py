"""What the records say of clients beside the facts: what their places in the grids follow from."""

from bisect import bisect_left
from collections import defaultdict
from datetime import date, timedelta
from typing import Any, Final

from peewee import SqliteDatabase

from rmdesk.domain.classes.attitude import Evidence, Heard
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.classes.effort import WINDOW_DAYS
from rmdesk.domain.classes.places import LOOKED_BACK, Noted, code_of
from rmdesk.domain.contacts import Direction
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.kin.household import Support

_MINUTE: Final = 60
_DETAILS: Final = ("asks_first", "distance", "income", "net_worth", "orientation")
_DEPOSITS: Final = (
    HoldingClass.DEMAND_DEPOSIT,
    HoldingClass.TIME_DEPOSIT,
    HoldingClass.CERTIFICATE,
)
_NO_PRODUCT: Final = (*_DEPOSITS, HoldingClass.CASH)


def noted_of(database: SqliteDatabase, source: str, today: date) -> dict[int, Noted]:
    """What is noted of each client whose id is in the table `source`, a query a kind of record."""
    found: dict[int, Noted] = defaultdict(Noted)
    reading = _Reading(database, f"client_id IN (SELECT id FROM {source})", found)
    reading.contacts(today)
    reading.minutes(today)
    reading.holdings()
    reading.policies()
    reading.members()
    reading.words()
    return found


class _Reading:
    """Fills in what is noted."""

    def __init__(self, database: SqliteDatabase, own: str, found: dict[int, Noted]) -> None:
        self._database = database
        self._own = own
        self._found = found

    def _rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = self._database.execute_sql(sql, parameters).fetchall()
        return rows

    def contacts(self, today: date) -> None:
        """One row a client: a row a contact, of which there are twenty as many, takes three times
        as long."""
        window = today - timedelta(days=WINDOW_DAYS)
        days: dict[str, date] = {}
        for client_id, listed, came_in_on in self._rows(
            "SELECT client_id, group_concat(on_day),"
            f" MAX(CASE WHEN direction = '{Direction.IN.value}' THEN on_day END)"
            f" FROM contacts WHERE {self._own} AND on_day >= ? GROUP BY client_id",
            (today - timedelta(days=LOOKED_BACK)).isoformat(),
        ):
            texts = sorted(listed.split(","))
            for text in texts:
                if text not in days:
                    days[text] = date.fromisoformat(text)
            talks = list(map(days.__getitem__, texts))
            noted = self._found[client_id]
            noted.contacts = talks[bisect_left(talks, window) :]
            noted.talks = list(dict.fromkeys(talks))
            noted.came_in_on = days[came_in_on] if came_in_on else None

    def minutes(self, today: date) -> None:
        for client_id, seconds in self._rows(
            f"SELECT client_id, SUM(seconds) FROM calls WHERE {self._own} AND at >= ?"
            " AND is_reached GROUP BY client_id HAVING SUM(seconds) > 0",
            (today - timedelta(days=WINDOW_DAYS)).isoformat(),
        ):
            self._found[client_id].minutes = seconds // _MINUTE

    def holdings(self) -> None:
        debts = _codes(kind for kind in HoldingClass if kind.is_liability)
        for client_id, deposits, products, known, losing in self._rows(
            f"SELECT client_id, SUM(holding_class IN ({_codes(_DEPOSITS)})),"
            f" SUM(holding_class NOT IN ({_codes(_NO_PRODUCT)})),"
            f" SUM(holding_class NOT IN ({_codes(_NO_PRODUCT)}) AND cost IS NOT NULL),"
            f" SUM(holding_class NOT IN ({_codes(_NO_PRODUCT)}) AND cost > amount)"
            f" FROM holdings WHERE {self._own} AND gone_on IS NULL AND is_ours"
            f" AND holding_class NOT IN ({debts}) GROUP BY client_id"
        ):
            noted = self._found[client_id]
            noted.has_deposit = bool(deposits)
            noted.products = products
            noted.losing = (losing or 0) if known else None
            noted.has_margin_product = bool(products)

    def policies(self) -> None:
        for (client_id,) in self._rows(
            f"SELECT DISTINCT client_id FROM policies WHERE {self._own} AND gone_on IS NULL"
        ):
            self._found[client_id].has_margin_product = True

    def members(self) -> None:
        for client_id, kept in self._rows(
            f"SELECT client_id, MAX(support <> '{Support.NONE.value}') FROM members"
            f" WHERE {self._own} AND gone_on IS NULL GROUP BY client_id"
        ):
            self._found[client_id].keeps_others = bool(kept)

    def words(self) -> None:
        """What was set by hand, heard, and told of the file's fields."""
        for client_id, grid, box in self._rows(
            f"SELECT client_id, grid, box FROM places WHERE {self._own} ORDER BY id"
        ):
            self._found[client_id].hands[Grid(grid)] = box
        for client_id, on, evidence, words in self._rows(
            f"SELECT client_id, on_day, evidence, words FROM heard_attitudes WHERE {self._own}"
        ):
            pieces = (code_of(Evidence, one) for one in evidence.split())
            told = Heard(date.fromisoformat(on), tuple(one for one in pieces if one), words)
            self._found[client_id].heard.append(told)
        names = ", ".join(f"'{name}'" for name in _DETAILS)
        for client_id, name, value in self._rows(
            f"SELECT client_id, field, value FROM details WHERE {self._own} AND field IN ({names})"
            " ORDER BY COALESCE(as_of, ''), id"
        ):
            self._found[client_id].details[name] = value


def _codes(kinds: Any) -> str:
    return ", ".join(f"'{kind.value}'" for kind in kinds)
