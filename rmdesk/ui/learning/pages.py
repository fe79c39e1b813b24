"""The pages of the handbook: plain text in `assets/handbook`, a file per subject and language.

A page is a small part of Markdown: `# ` its title, `## ` a heading, `- ` an item, all else a
paragraph, each on one line. Keys are never written down: `{key:contact.log}` is the first key in
force, `{keys:…}` are all of them, `{name:…}` is the command's title. An item that begins with keys
or one short word and a colon is a line of a table: `- {keys:contact.log}: record what was said`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from rmdesk import content
from rmdesk.language import Language, _
from rmdesk.ui.commands.catalogue import BY_ID
from rmdesk.ui.commands.in_force import first_key, keys_of
from rmdesk.ui.keymap import shown_keys

ORDER: Final = (
    *("start", "first", "home", "month", "today", "clients", "client", "calendar", "call"),
    *("scripts", "tables", "ladder", "classes", "review", "finances", "reviews", "figures"),
    *("files", "settings", "safety", "books", "leaving", "receiving", "lending", "branch"),
)
"""The pages in the order they are read: each view has one that is called as it is; the others are
about the whole desk, or about what a view leads to. The README's pages are made of them."""

_FIELD = re.compile(r"\{(keys?|name):([a-z_]+\.[a-z_]+(?:#[\w-]+)?)\}")
_KEYED = re.compile(r"((?:\{keys?:[^}]+\}[ ,、]*)+|[^:：{}]{1,10})[:：] *(.+)")


class Kind(Enum):
    """What a piece of a page is."""

    HEADING = auto()
    TEXT = auto()
    ITEM = auto()
    KEYS = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a page; `keys` stand before the text of a KEYS block."""

    kind: Kind
    text: str
    keys: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page, with the keys that are in force now."""

    title: str
    blocks: tuple[Block, ...]


def page(name: str, language: Language) -> Page:
    """The page called `name`; raises KeyError for a command it names and nobody knows."""
    title, *lines = content.text(f"handbook/{language.value}/{name}.md").splitlines()
    return Page(filled(title.removeprefix("# ")), tuple(_blocks(lines)))


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    for line in filter(str.strip, lines):
        if line.startswith("## "):
            yield Block(Kind.HEADING, filled(line[3:]))
        elif not line.startswith("- "):
            yield Block(Kind.TEXT, filled(line))
        elif keyed := _KEYED.fullmatch(line[2:]):
            yield Block(Kind.KEYS, filled(keyed[2]), keys=filled(keyed[1].strip()))
        else:
            yield Block(Kind.ITEM, filled(line[2:]))


def filled(text: str) -> str:
    """`text` with the keys and names of commands in it."""
    return _FIELD.sub(_said, text)


def _said(field: re.Match[str]) -> str:
    command = BY_ID[field[2]]
    if field[1] == "name":
        return _(command.title)
    if not keys_of(command):
        said = _("{palette} “{title}”")
        return said.format(
            palette=first_key(BY_ID["palette.open"], typing=True), title=_(command.title)
        )
    return first_key(command) if field[1] == "key" else shown_keys(keys_of(command))
