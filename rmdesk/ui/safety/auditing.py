"""Looking at what was done in the book, and passing it on to whoever asks."""

from rmdesk.desk.exporting.audit import AuditSheet
from rmdesk.desk.exporting.writing import file_kind
from rmdesk.errors import RmdeskError
from rmdesk.exchange.writers.outline import Form
from rmdesk.language import _
from rmdesk.places import files_folder
from rmdesk.ui.dialogs.audit import AuditTrail, Chosen
from rmdesk.ui.dialogs.audit_file import AuditFile
from rmdesk.ui.dialogs.exporting import ExportDone
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.exporting.lists import leave_as_file
from rmdesk.ui.filing.files_out import files_may_leave
from rmdesk.ui.host import Host
from rmdesk.ui.words.audit import fields_words, nameless_action_words, result_words


async def look_at_audit(host: Host) -> None:
    """Show the audit chain until it is closed; what is chosen there is exported."""
    words = ""
    while True:
        dialog = AuditTrail(host.access, words=words)
        chosen = await ask(host.app, dialog)
        if chosen is None:
            return
        words = dialog.words
        await _export(host, chosen)


async def _export(host: Host, chosen: Chosen) -> None:
    """Ask for a file until it can be written, or nobody wants it any more."""
    if not await files_may_leave(host):
        return
    name = f"{_('What was done')} {host.access.today.isoformat()}.xlsx"
    path, refusal = files_folder() / name, None
    while True:
        lines = len(chosen.entries)
        typed = await ask(host.app, AuditFile(path, lines=lines, refusal=refusal))
        if typed is None:
            return
        path = typed
        try:
            form = Form(kind=file_kind(path))
            exported = await leave_as_file(host, _sheet(chosen), path, form)
        except RmdeskError as error:
            refusal = error
            continue
        if exported is None:
            host.tell(_("The export was ended; no file was written."))
        else:
            await ask(host.app, ExportDone(exported))
        return


def _sheet(chosen: Chosen) -> AuditSheet:
    return AuditSheet(
        entries={entry.row.id: entry for entry in chosen.entries},
        first=chosen.first,
        last=chosen.last,
        action=nameless_action_words,
        fields=fields_words,
        result=result_words,
    )
