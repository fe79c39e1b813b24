"""The worked example of [R], 229 万 in a month, recomputed with the functions of the desk.

The source prints 145.4 by the end of week 1 against 57 for an even spread. Its own rule of 60 %
gives 137.4, and a quarter of 229 is 57.25: both stand side by side, and the difference is said.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.money import Money
from rmdesk.domain.reasons import Reason
from rmdesk.domain.rhythm.plan import Curve, plan_of, value_on
from rmdesk.domain.rhythm.settings import Weights
from rmdesk.language import N_

TARGET: Final = Money.of_yuan(2_290_000)
SOURCE_RHYTHM: Final = Money.of_yuan(1_454_000)
SOURCE_EVEN: Final = Money.of_yuan(570_000)
SOURCE_SHARE: Final = 60

_SAID: Final = N_(
    "The course prints 145.4万 by the end of week 1; its own rule of 60 % gives 137.4万. For an"
    " even spread it prints 57万; a quarter of 229万 is 57.25万."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """229 万 by the weights in force on the working days of a month.

    `by_rule` is 60 % of it and `quarter` a fourth: the source's rules without any calendar.
    `week_1` and `even_week_1` are what the two curves of this month stand at by week 1's end.
    """

    target: Money
    rhythm: Curve
    even: Curve
    by_rule: Money
    quarter: Money
    week_1: Money
    even_week_1: Money
    said: Reason


def example(month: date, days: WorkingDays, weights: Weights) -> Example:
    """The example on the working days of a month."""
    plan = plan_of(month, days, weights)
    rhythm, even = plan.rhythm(TARGET.fen), plan.even(TARGET.fen)
    end = plan.parts[1].week.last
    return Example(
        target=TARGET,
        rhythm=rhythm,
        even=even,
        by_rule=Money(TARGET.fen * SOURCE_SHARE // 100),
        quarter=Money(TARGET.fen // 4),
        week_1=Money(value_on(rhythm, end)),
        even_week_1=Money(value_on(even, end)),
        said=Reason(_SAID),
    )
