"""How far a planned day is, on the client page: late is what it was for, not the plan alone."""

from datetime import date, timedelta

import pytest

from rmdesk.domain.duties import Duty
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.reasons import Reason
from rmdesk.ui.views.client.sections.duties import _distance
from tests.books.builders import TODAY


@pytest.mark.parametrize(
    ("planned", "about", "said"),
    [(0, 4, "today"), (3, 3, "in 3 d"), (-1, 4, "+1 d"), (-1, 0, "+1 d"), (-3, -3, "3 d late")],
)
def test_a_duty_put_off_before_its_day_is_not_late(planned: int, about: int, said: str) -> None:
    def day(days: int) -> date:
        return TODAY + timedelta(days=days)

    duty = Duty(
        kind=OccasionKind.CHECK_DUE,
        client_id=ClientId(1),
        subject=1,
        about=day(about),
        on=day(planned),
        first_on=day(planned),
        reason=Reason("x"),
    )
    assert _distance(duty, TODAY) == said
