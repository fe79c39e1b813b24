"""An outcome on its way from the keys into the book, and what is picked from a list."""

from textual.app import App

from rmdesk.desk.book import Desk
from rmdesk.desk.briefing import Brief, brief
from rmdesk.desk.calling import outcomes
from rmdesk.desk.calling.sessions import Session
from rmdesk.domain.calls import Outcome
from rmdesk.domain.scripts import Pack
from rmdesk.language import _
from rmdesk.ui.access import Access
from rmdesk.ui.dialogs.dialog import ask
from rmdesk.ui.dialogs.pick import Pick
from rmdesk.ui.labels import label
from rmdesk.ui.views.call_entry import Given

AT_ONCE = {
    *(Outcome.NO_ANSWER, Outcome.BUSY, Outcome.DEAD_NUMBER),
    *(Outcome.SKIPPED, Outcome.WRONG_PERSON),
}
"""Nobody was spoken to: there is nothing to type."""


async def record(
    access: Access, session: Session, given: Given, *, seconds: int, script: str
) -> Brief:
    """Write what was `given` and read the next card in one turn of the store's thread.

    Raises WhenMissing, AlreadyPast or ClientGone.
    """
    now, when = access.now(), given.when

    def work(desk: Desk) -> Brief:
        following = outcomes.record(
            desk,
            session,
            given.outcome,
            now=now,
            gist=given.gist,
            on=when.on if when else None,
            at=when.at if when else None,
            seconds=seconds,
            script=script,
        )
        return brief(desk, following)

    return await access.ask(work)


async def choose_outcome(app: "App[object]") -> Outcome | None:
    """One of all outcomes; None when the question was cancelled."""
    every = list(Outcome)
    place = await ask(app, Pick(_("All outcomes"), [label(outcome) for outcome in every]))
    return None if place is None else every[place]


async def choose_script(app: "App[object]", pack: Pack, current: str) -> str | None:
    """The id of a script, empty to let each card choose its own; None when cancelled."""
    ids = ["", *(script.id for script in pack.scripts)]
    titles = [_("Each card its own"), *(f"{one.title}: {one.purpose}" for one in pack.scripts)]
    at = ids.index(current) if current in ids else 0
    place = await ask(app, Pick(_("Script of this session"), titles, at=at))
    return None if place is None else ids[place]
