"""What happened in the owner's book while clients were lent, and what a return may not do to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.contacts import delete_contact, edit_contact, log_contact
from rmdesk.desk.duplicates.merging import Merge, merge
from rmdesk.desk.lending.back import send_back
from rmdesk.desk.lending.judging import judged
from rmdesk.desk.lending.loans import lent_out, loans_of
from rmdesk.desk.lending.return_file import FieldChange, UnfitReturn
from rmdesk.desk.lending.returns import AlreadyReturned, BookMovedOn, opened_return, take_return
from rmdesk.desk.lending.verdict import GONE, MISSING, NOT_LENT, TAKEN
from rmdesk.desk.one_client import forget
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId, ContactId
from rmdesk.domain.likeness.merging import MERGED_FIELDS, Side
from rmdesk.store.tables.day import TagTable
from rmdesk.store.tables.file import PaperTable
from rmdesk.store.tables.people import ClientTable
from tests.books.builders import TODAY
from tests.desk.lending.loan import deputys, lent_book, lent_out_of, returned, untold
from tests.ui.small_book import NOW, RICH, small_book

POOR, SHY, STRANGER = ClientId(2), ClientId(3), ClientId(6)


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[Desk]:
    with small_book(tmp_path) as desk:
        yield desk


def talk(desk: Desk, client_id: ClientId, gist: str) -> ContactId:
    return log_contact(desk, client_id, channel=Channel.TELEPHONE, on=TODAY, gist=gist, now=NOW)


def one_talk(desk: Desk) -> None:
    talk(desk, POOR, "代管期间通话")


def into(owner: Desk, stays: ClientId, goes: ClientId) -> None:
    choices = dict.fromkeys(MERGED_FIELDS, Side.LEFT)
    merge(owner, Merge(left=stays, right=goes, survivor=Side.LEFT, choices=choices), now=NOW)


def gists(desk: Desk, client_id: ClientId) -> list[str]:
    return [one.gist for one in desk.contacts.of(client_id)]


def test_what_was_logged_of_somebody_merged_follows_into_the_other_file(
    owner: Desk, tmp_path: Path
) -> None:
    before = talk(owner, SHY, "出借前记的")

    def work(desk: Desk) -> None:
        talk(desk, SHY, "客户同意续存500万")
        edit_contact(desk, before, {"gist": "代管改过的"}, now=NOW)
        edit_client(desk, SHY, {"hobbies": "钓鱼"}, now=NOW)

    found = returned(owner, tmp_path, work)
    into(owner, POOR, SHY)
    into(owner, STRANGER, POOR)  # whom nobody lent, and one merge after the other
    found = opened_return(owner, found.sent.file, progress=untold)
    assert (found.left_out, found.fits) == ((), 2)
    taken = take_return(owner, found, now=NOW, progress=untold)
    assert (taken.added, taken.waiting) == ({"contacts": 1}, 0)
    assert {"客户同意续存500万", "代管改过的"} <= set(gists(owner, STRANGER))
    assert owner.clients.get(STRANGER).hobbies == "钓鱼"
    assert lent_out(owner) == {}


def test_a_merge_gives_no_way_to_what_the_other_one_had_before(owner: Desk, tmp_path: Path) -> None:
    theirs = talk(owner, STRANGER, "从未出借")

    def work(desk: Desk) -> None:
        with desk.store.action("test", at=NOW) as action:
            action.update(ClientTable, SHY, {"note": "甲"})

    found = returned(owner, tmp_path, work)
    into(owner, STRANGER, SHY)
    (change,) = found.sent.changed
    forged = type(change)("contacts", theirs, "gist", "从未出借", "改了", NOW)
    found.sent.changed[:] = [change, forged]
    with pytest.raises(BookMovedOn):  # judged again, it comes to something else
        take_return(owner, found, now=NOW, progress=untold)
    verdict = judged(owner, found.sent, found.loan.clients)
    assert [one.why for one in verdict.left_out] == [NOT_LENT]
    assert [one.field for one in verdict.fits] == ["note"]


def test_the_loan_stays_open_while_somebody_it_tells_of_is_not_in_the_book(
    owner: Desk, tmp_path: Path
) -> None:
    new = add_client(owner, name="新来的", now=NOW)
    file = lent_out_of(owner, tmp_path, (RICH, new))
    with deputys(lent_book(file, tmp_path / "lent.rmdesk")) as desk:
        talk(desk, RICH, "照常")
        talk(desk, new, "重要的话")
        send_back(desk, tmp_path / "back.age", now=NOW, progress=untold)
    undone = owner.undo(now=NOW)
    while undone is not None and undone.kind != "client.add":
        undone = owner.undo(now=NOW)
    assert new not in owner.clients.ids()
    found = opened_return(owner, tmp_path / "back.age", progress=untold)
    assert [(one.table, one.why) for one in found.left_out] == [("contacts", MISSING)]
    taken = take_return(owner, found, now=NOW, progress=untold)
    assert taken.waiting == 1
    assert loans_of(owner)[0].is_open
    with owner.store.action("test", at=NOW) as action:
        action.insert(ClientTable, {"id": new, "name": "新来的", "known_since": TODAY})
    found = opened_return(owner, tmp_path / "back.age", progress=untold)
    assert take_return(owner, found, now=NOW, progress=untold).added == {"contacts": 1}
    assert gists(owner, new) == ["重要的话"]
    assert gists(owner, RICH).count("照常") == 1
    assert not loans_of(owner)[0].is_open
    rows = owner.provenance.former_audit(TODAY, TODAY, most=100)
    assert sum(one.action == "loan.received" for one in rows) == 1  # the chain came once
    with pytest.raises(AlreadyReturned):
        opened_return(owner, tmp_path / "back.age", progress=untold)


def test_what_both_deleted_is_no_question(owner: Desk, tmp_path: Path) -> None:
    first = owner.contacts.of(RICH)[0].id
    found = returned(owner, tmp_path, lambda desk: delete_contact(desk, first, now=NOW))
    delete_contact(owner, first, now=NOW)
    found = opened_return(owner, found.sent.file, progress=untold)
    assert (found.deletions, found.left_out, found.same) == ((), (), 1)


def test_no_number_is_given_to_two(owner: Desk, tmp_path: Path) -> None:
    strangers = owner.clients.get(STRANGER).number
    mine = owner.clients.get(RICH).number
    assert strangers

    def work(desk: Desk) -> None:
        with desk.store.action("test", at=NOW) as action:
            action.update(ClientTable, RICH, {"number": strangers, "id_number": "X1"})
            action.update(ClientTable, POOR, {"id_number": "X1"})

    found = returned(owner, tmp_path, work)
    assert {(one.table, one.why, one.count) for one in found.left_out} == {
        ("clients", TAKEN, 1),
    }
    take_return(owner, found, now=NOW, progress=untold)
    assert owner.clients.get(RICH).number == mine
    assert [owner.clients.get(one).id_number for one in (RICH, POOR)] == ["X1", ""]


def test_a_changed_tag_is_found_by_what_it_says(owner: Desk, tmp_path: Path) -> None:
    with owner.store.action("test", at=NOW) as action:
        tag = action.insert(TagTable, {"client_id": RICH, "tag": "钓鱼", "tag_key": "钓鱼"})

    def work(desk: Desk) -> None:
        with desk.store.action("test", at=NOW) as action:
            action.update(TagTable, tag, {"tag": "Golf", "tag_key": "something else"})

    found = returned(owner, tmp_path, work)
    assert [one.field for one in found.found.fits] == ["tag"]
    take_return(owner, found, now=NOW, progress=untold)
    row = owner.vault.database.execute_sql("SELECT tag, tag_key FROM tags WHERE id = ?", (tag,))
    assert row.fetchone() == ("Golf", "golf")


def test_a_paper_is_called_what_a_desk_calls_one(owner: Desk, tmp_path: Path) -> None:
    with owner.store.action("test", at=NOW) as action:
        paper = action.insert(
            PaperTable,
            {
                "client_id": RICH,
                "name": "合同.pdf",
                "digest": "0" * 64,
                "size": 1,
                "added_on": TODAY,
            },
        )

    found = returned(owner, tmp_path, one_talk)
    found.sent.changed.append(FieldChange("papers", paper, "name", "合同.pdf", " x.pdf\x07", NOW))
    (fit,) = judged(owner, found.sent, found.loan.clients).fits
    assert fit.after == "x.pdf"
    found.sent.changed[-1] = FieldChange("papers", paper, "name", "合同.pdf", "../" * 200, NOW)
    with pytest.raises(UnfitReturn):
        take_return(owner, found, now=NOW, progress=untold)


def test_nothing_that_was_not_shown_is_taken(owner: Desk, tmp_path: Path) -> None:
    """What fits is not listed one by one, and it counts all the same."""
    found = returned(owner, tmp_path, lambda desk: edit_client(desk, POOR, {"note": "甲"}, now=NOW))
    assert found.fits == 1
    edit_client(owner, POOR, {"note": "甲"}, now=NOW)
    with pytest.raises(BookMovedOn):
        take_return(owner, found, now=NOW, progress=untold)


def test_who_was_forgotten_is_not_waited_for(owner: Desk, tmp_path: Path) -> None:
    found = returned(owner, tmp_path, one_talk)
    forget(owner, POOR, reason="本人要求删除", now=NOW)
    found = opened_return(owner, found.sent.file, progress=untold)
    assert [one.why for one in found.left_out] == [GONE]
    assert take_return(owner, found, now=NOW, progress=untold).waiting == 0
    assert not loans_of(owner)[0].is_open
