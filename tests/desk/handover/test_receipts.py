"""The receipt comes back: what it confirms, and what makes it count no longer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.duplicates.merging import Merge, merge
from rmdesk.desk.handover.receipts import bundle_for, bundle_of, bundles_of, confirm, moment
from rmdesk.desk.handover.receivers import add_receiver, compare
from rmdesk.desk.handover.refusals import (
    ConfirmedBefore,
    MisreadReceipt,
    NoSuchBundle,
    WrongReceipt,
)
from rmdesk.desk.handover.sharing import set_default, share
from rmdesk.desk.handover.standing import readiness
from rmdesk.desk.handover.treatments import treat
from rmdesk.desk.one_client import forget
from rmdesk.domain.contacts import Channel
from rmdesk.domain.handover.kinds import BundleKind, ConfirmedBy
from rmdesk.domain.handover.readiness import Standing
from rmdesk.domain.handover.treatments import FieldClass, Treatment
from rmdesk.domain.ids import ClientId
from rmdesk.domain.likeness.merging import MERGED_FIELDS, Side
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.lists import ViewTable
from tests.books.builders import TODAY
from tests.desk.handover.giver import (
    BRANCH,
    NOW,
    a_book,
    a_receiver,
    clients,
    everyone_to,
    put,
    read,
    written,
)

FIRST, SECOND = ClientId(1), ClientId(2)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with a_book(tmp_path, "解彤强", "欧阳若曦") as desk:
        yield desk


def confirmed(desk: Desk, folder: Path, name: str = "b.age") -> str:
    """All of it went to one receiver, and the receipt came back; the bundle's id."""
    receiver = everyone_to(desk)
    written(desk, receiver, folder / name)
    receipt = read(folder / name).receipt
    return confirm(desk, bundle_for(desk, receipt).bundle, receipt, now=NOW).bundle


def stands(desk: Desk) -> dict[Standing, int]:
    return dict(readiness(desk).counts)


def test_the_receipt_confirms_its_bundle_once(desk: Desk, tmp_path: Path) -> None:
    receiver = everyone_to(desk)
    written(desk, receiver, tmp_path / "b.age")
    assert stands(desk) == {Standing.UNCONFIRMED: 2}
    receipt = read(tmp_path / "b.age").receipt
    bundle = bundle_for(desk, receipt.lower().replace("-", " "))
    done = confirm(desk, bundle.bundle[:8], receipt, now=NOW)
    assert (done.confirmed_at, done.confirmed_by) == (NOW, ConfirmedBy.RECEIVER)
    assert readiness(desk).is_ready
    (row,) = desk.audit.rows(TODAY, TODAY, most=1)
    assert (row.action, row.result) == ("handover.receipt", "receiver")
    assert receipt not in repr(row)
    with pytest.raises(ConfirmedBefore) as before:
        confirm(desk, bundle.bundle, receipt, now=NOW)
    assert f"bundle for {bundle.receiver} of {moment(bundle.at)}" in before.value.sentence()


def test_the_branch_gives_its_own(desk: Desk, tmp_path: Path) -> None:
    branch = add_receiver(desk, BRANCH.recipient.text, name="网点", is_branch=True, now=NOW)
    compare(desk, branch.id, branch.fingerprint, now=NOW)
    set_default(desk, branch.id, now=NOW)
    done = written(desk, branch, tmp_path / "b.age")
    receipt = read(tmp_path / "b.age", BRANCH).receipt
    assert confirm(desk, done.bundle, receipt, now=NOW).confirmed_by is ConfirmedBy.BRANCH


def test_no_other_receipt_does(desk: Desk, tmp_path: Path) -> None:
    receiver = everyone_to(desk)
    for name in ("a", "b"):
        written(desk, receiver, tmp_path / name)
    mine, other = (read(tmp_path / name) for name in ("a", "b"))
    with pytest.raises(WrongReceipt) as wrong:
        confirm(desk, mine.manifest.bundle, other.receipt, now=NOW)
    assert wrong.value.exit_code == 32
    mistyped = mine.receipt[:-1] + ("0" if mine.receipt[-1] != "0" else "1")
    with pytest.raises(MisreadReceipt) as misread:
        confirm(desk, mine.manifest.bundle, mistyped, now=NOW)
    assert misread.value.parameters == {"groups": "4"} and misread.value.exit_code == 32
    for typed in ("", "ABC", "一二三"):
        with pytest.raises(WrongReceipt):
            bundle_for(desk, typed)
    for name in ("", "zz", "0" * 32):
        with pytest.raises(NoSuchBundle):
            bundle_of(desk, name)
    assert {one.confirmed_at for one in bundles_of(desk)} == {None}


