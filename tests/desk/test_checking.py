"""A check says what is well and what is not, and is written down itself."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from rmdesk.desk.backups.making import back_up
from rmdesk.desk.backups.memory import remember_drill, remember_place
from rmdesk.desk.book import Desk
from rmdesk.desk.checking import examine
from rmdesk.desk.exporting.release import allow_files
from rmdesk.domain.check_findings import About, Grave
from rmdesk.store.backups.folder import Why
from rmdesk.store.disk.files import quarantine_folder
from rmdesk.store.disk.findings import Finding, Kind
from rmdesk.store.vault.acceptance import note_acceptance
from tests.books.builders import TODAY
from tests.ui.small_book import NOW, small_book


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with small_book(tmp_path) as desk:
        for file in desk.vault.path.parent.iterdir():
            file.chmod(0o600)  # the book is a copy of one that all tests share
        yield desk


def told(desk: Desk) -> dict[About, Grave]:
    return {fact.about: fact.grave for fact in examine(desk, now=NOW).facts}


def test_a_new_book_is_sound_and_has_advice(desk: Desk) -> None:
    report = examine(desk, now=NOW)
    assert report.is_sound
    found = {fact.about: fact.grave for fact in report.facts}
    assert found[About.CHAIN] is Grave.WELL
    assert found[About.FILES_PRIVATE] is Grave.WELL
    for about in (About.NO_RECOVERY, About.NO_ESCROW, About.NO_BACKUP, About.NO_DRILL):
        assert found[about] is Grave.ADVICE
    assert About.EXPORTS_OFF in found


def test_it_is_written_down_with_its_result(desk: Desk) -> None:
    examine(desk, now=NOW)
    (row,) = desk.audit.rows(TODAY, TODAY, most=1)
    assert (row.action, row.result) == ("check", "sound")


def test_a_broken_chain_is_a_fault(desk: Desk) -> None:
    allow_files(desk, now=NOW)
    with desk.store.database.atomic():
        desk.store.database.execute_sql("DROP TRIGGER audit_update")
        desk.store.database.execute_sql("UPDATE audit SET reason = 'none' WHERE id = 1")
    report = examine(desk, now=NOW)
    assert not report.is_sound
    assert report.chain.broken_at == 1
    assert About.CHAIN_BROKEN in {fact.about for fact in report.facts}
    (row,) = desk.audit.rows(TODAY, TODAY, most=1)
    assert row.result == "faults"


def test_a_broken_chain_that_was_accepted_is_no_fault_for_ever(desk: Desk) -> None:
    allow_files(desk, now=NOW)
    with desk.store.database.atomic():
        desk.store.database.execute_sql("DROP TRIGGER audit_update")
        desk.store.database.execute_sql("UPDATE audit SET reason = 'none' WHERE id = 1")
        note_acceptance(desk.audit, (Finding(Kind.CHAIN, {"row": 1}),), at=NOW)
    report = examine(desk, now=NOW)
    assert report.is_sound
    assert About.CHAIN_ACCEPTED in {fact.about for fact in report.facts}


def test_files_that_others_may_read_are_named(desk: Desk) -> None:
    desk.vault.path.chmod(0o644)
    facts = [fact for fact in examine(desk, now=NOW).facts if fact.about is About.FILES_OPEN]
    assert [fact.facts["name"] for fact in facts] == [desk.vault.path.name]


def test_what_was_set_aside_is_told(desk: Desk) -> None:
    aside = quarantine_folder(desk.vault.path) / "20261120"
    aside.mkdir(parents=True, mode=0o700)
    (aside / "book-wal").write_bytes(b"x")
    assert told(desk)[About.SET_ASIDE] is Grave.ADVICE


def test_states_of_before_a_restore_are_counted(desk: Desk) -> None:
    book = desk.vault.path
    kept = book.with_name(book.name + ".before-20261119-170000.keys")
    kept.write_bytes(b"whatever it says")
    (fact,) = (one for one in examine(desk, now=NOW).facts if one.about is About.KEPT_BESIDE)
    assert fact.facts == {"count": 1, "name": kept.name.removesuffix(".keys")}


def test_backups_are_judged_by_their_age_and_the_last_drill(desk: Desk) -> None:
    back_up(desk, why=Why.ASKED, now=NOW)
    remember_drill(desk, is_sound=True, now=NOW)
    remember_place(desk, "/media/stick", now=NOW)
    found = told(desk)
    for about in (About.BACKUP, About.DRILL, About.SECOND_PLACE):
        assert found[about] is Grave.WELL
    remember_drill(desk, is_sound=False, now=NOW)
    desk.roll_over(TODAY + timedelta(days=9))
    found = told(desk)
    for about in (About.BACKUP_OLD, About.DRILL_FAILED, About.SECOND_PLACE_OLD):
        assert found[about] is Grave.ADVICE
