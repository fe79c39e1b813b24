"""Money over a large book: ``python -m tests.bench.bench_money [clients]``.

Each view beside its floor in the same run: the one query that reads or sums its rows, fetched and
left alone, on the same connection. Medians in milliseconds of CPU.
"""

import random
import sys
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from rmdesk.desk.book import Desk
from rmdesk.desk.client_lists.deposits import exposures
from rmdesk.desk.client_lists.ladder import cell_lines, ladder
from rmdesk.desk.shelf.products import add_product, record_net_value, shelf
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ladder import Span
from rmdesk.domain.money import Money
from rmdesk.domain.products import ProductLine
from rmdesk.store.tables.money import HoldingTable
from tests.bench.bench_query import full_book, report, spent
from tests.books.builders import TODAY
from tests.ui.small_book import NOW, YESTERDAY

_BANKS = ("甲银行", "乙银行", "丙农商行", "丁银行", "戊证券", "己银行")
_PRODUCTS = 40


def main() -> None:
    clients = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder, full_book(Path(folder), clients) as desk:
        enrich(desk, clients)
        measure(desk)


def enrich(desk: Desk, clients: int) -> None:
    """Other banks by name, a shelf, and who holds what of it."""
    chance = random.Random(11)
    for n in range(_PRODUCTS):
        kind = HoldingClass.WEALTH_PRODUCT
        line = ProductLine(code=f"P{n:03}", name=f"产品{n}", kind=kind, risk=f"R{1 + n % 5}")
        add_product(desk, line, now=YESTERDAY)
    with desk.store.action("bench.made", at=YESTERDAY) as action:
        action.insert_many(
            HoldingTable,
            [
                *("client_id", "institution", "is_ours", "holding_class", "amount", "maturity"),
                *("product_id", "units"),
            ],
            [
                (
                    1 + n % clients,
                    chance.choice(_BANKS),
                    n % 3 > 0,
                    HoldingClass.WEALTH_PRODUCT if n % 3 else HoldingClass.TIME_DEPOSIT,
                    Money(chance.randrange(10**8)),
                    TODAY + timedelta(days=chance.randint(-20, 800)),
                    1 + n % _PRODUCTS if n % 3 else None,
                    chance.randrange(10**9),
                )
                for n in range(clients)
            ],
        )


def measure(desk: Desk) -> None:
    database = desk.vault.database
    debts = "('mortgage', 'consumer_loan', 'credit_card', 'other_liability')"

    def raw(*statements: str) -> Callable[[], object]:
        return lambda: [database.execute_sql(sql).fetchall() for sql in statements]

    summed = spent(
        raw(
            "SELECT is_ours, institution, substr(maturity, 1, 7), SUM(amount), COUNT(*)"
            f" FROM holdings WHERE maturity IS NOT NULL AND gone_on IS NULL"
            f" AND holding_class NOT IN {debts} GROUP BY 1, 2, 3",
            "SELECT substr(expected_inflow_on, 1, 7), SUM(expected_inflow), COUNT(*) FROM clients"
            " WHERE expected_inflow > 0 GROUP BY 1",
        )
    )
    report("the maturity ladder", summed, spent(lambda: ladder(desk)))
    month = [rung for rung in ladder(desk).rungs if rung.span is Span.MONTH][1]
    assert month.first is not None and month.last is not None
    span = f"BETWEEN '{month.first.isoformat()}' AND '{month.last.isoformat()}'"
    read = spent(
        raw(
            "SELECT client_id, name, amount, maturity FROM holdings JOIN clients"
            f" ON clients.id = client_id WHERE maturity {span} ORDER BY amount DESC LIMIT 200",
            f"SELECT client_id FROM holdings WHERE maturity {span} GROUP BY 1 ORDER BY SUM(amount)",
        )
    )
    ours = spent(lambda: cell_lines(desk, month, None))
    report("a month of it, with its call list", read, ours)
    deposits = "('demand_deposit', 'time_deposit', 'certificate_of_deposit')"
    large = spent(
        raw(
            "SELECT client_id, is_ours, institution, SUM(amount * rate_bp) FROM holdings WHERE"
            f" holding_class IN {deposits} GROUP BY 1, 2, 3 HAVING SUM(amount) >= 45000000"
        )
    )
    report("deposits beyond the insured sum", large, spent(lambda: exposures(desk)))
    held = spent(
        raw(
            "SELECT product_id, COUNT(DISTINCT client_id), SUM(amount) FROM holdings"
            " WHERE product_id IS NOT NULL GROUP BY 1",
            "SELECT * FROM products",
        )
    )
    report("the product shelf", held, spent(lambda: shelf(desk)))
    product = shelf(desk)[0].product.id
    values = iter(range(10_000, 99_999))
    lines = len(desk.products.lines(product))
    took = spent(lambda: record_net_value(desk, product, next(values), TODAY, now=NOW))
    print(
        f"a net value over {lines} lines: {took:.1f} ms, {took / lines:.3f} ms a line", flush=True
    )


if __name__ == "__main__":
    main()
