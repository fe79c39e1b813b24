"""How Chinese names are spelt in Latin letters: every reading, the likeliest first.

A find index must hold all readings: the usual one is wrong for 22 of 56 ambiguous surnames
(单 is shan, not dan), and what the bearer says is not on file.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Self

Choices = tuple[str, ...]
"""What one character or word may be read as, the likeliest first; ü as v, no tones."""

# The bounds keep a long foreign name in characters from multiplying without end.
_MOST_INITIALS = 32
_MOST_SPELLINGS = 16

_ONLY_HAN = re.compile(r"[\u3400-\u9fff]+")
_PARTS = re.compile(r"[a-z]+|[^\W\d_]")


class Readings:
    """The readings of characters, and of surnames where these differ."""

    def __init__(self, table: str, surnames: dict[str, tuple[Choices, ...]]) -> None:
        self._characters = _Characters(table)
        self._surnames = surnames
        self._newest: tuple[str, list[Choices]] = "", []

    @classmethod
    def load(cls, table: str, surnames: str) -> Self:
        """Reads the assets ``pinyin.tsv`` (readings, tab, characters) and ``surnames.tsv``.

        A surname's line gives the readings of each character, alternatives joined by ``/``.
        """
        lines = (line.split("\t") for line in surnames.splitlines())
        return cls(
            table,
            {
                surname: tuple(tuple(choice.split("/")) for choice in readings.split())
                for surname, readings in lines
            },
        )

    def initials(self, name: str) -> list[str]:
        """Every string of first letters, the likeliest first: 解放 gives ``xf`` and ``jf``."""
        return _combined(self._choices(name), _initials, _MOST_INITIALS)

    def spellings(self, name: str) -> list[str]:
        """Every full spelling in one word, the likeliest first: ``xiefang``, ``jiefang``.

        ü is spelt v, as keyboards have it, yu as in passports and u as on old cards.
        """
        return _combined(self._choices(name), _spellings, _MOST_SPELLINGS)

    def sort_key(self, name: str) -> str:
        """What names are ordered by: the likeliest syllables, then the characters themselves.

        Syllables are kept apart by a blank, so that 李安 comes before 连.
        """
        return " ".join([*(choice[0] for choice in self._choices(name)), name])

    def _choices(self, name: str) -> list[Choices]:
        """What each character or Latin word of `name` may be read as."""
        known, choices = self._newest
        if known == name:  # initials, spellings and order of one name are asked for together
            return choices
        parts: Sequence[str] = name if _ONLY_HAN.fullmatch(name) else _PARTS.findall(name.lower())
        choices = [self._characters[part] for part in parts]
        # A double surname goes first: 尉迟 is yu chi although 尉 alone is wei.
        for surname in ("".join(parts[:2]), "".join(parts[:1])):
            for place, said in enumerate(self._surnames.get(surname, ())):
                choices[place] = tuple(dict.fromkeys(said + choices[place]))
            if surname in self._surnames:
                break
        self._newest = name, choices
        return choices


class _Characters(dict[str, Choices]):
    """Characters looked up in the table's text on first use.

    A book uses some two thousand of the 20,924 characters, and a start without a new name
    none: building the whole dictionary would cost every start milliseconds.
    """

    def __init__(self, table: str) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, part: str) -> Choices:
        at = self._table.find(part) if part > "z" else -1
        if at < 0:
            choices: Choices = (part,)
        else:
            start = self._table.rfind("\n", 0, at) + 1
            choices = tuple(self._table[start : self._table.index("\t", start)].split())
        self[part] = choices
        return choices


@cache
def _initials(readings: Choices) -> Choices:
    return tuple(dict.fromkeys(letter for reading in readings for letter in _first(reading)))


def _first(reading: str) -> str:
    """The letters a syllable may be remembered by: 吕 is sought under l and under v."""
    return "lv" if reading.startswith("lv") else reading[0]


@cache
def _spellings(readings: Choices) -> Choices:
    return tuple(dict.fromkeys(spelt for reading in readings for spelt in _spelt(reading)))


def _spelt(reading: str) -> Iterator[str]:
    yield reading
    if reading.startswith(("lv", "nv")):
        yield f"{reading[0]}yu{reading[2:]}"
        yield f"{reading[0]}u{reading[2:]}"


def _combined(
    choices: Iterable[Choices], forms: Callable[[Choices], Choices], most: int
) -> list[str]:
    """All words made of one form of each part, the likeliest first, at most `most`."""
    ranked = [(0, "")]
    for choice in choices:
        parts = forms(choice)
        if len(parts) == 1:
            ranked = [(rank, word + parts[0]) for rank, word in ranked]
            continue
        ranked = [
            (rank + place, word + part) for rank, word in ranked for place, part in enumerate(parts)
        ]
        ranked.sort(key=_rank)
        del ranked[most:]
    return list(dict.fromkeys(word for _, word in ranked if word))


def _rank(ranked: tuple[int, str]) -> int:
    return ranked[0]
