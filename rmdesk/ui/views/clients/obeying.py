"""What the client list does for a view that stands on it, and how it says what it shows."""

from dataclasses import replace

from rmdesk.domain.fields import FIELDS
from rmdesk.domain.view_changes import ordered_by
from rmdesk.language import _
from rmdesk.ui.list_wish import ListedAs, ListWish
from rmdesk.ui.typed.find_text import understood
from rmdesk.ui.views.clients.list import ListedClients
from rmdesk.ui.views.clients.saving import save_view


async def obey(view: ListedClients, wish: ListWish) -> None:
    """List as it is wished; the list keeps the focus where it is."""
    state = view.state
    if wish.saves:
        await save_view(view)
        return
    if wish.back_to is not None:
        view.words = wish.back_to.words
        state.change(replace(state.view, condition=wish.back_to.condition))
        state.inside = wish.back_to.inside
    elif wish.text is not None:
        _take(view, wish.text, is_whole=wish.is_whole)
    elif wish.ordered_by is not None:
        view.words = ""
        state.change(ordered_by(state.view, wish.ordered_by))
    elif wish.place is not None:
        view.words = ""
        state.open(wish.place)
    await view.load(view.table.selected)


def _take(view: ListedClients, text: str, *, is_whole: bool) -> None:
    typed = understood(text, view.access.today)
    view.may_be_unfinished = bool(typed.offers) and not is_whole
    view.words = typed.words
    if typed.condition is not None:
        view.state.change(replace(view.state.view, condition=typed.condition))


def listed_as(view: ListedClients) -> ListedAs:
    """What the list shows, in words."""
    state = view.state
    key = state.view.order[0] if state.view.order else None
    return ListedAs(
        name=state.title,
        typed=view.words or view.condition_shown,
        order=_(FIELDS[key.field].title) if key and not view.words else "",
        field=key.field if key else "",
        is_descending=bool(key and key.descending),
        place=state.place,
        total=view.total,
        words=view.words,
        condition=state.view.condition,
        inside=state.inside,
    )
