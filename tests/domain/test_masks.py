"""What remains of a number that is only read past."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.masks import Secret, mask


@pytest.mark.parametrize(
    ("secret", "value", "shown"),
    [
        (Secret.PHONE, "13812345678", "138****5678"),
        (Secret.PHONE, "88886666", "****6666"),
        (Secret.PHONE, "12345", "*****"),
        (Secret.PHONE, "", ""),
        (Secret.ID, "990101199507219303", "**************9303"),
        (Secret.CARD, "6222000011112222", "************2222"),
        (Secret.ID, "A123", "****"),
    ],
)
def test_masked(secret: Secret, value: str, shown: str) -> None:
    assert mask(secret, value) == shown


@given(st.sampled_from(Secret), st.text("0123456789X", max_size=20))
def test_at_least_four_signs_are_hidden(secret: Secret, value: str) -> None:
    shown = mask(secret, value)
    assert len(shown) == len(value)
    assert shown.count("*") >= min(4, len(value))
