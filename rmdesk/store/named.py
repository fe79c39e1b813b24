"""Whose data stands in a text that is to leave the book."""

import re

from peewee import SqliteDatabase

_NUMBERS = ("number", "id_number", "mobile", "home_phone", "work_phone", "messenger", "email")
_SHORTEST_NUMBER = 5
_GAPS = re.compile(r"(?<=\d)[ -](?=\d)")


def named_in(database: SqliteDatabase, text: str) -> list[str]:
    """The names and numbers of clients that stand in `text`, as it writes them.

    A name of one character is in half of all sentences; a number counts however it is spaced.
    """
    plain = _GAPS.sub("", text)
    names = "SELECT name FROM clients WHERE length(name) > 1 AND instr(?, name) > 0"
    found = [row[0] for row in database.execute_sql(names, (text,)).fetchall()]
    for column in _NUMBERS:
        numbers = (
            f"SELECT {column} FROM clients WHERE length({column}) >= {_SHORTEST_NUMBER}"
            f" AND instr(?, {column}) > 0"
        )
        found += [row[0] for row in database.execute_sql(numbers, (plain,)).fetchall()]
    return list(dict.fromkeys(found))
