"""What is taken out of a line when it is painted, whichever widget painted it.

Views write amounts and numbers through `formats`, which hides them. This is the net below: it holds
for what stood on the screen before someone came, for what was jotted down in free text, and for a
view that is written later and does not know of it.
"""

from collections.abc import Callable, Sequence

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from rmdesk.domain.hidden_amounts import hidden_amounts
from rmdesk.domain.masks import masked_line
from rmdesk.ui.discretion.beside import amounts_are_hidden
from rmdesk.ui.discretion.revealed import revealed


class AmountsVeil(LineFilter):
    """No amounts, for as long as someone is beside the desk."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return _rewritten(segments, hidden_amounts)


class NumbersVeil(LineFilter):
    """No phone, ID or card number in full but those that were asked for.

    Lines keep what a filter made of them: for other numbers `shown` there is another veil.
    """

    def __init__(self, shown: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.shown = shown

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return _rewritten(segments, lambda line: masked_line(line, shown=self.shown))


class Veils:
    """The filters in force."""

    def __init__(self) -> None:
        self._numbers = NumbersVeil()
        self._amounts = AmountsVeil()

    def in_force(self) -> Sequence[LineFilter]:
        if self._numbers.shown != revealed():
            self._numbers = NumbersVeil(revealed())
        return (self._numbers, self._amounts) if amounts_are_hidden() else (self._numbers,)


def without_numbers_veil(filters: Sequence[LineFilter]) -> Sequence[LineFilter]:
    """For a field in which somebody types: what is typed there is seen."""
    return [one for one in filters if not isinstance(one, NumbersVeil)]


def without_veils(filters: Sequence[LineFilter]) -> Sequence[LineFilter]:
    """For what a client is shown of their own: figures stand there whoever looks on."""
    return [one for one in filters if not isinstance(one, NumbersVeil | AmountsVeil)]


def _rewritten(segments: list[Segment], rewrite: Callable[[str], str]) -> list[Segment]:
    """`segments` with their text rewritten into one as long: an amount may lie in several."""
    line = "".join(segment.text for segment in segments if not segment.control)
    written = rewrite(line)
    if written == line:
        return segments
    painted, at = [], 0
    for segment in segments:
        if segment.control:
            painted.append(segment)
            continue
        until = at + len(segment.text)
        painted.append(Segment(written[at:until], segment.style))
        at = until
    return painted
