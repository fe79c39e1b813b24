"""Checks a whole open book: pages, references, that derived facts follow from their sources, and
that the two files of a tie say the same."""

from dataclasses import dataclass
from datetime import date

from rmdesk.store.shelves.clients import ClientShelf
from rmdesk.store.ties import BrokenTie, TieShelf
from rmdesk.store.writing import Store


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many faults each check found, and over how many clients."""

    clients: int
    pages: int
    structure: int
    references: int
    facts: int
    broken_ties: tuple[BrokenTie, ...] = ()

    @property
    def is_sound(self) -> bool:
        return not (self.is_damaged or self.broken_ties)

    @property
    def is_damaged(self) -> bool:
        """Whether the file itself is at fault, which nobody can mend in the desk."""
        return bool(self.pages or self.structure or self.references or self.facts)


def verify(store: Store, *, today: date) -> Verdict:
    """Read every page and record once; nothing is written.

    `pages` fail their authentication tag, `structure` is what SQLite finds wrong in its own
    trees, `references` point to a client that is not there, `facts` differ from what the sources
    say on `today`; `broken_ties` are not the same in both files.
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
        broken_ties=tuple(TieShelf(database).broken()),
    )
