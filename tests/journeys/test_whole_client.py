"""A new client's file grows from three fields to a call, and keeps her mother's money to itself."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.client_file.ledger import add_line
from rmdesk.desk.opening import new_book, open_book
from rmdesk.desk.record.client import client_record
from rmdesk.domain.calling.calls import Outcome
from rmdesk.domain.contacts import Channel
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.identity import Sex
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.kin.ties import Sharing
from rmdesk.domain.ledger.lines import LedgerLine
from rmdesk.domain.money import Money
from tests.tools.window import Window, a_window

PASSPHRASE = "correct horse battery staple"
DAY = date(2026, 11, 20)
BEFORE = datetime(2026, 11, 19, 18)
MOTHER, DAUGHTER = "林秀英", "林晓月"
SECRETS = ("987,600", "98.76", "福满存单", "2027-02-10", "想卖老房")
WORDS = {
    "zh": {
        "ask": "口令：",
        "number": "客户号",
        "asks": "可以问：",
        "value": "新内容",
        "add": "2 与另一位客户",
        "is": "林秀英 是",
        "which": "哪位客户",
        "back": "对方档案里是：女儿",
        "wall": "母亲 林秀英：本行客户，财务不共享",
        "done": "名单打完了",
    },
    "en": {
        "ask": "Passphrase",
        "number": "Client number",
        "asks": "What to ask: ",
        "value": "New value",
        "add": "2 Tie to",
        "is": "林秀英 is",
        "which": "Which client",
        "back": "in the other file: daughter",
        "wall": "mother 林秀英: own file, nothing shared",
        "done": "The queue is done",
    },
}


REASONS = {
    "zh": ("理财和保障规划要看年龄", "来电好正确称呼您", "没有评估，我们不能推荐", "同行的客户"),
    "en": ("Plans and protection", "letters and calls", "may not propose", "in your line"),
}
"""Why the ask-list asks: of the question under its cursor."""


def a_book(home: Path) -> Path:
    """The mother alone, with money and a talk that nobody else is to hear of."""
    path = home / "book.rmdesk"
    cost = Cost(memory_kib=8, iterations=1, lanes=1)
    with new_book(path, PASSPHRASE, today=DAY, cost=cost) as desk:
        mother = add_client(desk, now=BEFORE, name=MOTHER, mobile="13800000001")
        line = LedgerLine(
            holding_class=HoldingClass.TIME_DEPOSIT,
            item="福满存单",
            amount=Money.of_yuan(987_600),
            start=date(2026, 2, 10),
            maturity=date(2027, 2, 10),
        )
        add_line(desk, mother, line, now=BEFORE)
        day, gist = BEFORE.date(), "悄悄说想卖老房"
        log_contact(desk, mother, channel=Channel.MEETING, on=day, gist=gist, now=BEFORE)
    return path


def gone(desk: Window, text: str) -> None:
    """Wait until `text` no longer stands on the screen."""
    desk.wait_until(lambda: text not in desk.text)


def go_down_the_ask_list(desk: Window, language: str) -> None:
    """Birthday, form of address and risk grade, as the list asks for them; then enough of it."""
    words = WORDS[language]
    birthday, sex, grade, occupation = REASONS[language]
    desk.type("w")
    for reason, asked, typed, following in (
        (birthday, words["value"], "1990-05-06", sex),
        (sex, words["value"], "f", grade),
        (grade, "C5", "C3", occupation),
    ):
        desk.wait_for(reason)
        gone(desk, asked)
        desk.type("\r")
        desk.wait_for(asked)
        desk.type(typed + "\r")
        desk.wait_for(following)
    desk.press("Esc")
    gone(desk, words["asks"])


def tie_the_mother(desk: Window, language: str) -> None:
    """Another client, found by initials; neither was asked, so nothing is shared."""
    words = WORDS[language]
    desk.type("a")
    desk.wait_for(words["add"])
    desk.type("2")
    desk.wait_for(words["which"])
    desk.type("lxy")
    desk.wait_for("138****0001")
    desk.type("\r")
    desk.wait_for(words["is"])
    desk.type("mother" if language == "en" else "母亲")
    desk.wait_for(words["back"])
    desk.type("\r")
    gone(desk, words["back"])


def require_wall(desk: Window, language: str) -> None:
    """Warned in words, and not a trace of what is the mother's."""
    desk.wait_for(WORDS[language]["wall"])
    desk.settle()
    assert not [secret for secret in SECRETS if secret in desk.text]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_file_from_three_fields_to_the_call_about_a_deposit(
    language: str, tmp_path: Path
) -> None:
    book, words = a_book(tmp_path), WORDS[language]
    options = ("--lang", language, "--today", DAY.isoformat(), "--book", str(book))
    with a_window(*options, home=tmp_path) as desk:
        desk.wait_for(words["ask"])
        desk.type(PASSPHRASE + "\r\x1bOR")
        desk.wait_for(MOTHER)
        desk.type("\r")
        for secret in SECRETS:  # here they belong, and would be seen
            desk.wait_for(secret)

        desk.type("n")
        desk.wait_for(words["number"], times=2)
        desk.type(f"{DAUGHTER}\t13900000002\t8800123\r")
        desk.wait_until(lambda: "1 / 2" in desk.text and "8800123" in desk.text)

        go_down_the_ask_list(desk, language)
        desk.wait_for("C3")
        tie_the_mother(desk, language)
        require_wall(desk, language)

        desk.type("a")
        desk.wait_for(words["add"])
        desk.type("3")
        desk.wait_for("dq 5万")
        desk.type("dq 30万 2026-12-05 1.5%")
        desk.wait_for("300,000.00")
        desk.type("\r")
        desk.wait_until(lambda: "dq 5万" not in desk.text and "2026-12-05" in desk.text)
        require_wall(desk, language)

        desk.press("F8", "0")  # from home: F8, 0, Down, Enter
        desk.wait_for("128.76")  # the branch's ladder counts both
        desk.press("Down")
        desk.wait_for("2026-12-05")
        desk.press("Enter")
        desk.wait_for("1 / 1")
        assert "2026-12-05" in desk.text
        assert "30.00" in desk.text
        require_wall(desk, language)
        desk.type("1")
        desk.wait_for(words["done"])
        desk.press("C-q")
        assert desk.exit_code() == 0

    with open_book(book, PASSPHRASE, today=DAY) as opened:
        (daughter,) = opened.clients.find(DAUGHTER)
        kept = opened.clients.get(daughter)
        assert (kept.number, kept.birthday, kept.sex) == ("8800123", date(1990, 5, 6), Sex.FEMALE)
        assert [one.grade for one in opened.assessments.of(daughter)] == ["C3"]
        (tie,) = opened.ties.of(daughter)
        assert (tie.relation, tie.sharing) == (Relation.MOTHER, Sharing.NOT_ASKED)
        (deposit,) = opened.holdings.of(daughter)
        assert (deposit.amount, deposit.maturity) == (Money.of_yuan(300_000), date(2026, 12, 5))
        (call,) = opened.calls.of(daughter)
        assert call.outcome == Outcome.NO_ANSWER
        record = json.dumps(client_record(opened, daughter), ensure_ascii=False)
        assert not [secret for secret in (*SECRETS, "987600") if secret in record]
