"""A deposit is typed in, matures, and is called about: from unlock to outcome, in counted keys."""

from datetime import date, datetime
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.opening import new_book, open_book
from rmdesk.domain.calling.calls import Outcome
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.money import Money
from tests.tools.window import Window, a_window

PASSPHRASE = "correct horse battery staple"
DAY = date(2026, 11, 20)
BEFORE = datetime(2026, 11, 19, 18)
PEOPLE = ("单雄信", "吕布", "欧阳锋")
WORDS = {
    "zh": ("口令：", "资产负债"),
    "en": ("Passphrase", "Assets"),
}


def a_book(home: Path) -> Path:
    path = home / "book.rmdesk"
    cost = Cost(memory_kib=8, iterations=1, lanes=1)
    with new_book(path, PASSPHRASE, today=DAY, cost=cost) as desk:
        for number, name in enumerate(PEOPLE):
            add_client(desk, now=BEFORE, name=name, mobile=f"1380000000{number}")
    return path


def type_line(desk: Window, words: str, shown: str) -> None:
    """Add to the file, line of the ledger, one line, Enter: as an input method commits it."""
    desk.press("a", "3")
    desk.wait_for("dq 5万")
    desk.type(words)
    desk.wait_for(shown)
    desk.press("Enter")
    desk.wait_until(lambda: "R2" not in desk.text)  # the form, and its example of a risk, is gone
    desk.wait_for(shown)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_deposit_from_its_first_line_to_the_call_about_it(language: str, tmp_path: Path) -> None:
    book = a_book(tmp_path)
    passphrase, assets = WORDS[language]
    options = ("--lang", language, "--today", DAY.isoformat(), "--book", str(book))
    with a_window(*options, home=tmp_path) as desk:
        desk.wait_for(passphrase)
        desk.press(PASSPHRASE, "Enter", "F3")
        desk.wait_for("欧阳锋")

        desk.press("Home", "Enter")
        desk.wait_for(assets)
        type_line(desk, "dq 30万 2026-12-05 1.5%", "300,000.00")
        desk.press("Right")
        desk.wait_for("2 / 3")
        type_line(desk, "定期 8万 2026-12-20 甲银行", "80,000.00")

        desk.press("F8", "0")  # from home: F8, 0, Down, Enter
        desk.wait_for("38.00")
        desk.press("Down")
        desk.wait_for("380,000.00")
        desk.press("Enter")
        desk.wait_for("1 / 2")
        desk.press("1")
        desk.wait_for("2 / 2")
        desk.press("C-q")
        assert desk.exit_code() == 0

    with open_book(book, PASSPHRASE, today=DAY) as opened:
        (first,) = opened.holdings.of(opened.clients.find("吕布")[0])
        assert first.holding_class is HoldingClass.TIME_DEPOSIT
        assert (first.amount, first.maturity) == (Money.of_yuan(300_000), date(2026, 12, 5))
        (second,) = opened.holdings.of(opened.clients.find("欧阳锋")[0])
        assert (second.institution, second.is_ours) == ("甲银行", False)
        (call,) = opened.calls.of(first.client_id)
        assert call.outcome == Outcome.NO_ANSWER
