"""The two halves of the README, their headings, and the table of contents of each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

HALVES: Final = {"en": 0, "zh": 1}
_BETWEEN: Final = "\n# 中文说明\n"
_FENCED: Final = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_HEADING: Final = re.compile(r"^(#{1,6}) (.+)$", re.MULTILINE)
_NO_ANCHOR: Final = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class Heading:
    """`anchor` is what a link to it says, as GitHub makes it: a second one of a name gets -1."""

    level: int
    title: str
    anchor: str


def half(text: str, language: str) -> str:
    """The English or the Chinese half; the Chinese one begins with its title."""
    parts = text.split(_BETWEEN)
    return parts[0] if language == "en" else _BETWEEN.lstrip() + parts[1]


def headings(text: str) -> Sequence[Heading]:
    """All headings in order; what stands in a block of code is none."""
    found, seen = [], dict[str, int]()
    for marks, title in _HEADING.findall(_FENCED.sub("", text)):
        plain = _NO_ANCHOR.sub("", title.replace("`", "").lower()).replace(" ", "-")
        seen[plain] = seen.get(plain, -1) + 1
        anchor = f"{plain}-{seen[plain]}" if seen[plain] else plain
        found.append(Heading(len(marks), title, anchor))
    return found


def contents(text: str, language: str) -> str:
    """A line for each section of a half: the section, and behind it what stands in it."""
    whole = headings(text)
    middle = next(place for place, one in enumerate(whole) if one.title == "中文说明")
    ours = whole[1:middle] if language == "en" else whole[middle + 1 :]
    lines: list[str] = []
    for one in ours:
        link = f"[{one.title}](#{one.anchor})"
        if one.level == 2:
            lines.append(f"- **{link}**")
        elif one.level == 3:
            lines[-1] += (" · " if "](#" in lines[-1].split("**")[-1] else ": ") + link
    return "\n".join(lines) + "\n"
