"""What a deputy logged comes back: new records with the deputy's name, fields where the owner left
them alone, deletions only on a yes, and nothing twice."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.contacts import delete_contact, edit_contact, log_contact
from rmdesk.desk.day.to_dos import add_to_do
from rmdesk.desk.duplicates.merging import Merge, merge
from rmdesk.desk.lending.back import send_back
from rmdesk.desk.lending.judging import judged
from rmdesk.desk.lending.loans import CalledOffBefore, LoanOver, call_off, lent_out, loans_of
from rmdesk.desk.lending.return_file import FieldChange, NotOurReturn
from rmdesk.desk.lending.returns import (
    AlreadyReturned,
    BookMovedOn,
    Return,
    opened_return,
    take_return,
)
from rmdesk.desk.lending.taking import Taken
from rmdesk.desk.lending.verdict import GONE, NOT_LENT
from rmdesk.desk.lent.logged import logged_by
from rmdesk.desk.one_client import forget
from rmdesk.desk.record.client import client_record
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId, ContactId
from rmdesk.domain.likeness.merging import MERGED_FIELDS, Side
from tests.books.builders import TODAY
from tests.desk.lending.loan import LENT, deputys, lent_book, lent_out_of, returned, untold
from tests.ui.small_book import NOW, RICH, empty_book, small_book

POOR, SHY, STRANGER = ClientId(2), ClientId(3), ClientId(6)
KEEP_LEFT = dict.fromkeys(MERGED_FIELDS, Side.LEFT)


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[Desk]:
    with small_book(tmp_path) as desk:
        yield desk


def taken(
    owner: Desk, found: Return, take: set[int] | None = None, delete: set[int] | None = None
) -> Taken:
    return take_return(
        owner, found, take=take or set(), delete=delete or set(), now=NOW, progress=untold
    )


def talk(desk: Desk, client_id: ClientId = RICH, gist: str = "代管期间通话") -> ContactId:
    return log_contact(desk, client_id, channel=Channel.TELEPHONE, on=TODAY, gist=gist, now=NOW)


def one_talk(desk: Desk) -> None:
    talk(desk)


def gists(desk: Desk, client_id: ClientId) -> list[str]:
    return [one.gist for one in desk.contacts.of(client_id)]


def test_what_was_logged_comes_in_as_one_step_under_the_deputys_name(
    owner: Desk, tmp_path: Path
) -> None:
    def work(desk: Desk) -> None:
        talk(desk)
        add_to_do(desk, "送资料", TODAY + timedelta(3), client_id=POOR, now=NOW)

    found = returned(owner, tmp_path, work)
    assert found.who == "李明"
    assert gists(owner, RICH)[0] != "代管期间通话"  # looking writes nothing
    done = taken(owner, found)
    assert done.added == {"contacts": 1, "to_dos": 1}
    newest = owner.contacts.of(RICH)[0]
    assert newest.gist == "代管期间通话"
    assert logged_by(owner, RICH) == {newest.id: "李明"}
    told = [contact["logged_by"] for contact in client_record(owner, RICH)["contacts"]]
    assert told == ["李明", *[None] * (len(told) - 1)]
    chain = owner.provenance.former_audit(TODAY, TODAY, most=50)
    assert ("李明", "contact.log") in [(one.who, one.action) for one in chain]
    assert [one.what for one in owner.day.to_dos.of(POOR)] == ["送资料"]
    undone = owner.undo(now=NOW)
    assert undone is not None
    assert undone.kind == "return.take"
    assert gists(owner, RICH)[0] != "代管期间通话"


def test_a_field_follows_the_deputy_where_the_owner_left_it_alone(
    owner: Desk, tmp_path: Path
) -> None:
    def work(desk: Desk) -> None:
        edit_client(desk, RICH, {"hobbies": "钓鱼", "employer": "甲公司"}, now=NOW)
        edit_client(desk, POOR, {"note": "代管的话"}, now=NOW)

    found = returned(owner, tmp_path, work)
    edit_client(owner, POOR, {"note": "本人的话"}, now=NOW)
    edit_client(owner, RICH, {"employer": "甲公司"}, now=NOW)
    found = opened_return(owner, found.sent.file, progress=untold)
    assert (found.fits, found.same) == (1, 1)
    (differs,) = found.differing
    assert (differs.client_id, differs.field) == (POOR, "note")
    assert (differs.before, differs.mine, differs.theirs) == ("", "本人的话", "代管的话")
    taken(owner, found)
    assert owner.clients.get(RICH).hobbies == "钓鱼"
    assert owner.clients.get(POOR).note == "本人的话"


def test_what_differs_follows_the_deputy_when_somebody_says_so(owner: Desk, tmp_path: Path) -> None:
    found = returned(owner, tmp_path, lambda desk: edit_client(desk, POOR, {"note": "甲"}, now=NOW))
    edit_client(owner, POOR, {"note": "乙"}, now=NOW)
    found = opened_return(owner, found.sent.file, progress=untold)
    taken(owner, found, {found.differing[0].number})
    assert owner.clients.get(POOR).note == "甲"


def test_nothing_is_written_when_the_book_moved_on_after_looking(
    owner: Desk, tmp_path: Path
) -> None:
    found = returned(owner, tmp_path, lambda desk: edit_client(desk, POOR, {"note": "甲"}, now=NOW))
    edit_client(owner, POOR, {"note": "乙"}, now=NOW)
    with pytest.raises(BookMovedOn):
        taken(owner, found)
    assert owner.clients.get(POOR).note == "乙"


def test_a_deletion_waits_for_a_yes(owner: Desk, tmp_path: Path) -> None:
    before = gists(owner, RICH)
    first = owner.contacts.of(RICH)[0].id
    found = returned(owner, tmp_path, lambda desk: delete_contact(desk, first, now=NOW))
    (proposed,) = found.deletions
    assert (proposed.table, proposed.client_id, proposed.row_id) == ("contacts", RICH, first)
    taken(owner, found)
    assert gists(owner, RICH) == before
    owner.undo(now=NOW)
    found = opened_return(owner, found.sent.file, progress=untold)
    assert taken(owner, found, delete={proposed.number}).deleted == 1
    assert gists(owner, RICH) == before[1:]


def test_two_files_that_the_deputy_made_one_are_merged_only_on_a_yes(
    owner: Desk, tmp_path: Path
) -> None:
    def work(desk: Desk) -> None:
        talk(desk, SHY, "合并前")
        merge(desk, Merge(left=RICH, right=SHY, survivor=Side.LEFT, choices=KEEP_LEFT), now=NOW)

    talk(owner, SHY, "本人后来记的")
    found = returned(owner, tmp_path, work)
    proposed = next(one for one in found.deletions if one.table == "clients")
    assert (proposed.client_id, proposed.into) == (SHY, RICH)
    taken(owner, found)
    assert "本人后来记的" in gists(owner, SHY)
    owner.undo(now=NOW)
    found = opened_return(owner, found.sent.file, progress=untold)
    taken(owner, found, delete={one.number for one in found.deletions})
    assert SHY not in owner.clients.ids()
    assert {"合并前", "本人后来记的"} <= set(gists(owner, RICH))


def test_a_new_client_gets_a_number_of_its_own_here(owner: Desk, tmp_path: Path) -> None:
    taken_number = owner.clients.get(STRANGER).number

    def work(desk: Desk) -> None:
        client_id = add_client(desk, now=NOW, name="新来的", number=taken_number)
        assert client_id == ClientId(4)  # somebody else's number in the owner's book
        talk(desk, client_id, "第一次通话")

    before = gists(owner, ClientId(4))
    found = returned(owner, tmp_path, work)
    assert found.new_clients == ["新来的"]
    taken(owner, found)
    assert gists(owner, ClientId(4)) == before
    new = owner.clients.get(ClientId(9))
    assert (new.name, new.number) == ("新来的", "")
    assert gists(owner, new.id) == ["第一次通话"]


def test_what_the_owner_deleted_meanwhile_stays_away(owner: Desk, tmp_path: Path) -> None:
    def work(desk: Desk) -> None:
        talk(desk, RICH)
        talk(desk, POOR)
        talk(desk, SHY)
        edit_client(desk, POOR, {"note": "甲"}, now=NOW)

    found = returned(owner, tmp_path, work)
    forget(owner, POOR, reason="本人要求删除", now=NOW)
    merge(owner, Merge(left=RICH, right=SHY, survivor=Side.LEFT, choices=KEEP_LEFT), now=NOW)
    found = opened_return(owner, found.sent.file, progress=untold)
    assert found.added == {"contacts": 2}
    assert {(one.table, one.why) for one in found.left_out} == {
        ("contacts", GONE),
        ("clients", GONE),
    }
    taken(owner, found)
    assert owner.contacts.of(POOR) == []
    assert gists(owner, RICH).count("代管期间通话") == 2  # one of them of the other file


def test_nobody_but_those_lent_is_touched_whatever_a_return_names(
    owner: Desk, tmp_path: Path
) -> None:
    found = returned(owner, tmp_path, one_talk)
    (image,) = found.sent.added["contacts"]
    theirs = owner.contacts.of(STRANGER)[0]
    forged = replace(
        found.sent,
        added={"contacts": [{**image, "client_id": STRANGER}]},
        changed=[
            FieldChange("clients", STRANGER, "mobile", "18600001111", "13100000000", NOW),
            FieldChange("contacts", theirs.id, "gist", theirs.gist, "不是本人记的", NOW),
            FieldChange(
                "contacts", owner.contacts.of(RICH)[0].id, "client_id", RICH, STRANGER, NOW
            ),
        ],
    )
    verdict = judged(owner, forged, LENT)
    assert (verdict.counts, verdict.fits, verdict.differing) == ({}, [], [])
    assert {one.why for one in verdict.left_out} == {NOT_LENT}


def test_a_return_comes_in_once(owner: Desk, tmp_path: Path) -> None:
    found = returned(owner, tmp_path, one_talk)
    taken(owner, found)
    assert loans_of(owner)[0].returned_at == NOW
    assert lent_out(owner) == {}
    with pytest.raises(AlreadyReturned):
        opened_return(owner, found.sent.file, progress=untold)
    with pytest.raises(AlreadyReturned):
        taken(owner, found)
    owner.undo(now=NOW)
    assert set(lent_out(owner)) == set(LENT)
    taken(owner, opened_return(owner, found.sent.file, progress=untold))
    assert gists(owner, RICH).count("代管期间通话") == 1


def test_a_loan_that_was_called_off_is_not_shown_and_its_return_still_counts(
    owner: Desk, tmp_path: Path
) -> None:
    found = returned(owner, tmp_path, one_talk)
    assert lent_out(owner)[RICH].name == "李明"
    call_off(owner, loans_of(owner)[0].bundle, now=NOW)
    assert lent_out(owner) == {}
    bundle = loans_of(owner)[0].bundle
    with pytest.raises(CalledOffBefore):
        call_off(owner, bundle, now=NOW)
    taken(owner, opened_return(owner, found.sent.file, progress=untold))
    assert gists(owner, RICH)[0] == "代管期间通话"
    with pytest.raises(LoanOver):
        call_off(owner, bundle, now=NOW)


def test_a_return_of_another_book_is_none(owner: Desk, tmp_path: Path) -> None:
    found = returned(owner, tmp_path, one_talk)
    (tmp_path / "other").mkdir()
    with empty_book(tmp_path / "other") as other:  # with a key of its own
        for name in ("甲", "乙", "丙"):
            add_client(other, name=name, now=NOW)
        with pytest.raises(NotOurReturn):  # nothing was ever lent there
            opened_return(other, found.sent.file, progress=untold)
        loan = lent_out_of(other, tmp_path / "other")
        for file in (found.sent.file, loan):
            with pytest.raises(NotOurReturn):
                opened_return(other, file, progress=untold)


def test_a_changed_contact_keeps_its_own_history(owner: Desk, tmp_path: Path) -> None:
    first = owner.contacts.of(RICH)[0].id
    found = returned(
        owner, tmp_path, lambda desk: edit_contact(desk, first, {"gist": "改过的"}, now=NOW)
    )
    assert taken(owner, found).changed == 1
    told = [one for one in owner.history.of(RICH) if one.field == "gist"]
    assert (told[0].after, told[0].kind, told[0].subject["who"]) == (
        "改过的",
        "return.take",
        "李明",
    )


def test_what_is_sent_twice_comes_in_once_and_what_was_added_since_too(
    owner: Desk, tmp_path: Path
) -> None:
    def work(desk: Desk) -> None:
        talk(desk, gist="第一次交回前")
        new = add_client(desk, now=NOW, name="新来的")
        send_back(desk, tmp_path / "first.age", now=NOW, progress=untold)
        desk.store.refusal = None  # a cut came, and the mark was not yet on the disk
        talk(desk, new, "第一次交回后")
        edit_contact(desk, desk.contacts.of(RICH)[0].id, {"gist": "改过的"}, now=NOW)

    second = returned(owner, tmp_path, work)
    taken(owner, opened_return(owner, tmp_path / "first.age", progress=untold))
    second = opened_return(owner, second.sent.file, progress=untold)
    assert second.added == {"contacts": 1}
    (differs,) = second.differing
    assert (differs.mine, differs.theirs) == ("第一次交回前", "改过的")
    taken(owner, second, {differs.number})
    assert gists(owner, RICH).count("改过的") == 1
    assert "第一次交回前" not in gists(owner, RICH)
    assert gists(owner, ClientId(9)) == ["第一次交回后"]


def test_two_books_that_a_deputy_made_of_one_loan_both_come_back(
    owner: Desk, tmp_path: Path
) -> None:
    first = returned(owner, tmp_path, one_talk)
    again = lent_book(tmp_path / "loan.age", tmp_path / "at home.rmdesk")
    with deputys(again) as desk:
        talk(desk, gist="在家记的")
        send_back(desk, tmp_path / "home.age", now=NOW, progress=untold)
    taken(owner, first)
    taken(owner, opened_return(owner, tmp_path / "home.age", progress=untold))
    assert {"代管期间通话", "在家记的"} <= set(gists(owner, RICH))
