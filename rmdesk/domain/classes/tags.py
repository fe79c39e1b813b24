"""Tags: free words on a client, several each, by which events and news find them ([S])."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Final

from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

LONGEST: Final = 20
MOST: Final = 20
_BETWEEN: Final = re.compile(r"[,，、;；#\n]+")

TOO_LONG: Final = N_("A tag has at most {longest} characters; shorten {tag}.")
TOO_MANY: Final = N_("A client has at most {most} tags; these are {count}.")


def read_tags(text: str) -> tuple[str, ...]:
    """The tags in a line such as ``喜欢新基金、有孩子 #上班不接``, each once, in their order."""
    words = (" ".join(unicodedata.normalize("NFKC", part).split()) for part in _BETWEEN.split(text))
    found: dict[str, str] = {}
    for word in words:
        if word:
            found.setdefault(key(word), word)
    return tuple(found.values())


def last_begun(text: str) -> list[str]:
    """The tags of a line as they are typed, the one at its end last, empty where none is begun."""
    return [part.strip() for part in _BETWEEN.split(unicodedata.normalize("NFKC", text))]


def with_last(text: str, tag: str) -> str:
    """`text` with `tag` for whatever was begun at its end."""
    ends = [found.end() for found in _BETWEEN.finditer(text)]
    front = text[: ends[-1]] if ends else ""
    blank = " " if front.endswith(",") else ""
    return f"{front}{blank}{tag}"


def wrong_with_tags(tags: Collection[str]) -> Wrong | None:
    """Why these tags are not taken; None when they are."""
    if len(tags) > MOST:
        return Wrong("tags", TOO_MANY, {"most": MOST, "count": len(tags)})
    long = next((tag for tag in tags if len(tag) > LONGEST), None)
    return Wrong("tags", TOO_LONG, {"longest": LONGEST, "tag": long}) if long else None


def key(tag: str) -> str:
    """What two spellings of one tag share."""
    return unicodedata.normalize("NFKC", tag).casefold().replace(" ", "")


def shared(tags: Iterable[str], wanted: Iterable[str]) -> tuple[str, ...]:
    """Those of `tags` that are wanted, as the client's file spells them."""
    keys = {key(tag) for tag in wanted}
    return tuple(tag for tag in tags if key(tag) in keys)


def in_use(clients: Iterable[Iterable[str]]) -> list[tuple[str, int]]:
    """Every tag with the number of clients who have it, the commonest first.

    Of several spellings the commonest is shown.
    """
    spellings: dict[str, Counter[str]] = {}
    for tags in clients:
        for word in {key(tag): tag for tag in tags}.values():
            spellings.setdefault(key(word), Counter())[word] += 1
    counted = [(words.most_common(1)[0][0], words.total()) for words in spellings.values()]
    return sorted(counted, key=lambda pair: (-pair[1], pair[0]))
