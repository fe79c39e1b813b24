from collections.abc import Callable
from inspect import signature

import pytest

from rmdesk.crypto.passphrase import (
    CEILING,
    DEFAULT,
    Cost,
    WeakPassphrase,
    normalised,
    require_strength,
    stretch,
)
from rmdesk.desk.backups.restoring import establish
from rmdesk.desk.opening import create_book, new_book
from rmdesk.desk.ways_in.changing import with_passphrase
from rmdesk.desk.ways_in.rotating import new_key
from rmdesk.store.disk.header import create_header

_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)


@pytest.mark.parametrize(
    "passphrase",
    [
        "twelve chars",
        "我每天早上六点半去西湖边",
        "a b c d",
        "小王　爱吃　红烧　肉饼",
        "correct horse battery staple",
    ],
)
def test_enough(passphrase: str) -> None:
    require_strength(passphrase)


@pytest.mark.parametrize(
    "passphrase",
    ["", "eleven char", "3 sh w", "我爱吃红烧肉", "            ", "short       \t", "a b c"],
)
def test_too_little(passphrase: str) -> None:
    with pytest.raises(WeakPassphrase) as weak:
        require_strength(passphrase)
    assert "12" in weak.value.sentence()


@pytest.mark.parametrize(
    ("one", "other"),
    [("ｐａｓｓ １２", "pass 12"), ("é", "e\u0301"), ("a\u3000b", "a b"), ("ﬁne", "fine")],
)
def test_the_same_however_it_was_typed(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)


def test_case_and_inner_blanks_count() -> None:
    assert normalised("Ab c") != normalised("ab c")
    assert normalised("a  b") != normalised("a b")


def test_what_no_keyboard_makes_is_still_bytes() -> None:
    assert normalised("\ud800")


def test_salt_and_cost_both_change_the_key() -> None:
    key = stretch("passphrase", b"1" * 16, _CHEAP)
    assert len(key) == 32
    assert key == stretch("passphrase", b"1" * 16, _CHEAP)
    assert key != stretch("passphrase", b"2" * 16, _CHEAP)
    assert key != stretch("passphrase", b"1" * 16, Cost(16, 1, 1))


def test_what_is_written_is_no_less_than_promised_and_can_be_read() -> None:
    assert Cost(256 * 1024, 3, 4) == DEFAULT
    assert not CEILING.is_below(DEFAULT)
    assert Cost(2**20, 10, 8) == CEILING


@pytest.mark.parametrize(
    "writes", [new_book, create_book, with_passphrase, new_key, establish, create_header]
)
def test_every_way_to_a_passphrase_costs_that_unless_told_otherwise(
    writes: Callable[..., object],
) -> None:
    assert signature(writes).parameters["cost"].default is DEFAULT
