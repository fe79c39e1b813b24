"""Drawing a recovery code on the command line: it stands alone on the screen, and leaves it."""

import re
from datetime import date
from pathlib import Path

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.opening import new_book, open_book
from tests.tools.window import a_window

_PASSPHRASE = "correct horse battery staple"
_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
_TODAY = date(2026, 11, 20)


def test_a_code_is_drawn_read_back_and_opens_the_book(tmp_path: Path) -> None:
    book = tmp_path / "book.rmdesk"
    new_book(book, _PASSPHRASE, today=_TODAY, cost=_CHEAP).close()
    with a_window("--book", str(book), "--lang", "en", "keys", "recovery", home=tmp_path) as window:
        window.wait_for("Passphrase:")
        window.press(_PASSPHRASE, "Enter")
        window.wait_for("Enter, when it is on paper:")
        paper = " ".join(re.findall(r"\b[0-9A-Z]{5}\b", window.text))
        assert len(paper) == 47
        window.press("Enter")
        window.wait_for("The code, from the paper:")
        assert paper[:5] not in window.text
        window.press(paper, "Enter")
        window.wait_for("opens the book from now on")
        assert window.exit_code() == 0
        assert paper[:5] not in window.text
    open_book(book, paper, today=_TODAY).close()