def test_what_comes_later_is_not_out(desk: Desk, tmp_path: Path) -> None:
    bundle = confirmed(desk, tmp_path)
    edit_client(desk, FIRST, {"occupation": "教师"}, now=NOW)
    assert stands(desk) == {Standing.CHANGED: 1, Standing.CONFIRMED: 1}
    assert bundle_of(desk, bundle).changed == 1
    add_client(desk, name="单雄信", now=NOW)
    assert readiness(desk).by_client[ClientId(3)] is Standing.UNWRITTEN
    assert not readiness(desk).is_ready


def test_a_merge_and_its_undo_are_changes_too(desk: Desk, tmp_path: Path) -> None:
    put(desk, ContactTable, client_id=2, on=TODAY, channel=Channel.TELEPHONE)
    confirmed(desk, tmp_path)
    choices = dict.fromkeys(MERGED_FIELDS, Side.LEFT)
    decided = Merge(left=FIRST, right=SECOND, survivor=Side.LEFT, choices=choices)
    merge(desk, decided, now=NOW)
    assert readiness(desk).by_client == {FIRST: Standing.CHANGED}
    desk.undo(now=NOW)
    assert set(readiness(desk).by_client.values()) == {Standing.CHANGED}


def test_another_decision_on_what_goes_along_is_one(desk: Desk, tmp_path: Path) -> None:
    confirmed(desk, tmp_path)
    treat(desk, FIRST, FieldClass.PAPERS, Treatment.DROP, now=NOW)
    assert stands(desk) == {Standing.CHANGED: 1, Standing.CONFIRMED: 1}
    treat(desk, None, FieldClass.PAPERS, Treatment.DROP, now=NOW)
    assert stands(desk) == {Standing.CHANGED: 2}
    desk.undo(now=NOW)
    assert Standing.CONFIRMED not in stands(desk)  # it was otherwise for a while: written anew


def test_who_is_given_to_another_has_to_go_there(desk: Desk, tmp_path: Path) -> None:
    confirmed(desk, tmp_path)
    other = a_receiver(desk, BRANCH, name="网点")
    share(desk, clients(2), other.id, now=NOW)
    assert readiness(desk).by_client == {FIRST: Standing.CONFIRMED, SECOND: Standing.UNWRITTEN}
    share(desk, clients(2), None, now=NOW)
    assert readiness(desk).by_client[SECOND] is Standing.NOBODY
    desk.undo(now=NOW)
    desk.undo(now=NOW)
    assert readiness(desk).is_ready


def test_texts_and_views_of_ones_own_go_with_any_bundle(desk: Desk, tmp_path: Path) -> None:
    put(desk, ViewTable, name="到期", place=1, definition="{}")
    assert readiness(desk).own is Standing.UNWRITTEN
    confirmed(desk, tmp_path)
    assert readiness(desk).own is Standing.CONFIRMED
    put(desk, ViewTable, name="生日", place=2, definition="{}")
    assert readiness(desk).own is Standing.CHANGED and not readiness(desk).is_ready


def test_who_is_forgotten_here_has_to_be_forgotten_there(desk: Desk, tmp_path: Path) -> None:
    bundle = confirmed(desk, tmp_path)
    forget(desk, SECOND, reason="来函要求", now=NOW)
    assert (bundle_of(desk, bundle).forgotten, bundle_of(desk, bundle).changed) == (1, 0)
    assert readiness(desk).is_ready


def test_a_loan_gives_nothing_away(desk: Desk, tmp_path: Path) -> None:
    receiver = everyone_to(desk)
    wishes = {"kind": BundleKind.DEPUTY, "until": TODAY, "back_to": BRANCH.recipient.text}
    done = written(desk, receiver, tmp_path / "b.age", **wishes)
    confirm(desk, done.bundle, read(tmp_path / "b.age").receipt, now=NOW)
    assert stands(desk) == {Standing.UNWRITTEN: 2}
