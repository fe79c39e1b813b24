"""From the third Monday, on which next month is stocked, over its week 1 to the report: by keys."""

from datetime import date, datetime
from pathlib import Path

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.exporting.release import allow_files
from rmdesk.desk.opening import new_book, open_book
from rmdesk.desk.rhythm.standing import month_standing
from rmdesk.desk.shelf.products import add_product
from rmdesk.desk.shelf.suitability import assess
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.money import Money
from rmdesk.domain.products import ProductLine
from tests.tools.window import Window, a_window

PASSPHRASE = "correct horse battery staple"
THIRD_MONDAY, WEEK_1 = date(2026, 11, 16), date(2026, 12, 3)
DECEMBER = date(2026, 12, 1)
BEFORE = datetime(2026, 11, 13, 18)
PEOPLE = ("单雄信", "吕布", "欧阳锋")


def a_book(home: Path) -> Path:
    """Three clients of C3 and a wealth product of R2."""
    path = home / "book.rmdesk"
    cost = Cost(memory_kib=8, iterations=1, lanes=1)
    with new_book(path, PASSPHRASE, today=BEFORE.date(), cost=cost) as desk:
        product = ProductLine(
            code="WL90", name="稳利90天", kind=HoldingClass.WEALTH_PRODUCT, risk="R2", term_days=90
        )
        add_product(desk, product, now=BEFORE)
        for number, name in enumerate(PEOPLE):
            client_id = add_client(desk, now=BEFORE, name=name, mobile=f"1380000000{number}")
            assess(desk, client_id, "C3", on=BEFORE.date(), now=BEFORE)
        allow_files(desk, now=BEFORE)
    return path


def unlock(desk: Window) -> None:
    desk.wait_for("Passphrase")
    desk.press(PASSPHRASE, "Enter")
    desk.wait_for("1 Home page")


def stock(desk: Window, name: str, words: str) -> None:
    """Find the client, y, one line, Enter: as an input method commits it."""
    desk.press("/", name, "Enter")
    desk.wait_for(name)
    desk.press("y")
    desk.wait_for(f"New deal: {name}")
    desk.type(words)
    desk.wait_for("Dec 2026")
    desk.press("Enter")
    desk.wait_for(f"Noted: {name}")


def test_from_the_third_monday_to_the_report(tmp_path: Path) -> None:
    book = a_book(tmp_path)

    def options(today: date) -> tuple[str, ...]:
        return ("--lang", "en", "--today", today.isoformat(), "--book", str(book))

    with a_window(*options(THIRD_MONDAY), home=tmp_path, size=(120, 40)) as desk:
        unlock(desk)
        desk.press("4")  # the targets of the month that comes
        desk.wait_for("No target yet.")
        desk.press("Right")
        desk.wait_for("those of Nov 2026")
        desk.press("Enter")
        desk.wait_for("Only what is typed changes")
        desk.press("229 6", "Enter")
        desk.wait_for("Investment, Dec 2026: 229.00 万, 6 pcs.")
        desk.press("Esc", "F3")
        desk.wait_for("欧阳锋")
        stock(desk, "单雄信", "WL90 60万 12月")
        stock(desk, "吕布", "WL90 90万 12月 已面谈")
        desk.press("C-p")
        desk.type("Rhythm of")
        desk.wait_for("Rhythm of the month")
        desk.press("Enter")
        desk.wait_for(
            "Clients so far: 2; closed 0.00 万 and open by chance 51.00 万 of 229.00 万: 22 %."
        )
        desk.press("C-q")
        assert desk.exit_code() == 0

    with a_window(*options(WEEK_1), home=tmp_path, size=(120, 40)) as desk:
        unlock(desk)
        desk.press("2")
        desk.wait_for("150.00 万, weighted 51.00 万")
        desk.press(">")
        desk.wait_for("from Stocked to Invited")
        desk.press(">")
        desk.wait_for("from Invited to Met")
        desk.press(">")
        desk.wait_for("from Met to To close")
        desk.press(">")
        desk.wait_for("Counts towards Investment in Dec 2026.")
        desk.press("Enter")
        desk.wait_for("Closed and in the ledger: 60.00 万 for Investment, Dec 2026.")
        desk.press("3")
        # 60 of 229 on the third working day of week 1, against what the rhythm asks
        desk.wait_for("60.00 万 of 229.00 万")
        desk.wait_for("Nov week 4")
        desk.press("7")
        desk.wait_for("7 Reports")
        desk.press(" ")
        desk.wait_for("Report of the month 2026-12")
        desk.press("x")
        desk.wait_for("Report into a file")
        desk.press("Enter")
        desk.wait_until(lambda: bool(list(tmp_path.glob("*2026-12*"))))
        desk.press("Enter")
        desk.press("C-q")
        assert desk.exit_code() == 0

    (written,) = tmp_path.glob("*2026-12*")
    assert written.stat().st_size > 1000
    with open_book(book, PASSPHRASE, today=WEEK_1) as opened:
        standing = month_standing(opened, DECEMBER, today=WEEK_1)
        investment = standing.of("investment")
        assert (investment.done_amount, investment.done_pieces) == (Money.of_yuan(600_000), 1)
        (deal,) = opened.deals.of(opened.clients.find("单雄信")[0])
        assert (deal.stage, deal.month, deal.closed_on) == (Stage.CLOSED, DECEMBER, WEEK_1)
