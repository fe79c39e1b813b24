import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.crypto.bech32 import NotBech32, decode, encode


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200))
def test_data_comes_back_in_either_case(data: bytes) -> None:
    text = encode("age1pq", data)
    assert decode(text) == decode(text.upper()) == ("age1pq", data)


@pytest.mark.parametrize(
    "text",
    [
        "A12UEL5L",
        "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs",
        "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
    ],
)
def test_valid_texts_of_the_specification(text: str) -> None:
    """BIP 173; the first two hold nothing."""
    prefix, data = decode(text)
    assert text.lower().startswith(prefix + "1")
    assert encode(prefix, data) == text.lower()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "pzry9x0s0muk",
        "1pzry9x0s0muk",
        "x1b4n0q5v",
        "li1dgmt3",
        "A1G7SGD8",
        "10a06t8",
        "A12UeL5L",
    ],
)
def test_invalid_texts_of_the_specification(text: str) -> None:
    with pytest.raises(NotBech32):
        decode(text)


@settings(max_examples=40, deadline=None)
@given(st.binary(min_size=1, max_size=64), st.data())
def test_one_wrong_character_is_found(data: bytes, draw: st.DataObject) -> None:
    text = encode("age1pq", data)
    at = draw.draw(st.integers(len("age1pq1"), len(text) - 1))
    other = draw.draw(st.sampled_from("qpzry9x8gf2tvdw0s3jn54khce6mua7l".replace(text[at], "")))
    with pytest.raises(NotBech32):
        decode(text[:at] + other + text[at + 1 :])
