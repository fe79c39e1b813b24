"""The amounts of deals as they are typed: in 万 where they are small and bare."""

import re
from typing import Final

from rmdesk.domain.money import Money, read_money
from rmdesk.domain.spoken.figures import plain

_BARE: Final = re.compile(r"\d+(?:\.\d+)?")
_DAY_OF_FIGURES: Final = re.compile(r"(?:19|20)\d{6}")
_LEAST_IN_YUAN: Final = 1_000
_TEN_THOUSAND: Final = 10_000
_UNLIKELY_FROM: Final = Money.of_yuan(100_000_000)
"""A deal above 1亿 is more often a zero too many. Ours."""
_SPELT: Final = re.compile(r"(?<![\d.])[〇零一二两三四五六七八九十百千]+(?=[万亿])")
_MIXED: Final = re.compile(r"(\d+)([十百千])(?=[万亿])")
_DIGITS: Final = {numeral: value for value, numeral in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
}
_POWERS: Final = {"十": 10, "百": 100, "千": 1_000}
_AMOUNT_LIKE: Final = re.compile(
    r"[+\-(]?[¥$]?[\d,.多余来几数半百千]+(?:万|亿|元|块|w|wan)[元块钱多余来左右)]*"
    r"|[+\-(]?[¥$][\d,.]+\)?|\d[\d,]{8,}"
)


def read_amount(text: str) -> Money | None:
    """``20万``, ``125,000``, ``一百二十万``; a bare figure under a thousand counts 万, for deals
    are told in it, from a thousand on yuan."""
    if is_bare_wan(text):
        return read_money(plain(text), unit=_TEN_THOUSAND)
    figures = _MIXED.sub(lambda match: str(int(match[1]) * _POWERS[match[2]]), text)
    return read_money(_SPELT.sub(lambda match: _figure(match[0]), figures))


def is_bare_wan(text: str) -> bool:
    """Whether `text` is a figure without a unit that counts 万."""
    said = plain(text)
    return bool(_BARE.fullmatch(said)) and float(said) < _LEAST_IN_YUAN


def is_amount_in_full(text: str) -> bool:
    """Whether `text` is an amount by its own words: with a unit, or too large for one in 万."""
    return not is_bare_wan(text) and not is_day_of_figures(text) and (read_amount(text) is not None)


def is_amount_like(text: str) -> bool:
    """Whether `text` looks like an amount and is none: ``几十万``, ``99999999999万``."""
    said = plain(text).replace(" ", "")
    if not _AMOUNT_LIKE.fullmatch(said) or is_day_of_figures(text):
        return False
    return read_amount(text) is None


def is_day_of_figures(text: str) -> bool:
    """Whether eight figures are a day, and no amount."""
    return bool(_DAY_OF_FIGURES.fullmatch(plain(text)))


def is_unlikely(amount: Money | None) -> bool:
    """Whether it is so much that somebody is asked whether it is meant."""
    return amount is not None and amount > _UNLIKELY_FROM


def _figure(numeral: str) -> str:
    """``一百二十`` as ``120``, ``一百二`` too; a numeral in disorder stays as it is."""
    total, digit, power = 0, None, 10_000
    for character in numeral:
        if character in _POWERS:
            if _POWERS[character] >= power:
                return numeral
            power = _POWERS[character]
            total, digit = total + (1 if digit is None else digit) * power, None
        elif digit:  # two digits side by side: ``二五``
            return numeral
        else:
            digit = _DIGITS[character]
            power = power if digit else 10
    if digit:
        total += digit * (power // 10 if power < 10_000 else 1)
    return str(total)
