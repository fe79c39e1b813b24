"""The receipt: what the receiver reads to the giver, so that the giver may let go."""

from rmdesk.language import _
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.receiving.told import Told
from rmdesk.ui.host import Host


async def show_receipt(host: Host, who: str, receipt: str) -> None:
    """Show it large enough to be read aloud, a group a line."""
    says = _(
        "Read this receipt to {who}, letter by letter: it says that all of the bundle arrived."
        " Without it their book cannot be erased."
    )
    groups = [
        f"{number}    {'  '.join(group)}" for number, group in enumerate(receipt.split("-"), 1)
    ]
    after = _("There is neither I nor L, O nor U in it: 1 is a one and 0 a zero.")
    dialog = Told(_("Receipt"), says.format(who=who), groups, after=after, does=_("Read aloud"))
    await ask(host.app, dialog)
