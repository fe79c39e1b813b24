"""`export`: the client list, the calendar or the ledger into a file, through the one door."""

from datetime import timedelta
from pathlib import Path

from rmdesk.cli.clients.list_command import columns_named, order_named
from rmdesk.cli.exits import Exit
from rmdesk.cli.passphrase import password_in
from rmdesk.cli.printing import print_json, say
from rmdesk.cli.progress import written_along
from rmdesk.cli.session import Session
from rmdesk.desk.book import Desk
from rmdesk.desk.client_lists.views import saved
from rmdesk.desk.exporting import release
from rmdesk.desk.exporting.ledger import LedgerSheet
from rmdesk.desk.exporting.sheets import CalendarSheet, ClientSheet, ExportedSheet
from rmdesk.desk.exporting.writing import Export, export, file_kind
from rmdesk.domain.conditions.reading import parse
from rmdesk.domain.conditions.terms import Every
from rmdesk.domain.fields import FIELDS
from rmdesk.domain.views import DEFAULT_COLUMNS, ShownColumn, SortKey, View
from rmdesk.errors import Refused
from rmdesk.exchange.writers.outline import Form
from rmdesk.language import N_, _
from rmdesk.ui.words.labels import label

_NUMBER = ShownColumn("number", FIELDS["number"].width)
_USUAL = View(name="", columns=(_NUMBER, *DEFAULT_COLUMNS), order=(SortKey("name"),))
_MONTH = timedelta(days=30)


class NoFileNamed(Refused):
    message = N_("An export needs the name of a file.")
    hint = N_("Name it behind what is exported: rmdesk export clients list.xlsx")


class NoSuchView(Refused):
    message = N_("The book has no view “{name}”.")
    hint = N_("It has: {names}")


def export_file(session: Session) -> Exit:
    """Write the file, or say whether files may leave the book at all."""
    arguments = session.arguments
    if arguments.what in ("allow", "forbid"):
        return _switch(session)
    if not arguments.words:
        raise NoFileNamed
    path = Path(arguments.words[0]).absolute()
    password = password_in(arguments.password_file) if arguments.password_file else ""
    form = Form(kind=file_kind(path, encoding=arguments.encoding or ""), password=password)
    with session.open() as desk:
        release.require_allowed(desk)
        sheet = _sheet(desk, session)
        task = Export(
            sheet,
            path,
            form,
            reason=arguments.reason,
            may_replace=arguments.may_replace,
        )
        progress = written_along()
        done = export(desk, task, now=session.now, progress=progress)
    if progress:
        say("")
    days = (sheet.first, sheet.last) if isinstance(sheet, CalendarSheet) else None
    if arguments.as_json:
        print_json(
            {
                "file": str(done.path),
                "clients": done.clients,
                "lines": done.rows,
                "from": days[0].isoformat() if days else None,
                "to": days[1].isoformat() if days else None,
                "masked": done.is_masked,
                "sealed": done.is_sealed,
                "notes_left_behind": done.notes,
                "texts_cut": done.cut,
            }
        )
    if days:
        template = _("The days from {first} to {last}; --from and --to choose others.")
        say(template.format(first=days[0].isoformat(), last=days[1].isoformat()))
    for sentence in done.sentences():
        say(sentence)
    return Exit.DONE


def _switch(session: Session) -> Exit:
    with session.open() as desk:
        if session.arguments.what == "allow":
            release.allow_files(desk, now=session.now)
            say(_("Client data may leave this book in files; each export is written down in it."))
        else:
            release.forbid_files(desk, now=session.now)
            say(_("No client data leaves this book in files any more."))
    return Exit.DONE


def _sheet(desk: Desk, session: Session) -> ExportedSheet:
    arguments = session.arguments
    view = _view(desk, arguments.view) if arguments.view else _USUAL
    conditions = [
        parse(text, today=session.today)
        for text in (view.condition, arguments.where)
        if text.strip()
    ]
    condition = Every(tuple(conditions)) if len(conditions) > 1 else next(iter(conditions), None)
    order = order_named(arguments.sort) or view.order
    ids = desk.lists.select(condition, order, today=session.today)
    if arguments.what == "calendar":
        last = arguments.last_day or session.today
        return CalendarSheet(ids=ids, first=arguments.first_day or last - _MONTH, last=last)
    if arguments.what == "ledger":
        return LedgerSheet(ids=ids, word=label)
    named = columns_named(arguments.columns)
    columns = tuple(ShownColumn(name, FIELDS[name].width) for name in named) or view.columns
    return ClientSheet(ids=ids, columns=columns, word=label)


def _view(desk: Desk, name: str) -> View:
    views = [one.view for one in saved(desk)]
    found = next((view for view in views if view.name == name), None)
    if found is None:
        raise NoSuchView(name=name, names=", ".join(view.name for view in views))
    return found
