"""One client's own data: a copy in a file, and the deletion of all of it."""

from functools import partial

from rmdesk.desk import one_client
from rmdesk.desk.client_file.clients import client_of
from rmdesk.domain.ids import ClientId
from rmdesk.errors import Refused, RmdeskError
from rmdesk.language import N_, _
from rmdesk.places import files_folder
from rmdesk.ui.dialogs.forget import Forget
from rmdesk.ui.dialogs.paper import TakeOut, WayOut
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.filing.files_out import files_may_leave, write_out
from rmdesk.ui.host import Host


class TakeCopy(TakeOut):
    """Numbers stand whole in the copy, for it is the client who gets it."""

    no_reason = N_("A copy leaves the book only with a reason.")


async def give_copy(host: Host, client_id: ClientId) -> None:
    """Write what the book holds of the client into a file for the client. May raise ClientGone."""
    client = await host.access.ask(lambda desk: client_of(desk, client_id))
    if not await files_may_leave(host):
        return
    # The journal keeps the file's name, and outlives the client's.
    file, name = f"client-{client.number or client.id}.json", client.name
    about = _("copy for {name}").format(name=name)
    typed, reason, refusal = str(files_folder() / file), "", None
    while True:
        way = await ask(host.app, TakeCopy(about, typed, reason, refusal=refusal))
        if way is None:
            return
        try:
            await _write(host, client_id, way)
            break
        except RmdeskError as refused:
            typed, reason, refusal = way.typed, way.reason, refused
    said = _("Copy written: {file}. It says nothing of other clients.")
    host.tell(said.format(file=way.path.name))


async def _write(host: Host, client_id: ClientId, way: WayOut) -> None:
    """Raises TargetTaken where a file there is to stay."""
    write = partial(
        one_client.give_copy,
        client_id=client_id,
        path=way.path,
        reason=way.reason,
        now=host.access.now(),
    )
    await write_out(host, write, way.path)


async def forget(host: Host, client_id: ClientId) -> None:
    """Delete what the book knows of the client, for a reason. May raise ClientGone."""
    name = (await host.access.ask(lambda desk: client_of(desk, client_id))).name
    typed, refusal = "", None
    while True:
        reason = await ask(host.app, Forget(name, typed, refusal=refusal))
        if reason is None:
            return
        now = host.access.now()
        work = partial(one_client.forget, client_id=client_id, reason=reason, now=now)
        try:
            counts = await host.access.ask(work)
            break
        except Refused as refused:
            typed, refusal = reason, refused
    await host.read_again()
    said = _("Deleted, {count} records. Until the day is over u or Ctrl+Z brings them back.")
    host.tell(said.format(count=f"{sum(counts.values()):,}"))
