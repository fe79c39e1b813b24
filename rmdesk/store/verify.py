"""Checks a whole open book: pages, references, and that derived facts follow from their sources."""

from dataclasses import dataclass
from datetime import date

from rmdesk.store.clients import ClientShelf
from rmdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many faults each check found, and over how many clients."""

    clients: int
    pages: int
    structure: int
    references: int
    facts: int

    @property
    def is_sound(self) -> bool:
        return not (self.pages or self.structure or self.references or self.facts)


def verify(store: Store, *, today: date) -> Verdict:
    """Read every page and record once; nothing is written.

    `pages` fail their authentication tag, `structure` is what SQLite finds wrong in its own
    trees, `references` point to a client that is not there, `facts` differ from what the sources
    say on `today`.
    """
    database = store.database
    clients = ClientShelf(database)
    structure = [row[0] for row in database.execute_sql("PRAGMA integrity_check").fetchall()]
    return Verdict(
        clients=clients.count(),
        pages=len(database.execute_sql("PRAGMA cipher_integrity_check").fetchall()),
        structure=len([finding for finding in structure if finding != "ok"]),
        references=len(database.execute_sql("PRAGMA foreign_key_check").fetchall()),
        facts=sum(
            facts != clients.facts(facts.client_id)
            for facts, _places, _sort_name, _keys in store.facts.derive_all(today=today)
        ),
    )
