"""Whom an action was about, when that may be the whole book."""

from collections.abc import Sequence

_FEW = 3


def few(names: Sequence[str]) -> list[str]:
    """The first names, and how many more there are: the journal names an action, no more."""
    more = len(names) - _FEW
    return [*names[:_FEW], f"+{more}"] if more > 0 else list(names)
