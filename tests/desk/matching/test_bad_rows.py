"""What cannot be, met in a file: a sentence with row and column, and the good rest goes in."""

from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.importing.taking_in import commit, preview
from rmdesk.desk.matching.client_lists import BIRTHDAY_DIFFERS, SEX_DIFFERS
from rmdesk.desk.matching.household import OF_ONESELF
from rmdesk.desk.matching.line_remarks import (
    ENDS_BEFORE_START,
    NEGATIVE,
    PAYMENT_OF_ASSET,
    REPAY_DAY_OF_ASSET,
    STOP_OF_DEBT,
)
from rmdesk.desk.matching.policies import NEGATIVE_AMOUNT
from rmdesk.desk.matching.products import OLDER, TO_COME
from rmdesk.desk.shelf.products import add_product, record_net_value
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.products import CLOSES_BEFORE_OPENS, ProductLine
from rmdesk.exchange.process.reader import read_files
from rmdesk.exchange.records.cells import BORN_LATER
from rmdesk.exchange.values import NOT_THIS_DAY
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk

ID = "11010519491231002X"
"""A woman born on 1949-12-31."""

CASES = {
    "a day that does not exist": ("客户号,姓名,生日\n6001,单雄信,1985-02-30", NOT_THIS_DAY, "生日"),
    "a birthday to come": ("客户号,姓名,生日\n6001,单雄信,2030-01-01", BORN_LATER, "生日"),
    "an ID of another birthday": (
        f"客户号,姓名,身份证号,生日\n6001,单雄信,{ID},1949-12-30",
        *(BIRTHDAY_DIFFERS, "生日"),
    ),
    "an ID of the other sex": (
        f"客户号,姓名,身份证号,性别\n6001,单雄信,{ID},男",
        *(SEX_DIFFERS, "性别"),
    ),
    "a maturity before the start": (
        "客户号,类别,金额,起始日,到期日\n6001,定期,5万,2026-05-01,2026-04-01",
        *(ENDS_BEFORE_START, "到期日"),
    ),
    "an asset below nothing": ("客户号,类别,金额\n6001,定期,-5万", NEGATIVE, "金额"),
    "an instalment of a deposit": (
        "客户号,类别,金额,下次还款日\n6001,定期,5万,2026-12-01",
        *(PAYMENT_OF_ASSET, "下次还款日"),
    ),
    "a deposit paid on a day of the month": (
        "客户号,类别,金额,还款日\n6001,定期,5万,20号",
        *(REPAY_DAY_OF_ASSET, "还款日"),
    ),
    "a gain of a debt": (
        "客户号,类别,金额,止盈线(%)\n6001,房贷,50万,10",
        *(STOP_OF_DEBT, "止盈线(%)"),
    ),
    "the client among the family": ("客户号,关系,成员姓名\n6001,本人,单雄信", OF_ONESELF, "关系"),
    "insured for less than nothing": (
        "客户号,险种,保额\n6001,重疾险,-5万",
        *(NEGATIVE_AMOUNT, "保额"),
    ),
    "an older net value": (
        "产品代码,产品名称,单位净值,净值日期\nWJ001,稳进,1.01,2026-11-01",
        *(OLDER, "单位净值"),
    ),
    "a net value to come": (
        "产品代码,产品名称,单位净值,净值日期\nWJ001,稳进,1.01,2026-11-21",
        *(TO_COME, "单位净值"),
    ),
    "a window that closes first": (
        "产品代码,产品名称,募集起始日,募集结束日\nX9,新品,2026-05-01,2026-04-01",
        *(CLOSES_BEFORE_OPENS, ""),
    ),
}


def a_book(desk: Desk) -> None:
    add_client(desk, now=NOW, name="单雄信", number="6001")
    product = add_product(
        desk, ProductLine(code="WJ001", name="稳进", kind=HoldingClass.FUND), now=NOW
    )
    record_net_value(desk, product, 10_500, TODAY, now=NOW)


@pytest.mark.parametrize(("text", "message", "column"), CASES.values(), ids=CASES)
def test_what_cannot_be_is_told_where_it_stands(
    tmp_path: Path, text: str, message: str, column: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"{text}\n", encoding="utf-8")
    with an_empty_desk() as desk:
        a_book(desk)
        found = preview(desk, read_files([path], today=TODAY))
        (problem,) = [one for one in found.problems if one.message == message]
        assert (problem.row, problem.column) == (2, column)
        assert problem.sentence()


def test_a_family_that_begins_with_the_client(tmp_path: Path) -> None:
    path = tmp_path / "family.csv"
    path.write_text("客户号,关系,成员姓名\n6001,本人,单雄信\n6001,儿子,单小雄\n", encoding="utf-8")
    with an_empty_desk() as desk:
        a_book(desk)
        found = preview(desk, read_files([path], today=TODAY))
        counts = {what: found.total(what) for what in ("new", "unchanged", "refused")}
        assert counts == {"new": 1, "unchanged": 1, "refused": 0}
        commit(desk, found, now=NOW)
        assert [member.name for member in desk.household.of(ClientId(1))] == ["单小雄"]
        assert not preview(desk, read_files([path], today=TODAY)).changes_anything


def test_a_policy_keeps_what_can_be(tmp_path: Path) -> None:
    path = tmp_path / "policies.csv"
    path.write_text("客户号,险种,保额,年缴保费\n6001,重疾险,-5万,6000\n", encoding="utf-8")
    with an_empty_desk() as desk:
        a_book(desk)
        commit(desk, preview(desk, read_files([path], today=TODAY)), now=NOW)
        (policy,) = desk.policies.of(ClientId(1))
        assert policy.sum_insured is None
        assert policy.premium is not None and policy.premium.fen == 600_000
