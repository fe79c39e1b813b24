"""Which commands the words typed in the palette mean: Chinese, pinyin or English."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from rmdesk import content
from rmdesk.domain.pinyin import Readings
from rmdesk.language import _, wordings
from rmdesk.ui.commands.command import Command

_LEAST_INSIDE = 3
"""Letters of pinyin inside a title, or of English help; fewer would fit everywhere."""
_LEAST_INITIALS = 2
_LEAST_LOOSE = 4
"""Chinese characters that may mean a command in other words than its own."""
_LOOSE = 0.75
_FILLING = str.maketrans("", "", "在的了中位个把和与给去来里请我想要")
_HAN = re.compile(r"[\u3400-\u9fff]+")


def matching(commands: Iterable[Command], words: str) -> list[Command]:
    """The commands that every word fits, best first; all of them without words.

    Where none fits, those that say the same in other words.
    """
    wanted = unicodedata.normalize("NFKC", words).lower().split()
    known = list(commands)
    ranks = [(_rank(command, wanted), command) for command in known]
    if all(rank is None for rank, _command in ranks):
        ranks = [(_likeness(command, "".join(wanted)), command) for command in known]
    fitting = [(rank, command) for rank, command in ranks if rank is not None]
    return [command for _fit, command in sorted(fitting, key=lambda pair: pair[0])]


def _rank(command: Command, words: list[str]) -> int | None:
    """0 for a title that begins so, 1 for pinyin that does, 2 for any place; None for no fit.

    A whole title goes before everything.
    """
    titles, phrase = _titles(command), " ".join(words)
    if phrase in titles:
        return -1
    if any(title.startswith(phrase) for title in titles):
        return 0
    ranks = []
    for word in words:
        if any(title.startswith(word) for title in titles):
            ranks.append(0)
        elif any(spelt.startswith(word) for title in titles for spelt in _spelt(title)):
            ranks.append(1)
        elif _is_inside(word, titles) or _is_in_help(word, command):
            ranks.append(2)
        else:
            return None
    return max(ranks, default=0)


@cache
def _titles(command: Command) -> tuple[str, ...]:
    """The title in every language, whichever is spoken."""
    return tuple(map(_folded, sorted(wordings(command.title))))


def _is_inside(word: str, titles: Iterable[str]) -> bool:
    return any(word in title or _sounds(word, title) or _begins(word, title) for title in titles)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


def _is_in_help(word: str, command: Command) -> bool:
    if word in _folded(_(command.help)):
        return True
    return len(word) >= _LEAST_INSIDE and word in command.help.lower()


def _sounds(word: str, title: str) -> bool:
    """Whether `word` is the full pinyin of something inside `title`."""
    return len(word) >= _LEAST_INSIDE and any(
        spelt.startswith(word)
        for start in range(1, len(title))
        for spelt in _spellings(title[start:])
    )


def _begins(word: str, title: str) -> bool:
    """Whether `word` is how the words of something inside `title` begin: bf for 立即备份."""
    return len(word) >= _LEAST_INITIALS and any(
        spelt.startswith(word)
        for start in range(1, len(title))
        for spelt in _initials(title[start:])
    )


def _likeness(command: Command, words: str) -> int | None:
    """Lower the more of a Chinese phrase is said, in the title above all; None for too little."""
    if not _HAN.fullmatch(words) or len(words) < _LEAST_LOOSE:
        return None
    meant = words.translate(_FILLING)
    title = _(command.title)
    said = title + _(command.help)
    pairs = [meant[start : start + 2] for start in range(len(meant) - 1)]
    found = sum(character in said for character in meant)
    if found < _LOOSE * len(meant) or not any(pair in said for pair in pairs):
        return None
    return -found - sum(character in title for character in meant)


def _spelt(title: str) -> tuple[str, ...]:
    return (*_initials(title), *_spellings(title))


@cache
def _initials(title: str) -> tuple[str, ...]:
    return tuple(_readings().initials(title))


@cache
def _spellings(title: str) -> tuple[str, ...]:
    return tuple(_readings().spellings(title)) if _HAN.search(title) else ()


@cache
def _readings() -> Readings:
    return Readings.load(content.text("pinyin.tsv"), content.text("surnames.tsv"))
