"""Wishes the bank cannot serve, counted by their words and ranked: [T] in domain.md."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.wishes import Wanted, alike, key
from rmdesk.domain.wishes import rank as rank_wishes
from tests.books.builders import TODAY

DAY = timedelta(days=1)


def wanted(client_id: int, what: str, wan: int | None = None, days: int = 0) -> Wanted:
    assets = Money.of_yuan(wan * 10_000) if wan is not None else None
    return Wanted(ClientId(client_id), TODAY - days * DAY, what, assets)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("三年期大额存单", "3年期 大额存单。"),
        ("ＥＴＦ定投", "etf 定投"),
        ("Gold bars!", "gold bars"),
    ],
)
def test_wordings_of_one_wish_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_another_term_is_another_wish() -> None:
    assert key("3年期大额存单") != key("5年期大额存单")


def test_most_clients_first_then_their_assets_and_nobody_counts_twice() -> None:
    demands = rank_wishes(
        [
            wanted(1, "外币理财", 10),
            wanted(1, "外币理财 ", 10, days=9),
            wanted(1, "外币 理财", 10, days=5),
            wanted(2, "实物金条", 5, days=3),
            wanted(3, "实物金条", None, days=30),
            wanted(2, "保管箱", 5),
        ]
    )
    assert [(one.what, list(one.client_ids)) for one in demands] == [
        ("实物金条", [2, 3]),
        ("外币理财", [1]),
        ("保管箱", [2]),
    ]
    gold, foreign, _box = demands
    assert gold.assets == Money.of_yuan(50_000), "of whom it is known"
    assert foreign.assets == Money.of_yuan(100_000), "once, however often it was said"
    assert (gold.first_on, gold.last_on) == (TODAY - 30 * DAY, TODAY - 3 * DAY)


def test_nobody_whose_assets_are_known_is_unknown_and_not_zero() -> None:
    assert rank_wishes([wanted(1, "保管箱")])[0].assets is None


def test_the_words_in_use_are_offered_while_one_types() -> None:
    demands = rank_wishes([wanted(1, "三年期大额存单"), wanted(2, "实物金条"), wanted(3, "保管箱")])
    assert alike("", demands) == demands
    assert [one.what for one in alike("大额存单", demands)] == ["三年期大额存单"]
    assert [one.what for one in alike("3年大额存单", demands)] == ["三年期大额存单"]
    assert [one.what for one in alike("买金条", demands)] == ["实物金条"]
    assert alike("留学换汇", demands) == []


@given(
    st.lists(
        st.builds(
            wanted,
            st.integers(1, 5),
            st.sampled_from(["甲", "甲 ", "乙", "丙"]),
            st.none() | st.integers(0, 99),
        )
    )
)
def test_every_wish_is_counted_exactly_once(wishes: list[Wanted]) -> None:
    demands = rank_wishes(wishes)
    asked = {(one.client_id, key(one.what)) for one in wishes}
    counted = [(client_id, key(one.what)) for one in demands for client_id in one.client_ids]
    assert sorted(counted) == sorted(asked)
    sizes = [len(one.client_ids) for one in demands]
    assert sizes == sorted(sizes, reverse=True)
