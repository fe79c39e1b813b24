"""Support duties: a child is kept until 22 unless another year was said."""

from typing import Any

import pytest

from rmdesk.domain.ids import ClientId, MemberId
from rmdesk.domain.kin.household import Member, Support
from rmdesk.domain.support import support_ends, support_years
from tests.books.builders import TODAY


@pytest.mark.parametrize(
    ("values", "ends", "years"),
    [
        ({"support": Support.CHILD, "birth_year": 2015}, 2037, 11),
        ({"support": Support.CHILD, "birth_year": 2015, "support_until": 2040}, 2040, 14),
        ({"support": Support.CHILD, "birth_year": 2000}, 2022, 0),
        ({"support": Support.CHILD}, None, None),
        ({"support": Support.PARENT, "birth_year": 1950}, None, None),
        ({"support": Support.PARENT, "support_until": 2030}, 2030, 4),
        ({"support": Support.NONE, "birth_year": 2015, "support_until": 2030}, None, None),
    ],
)
def test_when_a_duty_ends(values: dict[str, Any], ends: int | None, years: int | None) -> None:
    member = Member(id=MemberId(1), client_id=ClientId(1), name="小宝", **values)
    assert support_ends(member) == ends
    assert support_years(member, TODAY) == years
