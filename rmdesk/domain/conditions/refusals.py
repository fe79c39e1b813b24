"""Where a typed condition stops making sense, and what should stand there."""

from typing import Final

from rmdesk.domain.conditions.wording import choice_words
from rmdesk.domain.fields import FIELDS, Kind
from rmdesk.errors import Refused
from rmdesk.language import N_, _, spoken


class NotUnderstood(Refused):
    """A condition stops making sense at `position` of its text, counted from 0.

    `field` is the field whose value is awaited there, where one is.
    """

    message = N_("The condition is not understood from character {at} on.")
    hint = N_("Write it like 资产>50万 且 超期, or assets > 500000 and overdue.")

    def __init__(self, position: int, field: str = "") -> None:
        super().__init__(at=position + 1)
        self.position = position
        self.field = field


class ConditionExpected(NotUnderstood):
    message = N_("At character {at} a column or a ready-made condition should stand.")


class SignExpected(NotUnderstood):
    message = N_("At character {at} should stand how to compare: = < > <= >= or ~ for contains.")


class ValueExpected(NotUnderstood):
    message = N_("At character {at} a value of this column should stand.")


class AmountExpected(ValueExpected):
    message = N_("At character {at} an amount should stand, like 50万 or 20万..50万.")


class DayExpected(ValueExpected):
    message = N_("At character {at} a day should stand, like 2026-06-30, 本月 or 30天内.")


class CountExpected(ValueExpected):
    message = N_("At character {at} a number should stand, like 30 or 30..40.")


class ChoiceExpected(ValueExpected):
    message = N_("At character {at} one of these should stand: {values}")

    def __init__(self, position: int, field: str = "") -> None:
        super().__init__(position, field)
        self._choices = FIELDS[field].choices

    def sentence(self) -> str:
        """The values are those of the language in force."""
        values = _(", ").join(choice_words(one).printed(spoken()) for one in self._choices)
        return _(self.message).format(values=values, **self.parameters)


class ConnectiveExpected(NotUnderstood):
    message = N_("At character {at} 且 (and), 或 (or) or the end should stand.")


class BracketOpen(NotUnderstood):
    message = N_("The bracket that was opened at character {at} is not closed.")


VALUE_EXPECTED: Final = {
    Kind.MONEY: AmountExpected,
    Kind.DAY: DayExpected,
    Kind.COUNT: CountExpected,
    Kind.TEXT: ValueExpected,
    Kind.CHOICE: ChoiceExpected,
    Kind.FLAG: ValueExpected,
}
"""What should stand where a value cannot be read."""
