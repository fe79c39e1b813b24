"""Receipts: read aloud, typed, and known only to whoever opened the bundle."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.crypto.checked_groups import MistypedCode, in_groups, read_groups
from rmdesk.crypto.receipt import is_receipt, receipt_code, receipt_hash

_SECRETS = st.binary(min_size=16, max_size=16)
_DIGESTS = st.binary(min_size=32, max_size=32)


@settings(max_examples=40)
@given(_SECRETS, _DIGESTS)
def test_it_is_known_again_however_it_is_typed(secret: bytes, digest: bytes) -> None:
    code = receipt_code(secret, digest)
    kept = receipt_hash(code)
    assert [len(group) for group in code.split("-")] == [5, 5, 5, 5]
    for typed in (code, code.lower(), code.replace("-", " "), f" {code.replace('-', '')} "):
        assert is_receipt(typed, kept)
    assert is_receipt(code.replace("0", "o").replace("1", "l"), kept)


@settings(max_examples=40)
@given(_SECRETS, _DIGESTS, st.integers(0, 127))
def test_another_bundle_has_another_one(secret: bytes, digest: bytes, bit: int) -> None:
    kept = receipt_hash(receipt_code(secret, digest))
    other = (int.from_bytes(secret, "big") ^ 1 << bit).to_bytes(16, "big")
    assert not is_receipt(receipt_code(other, digest), kept)
    assert not is_receipt(receipt_code(secret, digest[::-1] + b"."), kept)


@settings(max_examples=40)
@given(_SECRETS, st.integers(0, 19), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_wrong_character_is_told_by_its_group(secret: bytes, at: int, wrong: str) -> None:
    code = receipt_code(secret, bytes(32))
    plain = code.replace("-", "")
    if plain[at] == wrong:
        return
    with pytest.raises(MistypedCode) as mistyped:
        is_receipt(plain[:at] + wrong + plain[at + 1 :], receipt_hash(code))
    assert mistyped.value.groups == (at // 5 + 1,)


@pytest.mark.parametrize("typed", ["", "ABCDE", "ABCDE-FGHJK", "一二三四五" * 4, "-" * 20])
def test_what_has_not_the_shape_is_none(typed: str) -> None:
    assert not is_receipt(typed, receipt_hash(receipt_code(bytes(16), bytes(32))))
    with pytest.raises(ValueError, match="not a receipt"):
        receipt_hash(typed)


@settings(max_examples=40)
@given(st.integers(1, 8), st.data())
def test_any_number_of_groups_is_read_back(count: int, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, 2 ** (20 * count) - 1))
    assert read_groups(in_groups(number, count), count) == number
    assert read_groups(in_groups(number, count), count + 1) is None
