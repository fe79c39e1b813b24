"""Half-typed words that wait from earlier sittings, while a dialog about the whole book stands."""

from typing import Protocol, cast

from rmdesk.ui.drafts.kept import DialogDraft
from rmdesk.ui.host import Host


class _Keeping(Protocol):
    """The app, as far as it knows what was half typed and left."""

    drafts: "_Drafts"


class _Drafts(Protocol):
    left: list[DialogDraft]


def half_typed(host: Host) -> int:
    """How many dialogs of earlier sittings wait with words in them; the one that stands on the
    screen is the handing over itself."""
    return len(cast(_Keeping, host.app).drafts.left)
