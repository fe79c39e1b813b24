"""Keeping views: save as they stand, open, rename, give another digit, remove."""

from collections.abc import Sequence
from dataclasses import replace

from rmdesk.desk.client_lists import views
from rmdesk.desk.client_lists.views import FIRST_WITHOUT_DIGIT, SavedView
from rmdesk.errors import Refused
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.dialogs.views import NameView, ViewList, ViewName
from rmdesk.ui.messages import Shown, Told
from rmdesk.ui.views.clients.list import ListedClients
from rmdesk.ui.views.clients.words import in_words


async def save_view(view: ListedClients, name: ViewName | None = None) -> None:
    """Keep the list as it stands under a name and a digit."""
    state = view.state
    saved = state.as_saved(state.place)
    if name is None:
        is_own = saved is not None and state.place > 0
        name = (
            ViewName(saved.name, state.place)
            if saved and is_own
            else ViewName("", free(state.saved))
        )
    refusal: Refused | None = None
    while True:
        taken = {one.place: one.view.name for one in state.saved}
        dialog = NameView(_("Save the view"), name, taken, refusal=refusal)
        answer = await ask(view.app, dialog)
        if answer is None:
            return
        now = view.access.now()
        shown = replace(state.view, name=answer.name)
        place = without_digit(state.saved) if answer.place is None else answer.place
        try:
            kept = await view.access.ask(lambda desk: views.save(desk, shown, now=now, place=place))
        except Refused as refused:
            name, refusal = answer, refused
            continue
        break
    state.was_saved(await view.access.ask(views.saved), kept.place)
    await view.load(view.table.selected)
    view.post_message(
        Told(
            _("Saved as view {digit}: {name}.").format(digit=kept.place, name=answer.name)
            if kept.place < FIRST_WITHOUT_DIGIT
            else _("Saved as view: {name}.").format(name=answer.name)
        )
    )


def free(saved: Sequence[SavedView]) -> int | None:
    """The first digit without a view."""
    taken = {one.place for one in saved}
    return next((digit for digit in range(1, FIRST_WITHOUT_DIGIT) if digit not in taken), None)


def without_digit(saved: Sequence[SavedView]) -> int:
    """The first place that no digit opens."""
    return max(FIRST_WITHOUT_DIGIT, 1 + max((one.place for one in saved), default=0))


async def manage_views(view: ListedClients) -> None:
    """The saved views; for the chosen one: open, save over, rename, another digit, remove."""
    state = view.state
    at = next((n for n, one in enumerate(state.saved) if one.place == state.place), 0)
    while True:
        saved = state.saved
        conditions = [in_words(view.state, one.view.condition, view.access.today) for one in saved]
        chosen = await ask(view.app, ViewList(saved, conditions, at=at))
        if chosen is None:
            return
        at = chosen
        if chosen == len(saved):
            await save_view(view, ViewName("", free(saved)))
            return
        if await _manage(view, saved[chosen]):
            return


async def _manage(view: ListedClients, one: SavedView) -> bool:
    """Do what is chosen with a view; whether that was all."""
    lines = [_("Open"), _("Save the list as it stands in its place")]
    if not one.is_standard:
        lines += [_("Rename, or give it another digit"), _("Remove")]
    chosen = await ask(view.app, Pick(one.view.name, lines))
    now = view.access.now()
    match chosen:
        case 0:
            await open_view(view, one.place)
            return True
        case 1:
            await save_view(view, ViewName(one.view.name, one.place))
            return True
        case 2:
            await _rename(view, one)
        case 3:
            await view.access.ask(lambda desk: views.remove(desk, one, now=now))
            await view.read_again()
            view.post_message(
                Told(_("Removed: view {name}. u brings it back.").format(name=one.view.name))
            )
    return False


async def open_view(view: ListedClients, place: int) -> None:
    """Show the view at `place` as it was saved or altered."""
    view.state.open(place)
    view.words = ""
    await view.load(view.table.selected)
    view.take_focus()
    view.post_message(Shown())


async def _rename(view: ListedClients, one: SavedView) -> None:
    name, refusal = ViewName(one.view.name, one.place), None
    while True:
        taken = {other.place: other.view.name for other in view.state.saved if other != one}
        answer = await ask(view.app, NameView(_("Rename"), name, taken, refusal=refusal))
        if answer is None:
            return
        now = view.access.now()
        try:
            await view.access.ask(
                lambda desk: views.rename(desk, one, answer.name, place=answer.place, now=now)
            )
            break
        except Refused as refused:
            name, refusal = answer, refused
    await view.read_again()
