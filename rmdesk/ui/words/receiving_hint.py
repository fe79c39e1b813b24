"""What an empty book says of clients from other hands."""

from rmdesk.language import _
from rmdesk.ui.commands.catalogue import BY_ID


def receiving_hint() -> str:
    """How an empty book is filled by somebody else's clients."""
    title = _(BY_ID["receive.open"].title)
    return _("Does somebody hand their clients over to you? Ctrl+P, then: {title}").format(
        title=title
    )
