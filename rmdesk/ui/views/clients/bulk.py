"""One value for the marked clients, else for all listed: field, value, what would change, done."""

from rmdesk.desk.client_lists import bulk
from rmdesk.desk.client_lists.bulk import BULK_FIELDS, ValueDoesNotFit
from rmdesk.language import _
from rmdesk.ui.dialogs.bulk import ChooseBulkField, preview_text
from rmdesk.ui.dialogs.edit_client import EditField
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.messages import BookChanged, Told
from rmdesk.ui.typed.client_fields import FIELDS
from rmdesk.ui.views.clients.list import ListedClients


async def change_many(view: ListedClients) -> None:
    """Ask, show what would change, and write it as one action."""
    ids = sorted(view.table.marks) or list(view.ids)
    if not ids:
        view.post_message(Told(_("There is nobody in this list."), alarm=True))
        return
    fields = [field for field in FIELDS if field.name in BULK_FIELDS]
    field = await ask(view.app, ChooseBulkField(fields, len(ids)))
    text, refusal = "", None
    while field is not None:
        typed = await ask(view.app, EditField(field, text, view.access.today, refusal=refusal))
        if typed is None:
            at = fields.index(field)
            field = await ask(view.app, ChooseBulkField(fields, len(ids), at=at))
            continue
        name, value = field.name, typed.value
        try:
            preview = await view.access.ask(lambda desk: bulk.preview(desk, ids, name, value))
        except ValueDoesNotFit as refused:
            text, refusal = typed.text, refused
            continue
        break
    else:
        return
    if not preview.ids:
        view.post_message(Told(_("All of them have this value already; nothing was changed.")))
        return
    count = f"{len(preview.ids):,}"
    yes = _("Change these clients: {count}").format(count=count)
    if not await ask(view.app, Confirm(_("What would change"), preview_text(preview), yes)):
        return
    now = view.access.now()
    await view.access.ask(lambda desk: bulk.apply(desk, preview, now=now))
    view.post_message(BookChanged())
    view.post_message(
        Told(
            _("Changed: {title} of clients: {count}. u takes it back in one.").format(
                title=_(field.title), count=count
            )
        )
    )
