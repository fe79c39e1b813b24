"""The library of message templates: looked through, reworded, copied, taken away."""

from collections.abc import Sequence
from functools import partial

from rmdesk.desk.messaging.library import MessageEntry
from rmdesk.domain.messages.template import MessageKind
from rmdesk.language import _, spoken
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.dialogs.parts.sheet import Page, SheetRow, open_sheet
from rmdesk.ui.host import Host
from rmdesk.ui.messaging.one_template import Shelf, begin_with, open_template
from rmdesk.ui.scripts.keeping import language_word, other
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.words import messages as message_words
from rmdesk.ui.words.scripts import version_word

_GAP = 2
_LEAST_WORDS = 24
"""Cells that the words of a message need to be worth a column."""


async def open_templates(host: Host) -> None:
    """Show the library until it is left."""
    shelf = Shelf(host, spoken())
    entries = await shelf.entries()
    async with open_sheet(host.app, _page(shelf, entries, 0)) as sheet:
        while (taken := await sheet.taken()) is not None:
            at = taken.row
            match taken.act:
                case 0:
                    await open_template(shelf, entries[at])
                case 1:
                    await _begin(shelf)
                case _:
                    shelf.language, at = other(shelf.language), 0
            entries = await shelf.entries()
            sheet.show(_page(shelf, entries, at))


def _page(shelf: Shelf, entries: Sequence[MessageEntry], at: int) -> Page:
    columns = _columns(entries)
    return Page(
        title=_("Message templates: {language}").format(language=language_word(shelf.language)),
        rows=[SheetRow(partial(_row, one, columns), _detail(one)) for one in entries],
        enter=_("Open"),
        acts=[_("New"), language_word(other(shelf.language))],
        at=at,
    )


def _columns(entries: Sequence[MessageEntry]) -> tuple[int, int, int]:
    """How wide title, kind and state are with nothing cut."""
    said = zip(*((one.title, _kind(one), version_word(one)) for one in entries), strict=True)
    title, kind, state = (max(map(formats.cells, column)) for column in said)
    return title, kind, state


def _row(entry: MessageEntry, columns: tuple[int, int, int], width: int) -> Line:
    """What is left of the width shows how the message begins, where that is enough to read."""
    title, kind, state = columns
    left = width - (title + kind + state) - 2 * _GAP
    words = left - _GAP if left - _GAP >= _LEAST_WORDS else 0
    text = " ".join(entry.template.text.split()) if entry.template else ""
    return line(
        Cell(entry.title, title if words else title + left, "muted" if entry.is_gone else "strong"),
        Cell(_kind(entry), kind, "muted"),
        Cell(version_word(entry), state, "accent" if entry.is_own else "muted"),
        Cell(text, words, "muted"),
        gap=_GAP,
    )


def _kind(entry: MessageEntry) -> str:
    return message_words.kind_word(entry.template.kind) if entry.template else ""


def _detail(entry: MessageEntry) -> str:
    if entry.template is None:
        return _("This version cannot be read any more.")
    return entry.template.text


async def _begin(shelf: Shelf) -> None:
    """A new template: what it is for, then its title; its words begin as those of that kind."""
    kinds = list(MessageKind)
    words = [message_words.kind_word(kind) for kind in kinds]
    place = await ask(shelf.host.app, Pick(_("What is the message for?"), words))
    if place is None:
        return
    like = [
        one.template
        for one in await shelf.entries()
        if one.template is not None and one.template.kind is kinds[place]
    ]
    if like:
        await begin_with(shelf, like[-1], _("New message"))
