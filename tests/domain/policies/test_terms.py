"""Terms that contradict themselves, and the words in which a kind is typed."""

from datetime import date
from typing import Any

import pytest

from rmdesk.domain.money import Money
from rmdesk.domain.policies.policy import PolicyKind
from rmdesk.domain.policies.terms import Terms, contradictions
from rmdesk.domain.policies.words import KINDS, read_kind
from tests.books.builders import TODAY

START, END = date(2020, 5, 1), date(2040, 5, 1)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, None),
        ({"start": START, "ends": END, "next_premium_on": date(2027, 5, 1)}, None),
        ({"start": END, "ends": START}, "ends"),
        ({"start": START, "ends": START}, "ends"),
        ({"start": START, "next_premium_on": date(2019, 5, 1)}, "next_premium_on"),
        ({"ends": END, "next_premium_on": date(2041, 5, 1)}, "next_premium_on"),
        ({"ends": END, "next_premium_on": END}, None),
        ({"is_regular": False, "next_premium_on": END}, "next_premium_on"),
        ({"is_regular": True, "next_premium_on": END}, None),
        ({"start": date(1902, 1, 1)}, "start"),
        ({"ends": date(2200, 1, 1)}, "ends"),
        ({"sum_insured": Money(0)}, "sum_insured"),
        ({"premium": Money(-1)}, "premium"),
        ({"premium": Money(200), "sum_insured": Money(100)}, "premium"),
        ({"premium": Money(200), "sum_insured": Money(100), "is_regular": False}, None),
        (
            {"kind": PolicyKind.ANNUITY, "premium": Money(200), "sum_insured": Money(100)},
            None,
        ),
        (
            {"kind": PolicyKind.CRITICAL_ILLNESS, "covers_critical_illness": False},
            "covers_critical_illness",
        ),
        ({"kind": PolicyKind.WHOLE_LIFE, "covers_critical_illness": False}, None),
    ],
)
def test_what_contradicts_itself_is_said_at_its_field(
    values: dict[str, Any], field: str | None
) -> None:
    found = list(contradictions(Terms(**{"kind": PolicyKind.MEDICAL, **values}), today=TODAY))
    assert [wrong.field for wrong in found] == ([field] if field else [])
    assert all("{" not in wrong.sentence() for wrong in found)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1", PolicyKind.CRITICAL_ILLNESS),
        ("９", PolicyKind.OTHER),
        ("zj", PolicyKind.CRITICAL_ILLNESS),
        ("ZJX", PolicyKind.CRITICAL_ILLNESS),
        ("重疾险", PolicyKind.CRITICAL_ILLNESS),
        ("medi", PolicyKind.MEDICAL),
        ("意外", PolicyKind.ACCIDENT),
        ("whole life", PolicyKind.WHOLE_LIFE),
        ("年金", PolicyKind.ANNUITY),
        ("jyj", PolicyKind.EDUCATION),
        ("两全", PolicyKind.ENDOWMENT),
        ("0", None),
        ("10", None),
        ("", None),
        ("e", None),  # education or endowment
        ("车险", None),
    ],
)
def test_a_kind_is_read_by_digit_word_or_initials(text: str, kind: PolicyKind | None) -> None:
    assert read_kind(text) is kind


def test_every_kind_has_a_digit() -> None:
    assert set(KINDS) == set(PolicyKind)
    assert all(read_kind(str(n)) is kind for n, kind in enumerate(KINDS, 1))
