"""Who the client is: name and class, then what is known, in pairs."""

from rmdesk.domain.clients import age_on
from rmdesk.domain.file.field import FileSection
from rmdesk.domain.file.fields import of_section
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.filing.details import open_entry
from rmdesk.ui.views.client.sections.part import OpenFile, Part
from rmdesk.ui.widgets.lines import Cell, Line, Span, line
from rmdesk.ui.widgets.page import Item
from rmdesk.ui.widgets.pairs import Pair, paired_rows
from rmdesk.ui.words.briefs import came_from
from rmdesk.ui.words.labels import class_label, label
from rmdesk.ui.words.risk import risk_standing, risk_style

_NEVER_PAIRED = {"name", "sex", "note"}
_ALWAYS = ("mobile", "service")


def _items(file: OpenFile, width: int) -> list[Item]:
    return [[_heading(file, width)], *paired_rows(_pairs(file), width)]


def _heading(file: OpenFile, width: int) -> Line:
    client, facts = file.dossier.client, file.dossier.facts
    person = [formats.clean(client.name)]
    if client.sex:
        person.append(label(client.sex))
    if client.birthday:
        age = age_on(client.birthday, file.today)
        person.append(_("{years} years").format(years=age))
    name, *rest = person
    right = _("Class: {name}").format(name=class_label(facts.client_class))
    taken = formats.cells(right)
    name_width = min(formats.cells(name), width - taken - 2)
    return [
        *line(Cell(name, name_width, "title")),
        *line(Cell("  " + "  ".join(rest), width - name_width - taken - 1)),
        Span(" "),
        *line(Cell(right, taken, "accent")),
    ]


def _pairs(file: OpenFile) -> list[Pair]:
    """The most useful first; what is not known is left out, but for what every file should have."""
    dossier = file.dossier
    entry = file.file
    pairs = [
        _entry_pair(file, "mobile", _("Mobile"), "strong"),
        Pair(_("Next due"), _next_due(file), _due_style(file)),
        _entry_pair(file, "service", _("Service"), _service_style(file)),
    ]
    if standing := risk_standing(dossier.client, file.today):
        style = risk_style(dossier.client, file.today)
        pairs.append(Pair(_("Risk tolerance"), standing, style, entry["risk_tolerance"]))
    if dossier.client.birthday:
        on = formats.birthday(dossier.client.birthday, file.today)
        pairs.append(Pair(_("Birthday"), on, "", entry["birthday"]))
    if dossier.flows:
        style = "warning" if dossier.flows[0].is_warning else ""
        pairs.append(Pair(_("Balance moved"), _flow(file), style))
    said = {"mobile", "service", "birthday"} | _NEVER_PAIRED
    pairs += [
        _entry_pair(file, field.id, _(field.title))
        for section in (FileSection.PERSON, FileSection.CONTACT)
        for field in of_section(section)
        if field.id not in said and (entry[field.id].is_known or field.id == "number")
    ]
    if dossier.came_from:
        pairs.append(Pair(_("Came from"), came_from(dossier.came_from)))
    if dossier.client.gone_on:
        pairs.append(Pair(_("Gone"), formats.day(dossier.client.gone_on), "warning"))
    return pairs


def _entry_pair(file: OpenFile, field_id: str, title: str, style: str = "") -> Pair:
    entry = file.file[field_id]
    shown = file.shown(entry) or formats.unknown()
    return Pair(title, shown, style, entry)


def _service_style(file: OpenFile) -> str:
    # Without a service relationship one invites and meets first [P].
    return "" if file.is_in_service else "warning"


def _next_due(file: OpenFile) -> str:
    on = file.dossier.facts.next_due
    if on is None:
        return formats.unknown()
    return f"{formats.due(on, file.today).strip()} {formats.day(on)}"


def _due_style(file: OpenFile) -> str:
    on = file.dossier.facts.next_due
    return "warning" if on and on < file.today else ""


def _flow(file: OpenFile) -> str:
    """``! -12.00 万 (-30 %) 2026-11-20``: the last change the bank's lists brought."""
    flow = file.dossier.flows[0]
    sign = f"{formats.alarm_sign()} " if flow.is_warning else ""
    plus = "+" if flow.amount.fen > 0 else ""
    amount = _("{amount} 万").format(amount=plus + formats.money_wan(flow.amount))
    share = f" ({flow.percent:+d} %)" if flow.percent is not None else ""
    return f"{sign}{amount}{share} {flow.after.on.isoformat()}"


WHO = Part(compose=_items, least=5, open=open_entry)
