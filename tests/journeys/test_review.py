"""A review from the list to the closed sheet, in counted keys, with a lock in the middle of it."""

from datetime import date, datetime
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.ledger import add_line
from rmdesk.desk.opening import new_book, open_book
from rmdesk.desk.reviewing.closing import close
from rmdesk.desk.reviewing.drafting import begin
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ledger.lines import LedgerLine
from rmdesk.domain.money import Money
from tests.tools.window import Window, a_window

PASSPHRASE = "correct horse battery staple"
DAY = date(2026, 11, 20)
LAST = datetime(2026, 8, 20, 18)
WORDS = {"zh": ("口令：", "草稿 2026-11-20"), "en": ("Passphrase", "Draft of 2026-11-20")}
LINES = 15


def a_book(home: Path) -> Path:
    """One client with fifteen lines, reviewed a quarter ago."""
    path = home / "book.rmdesk"
    cost = Cost(memory_kib=8, iterations=1, lanes=1)
    with new_book(path, PASSPHRASE, today=DAY, cost=cost) as desk:
        client = add_client(desk, now=LAST, name="单雄信", mobile="13800000001")
        for n in range(LINES):
            is_ours = n < 10
            line = LedgerLine(
                holding_class=HoldingClass.TIME_DEPOSIT,
                item=f"存单{n:02d}",
                amount=Money.of_yuan(100_000 + n * 10_000),
                is_ours=is_ours,
                institution="" if is_ours else "甲银行",
            )
            add_line(desk, client, line, now=LAST)
        close(desk, begin(desk, client, now=LAST), next_on=None, at=None, now=LAST)
    return path


class Keys:
    """What is pressed and typed, counted; a committed character is a key."""

    def __init__(self, desk: Window) -> None:
        self._desk = desk
        self.count = 0

    def press(self, *keys: str) -> None:
        self.count += len(keys)
        self._desk.press(*keys)

    def type(self, text: str) -> None:
        self.count += len(text)
        self._desk.type(text)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_fifteen_lines_three_figures_some_words_and_the_next_date(
    language: str, tmp_path: Path
) -> None:
    book = a_book(tmp_path)
    passphrase, draft = WORDS[language]
    options = ("--lang", language, "--today", DAY.isoformat(), "--book", str(book))
    with a_window(*options, home=tmp_path) as desk:
        desk.wait_for(passphrase)
        desk.press(PASSPHRASE, "Enter", "F3")
        desk.wait_for("单雄信")
        keys = Keys(desk)
        keys.press("F7")
        desk.wait_for("2026-08-20")
        keys.press("Enter")
        desk.wait_for(draft)
        keys.type("12万")
        keys.press("Enter")
        desk.wait_for("12.00")
        keys.type("13.5万")
        desk.wait_for("135,000.00")

        desk.press("C-l")  # in the middle of a figure
        desk.wait_for(passphrase)
        desk.press(PASSPHRASE, "Enter")
        desk.wait_for("135,000.00")

        keys.press("Enter")
        desk.wait_for("13.50")
        keys.type("?")
        keys.press("C-s")
        desk.wait_for("+ ")
        keys.press("C-s")
        desk.wait_for("+30")
        keys.type("下周三10:30")
        desk.wait_for("2026-11-25")
        keys.press("Enter")
        desk.wait_until(lambda: draft not in desk.text)
        desk.press("C-q")
        assert desk.exit_code() == 0

    with open_book(book, PASSPHRASE, today=DAY) as opened:
        (client,) = opened.clients.find("单雄信")
        review = opened.reviews.of(client)[0]
        lines = opened.reviews.lines(review.id)
        assert review.next_on == date(2026, 11, 25)
        assert review.closed_on == DAY
        assert len(lines) == LINES
        typed = [line for line in lines if line.as_of == DAY or line.amount is None]
        assert {line.amount for line in typed} == {
            Money.of_yuan(120_000),
            Money.of_yuan(135_000),
            None,
        }
    print(f"{keys.count} keys")
    assert keys.count <= 28
