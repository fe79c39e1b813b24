"""A target typed over: only what is said of it changes, and what is to go has a word."""

import re
import unicodedata
from typing import Final

from rmdesk.domain.metrics import Metric
from rmdesk.domain.rhythm.typed import Figures, read_pieces, read_target

CLEARED: Final[Figures] = (None, None)

_CLEARS: Final = frozenset(("清空", "清除", "空", "无", "没有", "empty", "clear", "none", "-"))
_BETWEEN: Final = re.compile(r"[;/、，,\s]+")


def retyped(text: str, metric: Metric, before: Figures) -> Figures:
    """What a target, `before` of this amount and these pieces, becomes by `text`.

    ``5`` sets the amount and keeps the pieces, ``12件`` the other way round; nothing typed changes
    nothing. ``清空`` or ``empty`` takes both out, in the place of a figure that one: ``229 清空``.
    Raises ValueRefused as `read_target` does.
    """
    parts = [one for one in _BETWEEN.split(unicodedata.normalize("NFKC", text).lower()) if one]
    if parts and all(one in _CLEARS for one in parts):
        return CLEARED
    is_pair = metric.has_amount and metric.has_pieces and len(parts) == 2
    if is_pair and parts[1] in _CLEARS:
        return read_target(parts[0], metric)[0], None
    if is_pair and parts[0] in _CLEARS:
        return None, read_pieces(parts[1])
    amount, pieces = read_target(text, metric)
    kept_amount, kept_pieces = before
    return (
        kept_amount if amount is None else amount,
        kept_pieces if pieces is None else pieces,
    )
