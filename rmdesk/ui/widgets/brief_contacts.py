"""The last contacts of a client before a talk: what was said, what about, what was promised."""

from collections.abc import Sequence

from rmdesk.domain.contacts import Contact, Direction
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Item
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.wrapping import wrap

_DAY = 15
_CHANNEL = 11


def contact_items(contacts: Sequence[Contact], width: int, *, gist_lines: int | None) -> list[Item]:
    """Each with its day and channel; its words take `gist_lines` or all they need."""
    if not contacts:
        return [[line(Cell(_("none on file"), width, "muted"))]]
    channel = min(_CHANNEL, max(formats.cells(_channel(one)) for one in contacts) + 1)
    return [_contact(one, width, channel, gist_lines) for one in contacts]


def _channel(contact: Contact) -> str:
    how = label(contact.channel)
    return f"<{how}" if contact.direction is Direction.IN else how  # the client turned to us


def _contact(contact: Contact, width: int, channel: int, gist_lines: int | None) -> list[Line]:
    rest = width - _DAY - channel - 1
    wrapped = wrap(said_in(contact), rest, gist_lines) or [""]
    when = f"{contact.on.isoformat()} {formats.weekday(contact.on)}"
    first = line(
        Cell(when, _DAY),
        Cell("", 1),
        Cell(_channel(contact), channel, "muted"),
        Cell(wrapped[0], rest),
    )
    indent = Cell("", _DAY + 1 + channel)
    return [first, *(line(indent, Cell(text, rest)) for text in wrapped[1:])]


def said_in(contact: Contact) -> str:
    """``[renewal funds] asked for the rates; promised: a table of them``"""
    topics = f"[{contact.topics}]" if contact.topics else ""
    promised = _("promised: {what}").format(what=contact.promise) if contact.promise else ""
    said = "; ".join(filter(None, (contact.gist.rstrip("。.;；"), promised)))
    return " ".join(filter(None, (topics, said if promised else contact.gist)))
