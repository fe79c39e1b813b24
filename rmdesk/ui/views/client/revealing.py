"""Which of a client's numbers is asked for: the one under the cursor, else one that is chosen."""

from dataclasses import dataclass

from rmdesk.desk.dossier import Dossier
from rmdesk.domain.file.entries import Entry, file_of
from rmdesk.domain.file.secrets import SECRETS
from rmdesk.domain.masks import Secret, numbers_in
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.host import Host
from rmdesk.ui.words import item_texts


@dataclass(frozen=True, slots=True)
class Asked:
    """A field by its id, or what else a number stands in, and what is shown in full."""

    field: str
    numbers: frozenset[str]

    @property
    def is_phone(self) -> bool:
        """Whether somebody may be about to be called."""
        return SECRETS.get(self.field) is Secret.PHONE


async def ask_which(host: Host, dossier: Dossier, record: object, text: str) -> Asked | None:
    """The number to show: that of the `record` under the cursor or in the `text` of its row.

    Elsewhere the only one on file, or the one that is chosen; None when there is none or none was
    chosen.
    """
    if isinstance(record, Entry) and record.is_known and record.field.id in SECRETS:
        return _of(record)
    if noted := numbers_in(text):
        return Asked(type(record).__name__.lower(), noted)
    file = file_of(dossier.client, dossier.details)
    entries = [file[name] for name in SECRETS if file[name].is_known]
    entries.sort(key=lambda entry: SECRETS[entry.field.id] is not Secret.PHONE)
    if not entries:
        host.tell(_("There is no number on file."))
        return None
    at: int | None = 0
    if len(entries) > 1:
        choices = [f"{_(entry.field.title)}  {item_texts.shown(entry)}" for entry in entries]
        title = _("Show a number of {name} for 10 seconds").format(name=dossier.client.name)
        at = await ask(host.app, Pick(title, choices))
    return None if at is None else _of(entries[at])


def _of(entry: Entry) -> Asked:
    return Asked(entry.field.id, frozenset({str(entry.value)}))
