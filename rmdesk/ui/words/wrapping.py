"""A text broken into lines of so many cells."""

import re

from rich.cells import cell_len

from rmdesk.ui.formats import beginning, clean, fit

_STOPS = "，。！？；：、）》」』”’,.;:!?)"
_OPENERS = "（《「『“‘"
_UNITS = "万元%"


def wrap(text: str, width: int, limit: int | None = None) -> list[str]:
    """`text` as lines of at most `width` cells, at most `limit` of them; a cut is marked.

    Latin words and figures with their units stay whole where they can; Chinese breaks anywhere but
    before a stop and behind an opening bracket.
    """
    lines: list[str] = []
    for paragraph in text.splitlines():
        rest = clean(paragraph).strip()
        while cell_len(rest) > width > 1:
            head = beginning(rest, width)
            bound = _bound(head, rest[len(head) :])
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


def _bound(head: str, rest: str) -> str:
    """The end of `head` that belongs on one line with the `rest` that follows it."""
    word, following = re.search(r"[!-~]*$", head), rest[0]
    unit = rest.lstrip()[:1]
    if unit and unit in _UNITS and (figure := re.search(r"[!-~]*\d ?$", head)):
        return figure[0]
    if head[-1:] in _OPENERS:
        return head[-1]
    if following in _STOPS:
        return word[0] if word and word[0] else head[-1:]
    return word[0] if word and "!" <= following <= "~" else ""
