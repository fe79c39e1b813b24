"""A deal from the client's page to the close: noted in one line, moved by arrows, won; target and
ledger follow, and all of it is taken back."""

from datetime import date, datetime
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.opening import new_book, open_book
from rmdesk.desk.rhythm.targets import set_target
from rmdesk.desk.shelf.products import add_product
from rmdesk.desk.shelf.suitability import assess
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.money import Money
from rmdesk.domain.products import ProductLine
from tests.tools.window import Window, a_window

PASSPHRASE = "correct horse battery staple"
DAY = date(2026, 11, 20)
BEFORE = datetime(2026, 11, 20, 8)
MONTH = date(2026, 11, 1)
WORDS = {
    "zh": {
        "passphrase": "口令：",
        "form": "一行录入",
        "reading": "= 20.00 万",
        "noted": "已记下：单雄信",
        "pipeline": "储备",
        "board": "待成交",
        "met": "到已面谈",
        "closing": "2026-11-27",
        "closed": "已成交并记入台账 20.00 万",
        "undone": "已撤销",
    },
    "en": {
        "passphrase": "Passphrase",
        "form": "In one line",
        "reading": "= 20.00 万",
        "noted": "Noted: 单雄信",
        "pipeline": "Pipeline",
        "board": "To close",
        "met": "to Met",
        "closing": "2026-11-27",
        "closed": "Closed and in the ledger: 20.00 万",
        "undone": "Undone",
    },
}


def a_book(home: Path) -> Path:
    """One client of C3, a fund of R2, and a target of 100 万."""
    path = home / "book.rmdesk"
    cost = Cost(memory_kib=8, iterations=1, lanes=1)
    with new_book(path, PASSPHRASE, today=DAY, cost=cost) as desk:
        client_id = add_client(desk, now=BEFORE, name="单雄信", mobile="13800000000")
        assess(desk, client_id, "C3", on=DAY, now=BEFORE)
        fund = ProductLine(
            code="WL90", name="稳利90天", kind=HoldingClass.WEALTH_PRODUCT, risk="R2", term_days=90
        )
        add_product(desk, fund, now=BEFORE)
        set_target(desk, MONTH, "investment", Money.of_yuan(1_000_000), None, now=BEFORE)
    return path


def to_pipeline(desk: Window, words: dict[str, str]) -> None:
    desk.press("C-p")
    desk.wait_for("Esc")
    desk.type(words["pipeline"])
    desk.wait_for(f"› {words['pipeline']}")
    desk.press("Enter")
    desk.wait_for(words["board"])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_deal_from_its_line_to_the_close_and_back(language: str, tmp_path: Path) -> None:
    book, words = a_book(tmp_path), WORDS[language]
    options = ("--lang", language, "--today", DAY.isoformat(), "--book", str(book))
    with a_window(*options, home=tmp_path) as desk:
        desk.wait_for(words["passphrase"])
        desk.press(PASSPHRASE, "Enter", "F3")
        desk.wait_for("单雄信")
        desk.press("Enter")
        desk.wait_for("138****0000")

        desk.press("y")  # two keys would do: y and Enter around the line
        desk.wait_for(words["form"])
        desk.type("稳利90天 20万 下周")
        desk.wait_for(words["reading"])
        desk.press("Enter")
        desk.wait_for(words["noted"])

        to_pipeline(desk, words)
        desk.wait_for("20.00 万")
        desk.type("\x1b[1;2C")  # Shift+Right
        desk.wait_for("5.00")
        desk.type("\x1b[1;2C")
        desk.wait_for(words["met"])
        desk.press("C-s")
        desk.wait_for(words["closing"])
        desk.press("Enter")
        desk.wait_for(words["closed"])

        desk.press("1")  # where one stands: 20 of 100 万
        desk.wait_for("20.00")
        desk.wait_for("20 %")
        desk.press("F3", "Enter")
        desk.wait_for("138****0000")
        desk.wait_for("2027-02-18")  # the line of the ledger, with its maturity

        desk.press("u")
        desk.wait_for(words["undone"])
        desk.wait_until(lambda: "2027-02-18" not in desk.text)
        desk.press("C-q")
        assert desk.exit_code() == 0
    with open_book(book, PASSPHRASE, today=DAY) as kept:
        client_id = kept.clients.find("单雄信")[0]
        (deal,) = kept.deals.of(client_id)
        assert (deal.stage, deal.holding_id, deal.closed_on) == (Stage.MET, None, None)
        assert list(kept.holdings.of(client_id)) == []
