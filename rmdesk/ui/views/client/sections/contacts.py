"""The contacts: when, how and what about, newest first."""

from rmdesk.domain.contacts import Contact
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.filing.contacts import open_contact
from rmdesk.ui.views.client.sections.part import OpenFile, Part, count
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Item, Row
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.wrapping import wrap


def _items(file: OpenFile, width: int) -> list[Item]:
    if not file.dossier.contacts:
        return [[line(Cell(_("None yet: l or Ctrl+R records one."), width, "muted"))]]
    return [
        Row(_contact(contact, width, file.gist_lines, _deputy(file, contact)), contact)
        for contact in file.dossier.contacts
    ]


def _deputy(file: OpenFile, contact: Contact) -> str:
    """Who logged it in the RM's absence."""
    who = file.dossier.logged_by.get(contact.id)
    return _("logged by {who}").format(who=formats.clean(who)) if who else ""


def _contact(contact: Contact, width: int, gist_lines: int | None, deputy: str) -> list[Line]:
    when = f"{contact.on.isoformat()} {formats.weekday(contact.on)}"
    day, channel = 15, 9
    gist = f"[{deputy}] {contact.gist}" if deputy else contact.gist
    if contact.next_on:
        gist += "  " + _("next {day}").format(day=formats.plain_day(contact.next_on))
    rest = width - day - channel - 2
    wrapped = wrap(gist, rest, gist_lines) or [""]
    first = line(
        Cell(when, day),
        Cell(label(contact.channel), channel, "strong"),
        Cell(wrapped[0], rest),
        gap=1,
    )
    more = [line(Cell("", day + channel + 2), Cell(text, rest)) for text in wrapped[1:]]
    return [first, *more]


CONTACTS = Part(
    title=N_("Contacts"),
    compose=_items,
    detail=lambda file: count(file.dossier.contacts),
    least=2,
    open=open_contact,
)
