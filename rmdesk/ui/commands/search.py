"""Which commands the words typed in the palette mean: Chinese, pinyin or English."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from functools import cache

from rmdesk import content
from rmdesk.domain.pinyin import Readings
from rmdesk.language import _, wordings
from rmdesk.ui.commands.command import Command
from rmdesk.ui.commands.in_force import keys_of
from rmdesk.ui.commands.key_names import read_key

_LEAST_INSIDE = 3
"""Letters of pinyin inside a title, or of English help; fewer would fit everywhere."""
_LEAST_INITIALS = 2
_LEAST_LOOSE = 4
"""Chinese characters that may mean a command in other words than its own."""
_LOOSE = 0.75
_FILLING = str.maketrans("", "", "在的了中位个把和与给去来里请我想要")
_LATIN = re.compile(r"[a-z0-9]+")
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


def bound_to(commands: Iterable[Command], key: str) -> list[Command]:
    """The commands that a key means, which is written as the screen calls it: ``?``, ``Ctrl+R``."""
    read = read_key(key)
    return [] if read is None else [one for one in commands if read in keys_of(one)]


def fits(words: str, titles: Iterable[str]) -> bool:
    """Whether every word is in one of `titles`: as it is written, in pinyin or by initials."""
    folded = [_folded(title) for title in titles]
    return all(
        any(word in title for title in folded)
        or any(_begins_a_line(word, _spelt(title)) for title in folded)
        or _is_inside(word, folded)
        for word in _folded(words).split()
    )


class _Fit(IntEnum):
    """How well words mean a command, best first."""

    TITLE = 0
    OTHER_NAME = 1
    BEGINS = 2
    WORD = 3
    SOUNDS_SO = 4
    OTHER_BEGINS = 5
    INSIDE = 6
    IN_HELP = 7


def _rank(command: Command, words: list[str]) -> int | None:
    """How well all `words` fit, the lower the better; None where one does not.

    A whole title goes before everything, then another name of the command, in letters or pinyin.
    """
    titles, others, phrase = _titles(command), other_names(command.id), " ".join(words)
    if not words:
        return _Fit.TITLE
    if phrase in titles:
        return _Fit.TITLE
    if any(phrase == other or phrase in _spellings(other) for other in others):
        return _Fit.OTHER_NAME
    if any(title.startswith(phrase) for title in titles):
        return _Fit.BEGINS
    fits = [_fit(word, command, titles, others) for word in words]
    known = [fit for fit in fits if fit is not None]
    return max(known) if len(known) == len(fits) else None


def _fit(word: str, command: Command, titles: Sequence[str], others: Sequence[str]) -> _Fit | None:
    if any(title.startswith(word) for title in titles):
        return _Fit.BEGINS
    if any(word in _LATIN.findall(title) for title in titles):
        return _Fit.WORD
    if any(_begins_a_line(word, _spelt(title)) for title in titles):
        return _Fit.SOUNDS_SO
    if any(other.startswith(word) or _begins_a_line(word, _spelt(other)) for other in others):
        return _Fit.OTHER_BEGINS
    if _is_inside(word, titles):
        return _Fit.INSIDE
    return _Fit.IN_HELP if _is_in_help(word, command) else None


@cache
def _other_names() -> Mapping[str, tuple[str, ...]]:
    lines = content.text("command_words.tsv").splitlines()
    names = dict(line.split("\t") for line in lines)
    return {command_id: tuple(_folded(said).split()) for command_id, said in names.items()}


def other_names(command_id: str) -> tuple[str, ...]:
    """What people call the command besides its title, in both languages; of many nothing."""
    return _other_names().get(command_id, ())


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
    return len(word) >= _LEAST_INSIDE and _begins_a_line(word, _spelt_inside(title))


def _begins(word: str, title: str) -> bool:
    """Whether `word` is how the words of something inside `title` begin: bf for 立即备份."""
    return len(word) >= _LEAST_INITIALS and _begins_a_line(word, _initials_inside(title))


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


# Ways to spell something are kept as lines of one text: looked for in hundreds of titles at every
# key, what begins with a word is found in one search each.


def _lines(spelt: Iterable[str]) -> str:
    return "".join(f"\n{one}" for one in dict.fromkeys(spelt))


def _begins_a_line(word: str, lines: str) -> bool:
    return f"\n{word}" in lines


@cache
def _spelt(title: str) -> str:
    return _lines((*_initials(title), *_spellings(title)))


@cache
def _spelt_inside(title: str) -> str:
    return _lines(one for start in range(1, len(title)) for one in _spellings(title[start:]))


@cache
def _initials_inside(title: str) -> str:
    return _lines(one for start in range(1, len(title)) for one in _initials(title[start:]))


@cache
def _initials(title: str) -> tuple[str, ...]:
    return tuple(_readings().initials(title))


@cache
def _spellings(title: str) -> tuple[str, ...]:
    return tuple(_readings().spellings(title)) if _HAN.search(title) else ()


@cache
def _readings() -> Readings:
    return Readings.load(content.text("pinyin.tsv"), content.text("surnames.tsv"))
