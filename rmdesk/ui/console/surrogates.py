"""Characters that arrive in two halves: a Windows console gives each half a key event of its own.

Rare Chinese characters of names (𠮷, 𤭢) lie beyond the first 65,536 and come as a pair of
surrogates, at times in two readings. A half that stays alone would end the thread that reads them.
"""

from typing import Final

REPLACEMENT: Final = "\ufffd"


class Surrogates:
    """Joins the halves, over the end of a reading too; a lone one becomes the sign for a loss."""

    def __init__(self) -> None:
        self._first = ""

    def feed(self, units: str) -> str:
        """The characters in `units`; the first half of one that is not whole yet is kept back."""
        found = []
        for unit in units:
            if self._first and _is_second(unit):
                found.append(_joined(self._first, unit))
                self._first = ""
                continue
            found.append(self.pause())
            if _is_first(unit):
                self._first = unit
            else:
                found.append(REPLACEMENT if _is_second(unit) else unit)
        return "".join(found)

    def pause(self) -> str:
        """What a half that was kept back becomes when nothing follows it."""
        lone, self._first = self._first, ""
        return REPLACEMENT if lone else ""


def _is_first(unit: str) -> bool:
    return "\ud800" <= unit <= "\udbff"


def _is_second(unit: str) -> bool:
    return "\udc00" <= unit <= "\udfff"


def _joined(first: str, second: str) -> str:
    return chr(0x10000 + ((ord(first) - 0xD800) << 10) + (ord(second) - 0xDC00))
