"""The insurance of a large book: ``python -m tests.bench.bench_insurance [clients]``.

Each figure beside its floor in the same run: the queries that read the same columns, fetched and
left alone, on the same connection. Medians in milliseconds of CPU.
"""

import random
import sys
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.insurance import everybodys_insurance, matrix_of
from rmdesk.desk.papers import add_paper, content_of
from rmdesk.domain.ids import ClientId
from rmdesk.domain.insurance import Risk
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.money import Money
from rmdesk.domain.papers import PAPER_LIMIT, TEXT
from rmdesk.domain.policies.policy import PolicyKind
from rmdesk.exchange.papers.taking import TakenPaper
from rmdesk.store.papers import digest_of
from rmdesk.store.tables.money import CoverAnswerTable, PolicyTable
from rmdesk.store.tables.people import MemberTable
from rmdesk.ui.views.tables.kinds.insurance import INSURANCE
from rmdesk.ui.views.tables.reading import Arrangement, arranged
from tests.bench.bench_query import full_book, report, spent
from tests.books.builders import TODAY
from tests.ui.small_book import NOW, YESTERDAY

_ROWS_ON_SCREEN = 40
_KINDS = tuple(PolicyKind)


def main() -> None:
    clients = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder, full_book(Path(folder), clients) as desk:
        insure(desk, clients)
        measure(desk)


def insure(desk: Desk, clients: int) -> None:
    """Half of the clients with a family, two policies for three of them, and some answers."""
    chance = random.Random(11)
    names = dict(
        desk.vault.database.execute_sql("SELECT id, name FROM clients ORDER BY id").fetchall()
    )
    with desk.store.action("bench.made", at=YESTERDAY) as action:
        families = [n for n in names if n % 2]
        action.insert_many(
            MemberTable,
            ["client_id", "name", "relation", "called"],
            [
                (n, f"{word}{n}", relation, word)
                for n in families
                for word, relation in (("妻", Relation.SPOUSE), ("儿", Relation.SON))
            ],
        )
        insured = [chance.randrange(1, clients + 1) for _ in range(clients * 2 // 3)]
        action.insert_many(
            PolicyTable,
            [
                *("client_id", "kind", "insurer", "insured", "repeat"),
                *("sum_insured", "premium", "next_premium_on"),
            ],
            [
                (
                    n,
                    chance.choice(_KINDS),
                    "甲人寿",
                    chance.choice((names[n], "妻", "", f"儿{n}")),
                    1 + at,
                    Money(chance.randrange(10**8)),
                    Money(chance.randrange(10**6)),
                    TODAY + timedelta(days=chance.randint(-10, 360)),
                )
                for at, n in enumerate(insured)
            ],
        )
        action.insert_many(
            CoverAnswerTable,
            ["client_id", "member_id", "risk", "is_covered", "on"],
            [
                (n, None, chance.choice(tuple(Risk)), chance.random() < 0.5, TODAY)
                for n in range(1, clients, 10)
            ],
        )


def measure(desk: Desk) -> None:
    database = desk.vault.database

    def raw(*statements: str) -> Callable[[], object]:
        return lambda: [database.execute_sql(sql).fetchall() for sql in statements]

    members = "SELECT id, client_id, name, relation, called FROM members WHERE gone_on IS NULL"
    policies = (
        "SELECT id, client_id, kind, insurer, insured, sum_insured, premium,"
        " covers_critical_illness, next_premium_on, ends, is_regular FROM policies"
        " WHERE gone_on IS NULL"
    )
    floor = spent(
        raw(
            "SELECT clients.id, name FROM clients JOIN facts ON facts.client_id = clients.id"
            " WHERE gone_on IS NULL ORDER BY sort_name, clients.id",
            f"{members} ORDER BY id",
            f"{policies} ORDER BY next_premium_on NULLS LAST, id",
            "SELECT id, client_id, member_id, risk, is_covered, on_day FROM cover_answers",
            "SELECT client_id, field, value FROM details INDEXED BY details_family"
            " WHERE field IN ('marriage', 'children', 'protected')",
        )
    )
    report("everybody", floor, spent(lambda: everybodys_insurance(desk)))
    screen = spent(lambda: everybodys_insurance(desk)[:_ROWS_ON_SCREEN])
    report("everybody, a screen of rows", floor, screen)
    by_illness = Arrangement(order=(3, True))
    ordered = spent(
        lambda: arranged(everybodys_insurance(desk), INSURANCE, by_illness, today=TODAY)
    )
    report("ordered by a kind of risk", floor, ordered)
    one = ClientId(1)
    content = random.Random(5).randbytes(PAPER_LIMIT)
    paper_id = add_paper(desk, one, TakenPaper("paper", TEXT, content), now=NOW)
    read = raw("SELECT content FROM paper_parts ORDER BY part")
    parts = spent(lambda: (read(), digest_of(content)))
    report("the largest paper, read and checked", parts, spent(lambda: content_of(desk, paper_id)))
    for name, work in (
        ("one family", lambda: matrix_of(desk, one)),
        ("the history of a file", lambda: desk.history.of(one)),
    ):
        print(f"{name:44} {spent(work):8.1f} ms")


if __name__ == "__main__":
    main()
