"""What goes along and what does not: classes, ends that stay, walls, history, papers."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.briefs.kept import keep_brief
from rmdesk.desk.client_file.clients import edit_client
from rmdesk.desk.handover.preview import preview, preview_client
from rmdesk.desk.handover.receivers import receivers_of
from rmdesk.desk.handover.sharing import share
from rmdesk.desk.handover.treatments import treat
from rmdesk.desk.one_client import forget
from rmdesk.domain.consents import ConsentChannel
from rmdesk.domain.contacts import Channel
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.domain.handover.treatments import FieldClass, Treatment
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.insurance import Risk
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.kin.ties import Sharing
from rmdesk.domain.money import Money
from rmdesk.store.papers import PaperContents
from rmdesk.store.tables.contacts import CallTable, ContactTable
from rmdesk.store.tables.day import OwnDayTable, TagTable, ToDoTable
from rmdesk.store.tables.file import DetailTable, PaperTable, ReferralTable
from rmdesk.store.tables.handover import BriefTable, FormerChangeTable, HandoverTable
from rmdesk.store.tables.lists import ViewTable
from rmdesk.store.tables.money import CoverAnswerTable, HoldingTable, ProductTable
from rmdesk.store.tables.people import ConsentTable, MemberTable, NamesakeTable, TieTable
from tests.books.builders import TODAY
from tests.desk.handover.giver import (
    BRANCH,
    NOW,
    Held,
    a_book,
    a_receiver,
    clients,
    everyone_to,
    handed,
    put,
)

FIRST, SECOND = ClientId(1), ClientId(2)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with a_book(tmp_path, "解彤强", "欧阳若曦") as desk:
        yield desk


def first_only(desk: Desk, folder: Path, **wishes: Any) -> Held:
    """The first client goes, the second one stays."""
    receiver = a_receiver(desk)
    share(desk, clients(1), receiver.id, now=NOW)
    return handed(desk, receiver, folder / "b.age", **wishes)


def withhold(desk: Desk, *classes: FieldClass, client: ClientId | None = None) -> None:
    for one in classes:
        treat(desk, client, one, Treatment.DROP, now=NOW)


def test_a_client_who_is_not_chosen_does_not_go(desk: Desk, tmp_path: Path) -> None:
    for client_id in (FIRST, SECOND):
        put(desk, ContactTable, client_id=client_id, on=TODAY, channel=Channel.TELEPHONE)
        put(desk, TagTable, client_id=client_id, tag="高尔夫", tag_key="高尔夫")
    held = first_only(desk, tmp_path)
    assert held.ids("clients") == [1]
    assert [row["client_id"] for row in held.tables["contacts"]] == [1]
    assert [row["client_id"] for row in held.tables["tags"]] == [1]
    assert "欧阳若曦" not in repr(held.tables)
    assert (held.manifest.clients, held.manifest.of, held.manifest.is_whole) == (1, 2, False)


def test_a_tie_ends_where_its_other_end_stays(desk: Desk, tmp_path: Path) -> None:
    for one, other in ((1, 2), (2, 1)):
        put(desk, TieTable, client_id=one, other_id=other, relation=Relation.SPOUSE)
    put(desk, NamesakeTable, client_id=1, other_id=2)
    put(desk, ReferralTable, client_id=1, other_id=2, on=TODAY, note="刚离职，谨慎")
    held = first_only(desk, tmp_path)
    assert held.tables["ties"] == held.tables["namesakes"] == []
    referral = held.only("referrals")
    # The note is about the one who stays, and is read in that one's file alone.
    assert (referral["other_id"], referral["note"]) == (None, "")


def test_with_both_ends_all_of_it_goes(desk: Desk, tmp_path: Path) -> None:
    for one, other in ((1, 2), (2, 1)):
        put(
            desk,
            TieTable,
            client_id=one,
            other_id=other,
            relation=Relation.SPOUSE,
            sharing=Sharing.PRIVATE,
            asked_on=TODAY,
        )
    put(desk, NamesakeTable, client_id=1, other_id=2)
    put(desk, ReferralTable, client_id=1, other_id=2, on=TODAY, note="同事")
    held = handed(desk, everyone_to(desk), tmp_path / "b.age")
    assert [row["sharing"] for row in held.tables["ties"]] == ["private", "private"]
    assert held.ids("namesakes") == [1]
    assert held.only("referrals")["note"] == "同事"
    assert held.manifest.is_whole


@pytest.mark.parametrize(
    ("mine", "theirs", "seen"),
    [
        (Sharing.SHARED, Sharing.SHARED, True),
        (Sharing.SHARED, Sharing.PRIVATE, False),
        (Sharing.NOT_ASKED, Sharing.SHARED, False),
    ],
)
def test_a_relative_behind_a_wall_goes_by_name_only_where_the_file_stays(
    desk: Desk, tmp_path: Path, mine: Sharing, theirs: Sharing, seen: bool
) -> None:
    for one, other, said in ((1, 2, mine), (2, 1, theirs)):
        put(desk, TieTable, client_id=one, other_id=other, relation=Relation.SPOUSE, sharing=said)
    put(
        desk,
        MemberTable,
        client_id=1,
        other_id=2,
        name="欧阳若曦",
        relation=Relation.SPOUSE,
        birthday=date(1980, 5, 1),
        place="某公司",
    )
    put(
        desk,
        CoverAnswerTable,
        client_id=1,
        member_id=1,
        risk=next(iter(Risk)),
        is_covered=True,
        on=TODAY,
    )
    held = first_only(desk, tmp_path)
    member = held.only("members")
    assert len(held.tables["cover_answers"]) == seen
    assert (member["name"], member["relation"], member["other_id"]) == ("欧阳若曦", "spouse", None)
    assert (member["birthday"], member["place"]) == (
        ("1980-05-01", "某公司") if seen else (None, "")
    )


def test_what_is_withheld_of_the_page_goes_empty_and_the_rest_stands(
    desk: Desk, tmp_path: Path
) -> None:
    page = {"mobile": "13800138000", "note": "难缠", "taboos": "不谈离婚", "do_not_call": True}
    edit_client(desk, FIRST, {**page, "wished_days": 30, "balance": Money(500)}, now=NOW)
    withhold(desk, FieldClass.REACH, FieldClass.JUDGEMENT, FieldClass.ASSETS)
    held = first_only(desk, tmp_path)
    row = held.only("clients")
    assert (row["mobile"], row["note"], row["balance"]) == ("", "", None)
    assert (row["taboos"], row["do_not_call"], row["wished_days"]) == ("不谈离婚", 1, 30)
    # Nor does the history of a field say what the field does not.
    assert {one["field"] for one in held.tables["former_changes"]} == {
        "taboos",
        "do_not_call",
        "wished_days",
    }
    assert "13800138000" not in repr(held.tables)


def test_wishes_about_contact_and_consents_go_whatever_is_withheld(
    desk: Desk, tmp_path: Path
) -> None:
    for name, value in (("bad_hours", "12:00-14:00"), ("dialect", "粤语"), ("fax", "020")):
        put(desk, DetailTable, client_id=1, field=name, value=value, known_since=TODAY)
    put(
        desk,
        ConsentTable,
        client_id=1,
        channel=ConsentChannel.CALL,
        is_given=False,
        source="letter",
        on=TODAY,
    )
    withhold(desk, *FieldClass)
    held = first_only(desk, tmp_path)
    assert [row["field"] for row in held.tables["details"]] == ["bad_hours"]
    assert held.only("consents")["is_given"] == 0
    with_rows = {name for name, rows in held.tables.items() if rows}
    # The chain goes along with the client: what was done stays accountable.
    assert with_rows == {"clients", "details", "consents", "briefs", "former_audit"}


def test_a_holding_goes_by_where_it_is(desk: Desk, tmp_path: Path) -> None:
    product = put(desk, ProductTable, name="稳健90天", kind=HoldingClass.FUND, is_ours=True)
    for is_ours in (True, False):
        put(
            desk,
            HoldingTable,
            client_id=1,
            is_ours=is_ours,
            holding_class=HoldingClass.FUND,
            amount=Money(100),
            product_id=product if is_ours else None,
        )
    withhold(desk, FieldClass.ELSEWHERE)
    held = first_only(desk, tmp_path)
    assert held.only("holdings")["product_id"] == product
    assert held.ids("products") == [product]


def test_no_answer_about_a_member_is_taken_for_the_clients_own(desk: Desk, tmp_path: Path) -> None:
    member = put(desk, MemberTable, client_id=1, name="母", relation=Relation.MOTHER)
    for who in (None, member):
        put(
            desk,
            CoverAnswerTable,
            client_id=1,
            member_id=who,
            risk=next(iter(Risk)),
            is_covered=False,
            on=TODAY,
        )
    withhold(desk, FieldClass.FAMILY)
    assert first_only(desk, tmp_path).only("cover_answers")["member_id"] is None


def test_a_reference_to_what_stays_is_empty(desk: Desk, tmp_path: Path) -> None:
    contact = put(desk, ContactTable, client_id=2, on=TODAY, channel=Channel.TELEPHONE)
    put(desk, CallTable, client_id=1, at=NOW, outcome="reached", contact_id=contact)
    assert first_only(desk, tmp_path).only("calls")["contact_id"] is None


def test_a_duty_goes_with_what_it_comes_from(desk: Desk, tmp_path: Path) -> None:
    put(desk, ToDoTable, client_id=1, on=TODAY, what="送资料")
    with_it = first_only(desk, tmp_path)
    assert [row["kind"] for row in with_it.tables["duties"]] == ["to_do"]
    withhold(desk, FieldClass.PLANS)
    without = handed(desk, receivers_of(desk)[0], tmp_path / "c.age")
    assert without.tables["to_dos"] == without.tables["duties"] == []


@pytest.mark.parametrize("stays", [False, True])
def test_a_maturity_stays_with_the_deposit_that_stays(
    desk: Desk, tmp_path: Path, stays: bool
) -> None:
    put(
        desk,
        HoldingTable,
        client_id=1,
        is_ours=False,
        institution="某行",
        holding_class=HoldingClass.TIME_DEPOSIT,
        amount=Money(5_000_000),
        maturity=date(2026, 11, 25),
    )
    if stays:
        withhold(desk, FieldClass.ELSEWHERE)
    duties = first_only(desk, tmp_path).tables["duties"]
    assert [row["kind"] for row in duties] == ([] if stays else ["deposit_matures"])


def test_papers_go_once_and_only_those_of_the_share(desk: Desk, tmp_path: Path) -> None:
    mine, other = b"a scan" * 60_000, b"another"
    with desk.store.action("test", at=NOW) as action:
        for content in (mine, other):
            PaperContents(desk.store.database).put(content)
        for client_id, content in ((1, mine), (1, mine), (2, other)):
            action.insert(
                PaperTable,
                {
                    "client_id": client_id,
                    "name": "p",
                    "media": "image/png",
                    "size": len(content),
                    "added_on": TODAY,
                    "digest": sha256(content).hexdigest(),
                },
            )
    held = first_only(desk, tmp_path)
    assert held.papers == {sha256(mine).hexdigest(): mine}
    assert len(held.tables["papers"]) == 2


def test_what_is_ones_own_goes_and_what_is_nobodys_business_stays(
    desk: Desk, tmp_path: Path
) -> None:
    put(desk, ViewTable, name="到期", place=3, definition="{}")
    put(desk, OwnDayTable, on=TODAY, kind="leave")
    held = handed(desk, everyone_to(desk), tmp_path / "b.age")
    assert held.only("views")["name"] == "到期"
    assert not {"receivers", "shares", "treatments", "own_days", "state"} & held.tables.keys()


def test_of_forgotten_clients_not_even_the_skeleton_goes(desk: Desk, tmp_path: Path) -> None:
    forget(desk, SECOND, reason="来函要求", now=NOW)
    held = handed(desk, everyone_to(desk), tmp_path / "b.age")
    assert held.ids("clients") == [1]
    assert held.manifest.is_whole


def test_clients_who_left_the_list_go_as_well(desk: Desk, tmp_path: Path) -> None:
    edit_client(desk, SECOND, {"gone_on": TODAY}, now=NOW)
    held = handed(desk, everyone_to(desk), tmp_path / "b.age")
    assert [row["gone_on"] for row in held.tables["clients"]] == [None, "2026-11-20"]


def test_what_was_undone_is_no_history(desk: Desk, tmp_path: Path) -> None:
    edit_client(desk, FIRST, {"occupation": "教师"}, now=NOW)
    edit_client(desk, FIRST, {"employer": "一中"}, now=NOW)
    desk.undo(now=NOW)
    (row,) = first_only(desk, tmp_path).tables["former_changes"]
    assert (row["table"], row["row_id"], row["field"]) == ("clients", 1, "occupation")
    assert (row["handover_id"], row["before"], row["after"]) == (0, '""', '"教师"')


def test_what_a_former_rm_left_goes_on_with_that_ones_name(desk: Desk, tmp_path: Path) -> None:
    handover = put(
        desk,
        HandoverTable,
        bundle="aa",
        kind="handover",
        book="bb",
        who="张伟",
        device="cc",
        made_at=NOW,
        at=NOW,
        receipt="ABCDE",
    )
    for field, table in (("occupation", "clients"), ("mobile", "clients")):
        put(
            desk,
            FormerChangeTable,
            client_id=1,
            handover_id=handover,
            table=table,
            row_id=1,
            at=NOW,
            kind="client.edit",
            field=field,
            before='""',
            after='"x"',
        )
    withhold(desk, FieldClass.REACH)
    held = first_only(desk, tmp_path)
    assert [row["field"] for row in held.tables["former_changes"]] == ["occupation"]
    assert (held.only("handovers")["who"], held.only("handovers")["receipt"]) == ("张伟", "")


def test_the_chain_of_others_stays_and_reasons_about_them(desk: Desk, tmp_path: Path) -> None:
    receiver = a_receiver(desk)
    for about, reason in (
        ("client 1", "mine"),
        ("client 2", "theirs"),
        ("client 1, client 2", "b"),
    ):
        desk.audit.note("reveal", at=NOW, object=about, reason=reason)
    share(desk, clients(1), receiver.id, now=NOW)
    held = handed(desk, receiver, tmp_path / "b.age")
    told = [
        (row["object"], row["reason"])
        for row in held.tables["former_audit"]
        if row["action"] == "reveal"
    ]
    assert told == [("client 1", "mine"), ("client 1, client 2", "")]


def test_whoever_gets_the_rest_gets_the_chain_that_names_nobody(desk: Desk, tmp_path: Path) -> None:
    desk.audit.note("export", at=NOW, object="1 clients", reason="给欧阳若曦本人")
    desk.audit.note("reveal", at=NOW, object="client 1", reason="来电核对")
    receiver, other = everyone_to(desk), a_receiver(desk, BRANCH, name="王五")
    share(desk, clients(2), other.id, now=NOW)
    held = handed(desk, receiver, tmp_path / "b.age")
    # Whom a count is about is not told: the reason may name somebody else's client.
    assert {("export", ""), ("reveal", "来电核对")} <= reasons_in(held)
    assert "欧阳若曦" not in repr(held.tables["former_audit"])


def test_whom_else_clients_went_to_is_in_no_chain(desk: Desk, tmp_path: Path) -> None:
    receiver, other = everyone_to(desk), a_receiver(desk, BRANCH, name="王五")
    share(desk, clients(2), other.id, now=NOW)
    treat(desk, FIRST, FieldClass.PAPERS, Treatment.DROP, now=NOW)
    handed(desk, receiver, tmp_path / "b.age")
    desk.audit.note("loan.off", at=NOW, object="bundle aa")
    held = handed(desk, receiver, tmp_path / "c.age")
    kinds = {row["action"].partition(".")[0] for row in held.tables["former_audit"]}
    assert kinds and not kinds & {"receiver", "share", "handover", "loan"}
    assert other.fingerprint not in repr(held.tables)


def reasons_in(held: Held) -> set[tuple[str, str]]:
    return {(row["action"], row["reason"]) for row in held.tables["former_audit"]}


def test_everybody_has_a_brief_and_a_summary_stands_in_for_records(
    desk: Desk, tmp_path: Path
) -> None:
    put(desk, ContactTable, client_id=1, on=TODAY, channel=Channel.TELEPHONE, gist="谈到期转存")
    treat(desk, FIRST, FieldClass.CONTACTS, Treatment.SUMMARISE, now=NOW)
    held = handed(desk, everyone_to(desk), tmp_path / "b.age")
    assert held.tables["contacts"] == []
    assert [row["client_id"] for row in held.tables["briefs"]] == [1, 2]
    assert all(row["handover_id"] is None and row["words"] for row in held.tables["briefs"])


def test_a_summary_stands_behind_kept_words_once(desk: Desk, tmp_path: Path) -> None:
    put(desk, ContactTable, client_id=1, on=TODAY, channel=Channel.TELEPHONE, gist="答应2.9%")
    receiver = everyone_to(desk)
    treat(desk, None, FieldClass.CONTACTS, Treatment.SUMMARISE, now=NOW)
    keep_brief(desk, FIRST, "他喜欢茶。", now=NOW)
    held = handed(desk, receiver, tmp_path / "b.age")
    (words,) = (row["words"] for row in held.tables["briefs"] if row["client_id"] == 1)
    said = "Contacts on file: 1, the last on 2026-11-20."
    assert words == f"他喜欢茶。\n\nIn short\n- {said}"
    keep_brief(desk, FIRST, words, now=NOW)
    held = handed(desk, receiver, tmp_path / "c.age")
    assert words in [row["words"] for row in held.tables["briefs"]]


def test_kept_words_beside_what_stays_are_told_before(desk: Desk) -> None:
    receiver = everyone_to(desk)
    keep_brief(desk, SECOND, "妻子不知情，勿提。", now=NOW)
    assert preview(desk, receiver.id).briefs_beside == []
    withhold(desk, FieldClass.FAMILY)
    assert preview(desk, receiver.id).briefs_beside == [SECOND]
    seen = [preview_client(desk, one).has_brief_beside for one in (FIRST, SECOND)]
    assert seen == [False, True]
    assert preview(desk, receiver.id, kind=BundleKind.DEPUTY).briefs_beside == []


def test_a_deputy_gets_drafts_alone(desk: Desk, tmp_path: Path) -> None:
    keep_brief(desk, FIRST, "妻子不知情，勿提。", now=NOW)
    edit_client(desk, FIRST, {"taboos": "不谈离婚"}, now=NOW)
    put(desk, BriefTable, client_id=1, on=TODAY, words="前任的话", handover_id=7)
    wishes = {"kind": BundleKind.DEPUTY, "until": TODAY, "back_to": BRANCH.recipient.text}
    held = first_only(desk, tmp_path, **wishes)
    (row,) = held.tables["briefs"]
    assert "不谈离婚" in row["words"]
    assert not {"妻子", "前任"} & {row["words"][:2]} and "勿提" not in repr(held.tables)
    assert held.tables["handovers"] == []


def test_many_and_few_are_sought_in_other_ways_and_found_alike(tmp_path: Path) -> None:
    names = [f"客户{number}" for number in range(60)]
    with a_book(tmp_path, *names) as desk:
        for number in range(1, 61):
            put(desk, ContactTable, client_id=number, on=TODAY, channel=Channel.TELEPHONE)
        few = a_receiver(desk)
        share(desk, clients(7, 9), few.id, now=NOW)
        held = handed(desk, few, tmp_path / "few.age")
        assert held.ids("clients") == [7, 9] == held.ids("contacts")
        share(desk, clients(*range(1, 61)), few.id, now=NOW)
        held = handed(desk, few, tmp_path / "many.age")
        assert held.ids("contacts") == list(range(1, 61))
