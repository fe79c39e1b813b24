"""A damaged key file: the desk starts, says so, and obeys what of it can be read."""

from datetime import date, datetime
from pathlib import Path

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.opening import new_book
from tests.tools.window import a_window

PASSPHRASE = "correct horse battery staple"
TODAY = date(2026, 11, 20)

_DAMAGED = (
    b'contact.log = ["z"]\n'
    b"\xff\xfe\x00 not a line\n"
    b"app.lock = []\n"
    b'desk.undo = ["z"]\n'
    b"[[[\n"
    b'client.new = "\xe4\xb8\xad"\n'
)


def test_the_desk_starts_with_any_file(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "rmdesk"
    folder.mkdir(parents=True)
    (folder / "keys.toml").write_bytes(_DAMAGED)
    book = tmp_path / "book.rmdesk"
    cost = Cost(memory_kib=8, iterations=1, lanes=1)
    with new_book(book, PASSPHRASE, today=TODAY, cost=cost) as desk:
        add_client(desk, now=datetime(2026, 11, 13, 18), name="单雄信")
    arguments = ("--lang", "en", "--today", TODAY.isoformat(), "--book", str(book))
    with a_window(*arguments, home=tmp_path, size=(120, 40)) as window:
        window.wait_for("Passphrase")
        window.press(PASSPHRASE, "Enter")
        window.wait_for("Lines of your key file that do not count: 5.")
        window.press("F3")
        window.wait_for("z Log contact")
        window.press("z")
        window.wait_for("Log a contact: ")
        window.press("Esc", "C-l")
        window.wait_for("Passphrase")
        window.press(PASSPHRASE, "Enter")
        window.wait_for("z Log contact")
        window.press("C-q")
        assert window.exit_code() == 0
    assert (folder / "keys.toml").read_bytes() == _DAMAGED
