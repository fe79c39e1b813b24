"""`check`: what is wrong with a book, and what to do about it."""

from pathlib import Path

from rmdesk.cli.exits import Exit
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.ties import Bond, tie
from rmdesk.desk.opening import open_book
from rmdesk.domain.kin.household import Relation
from rmdesk.store.tables.people import TieTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW
from tests.cli.conftest import PASSPHRASE, Tell


def test_a_tie_in_one_file_only_is_told_with_what_to_do(ask: Tell, book: Path) -> None:
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        son = add_client(desk, now=NOW, name="王建国", number="60100001")
        mother = add_client(desk, now=NOW, name="李芳", number="60100002")
        tie(desk, son, mother, Bond(relation=Relation.MOTHER), now=NOW)
    sound = ask("check", "--json")
    assert (sound.code, sound.json["broken_ties"]) == (Exit.DONE, [])
    with (
        open_book(book, PASSPHRASE, today=TODAY) as desk,
        desk.store.action("test", at=NOW) as action,
    ):
        action.delete(TieTable, desk.ties.of(mother)[0].id)
    answer = ask("check")
    assert answer.code == Exit.DAMAGED
    assert "The tie of client 60100001 to 60100002 stands in one file only." in answer.err
    assert "Open that relative on the page of 60100001" in answer.err
    assert "put the book back" not in answer.err  # nothing of the file is damaged
    found = ask("check", "--json").json
    assert not found["sound"]
    assert found["broken_ties"] == [
        {"number": "60100001", "other_number": "60100002", "fault": "one_sided"}
    ]


def test_what_is_well_and_what_is_not_is_said_in_plain_words(ask: Tell, book: Path) -> None:
    answer = ask("check")
    assert answer.code == Exit.DONE
    lines = answer.err.splitlines()
    assert lines[0].startswith("The book is sound")
    assert "* There is no backup beside the book: make one with rmdesk backup." in lines
    assert "- Only you may read the files of this book." in lines
    advice = [line.startswith("*") for line in lines[1:]]
    assert advice == sorted(advice, reverse=True), "the gravest first"
    findings = ask("check", "--json").json["findings"]
    assert {"grave": "advice", "about": "no_recovery"} in findings
