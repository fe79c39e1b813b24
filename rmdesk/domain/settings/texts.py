"""What is typed for a setting, read and written: figures, amounts, ranges, a week, per cents."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, Final, TypeVar

from rmdesk.domain.classes.bands import Band
from rmdesk.domain.money import Money, read_money
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.language import N_

T = TypeVar("T")

NO_FIGURE: Final = N_("{said} is no whole number; type it like {example}.")
NO_AMOUNT: Final = N_("{said} is no amount; type it like 20万 or 200000.")
NO_RANGE: Final = N_("{said} is no range; type it like {example}.")
NOT_SO_MANY: Final = N_("{count} ranges are needed here, one after another; these are {said}.")
NO_WEEK: Final = N_("{said} is no week; type the days you work, Monday being 1: 1-5, or 1 2 3 6 7.")

_FIGURE: Final = re.compile(r"[+-]?\d{1,9}")
_RANGE: Final = re.compile(r"([^-:]+)-([^-:]*)(?::(.*))?")
_PARTS: Final = re.compile(r"[;\n]")
_DASHES: Final = str.maketrans("–—~至到", "-----")
_DAYS: Final = {
    **{str(number + 1): number for number in range(7)},
    **{sign: number for number, sign in enumerate("一二三四五六日")},
    "天": 6,
}


def read_figure(text: str, *, example: int) -> int:
    """A whole number, a negative one too: whether it may be is the rule's to say."""
    said = _plain(text)
    if not _FIGURE.fullmatch(said):
        raise ValueRefused(Wrong("value", NO_FIGURE, {"said": text.strip(), "example": example}))
    return int(said)


def read_amount(text: str) -> Money:
    """An amount in yuan, or in 万 where that is said."""
    amount = read_money(text)
    if amount is None:
        raise ValueRefused(Wrong("value", NO_AMOUNT, {"said": text.strip()}))
    return amount


def read_point_bands(text: str, *, example: str) -> tuple[Band[int], ...]:
    """``0-4.9999万: 0; 5万-: 10``: ranges with the points each is worth."""
    found = []
    for said, first, last, points in _ranges(text, example):
        if not _FIGURE.fullmatch(points):
            raise _no_range(said, example)
        found.append(Band(int(points), first, last))
    return tuple(found)


def read_named_bands(text: str, names: Sequence[T], *, example: str) -> tuple[Band[T], ...]:
    """``0-27; 28-34; 35-``: as many ranges as there are names, in their order."""
    found = list(_ranges(text, example))
    if len(found) != len(names):
        count = {"count": len(names), "said": len(found)}
        raise ValueRefused(Wrong("value", NOT_SO_MANY, count))
    for said, _first, _last, points in found:
        if points:
            raise _no_range(said, example)
    return tuple(
        Band(name, first, last)
        for name, (_said, first, last, _points) in zip(names, found, strict=True)
    )


def point_bands_text(bands: Sequence[Band[int]]) -> str:
    """What `read_point_bands` reads."""
    return "; ".join(f"{_range_text(band)}: {band.of}" for band in bands)


def named_bands_text(bands: Sequence[Band[Any]]) -> str:
    """What `read_named_bands` reads."""
    return "; ".join(map(_range_text, bands))


def _range_text(band: Band[Any]) -> str:
    return f"{band.first}-{'' if band.last is None else band.last}"


def read_week(text: str) -> frozenset[int]:
    """The days of the week that are worked, Monday as 0; none where nothing is said."""
    said = re.sub(r"[\s,、;]|周|星期", "", _plain(text))
    days: set[int] = set()
    for part in re.findall(r".-.|.", said):
        ends = part.split("-")
        if not all(end in _DAYS for end in ends):
            raise ValueRefused(Wrong("value", NO_WEEK, {"said": text.strip()}))
        days |= set(range(_DAYS[ends[0]], _DAYS[ends[-1]] + 1))
    return frozenset(days)


def _ranges(text: str, example: str) -> list[tuple[str, int, int | None, str]]:
    """Each range as it was said, with its first and last figure and what follows the colon."""
    found = []
    for said in filter(None, map(str.strip, _PARTS.split(_plain(text)))):
        match = _RANGE.fullmatch(said)
        first = _whole(match[1]) if match else None
        last = _whole(match[2]) if match and match[2].strip() else None
        is_open = match is not None and not match[2].strip()
        if match is None or first is None or (last is None and not is_open):
            raise _no_range(said, example)
        found.append((said, first, last, (match[3] or "").strip()))
    return found


def _whole(text: str) -> int | None:
    amount = read_money(text)
    return None if amount is None or amount.fen % 100 else amount.fen // 100


def _no_range(said: str, example: str) -> ValueRefused:
    return ValueRefused(Wrong("value", NO_RANGE, {"said": said, "example": example}))


def _plain(text: str) -> str:
    """Half-width, with one sign for every dash and separator people type."""
    plain = unicodedata.normalize("NFKC", text).strip()
    return plain.translate(_DASHES)
