"""What was typed of a day, made plain: half-width, lower-case, figures for Chinese numerals."""

import re
import unicodedata

_DIGITS = {numeral: value for value, numeral in enumerate("零一二三四五六七八九")}
_DIGITS |= {"两": 2, "〇": 0}
_NUMERAL = re.compile("[零〇一二两三四五六七八九十]+")
_CHINESE_WEEKDAY = re.compile("(?:周|星期|礼拜)([一二三四五六日天1-7])")
_SAME = str.maketrans({"。": ".", "−": "-", "–": "-", "點": "点", "號": "号"})


def plain(text: str) -> str:
    """`text` half-width, lower-case, single-spaced, with digits for Chinese numerals."""
    plain = unicodedata.normalize("NFKC", text).translate(_SAME).lower()
    plain = _CHINESE_WEEKDAY.sub(lambda match: f"周{_weekday_figure(match[1])} ", plain)
    plain = _NUMERAL.sub(lambda match: _figure(match[0]), plain)
    return " ".join(plain.replace("个月", "月").split())


def _weekday_figure(numeral: str) -> str:
    return "7" if numeral in "日天" else str(_DIGITS.get(numeral, numeral))


def _figure(numeral: str) -> str:
    """``三十一`` as ``31``; without 十, digit by digit (``二〇二六`` is 2026)."""
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return "".join(str(_DIGITS[digit]) for digit in numeral)
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return numeral
    return str((_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0))
