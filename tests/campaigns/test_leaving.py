"""Leaving, cut off and attacked: handing over, receiving, and what a leaver can still open.

Kills, power cuts and failing disks during an erase are in `test_erase_cuts` and
`test_erase_faults`. `CUT`, `KILL` and `FAULT` repeat a single case, as in the campaigns they are
of.
"""

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from rmdesk.crypto.recipients import Identity
from rmdesk.crypto.recovery_code import identity_of
from rmdesk.desk.backups.making import backups_of, local_keys
from rmdesk.desk.backups.memory import remember_place
from rmdesk.desk.backups.place import copy_to
from rmdesk.desk.handover.writing import write_bundle
from rmdesk.desk.opening import open_book, unlock_key
from rmdesk.desk.receiving.opening import verified
from rmdesk.desk.receiving.refusals import NotForYou
from rmdesk.errors import RmdeskError
from rmdesk.store.backups.file import open_with, open_with_local_keys, read_head
from rmdesk.store.backups.refusals import DamagedBackup
from rmdesk.store.disk.header import read_header
from rmdesk.store.unlocking.unlock import trusted
from rmdesk.store.unlocking.ways_in import offered
from rmdesk.store.vault.settling import next_keys_path
from tests.campaigns.conftest import host
from tests.campaigns.cuts import cut_all
from tests.campaigns.erase_works import (
    PASSPHRASE,
    clear,
    lay_book,
    left_of,
    page_of,
    strike,
    whole_key_files,
)
from tests.campaigns.faults import fail_everywhere
from tests.campaigns.kills import Victims, kill_all
from tests.campaigns.leaving_works import LEAVING, a_receiver, untold
from tests.campaigns.works import NOW, TODAY, Work
from tests.tools.faulty_disk import Fault

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for names of files")

works = pytest.mark.parametrize("work", LEAVING.values(), ids=LEAVING)
faults = pytest.mark.parametrize("fault", Fault, ids=lambda fault: fault.name)
__all__ = ["host"]  # the fixture


@pytest.mark.campaign
@works
def test_a_power_cut_loses_nothing(work: Work, tmp_path: Path) -> None:
    cut_all(work, 6, tmp_path)


@pytest.mark.long
@works
def test_no_power_cut_loses_anything(work: Work, tmp_path: Path) -> None:
    cut_all(work, 300, tmp_path)


@pytest.mark.campaign
@works
def test_a_kill_loses_nothing(work: Work, host: Victims, tmp_path: Path) -> None:
    kill_all(work, host, 3, tmp_path)


@pytest.mark.long
@works
def test_no_kill_loses_anything(work: Work, host: Victims, tmp_path: Path) -> None:
    kill_all(work, host, 200, tmp_path)


@pytest.mark.campaign
@faults
@works
def test_a_failing_disk_leaves_the_old_state(work: Work, fault: Fault, tmp_path: Path) -> None:
    fail_everywhere(replace(work, steps=work.steps[:2]), fault, 3, tmp_path)


@pytest.mark.long
@faults
@works
def test_a_disk_may_fail_anywhere(work: Work, fault: Fault, tmp_path: Path) -> None:
    fail_everywhere(replace(work, steps=work.steps[:2]), fault, None, tmp_path)


@pytest.mark.campaign
def test_what_is_undeleted_after_an_erase_opens_nothing(tmp_path: Path) -> None:
    """Every file has a further name, as if the disk were searched for what was deleted: not even
    the recovery code opens any of it."""
    book, shadow = tmp_path / "here" / "book.rmdesk", tmp_path / "shadow"
    book.parent.mkdir(mode=0o700)
    code = lay_book(book)
    for path in [path for path in book.parent.rglob("*") if path.is_file()]:
        name = shadow / path.relative_to(book.parent)
        name.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.link(path, name)
    # Deleted, not erased: every opening clears it away. The certificate names such remnants.
    next_keys_path(shadow / book.name).unlink()
    backups = backups_of(shadow / book.name)
    assert backups and len(whole_key_files(shadow)) > 2, "there is something to be destroyed"
    strike(book)
    clear(book)
    assert left_of(book) == []
    assert whole_key_files(shadow) == []
    for typed in (PASSPHRASE, code):
        with pytest.raises(RmdeskError):
            unlock_key(shadow / book.name, typed)
    for backup in backups:
        with pytest.raises(DamagedBackup):
            read_head(backup.path)


@pytest.mark.campaign
def test_what_a_leaver_carried_off_opens_nothing_but_what_is_named(tmp_path: Path) -> None:
    """The passphrase, a stick with backups, the bundle, and the recovery code: the code alone opens
    the backups that lay elsewhere, and the certificate says so."""
    book, stick = tmp_path / "here" / "book.rmdesk", tmp_path / "stick"
    book.parent.mkdir(mode=0o700)
    stick.mkdir()
    code, bundle = lay_book(book), tmp_path / "bundle.age"
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        (note, *_) = backups_of(book)
        assert copy_to(stick, note, book_id=desk.vault.vault_id)
        remember_place(desk, str(stick), now=NOW)
        write_bundle(desk, a_receiver(desk), bundle, now=NOW, progress=untold)
        old_keys = local_keys(trusted(read_header(book), desk.vault.key), desk.vault.key)
    strike(book)
    clear(book)
    (copy,) = stick.rglob("*.rmbackup")
    head = read_head(copy)
    assert open_with(head, offered(PASSPHRASE).open) is None
    recovery = identity_of(code)
    assert recovery
    for identity in (recovery, Identity.generate()):
        with pytest.raises(NotForYou):
            verified(bundle, identity, progress=untold)
    text = page_of(book).read_text("utf-8")
    assert open_with(head, offered(code).open) is not None
    assert "A recovery code had been drawn. It opens copies and backups" in text
    # Whoever copied the key file before, too, has the key of the backups: a copy made earlier.
    assert open_with_local_keys(head, old_keys) is not None
    assert "A copy with its key file still opens with the passphrase" in text
    assert str(stick) in text
