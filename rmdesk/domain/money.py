"""Amounts of money: whole fen (1/100 yuan), never a float."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Self

_UNITS = {"": 1, "元": 1, "千": 1_000, "k": 1_000, "万": 10_000, "w": 10_000, "亿": 100_000_000}
_AMOUNT = re.compile(r"(?P<sign>[+-]?)(?P<figure>\d+(?:\.\d+)?|\.\d+)(?P<unit>[千k万w亿]?)元?")
_LIMIT_YUAN = Decimal(10) ** 13  # beyond any household; catches columns read at the wrong unit


@dataclass(frozen=True, order=True, slots=True)
class Money:
    """An amount in fen; negative for a debt or a loss."""

    fen: int = 0

    @classmethod
    def of_yuan(cls, yuan: Decimal | int | str) -> Self:
        """`yuan` rounded half up to whole fen."""
        return cls(int((Decimal(yuan) * 100).quantize(Decimal(1), ROUND_HALF_UP)))

    @property
    def yuan(self) -> Decimal:
        """The amount in yuan, always with two decimals: ``Decimal("1190400.00")``."""
        return Decimal(self.fen).scaleb(-2)

    def __add__(self, other: "Money") -> "Money":
        return Money(self.fen + other.fen)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.fen - other.fen)

    def __neg__(self) -> "Money":
        return Money(-self.fen)

    def __bool__(self) -> bool:
        return self.fen != 0


NOTHING = Money(0)


def read_money(text: str, *, unit: int = 1) -> Money | None:
    """The amount people write: ``12.5万``, ``3亿``, ``1,234,567.89``, ``(500)``, ``￥2,000元``.

    `unit` is what a bare figure counts, in yuan (10,000 under a heading in 万元). None when the
    text is no amount, has more precision than fen, or is larger than 10^13 yuan.
    """
    plain = unicodedata.normalize("NFKC", text).lower()
    plain = re.sub(r"[\s,，'’¥]|人民币|rmb|cny", "", plain)
    bracketed = re.fullmatch(r"\((.+)\)", plain)
    match = _AMOUNT.fullmatch(bracketed.group(1) if bracketed else plain)
    if match is None or (bracketed and match["sign"]):
        return None
    explicit = bool(match["unit"]) or plain.rstrip(")").endswith("元")
    try:
        yuan = Decimal(match["figure"]) * (_UNITS[match["unit"]] if explicit else unit)
    except InvalidOperation:
        return None
    if yuan > _LIMIT_YUAN or yuan * 100 != int(yuan * 100):
        return None
    return Money.of_yuan(-yuan if bracketed or match["sign"] == "-" else yuan)
