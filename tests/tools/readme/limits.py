"""Between what a figure of the settings may lie, found by asking the rule itself."""

from collections.abc import Callable
from typing import Any, Final

from rmdesk.domain.money import Money
from rmdesk.domain.settings.everything import AllSettings, wrongs_with
from rmdesk.domain.settings.paths import value_at, with_value

_FAR: Final = 10**12
"""What is right so far out has no end."""


def limits_of(path: str) -> tuple[Any, Any] | None:
    """The least and the most, None where there is no end; None for what is no figure, or is bound
    otherwise than between two.

    Everything else is as delivered: a limit may be another setting, such as the next class's.
    """
    default = value_at(AllSettings(), path)
    if isinstance(default, Money):
        return _between(lambda yuan: _may_be(path, Money.of_yuan(yuan)), default.fen // 100)
    if type(default) is not int and default is not None:
        return None
    return _between(lambda figure: _may_be(path, figure), 1 if default is None else default)


def _between(may_be: Callable[[int], bool], known: int) -> tuple[int | None, int | None] | None:
    ends = [_last(may_be, known, step) for step in (-1, 1)]
    least, most = (end if abs(end) < _FAR else None for end in ends)
    return None if least == most else (least, most)


def _last(may_be: Callable[[int], bool], known: int, step: int) -> int:
    """The last figure from `known` in the direction of `step` that may be."""
    leap = 1
    while may_be(known + step * leap):
        known += step * leap
        leap *= 2
        if abs(known) >= _FAR:
            return known
    while leap := leap // 2:
        if may_be(known + step * leap):
            known += step * leap
    return known


def _may_be(path: str, value: object) -> bool:
    return not wrongs_with(with_value(AllSettings(), path, value))
