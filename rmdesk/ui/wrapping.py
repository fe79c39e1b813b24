"""A text broken into lines of so many cells."""

import re

from rich.cells import cell_len

from rmdesk.ui.formats import beginning, clean, fit

_STOPS = "，。！？；：、）》」』”’"


def wrap(text: str, width: int, limit: int | None = None) -> list[str]:
    """`text` as lines of at most `width` cells, at most `limit` of them; a cut is marked.

    Latin words and figures stay whole where they can; Chinese breaks anywhere but before a stop.
    """
    lines: list[str] = []
    for paragraph in text.splitlines():
        rest = clean(paragraph).strip()
        while cell_len(rest) > width > 1:
            head = beginning(rest, width)
            bound = _bound(head, rest[len(head)])
            if cell_len(bound) < width // 2:
                head = head.removesuffix(bound)
            lines.append(head.rstrip())
            rest = rest[len(head) :].lstrip()
        lines.append(rest)
    if limit is not None and len(lines) > limit:
        kept = lines[:limit]
        kept[-1] = fit(kept[-1] + " " * width + ".", width)
        return kept
    return lines


def _bound(head: str, following: str) -> str:
    """The end of `head` that belongs on one line with the character `following` it."""
    word = re.search(r"[!-~]*$", head)
    if following in _STOPS:
        return word[0] if word and word[0] else head[-1:]
    return word[0] if word and "!" <= following <= "~" else ""
