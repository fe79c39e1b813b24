"""`find` and `show`: the contract scripts rely on, and what never leaves unmasked by itself."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from rmdesk.cli.clients.shown.words import own_words
from rmdesk.cli.exits import Exit
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.client_file.items import Answer, set_item
from rmdesk.desk.opening import open_book
from rmdesk.domain.consents import ConsentChannel
from rmdesk.domain.contacts import Channel
from rmdesk.domain.file.choices import ServiceRelationship
from rmdesk.domain.file.hours import read_hours
from rmdesk.domain.file.values import Yearly
from rmdesk.domain.file_records import CareKind
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.money import Money
from rmdesk.domain.policies.policy import PolicyKind
from rmdesk.store.tables.file import (
    CareTable,
    FeedbackTable,
    NeedTable,
    PaperTable,
    ReferralTable,
    WishTable,
)
from rmdesk.store.tables.money import HoldingTable, PolicyTable
from rmdesk.store.tables.people import ConsentTable, MemberTable
from tests.books.builders import TODAY
from tests.cli.conftest import PASSPHRASE, Tell

NOW = datetime.combine(TODAY, time(9))
MOBILE, ID, CARD = "13812345678", "990101199507219303", "6222020200112233445"
BACKUP = "88886666"
"""A number without its area code: only its field says what it is."""


@pytest.fixture(autouse=True)
def filled(book: Path) -> None:
    """One client with a line in every list, and a namesake without a number."""
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        client = add_client(desk, now=NOW, name="单丽华", mobile=MOBILE, number="60100000")
        note = f"卡号 {CARD},爱人手机 {MOBILE}"
        edit_client(desk, client, {"id_number": ID, "note": note, "sex": None}, now=NOW)
        owner = {"client_id": client}
        with desk.store.action("test", at=NOW) as action:
            action.insert(MemberTable, {**owner, "name": "王强", "relation": Relation.SPOUSE})
            line = {"institution": "本行", "is_ours": True, "item": "=1+1", "called": "定存"}
            action.insert(
                HoldingTable,
                {
                    **owner,
                    **line,
                    "holding_class": HoldingClass.TIME_DEPOSIT,
                    "amount": Money.of_yuan("123456.78"),
                    "maturity": TODAY + timedelta(days=9),
                },
            )
            heard = {**owner, "on": TODAY}
            action.insert(NeedTable, {**heard, "words": "想给孩子存钱", "is_explicit": True})
            action.insert(WishTable, {**heard, "what": "家族信托"})
            action.insert(FeedbackTable, {**heard, "what": "排队太久", "is_complaint": True})
            action.insert(CareTable, {**heard, "kind": CareKind.GIFT, "what": "月饼"})
            action.insert(ReferralTable, {**heard, "name": "李强"})
            consent = {"channel": ConsentChannel.TEXT, "is_given": False, "source": "面谈"}
            action.insert(ConsentTable, {**heard, **consent})
            paper = {"name": "投保书.pdf", "media": "application/pdf", "size": 12, "digest": "abc"}
            action.insert(PaperTable, {**owner, **paper, "added_on": TODAY})
            action.insert(
                PolicyTable, {**owner, "kind": PolicyKind.MEDICAL, "premium": Money.of_yuan(300)}
            )
        for item, value in (
            ("backup_phone", BACKUP),
            ("service", ServiceRelationship.ESTABLISHED),
            ("income", Yearly(2025, Money.of_yuan(300_000))),
            ("bad_hours", read_hours("工作时间")),
        ):
            set_item(desk, client, item, Answer(value, source="客户自述"), now=NOW)
        log_contact(
            desk,
            client,
            channel=Channel.TELEPHONE,
            gist="问候",
            on=TODAY - timedelta(days=3),
            now=NOW,
        )
        add_client(desk, now=NOW, name="单文")


@pytest.mark.parametrize("words", ["slh", "danlihua", "单丽", "5678", "9303", "60100000"])
def test_find_knows_a_client_by_many_words(ask: Tell, words: str) -> None:
    answer = ask("find", words, "--json")
    assert answer.code == Exit.DONE
    assert answer.json == [
        {
            "number": "60100000",
            "name": "单丽华",
            "class": "lower",
            "assets": "123456.78",
            "last_contact": "2026-11-17",
            "next_due": "2027-02-15",
        }
    ]


def test_nothing_found_is_an_empty_list_and_a_code(ask: Tell) -> None:
    answer = ask("find", "qqq", "--json")
    assert (answer.code, answer.json) == (Exit.REFUSED, [])
    assert ask("find", "qqq").out == ""


def test_show_gives_every_field_and_list(ask: Tell) -> None:
    client = ask("--json", "show", "60100000").json
    assert client["number"] == "60100000"
    assert client["birthday"] == "1995-07-21"  # the ID number says so
    assert client["sex"] is None
    assert client["known_since"] == "2026-11-20"
    assert Decimal(client["assets"]) == Decimal("123456.78")
    assert [member["relation"] for member in client["members"]] == ["spouse"]
    (holding,) = client["holdings"]
    assert holding["class"] == "time_deposit"
    assert holding["called"] == "定存"
    assert holding["amount"] == "123456.78"
    assert holding["maturity"] == "2026-11-29"
    (policy,) = client["policies"]
    assert (policy["premium"], policy["sum_insured"]) == ("300.00", None)
    (contact,) = client["contacts"]
    assert (contact["channel"], contact["on"], contact["gist"]) == ("T", "2026-11-17", "问候")
    assert contact["logged_by"] is None
    assert own_words({"logged_at": "2026-11-23T03:52:37"}, "logged_at", "contacts") == (
        "2026-11-23 03:52"
    )
    assert not {"id", "client_id"} & {*client, *holding, *contact}


def test_show_gives_every_record_of_the_file(ask: Tell) -> None:
    client = ask("--json", "show", "60100000").json
    details = {detail.pop("field"): detail for detail in client["details"]}
    assert details["service"] == {
        "value": "established",
        "known_since": "2026-11-20",
        "as_of": None,
        "source": "客户自述",
    }
    assert (details["income"]["value"], details["income"]["as_of"]) == ("300000.00", "2025-12-31")
    assert details["bad_hours"]["value"] == "1-5 09:00-18:00"
    assert [need["words"] for need in client["needs"]] == ["想给孩子存钱"]
    assert [wish["what"] for wish in client["wishes"]] == ["家族信托"]
    assert [(one["what"], one["is_complaint"]) for one in client["feedback"]] == [
        ("排队太久", True)
    ]
    assert [(one["kind"], one["what"]) for one in client["care"]] == [("gift", "月饼")]
    assert [one["name"] for one in client["referrals"]] == ["李强"]
    assert [(one["channel"], one["is_given"]) for one in client["consents"]] == [("text", False)]
    assert client["papers"] == [
        {"name": "投保书.pdf", "media": "application/pdf", "size": 12, "added_on": "2026-11-20"}
    ]


def test_show_says_the_file_in_words(ask: Tell) -> None:
    out = ask("show", "60100000").out
    for words in (
        "Service relationship  established",
        "2025: 30.00 万",
        "Mon-Fri 09:00-18:00",
        "想给孩子存钱",
        "家族信托",
        "排队太久",
        "月饼",
        "李强",
        "投保书.pdf",
    ):
        assert words in out, words


@pytest.mark.parametrize("as_json", [["--json"], []])
def test_numbers_leave_masked_even_out_of_notes(ask: Tell, as_json: list[str]) -> None:
    out = ask("show", "60100000", *as_json).out
    assert MOBILE not in out
    assert ID not in out
    assert CARD not in out
    assert BACKUP not in out
    assert "138****5678" in out
    assert "*9303" in out


@pytest.mark.parametrize("as_json", [["--json"], []])
def test_a_reason_unmasks_and_is_kept(ask: Tell, book: Path, as_json: list[str]) -> None:
    out = ask("show", "60100000", "--full", "寄送合同", *as_json).out
    assert MOBILE in out
    assert ID in out
    assert CARD in out
    assert BACKUP in out
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        (done,) = desk.journal.actions(1)
    assert done.kind == "export"
    assert done.subject == {"what": "show", "clients": 1, "reason": "寄送合同"}


def test_a_blank_reason_is_none(ask: Tell) -> None:
    answer = ask("show", "60100000", "--full", " ")
    assert (answer.code, answer.out) == (Exit.REFUSED, "")
    assert "reason" in answer.err


def test_text_disarms_what_a_spreadsheet_would_run(ask: Tell) -> None:
    assert "'=1+1" in ask("show", "60100000").out


def test_show_takes_words_that_fit_one_client_only(ask: Tell) -> None:
    assert ask("show", "sw", "--json").json["name"] == "单文"
    several = ask("show", "单")
    assert (several.code, several.out) == (Exit.REFUSED, "")
    assert several.err.startswith("2 clients fit")
    assert ask("show", "99999999").code == Exit.REFUSED


def test_chinese_comes_in_columns(ask: Tell) -> None:
    lines = ask("find", "单", "--lang", "zh").out.splitlines()
    assert len(lines) == 3
    assert "单丽华" in lines[1] + lines[2]


def test_exports_are_no_step_of_undo(ask: Tell, book: Path) -> None:
    ask("find", "单")
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        undone = desk.undo(now=NOW)
        assert undone is not None
        assert undone.kind == "client.add"
        assert desk.clients.get(ClientId(1)).name == "单丽华"
