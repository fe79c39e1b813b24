"""A target as it is typed: ``229 12``, ``229万12件``, ``12件``; a bare amount counts in 万."""

import re
import unicodedata
from typing import Final

from rmdesk.domain.metrics import Metric
from rmdesk.domain.money import Money, read_money
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.language import N_

TEN_THOUSAND: Final = 10_000
"""The yuan that a bare amount counts in."""

NOT_READ: Final = N_("{said} is no target; type it like 229 12: 229万, 12 pieces.")
NO_PIECES: Final = N_("{said} is no number of pieces; type it like 12.")
NO_AMOUNT: Final = N_("{said} is no amount in 万; type it like 229 or 22.5.")

_PIECES: Final = re.compile(r"(\d[\d,]*)\s*(?:件|笔|户|个|次|张|单|pieces|pcs|pc)")
_FIGURE: Final = re.compile(r"(?:\d{1,6}|\d{1,3}(?:,\d{3})+)(?:\.0*)?")
_COMMAS: Final = re.compile(r"\d[\d,]*,[\d,]*")
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+")
_BETWEEN: Final = re.compile(r"[;/、，\s]+|,(?!\d{3})")

Figures = tuple[Money | None, int | None]
"""An amount and a number of pieces; what is not set is None."""


def read_target(text: str, metric: Metric) -> Figures:
    """What `text` sets of a metric; nothing at all where it is empty.

    Raises ValueRefused at ``value`` for what is no figure of the metric. Whether a figure can be
    a target, as nothing cannot, is not for this to say.
    """
    said = unicodedata.normalize("NFKC", text).strip()
    if not said:
        return None, None
    if not metric.has_amount:
        return None, read_pieces(said)
    pieces: int | None = None
    rest = said
    if metric.has_pieces and (found := _PIECES.search(said.lower())):
        pieces = read_pieces(found[1])
        rest = f"{said[: found.start()]} {said[found.end() :]}".strip()
    parts = [one for one in _BETWEEN.split(rest) if one]
    if metric.has_pieces and pieces is None and len(parts) == 2:
        pieces = read_pieces(parts.pop())
    if len(parts) > 1 or (not parts and pieces is None):
        raise ValueRefused(Wrong("value", NOT_READ, {"said": text.strip()}))
    return (read_amount(parts[0]) if parts else None), pieces


def read_amount(said: str) -> Money:
    """An amount; commas in it part thousands and nothing else. Raises ValueRefused."""
    figure = _COMMAS.search(said)
    is_grouped = figure is None or _GROUPED.fullmatch(figure[0]) is not None
    amount = read_money(said, unit=TEN_THOUSAND) if is_grouped else None
    if amount is None:
        raise ValueRefused(Wrong("value", NO_AMOUNT, {"said": said}))
    return amount


def read_pieces(said: str) -> int:
    """A whole number, with or without the word that counts it; raises ValueRefused."""
    found = _PIECES.fullmatch(said.lower())
    figure = found[1] if found else said
    if not _FIGURE.fullmatch(figure):
        raise ValueRefused(Wrong("value", NO_PIECES, {"said": said}))
    return int(figure.partition(".")[0].replace(",", ""))
