"""Amounts of money in a line of text, found by how they are written, and the line without them.

Used on what is painted already, so that the line stays exactly as wide as it was. An amount has two
decimals, groups of three figures, a unit behind it or a currency before it: ``1,234.50``, ``50万``,
``￥800``, ``五十万``, ``存50000``. Days, shares of a whole and counts of something are none.
"""

import re
from typing import Final

STARS: Final = "****"
"""What stands for an amount whatever its size: the number of its figures would tell much of it."""

_GROUPED = r"\d{1,3}(?:,\d{3})+(?:,\d{0,2})?(?:\.\d*)?"
_FIGURE = rf"(?:{_GROUPED}|\d+(?:\.\d+)?)"
_UNIT = (
    r"(?:[多余来几]?[千百]?万|亿|元(?![旦宵])|[千百]?块|千(?![米克])|[千百]元"
    r"|yuan\b|RMB\b|CNY\b|thousand\b|million\b)"
)
_NOT_INSIDE = r"(?<![0-9A-Za-z.,*])"
_MONEY_WORD = "[存款额产买投贷欠入出付取转]"
_NUMERALS = r"[一二两三四五六七八九十几半数][〇零一二两三四五六七八九十百千]*"
_AMOUNT: Final = re.compile(
    "|".join(
        (
            rf"{_NOT_INSIDE}{_FIGURE}(?=\s{{0,2}}{_UNIT}|[wWkK](?![A-Za-z0-9]))",
            rf"(?:(?<=[¥￥])|(?<=[¥￥]\s)|(?<=RMB)|(?<=RMB\s)|(?<=CNY)|(?<=CNY\s)){_FIGURE}",
            # Two decimals; a share of a whole, a day (2026.11.20) and a version have more behind.
            rf"{_NOT_INSIDE}\d[\d,]*\.\d\d(?![\d%]|\s%|\.\d)",
            # Figures in groups, unless they count something.
            rf"{_NOT_INSIDE}{_GROUPED}(?![\d%]|\s?[^\W\d_])",
            # What a narrow column cut: who knows what came behind.
            rf"{_NOT_INSIDE}(?:\d{{3,}}|\d{{1,3}}(?:,\d{{0,3}})+|\d+\.)[\d.]*(?=[»~…])",
            # Jotted down without a unit, behind a word of money.
            rf"(?:(?<={_MONEY_WORD})|(?<={_MONEY_WORD}\s))\d{{4,}}(?![\d年\-./*])",
            rf"{_NUMERALS}(?=[多余来几]?(?:万|亿|[千百]块))",
        )
    )
)
_GAP: Final = re.compile(r"  ")


def hidden_amounts(line: str) -> str:
    """`line` with stars for the amounts in it, as many characters and cells as before.

    What an amount was longer than its stars is given to the next gap, or stands before the stars
    where the amount stood at the right of its column: neither tells how long it was.
    """
    if not _AMOUNT.search(line):
        return line
    parts: list[str] = []
    at = owed = 0
    for found in _AMOUNT.finditer(line):
        between, owed = _given_back(line[at : found.start()], owed)
        parts.append(between)
        figures = found[0]
        if not figures.isascii():
            parts.append("＊" * len(figures))  # as wide as the numerals it stands for
        else:
            stars = STARS[: len(figures)]
            spare = len(figures) - len(stars)
            before, behind = line[: found.start()], line[found.end() :]
            if _ends_in_gap(before) and (not behind or behind.startswith("  ")):
                parts.append(" " * spare + stars)
            else:
                parts.append(stars)
                owed += spare
        at = found.end()
    rest, owed = _given_back(line[at:], owed)
    return "".join((*parts, rest, " " * owed))


def _ends_in_gap(before: str) -> bool:
    return before.endswith("  ") or not before.strip()


def _given_back(text: str, owed: int) -> tuple[str, int]:
    """`text` with the blanks that are `owed` in its first gap, and how many still are."""
    gap = _GAP.search(text) if owed else None
    if gap is None:
        return text, owed
    return text[: gap.start()] + " " * owed + text[gap.start() :], 0
