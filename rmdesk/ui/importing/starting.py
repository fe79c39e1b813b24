"""Import from the screen: the file first; what reads it is loaded behind the dialog."""

from pathlib import Path

from rmdesk.ui.access import Access
from rmdesk.ui.dialogs.importing.file import ImportPath
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.host import Host


async def import_file(host: Host, access: Access) -> None:
    """Ask for a file and take it in, page by page."""

    async def last() -> Path | None:
        from rmdesk.desk.importing.memory import recall

        memory = await access.ask(recall)
        return memory.last_file

    path = await ask(host.app, ImportPath(last=last))
    if path is None:
        return
    # A quarter of a second of modules: the keys of an impatient user must find a dialog.
    from rmdesk.ui.importing.wizard import take_in

    await take_in(host, access, path)
