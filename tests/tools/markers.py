"""Words that stand nowhere but in a book, and every form in which they could lie about."""

import base64
from collections.abc import Iterator, Mapping
from typing import Final

COMMON: Final = "囍麤龘靐齉爨"
"""What every marker begins with: who looks for it looks for all."""

COUNT: Final = 50
_FIGURES: Final = "甲乙丙丁戊己庚辛壬癸"


def marker(number: int) -> str:
    """One of fifty."""
    return COMMON + _FIGURES[number // 10] + _FIGURES[number % 10]


MARKERS: Final = tuple(marker(number) for number in range(COUNT))


def forms(text: str, *, name: str) -> Iterator[tuple[str, bytes]]:
    """`text` as it is written by programs, each form named."""
    for encoding in ("utf-8", "utf-16-le", "gb18030"):
        content = text.encode(encoding)
        yield f"{name} {encoding}", content
        yield f"{name} {encoding} hex", content.hex().encode()
        yield f"{name} {encoding} HEX", content.hex().upper().encode()
        for shift in range(3):
            # The signs at both ends depend on what stands beside it, those between do not.
            whole = base64.b64encode(bytes(shift) + content).rstrip(b"=")
            yield f"{name} {encoding} base64", whole[(shift * 8 + 5) // 6 : -1]


def marker_forms() -> dict[bytes, str]:
    """All forms of the markers, each with its name."""
    return {content: name for name, content in forms(COMMON, name="marker")}


def found_in(content: bytes, wanted: Mapping[bytes, str]) -> set[str]:
    """The names of the forms that stand in `content`."""
    return {name for form, name in wanted.items() if form in content}
