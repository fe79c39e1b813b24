"""Names of other clients in what a client is about to see."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.for_client.others_named import without_others
from rmdesk.desk.for_client.shown import review_for_client
from rmdesk.desk.reviewing.drafting import write
from rmdesk.desk.reviewing.prefilling import begin
from rmdesk.domain.holdings import HoldingClass
from rmdesk.store.tables.money import ProductTable
from tests.books.client_reviews import client_line, client_review, yuan
from tests.ui.small_book import NOW, RICH, small_book


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = small_book(tmp_path)
    yield desk
    desk.close()


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("像张三那样买", "像***那样买"),
        ("单雄信本人的想法，王小妹也同意", "单雄信本人的想法，王小妹也同意"),
        ("打 139 0000 1234 问她", "打 *** 问她"),
        ("我的138-0000-8899", "我的138-0000-8899"),
        ("打13900001234问她", "打***问她"),
        ("解放思想", "***思想"),
        ("没有别人", "没有别人"),
        ("", ""),
    ],
)
def test_names_and_numbers_of_others_are_left_out(desk: Desk, typed: str, shown: str) -> None:
    lines = [client_line(typed or "x", yuan(1), institution=typed)]
    review = client_review(lines, client_id=RICH, wishes=typed, next_steps=typed)
    found = without_others(desk, review)
    assert (found.wishes, found.next_steps, found.lines[0].institution) == (shown, shown, shown)
    assert found.lines[0].item == (shown or "x")


@pytest.mark.parametrize(
    ("name", "number", "typed", "shown"),
    [
        ("平安", "12345", "平安银行的基金12345678，12345问过", "平安银行的基金12345678，***问过"),
        ("平安", "12345", "跟平安一样", "跟***一样"),
        ("建国", "99999", "建国银行卡", "***银行卡"),  # no house that anybody knows
        ("和畅", "LC900", "买和畅90天，别买和畅", "买和畅90天，别买***"),
        ("Ann", "A1234", "Anne and Ann, A12345 and A1234", "Anne and ***, A12345 and ***"),
        ("甲", "62220", "622202 62220 0", "622202 *** 0"),
    ],
)
def test_no_bank_product_or_longer_number_is_garbled(
    desk: Desk, name: str, number: str, typed: str, shown: str
) -> None:
    add_client(desk, now=NOW, name=name, number=number)
    on_shelf(desk, "和畅90天")
    review = replace(client_review(client_id=RICH), wishes=typed)
    assert without_others(desk, review).wishes == shown


@pytest.mark.parametrize(
    ("institution", "item"),
    [("建国银行上海分行", "和畅90天"), ("平安", "和畅"), ("平安证券", "和畅90天 2期")],
)
def test_lines_keep_their_bank_and_their_product(desk: Desk, institution: str, item: str) -> None:
    for name in ("建国", "平安", "和畅"):
        add_client(desk, now=NOW, name=name, mobile="")
    on_shelf(desk, "和畅90天", "和畅")
    lines = [client_line(item, yuan(1), institution=institution)]
    (found,) = without_others(desk, client_review(lines, client_id=RICH)).lines
    assert (found.institution, found.item) == (institution, item)


def test_a_review_for_a_client_is_always_without_others(desk: Desk) -> None:
    review_id = begin(desk, RICH, now=NOW)
    write(desk, review_id, "wishes", "像张三那样买", now=NOW)
    assert review_for_client(desk, RICH).wishes == "像***那样买"


def on_shelf(desk: Desk, *names: str) -> None:
    with desk.store.action("test", at=NOW) as action:
        for name in names:
            kind = HoldingClass.WEALTH_PRODUCT
            values = {"code": f"LC-{name}", "name": name, "kind": kind, "is_ours": True}
            action.insert(ProductTable, values)


def test_an_own_name_that_holds_another_stays_whole(desk: Desk) -> None:
    add_client(desk, now=NOW, name="雄信", mobile="")
    review = replace(client_review(client_id=RICH), wishes="单雄信和雄信")
    assert without_others(desk, review).wishes == "单雄信和***"
