"""The handbook's pages as the README has them: the same text, with the keys in force."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rmdesk import content
from rmdesk.language import Language
from rmdesk.ui.learning.pages import ORDER, filled

APART: Final = ("first", "branch")
"""Pages that the README has at a place of their own."""
PICTURES: Final = {
    Language.ENGLISH: {
        "home": "home-zh",
        "today": "today-en",
        "client": "client-en",
        "calendar": "calendar-zh",
        "call": "call-en",
        "classes": "classes-zh",
        "review": "review-zh",
        "files": "import-en",
    },
    Language.CHINESE: {
        "home": "home-zh",
        "today": "today-zh",
        "client": "client-zh",
        "calendar": "calendar-zh",
        "call": "call-zh",
        "classes": "classes-zh",
        "review": "review-zh",
    },
}
"""Which picture of `tests.pictures` stands at the head of a page."""
_UNFOLD: Final = {Language.ENGLISH: "How to work with it", Language.CHINESE: "怎么用"}
_FIELD: Final = re.compile(r"\{(keys?|name):[^}]+\}")
_NUMBERED: Final = re.compile(r"- (\d+)[:：] ?")


def handbook_page(name: str, language: Language) -> str:
    """A page without its title."""
    return "\n".join(_lines(_text(name, language)[1:])) + "\n"


def handbook_pages(language: Language) -> str:
    """Every page that stands nowhere else: what the view is for, and the rest to be unfolded."""
    return "\n".join(_folded(name, language) for name in ORDER if name not in APART)


def _folded(name: str, language: Language) -> str:
    title, first, *rest = _text(name, language)
    picture = PICTURES[language].get(name)
    lines = [f"### {_shown(title.removeprefix('# '))}", ""]
    if picture:
        lines += [f"![{_shown(title.removeprefix('# '))}](.pictures/{picture}.png)", ""]
    lines += [_shown(first), "", "<details>"]
    lines += [f"<summary>{_UNFOLD[language]}</summary>", ""]
    return "\n".join([*lines, *_lines(rest), "", "</details>", ""])


def _text(name: str, language: Language) -> Sequence[str]:
    lines = content.text(f"handbook/{language.value}/{name}.md").splitlines()
    return [line for line in lines if line.strip()]


def _lines(lines: Sequence[str]) -> Iterator[str]:
    """Headings in bold, lest they crowd the contents; a blank line before all but items."""
    for place, line in enumerate(lines):
        is_item = line.startswith("- ")
        if place and not is_item:
            yield ""
        if line.startswith("## "):
            yield f"**{_shown(line[3:])}**"
        else:
            yield _shown(_NUMBERED.sub(r"\1. ", line, count=1) if is_item else line)


def _shown(line: str) -> str:
    """The keys of a command as keys; signs that Markdown would take for its own, as signs."""
    pieces = re.split(r"(\{[^}]+\})", line)
    return "".join(
        _FIELD.sub(_ticked, piece) if piece.startswith("{") else re.sub(r"([*_<|])", r"\\\1", piece)
        for piece in pieces
    )


def _ticked(field: re.Match[str]) -> str:
    said = filled(field[0])
    if field[1] == "name":
        return said
    palette, quote, title = said.partition("“")
    if quote:  # no key: the palette and its name
        return f"`{palette.strip()}` {quote}{title}"
    return " ".join(f"`{key}`" for key in said.split("  "))
