"""What remains of a number that is only read past."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rmdesk.domain.masks import Secret, mask, masked_apart, masked_line, numbers_in


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


LINES = (
    ("李 13912345678 60100001", "李 139****5678 60100001"),
    ("换号139 1234 5678,+8613912345678", "换号139******5678,+86*******5678"),
    ("证件110105198503071234", "证件**************1234"),
    ("622105194912310021", "**************0021"),
    ("卡6222021234567890128", "卡***************0128"),
    ("0571-88881234", "*********1234"),
    ("1391234»", "*******»"),
)
LEFT = (
    "2026-11-20 20261120 12,345,000.00",
    "K00017 60100001 1000123456789012",
    "138****5678 010*****2961",
    "4111111111111112",
)


@pytest.mark.parametrize(("line", "masked"), LINES)
def test_a_painted_line_shows_no_number_of_a_person(line: str, masked: str) -> None:
    assert masked_line(line) == masked
    assert masked_line(line, shown=numbers_in(line)) == line


@pytest.mark.parametrize("line", LEFT)
def test_days_amounts_and_client_numbers_stay_on_a_painted_line(line: str) -> None:
    assert masked_line(line) == line
    assert not numbers_in(line)


def test_numbers_that_look_alike_are_told_apart_by_as_few_figures_as_it_takes() -> None:
    two = masked_apart(Secret.PHONE, ("13912345678", "13992345678"))
    assert two == ["1391***5678", "1399***5678"] or two == ["139*1***5678", "139*9***5678"]
    assert masked_apart(Secret.PHONE, ("13912345678", "13912345678")) == ["139****5678"] * 2
    assert masked_apart(Secret.PHONE, ("13912345678", "15812345678")) == [
        "139****5678",
        "158****5678",
    ]


@given(st.lists(st.integers(0, 99_999), min_size=4, max_size=4))
@example([62_123, 45_678, 90_123, 46_016])
def test_the_fingerprint_of_a_key_can_always_be_read_aloud(groups: list[int]) -> None:
    line = " ".join(f"{group:05}" for group in groups)
    assert masked_line(line) == line
