"""The texts of a form by the names of its rows, and what is said beside each while it is typed."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from rmdesk.domain.wrong import ValueRefused
from rmdesk.language import _

Texts = Mapping[str, str]

R = TypeVar("R")

Sayings = Mapping[str, Callable[[R, Texts], str]]
"""By rows: how a text is understood beside the others, by a reader that knows what it goes by."""


def said_beside(sayings: Sayings[R], reader: R, row: str, texts: Texts) -> str:
    """How the text of `row` is understood; empty where that is plain."""
    say = sayings.get(row)
    try:
        return say(reader, texts) if say else ""
    except ValueRefused:
        return _("not yet") if texts[row].strip() else ""
