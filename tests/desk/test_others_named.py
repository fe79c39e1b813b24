"""Names of other clients in what a client is about to see."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.clients import add_client
from rmdesk.desk.others_named import without_others
from tests.client_reviews import client_line, client_review, yuan
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


def test_an_own_name_that_holds_another_stays_whole(desk: Desk) -> None:
    add_client(desk, now=NOW, name="雄信", mobile="")
    review = replace(client_review(client_id=RICH), wishes="单雄信和雄信")
    assert without_others(desk, review).wishes == "单雄信和***"
