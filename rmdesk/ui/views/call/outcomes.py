"""What is picked from a list in a call session: an outcome that has no digit, another script."""

from collections.abc import Sequence
from enum import Enum, auto

from textual.app import App

from rmdesk.domain.calling.outcomes import OutcomeKind, shown
from rmdesk.domain.scripts.model import Pack
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.words.outcomes import outcome_words


class Instead(Enum):
    """What may be wanted instead of a script."""

    LIBRARY = auto()


async def choose_outcome(app: "App[object]", outcomes: Sequence[OutcomeKind]) -> OutcomeKind | None:
    """One of all outcomes; None when the question was cancelled."""
    every = list(shown(outcomes))
    place = await ask(app, Pick(_("All outcomes"), [outcome_words(kind) for kind in every]))
    return None if place is None else every[place]


async def choose_script(app: "App[object]", pack: Pack, current: str) -> str | Instead | None:
    """The id of a script, empty to let each card choose its own; None when cancelled."""
    ids = ["", *(script.id for script in pack.scripts)]
    titles = [
        _("Each card its own"),
        *(f"{one.title}: {one.purpose}" for one in pack.scripts),
        _("Change the scripts"),
    ]
    at = ids.index(current) if current in ids else 0
    place = await ask(app, Pick(_("Script of this session"), titles, at=at))
    if place is None:
        return None
    return ids[place] if place < len(ids) else Instead.LIBRARY
