"""The words under which a client is found, each marked by what it is.

An index of prefixes answers what is typed: names by initials, full pinyin or characters,
numbers from the front or from the tail (stored turned round, so that a tail is a prefix), tags by
initials or from any of their characters on.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rmdesk.domain.clients import Client
from rmdesk.domain.pinyin import Readings


class Key(StrEnum):
    """What a key says; the letter goes before the word, so that kinds never mix."""

    INITIALS = "i"
    SPELLING = "y"
    LATIN = "l"
    PHONE_TAIL = "p"
    ID_TAIL = "d"
    NUMBER = "n"
    NUMBER_TAIL = "m"
    TAG = "t"
    TAG_INITIALS = "g"


_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_NO_WORD = re.compile(r"[^a-z0-9\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_NO_FIGURE = re.compile(r"\D")
_LATIN = re.compile(r"[a-z]+")
_MOBILE = re.compile(r"(?<![0-9])(?:(?:\+|00)?86[\s-]?)?(1[3-9]\d[\s-]?\d{4}[\s-]?\d{4})(?![0-9])")
_HAN_AND_FIGURES = re.compile(r"(?<=[\u3400-\u9fff])(?=[0-9])|(?<=[0-9])(?=[\u3400-\u9fff])")
_LETTERS_AND_FIGURES = re.compile(r"([a-z]{2,})([0-9]{2,}x?)")


def search_keys(client: Client, readings: Readings, tags: Iterable[str] = ()) -> str:
    """Every key of `client`, who has `tags`, separated by blanks.

    Chinese characters stand alone, because full-text tokenizers know no Chinese words.
    """
    name = folded(client.name)
    numbers = [folded(client.number), *map(folded, client.former_numbers.split())]
    keys = [
        *(Key.INITIALS + initials for initials in readings.initials(client.name)),
        *(Key.SPELLING + spelling for spelling in readings.spellings(client.name)),
        *(Key.LATIN + word for word in _LATIN.findall(name)),
        *(
            Key.PHONE_TAIL + phone[::-1]
            for phone in (
                _NO_FIGURE.sub("", folded(phone))
                for phone in (client.mobile, client.home_phone, client.work_phone)
                if phone
            )
            if phone
        ),
    ]
    if client.id_number:
        keys.append(Key.ID_TAIL + folded(client.id_number)[::-1])
    for number in filter(None, numbers):
        keys += [Key.NUMBER + number, Key.NUMBER_TAIL + number[::-1]]
    for tag in tags:
        keys += _keys_of_tag(tag, readings)
    # Characters are sought as phrases: in their order, 丽丽 with both.
    return " ".join([*dict.fromkeys(keys), *_HAN.findall(name)])


def _keys_of_tag(tag: str, readings: Readings) -> Iterator[str]:
    """New funds are found by 喜欢新基金, 新基金 and xhxjj. A tag never stands among the characters
    of the name: who is called so goes before who is tagged so."""
    word = _NO_WORD.sub("", folded(tag))
    begins = {0, *(found.start() for found in _HAN.finditer(word))}
    yield from (Key.TAG + word[begin:] for begin in sorted(begins) if word)
    yield from (Key.TAG_INITIALS + initials for initials in readings.initials(word))


def find_words(typed: str) -> list[str]:
    """The words of a find line: a whole mobile number is one, however it is spaced."""
    text = unicodedata.normalize("NFKC", typed)
    text = _MOBILE.sub(lambda found: f" {re.sub(r'[^0-9]', '', found[1])} ", text)
    return _HAN_AND_FIGURES.sub(" ", text).split()


@dataclass(frozen=True, slots=True)
class Quest:
    """One typed word as full-text queries: a client who fits an early one is a better hit."""

    queries: tuple[str, ...]


def read_quest(word: str) -> Quest | None:
    """How to look for one word of a find line; None when nothing in it can be searched."""
    word = folded(word)
    han = _HAN.findall(word)
    if han:
        return Quest((f'"{" ".join(han)}"', f"{Key.TAG}{_NO_WORD.sub('', word)}*"))
    word = re.sub(r"[^a-z0-9]", "", word)
    if not word:
        return None
    if word.isalpha():
        return Quest(_by_letters(word))
    queries = _by_figures(word)
    if glued := _LETTERS_AND_FIGURES.fullmatch(word):
        letters, figures = _by_letters(glued[1]), _by_figures(glued[2])
        queries += (f"({' OR '.join(letters)}) AND ({' OR '.join(figures)})",)
    return Quest(queries)


def _by_letters(word: str) -> tuple[str, ...]:
    kinds = (Key.INITIALS, Key.SPELLING, Key.LATIN, Key.NUMBER, Key.TAG, Key.TAG_INITIALS)
    return (Key.INITIALS + word, *(f"{kind}{word}*" for kind in kinds))


def _by_figures(word: str) -> tuple[str, ...]:
    # A resident ID ends in a digit or X, so a tail such as 123x is letters and digits mixed.
    tail = word[::-1]
    return (
        f"{Key.NUMBER}{word}",
        f"{Key.PHONE_TAIL}{tail}*",
        f"{Key.NUMBER_TAIL}{tail}*",
        f"{Key.ID_TAIL}{tail}*",
        f"{Key.NUMBER}{word}*",
        f"{Key.TAG}{word}*",
    )


def folded(text: str) -> str:
    """`text` half-width, lower case and without blanks."""
    if text.isascii():
        return "".join(text.lower().split())
    return "".join(unicodedata.normalize("NFKC", text).lower().split())
