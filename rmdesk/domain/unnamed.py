"""Names of products that must not be said to a client, and whether a text says one.

A name is found whole: not inside another word of Latin letters or figures, and not inside a longer
name that may be said. What is too short or too common to mean one product, ``A``, ``基金``, bars
nothing, or no ordinary message would go out.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rmdesk.domain.ledger.words import is_class_word

SHORTEST: Final = 3
"""Fewer characters than that do not mean one product in a sentence."""

_PLAIN: Final = re.compile(r"[a-z0-9]")


@dataclass(frozen=True, slots=True)
class Unnamed:
    """The `names` that must not be said; `besides` are names that may, and contain one of them."""

    names: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()

    def said_in(self, texts: Iterable[str]) -> str:
        """The first of the names that these texts say; empty where they say none."""
        told = [self._without_besides(_plain(text)) for text in texts]
        return next((name for name in self.names if any(_says(text, name) for text in told)), "")

    def _without_besides(self, text: str) -> str:
        for name in self.besides:
            text = _whole(name).sub(" ", text)
        return text


NOTHING_UNNAMED: Final = Unnamed()


def unnamed(barred: Iterable[str], may_be_said: Iterable[str]) -> Unnamed:
    """Of the names of products those that bar anything, unless they may be said, too."""
    said = {_plain(name): name.strip() for name in may_be_said if name.strip()}
    names = {
        plain: name.strip()
        for name in barred
        if len(plain := _plain(name)) >= SHORTEST
        and plain not in said
        and not is_class_word(name.strip())
    }
    besides = sorted(
        (name for plain, name in said.items() if any(one in plain for one in names)),
        key=len,
        reverse=True,
    )
    return Unnamed(tuple(names.values()), tuple(besides))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()


def _says(text: str, name: str) -> bool:
    return _plain(name) in text and _whole(name).search(text) is not None


def _whole(name: str) -> re.Pattern[str]:
    """The name, not as a part of a longer word where it begins or ends with a letter or figure."""
    plain = _plain(name)
    before = r"(?<![a-z0-9])" if _PLAIN.match(plain[:1]) else ""
    after = r"(?![a-z0-9])" if _PLAIN.match(plain[-1:]) else ""
    return re.compile(before + re.escape(plain) + after)
