"""Which commands the words typed in the palette mean: Chinese, pinyin initials or English."""

import unicodedata
from collections.abc import Iterable
from functools import cache

from rmdesk import content
from rmdesk.domain.pinyin import Readings
from rmdesk.language import _
from rmdesk.ui.commands.command import Command


def matching(commands: Iterable[Command], words: str) -> list[Command]:
    """The commands that every word fits, best first; all of them without words."""
    wanted = unicodedata.normalize("NFKC", words).lower().split()
    ranks = [(_rank(command, wanted), command) for command in commands]
    fitting = [(rank, command) for rank, command in ranks if rank is not None]
    return [command for _fit, command in sorted(fitting, key=lambda pair: pair[0])]


def _rank(command: Command, words: list[str]) -> int | None:
    """0 for a title that begins so, 1 for initials that do, 2 for any place; None for no fit."""
    title, english = _(command.title).lower(), command.title.lower()
    ranks = []
    for word in words:
        if title.startswith(word) or english.startswith(word):
            ranks.append(0)
        elif any(initials.startswith(word) for initials in _initials(title)):
            ranks.append(1)
        elif word in title or word in english or word in _(command.help).lower():
            ranks.append(2)
        else:
            return None
    return max(ranks, default=0)


@cache
def _initials(title: str) -> tuple[str, ...]:
    return tuple(_readings().initials(title))


@cache
def _readings() -> Readings:
    return Readings.load(content.text("pinyin.tsv"), content.text("surnames.tsv"))
