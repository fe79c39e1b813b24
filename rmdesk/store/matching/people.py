"""What the search for duplicates needs of every client, read in one go."""

from collections.abc import Mapping, Set

from peewee import SqliteDatabase

from rmdesk.domain.ids import ClientId
from rmdesk.domain.likeness.likeness import Person


def read_people(database: SqliteDatabase) -> list[Person]:
    """Every client, as text."""
    cursor = database.execute_sql(
        # The sort name is the likeliest spelling, a blank, and the name itself.
        "SELECT id, name, substr(sort_name, 1, max(0, length(sort_name) - length(name) - 1)),"
        " COALESCE(sex, ''), COALESCE(birthday, ''), id_number, mobile, home_phone, work_phone,"
        " email, messenger, address, employer FROM clients JOIN facts ON client_id = id"
    )
    return [Person(*row) for row in cursor.fetchall()]


def read_relatives(database: SqliteDatabase) -> Mapping[ClientId, Set[str]]:
    """The names in each client's household."""
    relatives: dict[ClientId, set[str]] = {}
    cursor = database.execute_sql("SELECT client_id, name FROM members WHERE name <> ''")
    for client_id, name in cursor.fetchall():
        relatives.setdefault(client_id, set()).add(name)
    return relatives


def read_apart(database: SqliteDatabase) -> Set[tuple[ClientId, ClientId]]:
    """The pairs known to be two people, the smaller id first."""
    rows = database.execute_sql("SELECT client_id, other_id FROM namesakes").fetchall()
    return {(min(pair), max(pair)) for pair in rows}
