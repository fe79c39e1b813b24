"""What is said before a book begins: whose data it will hold, what is promised, and what is not.

One page of a plain terminal of 80 by 24, with room left for the passphrase that is asked below it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from rmdesk.language import N_, _
from rmdesk.printable import printable
from rmdesk.ui.console.terminal import cells
from rmdesk.ui.words.wrapping import wrap

_PARTS: Final = (
    (
        N_("Whose data"),
        (
            N_("Your clients' own, kept by your bank and in your charge."),
            N_("Take in only what the bank allows; when you leave, it stays with the bank."),
        ),
    ),
    (
        N_("Promised"),
        (
            N_(
                "Encrypted on this PC, backups too; opened only by the ways in you set up:"
                " passphrase, recovery code, your branch's key."
            ),
            N_("Nothing goes over a network; whatever is shown whole or written out is noted."),
            N_("It locks when you are away, and tells when a file was changed from outside."),
        ),
    ),
    (
        N_("Not promised"),
        (
            N_(
                "Safety from malware or an administrator on this PC, from a camera, or from"
                " someone who knows the passphrase."
            ),
            N_("A disk without traces, unless all of it is encrypted (page file, old blocks)."),
            N_(
                "A way back when the passphrase is forgotten and no recovery code was drawn:"
                " then the data is lost."
            ),
        ),
    ),
)
"""What each part is called, and its sentences, each of which begins a line."""

_MARGIN: Final = 2
_LEAST: Final = 20
"""Columns below which nothing is indented any more."""


def first_page(book: Path, columns: int) -> list[str]:
    """The page as lines of at most so many columns, the rule of a passphrase last."""
    from rmdesk.crypto.passphrase import LEAST_CHARACTERS, LEAST_WORDS

    rule = _("At least {characters} characters, or {words} words with blanks between.")
    place = _("A new book, to lie in {folder}").format(folder=printable(str(book.parent)))
    return [
        *wrap(place, columns - 1),
        "",
        *_parts(columns - 1),  # the last column stays free: some terminals break the line there
        "",
        *wrap(rule.format(characters=LEAST_CHARACTERS, words=LEAST_WORDS), columns - 1),
    ]


def _parts(columns: int) -> Iterator[str]:
    indent = max(cells(_(title)) for title, _sentences in _PARTS) + _MARGIN
    if columns - indent < _LEAST:
        indent = 0
    for title, sentences in _PARTS:
        label = _(title)
        if not indent:
            yield from wrap(label, columns)
            label = ""
        for line in _lines(sentences, columns - indent):
            yield (label + " " * (indent - cells(label)) + line).rstrip()
            label = ""


def _lines(sentences: tuple[str, ...], width: int) -> Iterator[str]:
    for sentence in sentences:
        mark = "- "
        for line in wrap(_(sentence), width - len(mark)):
            yield mark + line
            mark = "  "
