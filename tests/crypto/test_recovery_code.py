"""A recovery code survives paper, keyboards and reading aloud, or says where it went wrong."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.crypto.checked_groups import MistypedCode
from rmdesk.crypto.recovery_code import GROUPS, drawn, identity_of, written

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODES = st.integers(0, 2**160 - 1).map(written)


def test_a_code_is_eight_groups_of_five() -> None:
    groups = drawn().split("-")
    assert len(groups) == GROUPS
    assert {len(group) for group in groups} == {5}
    assert drawn() != drawn()


@settings(max_examples=20, deadline=None)
@given(_CODES)
def test_how_it_was_typed_does_not_matter(code: str) -> None:
    full_width = "".join(chr(ord(one) + 0xFEE0) if one.isalnum() else one for one in code)
    look_alike = code.replace("0", "o").replace("1", "l")
    for typed in (
        code.lower(),
        code.replace("-", " "),
        code.replace("-", ""),
        full_width,
        look_alike,
    ):
        assert identity_of(typed) == identity_of(code)


def test_the_first_bit_and_the_last_both_count() -> None:
    numbers = (0, 1, 1 << 159, 2**160 - 1)
    for one, other in combinations(numbers, 2):
        assert identity_of(written(one)) != identity_of(written(other))


@settings(max_examples=5, deadline=None)
@given(_CODES)
def test_every_wrong_character_is_found_in_its_group(code: str) -> None:
    for at, character in enumerate(code):
        if character == "-":
            continue
        for other in _ALPHABET.replace(character, ""):
            with pytest.raises(MistypedCode) as mistyped:
                identity_of(code[:at] + other + code[at + 1 :])
            assert mistyped.value.groups == (at // 6 + 1,)


@settings(max_examples=20, deadline=None)
@given(_CODES)
def test_characters_and_groups_that_changed_places_are_found(code: str) -> None:
    groups = code.split("-")
    for one, other in combinations(range(GROUPS), 2):
        swapped = groups.copy()
        swapped[one], swapped[other] = swapped[other], swapped[one]
        with pytest.raises(MistypedCode) as mistyped:
            identity_of("-".join(swapped))
        assert mistyped.value.groups == (one + 1, other + 1)
    first = groups[0]
    for one, other in combinations(range(5), 2):
        if first[one] == first[other]:
            continue
        letters = list(first)
        letters[one], letters[other] = letters[other], letters[one]
        with pytest.raises(MistypedCode):
            identity_of("-".join(["".join(letters), *groups[1:]]))


@pytest.mark.parametrize(
    "text", ["", "correct horse battery staple", "0" * 39, "0" * 41, "U" * 40, "密码" * 20]
)
def test_what_has_not_the_shape_is_no_code(text: str) -> None:
    assert identity_of(text) is None


def test_a_known_code_gives_a_known_key() -> None:
    """A code on paper must open books of every later version."""
    code = written(0x0123456789ABCDEF0123456789ABCDEF01234567)
    identity = identity_of(code)
    assert code == "04HM6-ASW9T-NF6Y4-Y0934-8NKRM-KAYDN-XW0JP-6HB7B"
    assert identity is not None
    assert identity.recipient.fingerprint == "84405 47254 32306 94513"
