"""Whose name or number is this? Asked while it is typed."""

from peewee import SqliteDatabase

from rmdesk.domain.ids import ClientId


def owners_of_phone(database: SqliteDatabase, phone: str) -> list[ClientId]:
    """Who has this phone, as mobile or in another field."""
    cursor = database.execute_sql(
        "SELECT id FROM clients WHERE mobile = ?"
        " UNION SELECT id FROM clients WHERE ? IN (home_phone, work_phone)",
        (phone, phone),
    )
    return [ClientId(row[0]) for row in cursor.fetchall()]


def owners_of_id(database: SqliteDatabase, id_number: str) -> list[ClientId]:
    """Who has this ID number."""
    cursor = database.execute_sql("SELECT id FROM clients WHERE id_number = ?", (id_number,))
    return [ClientId(row[0]) for row in cursor.fetchall()]


def owners_of_number(database: SqliteDatabase, number: str) -> list[ClientId]:
    """Who has this client number, or had it in a file that was merged away."""
    cursor = database.execute_sql(
        "SELECT id FROM clients WHERE number = ?"
        " UNION SELECT id FROM clients WHERE former_numbers <> ''"
        " AND instr(' ' || former_numbers || ' ', ' ' || ? || ' ')",
        (number, number),
    )
    return [ClientId(row[0]) for row in cursor.fetchall()]


def names_with(database: SqliteDatabase, character: str) -> list[tuple[ClientId, str]]:
    """Everybody whose name has this character, with the name; the oldest first."""
    cursor = database.execute_sql(
        "SELECT id, name FROM clients WHERE instr(lower(name), lower(?)) ORDER BY id", (character,)
    )
    return [(ClientId(row[0]), str(row[1])) for row in cursor.fetchall()]
