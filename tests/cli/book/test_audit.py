"""`audit` and the waits: what was done is read out, and that is written down as well."""

import time
from pathlib import Path

from rmdesk.cli.exits import Exit
from rmdesk.desk.audit import UNLOCK
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.opening import open_book
from rmdesk.store.disk.files import tries_path
from rmdesk.store.disk.refusals import TooSoon
from rmdesk.store.unlocking.tries import Tries
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW
from tests.cli.conftest import PASSPHRASE, Tell


def worked(book: Path) -> None:
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        client = add_client(desk, now=NOW, name="诸葛孔明", number="60100001", mobile="13812345678")
        edit_client(desk, client, {"note": "甲"}, now=NOW)
        desk.audit.note("reveal", at=NOW, object=f"client {client}", reason="he asked 13812345678")


def test_what_was_done_is_read_out_and_names_nobody(ask: Tell, book: Path) -> None:
    worked(book)
    answer = ask("audit")
    assert answer.code == Exit.DONE
    assert "new client ..." in answer.out
    assert "edit of ..." in answer.out
    assert "he asked 138****5678" in answer.out
    assert "诸葛" not in answer.out
    assert "none was changed" in answer.err


def test_reading_it_out_is_written_down_and_so_is_who_came_in(ask: Tell, book: Path) -> None:
    first = ask("audit", "--json").json["lines"]
    second = ask("audit", "--json").json["lines"]
    new = [line["action"] for line in second[len(first) :]]
    assert "export" in new
    assert UNLOCK in new
    assert [line["number"] for line in second] == list(range(1, len(second) + 1))


def test_days_limit_it(ask: Tell, book: Path) -> None:
    worked(book)
    lines = ask("audit", "--json", "--from", "2026-11-20", "--to", "2026-11-20").json["lines"]
    assert {line["at"][:10] for line in lines} == {"2026-11-20"}
    assert "client.edit" in {line["action"] for line in lines}
    assert not ask("audit", "--json", "--to", "2020-01-01").json["lines"]


def test_a_chain_that_does_not_hold_is_told(ask: Tell, book: Path) -> None:
    worked(book)
    with open_book(book, PASSPHRASE, today=TODAY) as desk, desk.store.database.atomic():
        desk.store.database.execute_sql("DROP TRIGGER audit_update")
        desk.store.database.execute_sql("UPDATE audit SET actor = 'nobody' WHERE id = 2")
    answer = ask("audit", "--json")
    assert answer.code == Exit.DAMAGED
    assert answer.json["broken_at"] == 2
    assert "From line 2 on the chain does not hold" in answer.err
    assert ask("check").code == Exit.DAMAGED


def test_a_wrong_passphrase_is_counted_and_told_later(
    tell: Tell, ask: Tell, book: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("not the passphrase of it\n")
    wrong.chmod(0o600)
    for _ in range(2):
        refused = tell("--book", str(book), "--passphrase-file", str(wrong), "check")
        assert refused.code == 10
    actions = [line["action"] for line in ask("audit", "--json").json["lines"]]
    assert actions[actions.index("unlock.failed") + 1] == UNLOCK
    assert not tries_path(book).exists()


def test_nobody_tries_while_the_wait_runs(ask: Tell, book: Path) -> None:
    tries = Tries(book)
    for _ in range(12):
        tries.charge(now=time.time())
    refused = ask("check")
    assert refused.code == TooSoon.exit_code
    assert "the next may be tried in" in refused.err
    assert Tries(book).failed() == tries.failed(), "being refused is no try"
