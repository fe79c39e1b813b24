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
        "today": "today-en",
        "clients": "clients-en",
        "client": "client-en",
        "call": "call-en",
        "files": "import-en",
    },
    Language.CHINESE: {
        "today": "today-zh",
        "client": "client-zh",
        "calendar": "calendar-zh",
        "call": "call-zh",
        "review": "review-zh",
    },
}
"""Which picture of `tests.tools.pictures` stands at the head of a page."""
_UNFOLD: Final = {Language.ENGLISH: "How to work with it", Language.CHINESE: "怎么用"}
_FIELD: Final = re.compile(r"\{(keys?|name):[^}]+\}")
_NUMBERED: Final = re.compile(r"- (\d+)[:：] ?")
_KEY: Final = re.compile(r"- (Enter|Tab|Arrows|方向键|\d(?:-\d)?)(?=[:：])")
"""Items that begin with a key no command has of its own."""


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
    """Headings in bold, lest they crowd the contents; a blank line around lists and before all
    that is no item. Steps are counted from 1: any other digit is a key."""
    step, before = 0, ""
    for place, line in enumerate(lines):
        number = _NUMBERED.match(line)
        step = step + 1 if number and int(number[1]) == step + 1 else 0
        kind = "step" if step else "item" if line.startswith("- ") else ""
        if place and (not kind or kind != before):
            yield ""
        before = kind
        if line.startswith("## "):
            yield f"**{_shown(line[3:])}**"
        elif step:
            yield _shown(_NUMBERED.sub(r"\1. ", line, count=1))
        else:
            yield _KEY.sub(r"- `\1`", _shown(line))


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
