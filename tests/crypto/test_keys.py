import copy
import traceback

import pytest

from rmdesk.crypto.keys import DataKey

_BYTES = bytes(range(32))


@pytest.mark.parametrize("shown", [repr, str, "{}".format, "{!r}".format, lambda key: f"{[key]}"])
def test_no_way_of_showing_a_key_shows_it(shown: object) -> None:
    text = shown(DataKey(_BYTES))  # type: ignore[operator]
    assert _BYTES.hex() not in text
    assert repr(_BYTES) not in text


def test_a_key_neither_leaves_its_process_nor_hashes() -> None:
    with pytest.raises(TypeError):
        copy.deepcopy(DataKey(_BYTES))  # as pickling would
    with pytest.raises(TypeError):
        hash(DataKey(_BYTES))


def test_a_refused_key_is_not_in_the_exception() -> None:
    with pytest.raises(ValueError, match="32 bytes") as refused:
        DataKey(_BYTES[:31])
    assert "\\x1e" not in "".join(traceback.format_exception(refused.value))


def test_subkeys_differ_by_use_and_by_key_and_stay_the_same() -> None:
    key = DataKey(_BYTES)
    subkeys = {key.subkey(use) for use in ("database", "header", "head", "audit")}
    assert len(subkeys) == 4
    assert all(len(subkey) == 32 for subkey in subkeys)
    assert DataKey(_BYTES).subkey("database") == key.subkey("database")
    assert DataKey.generate().subkey("database") != key.subkey("database")


def test_the_derivation_never_changes() -> None:
    """A value written down: another one would lock every existing book."""
    assert DataKey(_BYTES).subkey("database").hex() == _DATABASE_SUBKEY


def test_equality_is_by_content() -> None:
    assert DataKey(_BYTES) == DataKey(_BYTES)
    assert DataKey(_BYTES) != DataKey.generate()
    assert DataKey(_BYTES) != _BYTES


_DATABASE_SUBKEY = "30364b5324008667e8730af46d4da70b2021c2f2f516fd4ab13c747e09f00815"
