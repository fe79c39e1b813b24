"""What is typed to find or filter by: a condition where it reads as one, else words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rmdesk.domain.conditions.completing import Completion, completions
from rmdesk.domain.conditions.reading import is_condition, parse
from rmdesk.domain.conditions.refusals import NotUnderstood


@dataclass(frozen=True, slots=True)
class TypedText:
    """`condition` is None where the text is words, or a condition that is `wrong`; `offers` are
    what could follow."""

    words: str
    condition: str | None
    wrong: NotUnderstood | None
    offers: Sequence[Completion]


def understood(text: str, today: date) -> TypedText:
    """How `text` is read on the day `today`."""
    offers = completions(text, today=today)
    if text.strip() and not is_condition(text, today=today):
        return TypedText(text, None, None, offers)
    try:
        if text.strip():
            parse(text, today=today)
    except NotUnderstood as wrong:
        return TypedText("", None, wrong, offers)
    return TypedText("", text.strip(), None, offers)
