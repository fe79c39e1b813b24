"""The ways between views that do not know each other, and the place to return to."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from datetime import date
from typing import Any, Protocol, cast

from rmdesk.desk.calling import sessions
from rmdesk.desk.calling.sessions import Session
from rmdesk.domain.call_figures import Period
from rmdesk.domain.ids import ClientId, ReviewId
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.calling import Calling
from rmdesk.ui.host import Host
from rmdesk.ui.list_wish import ListWish
from rmdesk.ui.navigation import AnyKind, Listing, Views
from rmdesk.ui.place import STATE_KEY, Place
from rmdesk.ui.view_kinds import (
    CALENDAR,
    CALL,
    CLASSES,
    CLIENT,
    CLIENTS,
    FIGURES,
    LADDER,
    REVIEW,
    REVIEWS,
    TABLES,
    TODAY,
    V,
    ViewKind,
)
from rmdesk.ui.views.clients_obeying import listed_as, obey


class RoutedHost(Host, Protocol):
    """The main screen, as far as the ways between its views need it."""

    def show_surroundings(self) -> None:
        """Say title and detail of the view on the screen."""


class Keeping(Protocol):
    """A view that is found after a lock as it was left."""

    def kept(self) -> Mapping[str, Any]:
        """What to return to."""

    def return_to(self, kept: Mapping[str, Any]) -> None:
        """Stand where `kept` says; nothing of it is where it always begins."""


_KEEPING: tuple[AnyKind, ...] = (CALENDAR, TABLES, LADDER, CLASSES, FIGURES, REVIEW, REVIEWS)
"""Whose place is kept under their names; those of Today, list and call are more than that."""


class Routes:
    """Each way fills the view with what it needs of the others, then shows it."""

    def __init__(self, host: RoutedHost, views: Views) -> None:
        self._host = host
        self._views = views
        self._calling = Calling(host, host.access)
        self._kept: dict[AnyKind, Mapping[str, Any]] = {}
        """How views were left that were not visited since the desk was unlocked."""
        self._turned_through: Sequence[int] | None = None
        """The clients that pages turn through; None: those of the list."""

    # --- the place ---

    async def return_to(self, place: Place) -> None:
        """Stand where the desk stood when it was left."""
        self._kept = {kind: getattr(place, kind.name) for kind in _KEEPING}
        self._views.today.return_to(place.today)
        clients = self._views.clients
        clients.marks = set(place.marks)
        await clients.return_to(place.listing, place.client_id)

    async def go_on_at(self, place: Place) -> None:
        """Along the way that was come to the view that was shown; raises ClientGone."""
        if place.view == TODAY.name:
            await self._views.today.load()  # before keys are obeyed: it is what they are about
            self.show_today()
            return
        for name in (CLIENTS.name, place.view) if place.way is None else place.way:
            await self._go(name, place)

    async def _go(self, name: str, place: Place) -> None:
        """Show the view of this name as it was left; one that is not known any more is passed."""
        ways: Mapping[str, Callable[[], Coroutine[Any, Any, None]]] = {
            CALENDAR.name: lambda: self.open_calendar(place.day),
            TABLES.name: self.open_tables,
            LADDER.name: self.open_ladder,
            CLASSES.name: self.open_classes,
            FIGURES.name: self.open_figures,
            REVIEWS.name: self.open_reviews,
        }
        if name == CLIENTS.name:
            self._switch_to(CLIENTS)
        elif name == CLIENT.name and place.client_id is not None:
            await self.open_client(place.client_id, among=place.among)
        elif name == REVIEW.name and place.client_id is not None:
            await self.open_review(place.client_id)
        elif name == CALL.name:
            session = await self._host.access.ask(sessions.unfinished)
            if session:
                await self.open_call(session, place.call)
        elif name in ways:
            await ways[name]()

    def place(self) -> Place:
        """Where the desk stands, to return to after a lock."""
        views, clients = self._views, self._views.clients
        calendar, call = views.find(CALENDAR), views.find(CALL)
        return Place(
            view=views.shown.name,
            client_id=views.view.selected,
            day=calendar.day if calendar and views.shown is CALENDAR else None,
            listing=clients.kept(),
            marks=tuple(clients.marks),
            call=call.kept() if call else {},
            today=views.today.kept(),
            **{kind.name: self._kept_of(kind) for kind in _KEEPING},
            way=views.way,
            among=None if self._turned_through is None else tuple(self._turned_through),
        )

    def _kept_of(self, kind: AnyKind) -> Mapping[str, Any]:
        """How a view stands, or was left before the lock."""
        view = self._views.find(kind)
        kept: Mapping[str, Any] = view.kept() if view else self._kept.get(kind, {})
        return kept

    async def _visit(self, kind: ViewKind[V]) -> V:
        """The view, on its first visit as it was left before the lock."""
        is_first = self._views.find(kind) is None
        view = await self._views.visit(kind)
        if is_first:
            cast(Keeping, view).return_to(self._kept.get(kind, {}))
        return view

    # --- the ways ---

    def show_today(self) -> None:
        """Home: what is due today."""
        self._switch_to(TODAY)

    def show_clients(self) -> None:
        """Back to the list, on the client that was shown last."""
        if (client_id := self._views.view.selected) is not None:
            self._views.clients.table.select(client_id)
        self._switch_to(CLIENTS)

    async def open_client(self, client_id: ClientId, *, among: Sequence[int] | None = None) -> None:
        """Show a client's page, `among` those whose pages follow: else the clients of the view it
        is opened from; raises ClientGone."""
        view = await self._views.visit(CLIENT)
        shown = self._views.view
        if among is not None:
            self._turned_through = among
        elif self._views.shown is not CLIENT:
            self._turned_through = shown.listed if isinstance(shown, Listing) else None
        self._views.clients.table.select(client_id)
        ids = self._page_order
        position = ids.index(client_id) + 1 if client_id in ids else None
        await view.load(client_id, f"{position:,} / {len(ids):,}" if position else "")
        self._switch_to(CLIENT)

    async def stand_on(self, client_id: ClientId) -> None:
        """Put the cursor on a client, or the client's page in place of the one that is shown."""
        calendar = self._views.find(CALENDAR)
        self._views.clients.table.select(client_id)
        if calendar:
            calendar.grid.select(client_id)
        if self._views.shown is CLIENT:
            await self.open_client(client_id)

    async def turn_page(self, steps: int) -> None:
        """The client's page `steps` further in the list; raises ClientGone."""
        ids, current = self._page_order, self._views.view.selected
        if current not in ids:
            return
        index = ids.index(current) + steps
        if 0 <= index < len(ids):
            await self.open_client(ClientId(ids[index]))
        else:
            self._host.tell(
                _("This is the last client of the list.")
                if steps > 0
                else _("This is the first client of the list.")
            )

    @property
    def _page_order(self) -> Sequence[int]:
        """The clients in whose order pages follow one another."""
        return self._views.clients.ids if self._turned_through is None else self._turned_through

    async def open_ladder(self) -> None:
        """Show what matures when, at which bank."""
        await self._visit(LADDER)
        self._switch_to(LADDER)

    async def open_review(
        self,
        client_id: ClientId,
        *,
        digit: int | None = None,
        review_id: ReviewId | None = None,
        is_new: bool = False,
    ) -> None:
        """Review a client on the page of a `digit` or the one shown last, with a review or that
        shown last; `is_new` begins at the newest review. Raises ClientGone."""
        view = await self._visit(REVIEW)
        self._views.clients.table.select(client_id)
        await view.load(client_id, digit=digit, review_id=review_id, is_new=is_new)
        self._switch_to(REVIEW)

    async def review_or_manage(self) -> None:
        """Review the client a command would be about; without one, and from a review on, show the
        reviews of all clients; raises ClientGone."""
        client_id = self._views.view.selected
        if client_id is None or self._views.shown is REVIEW:
            await self.open_reviews(client_id)
        else:
            await self.open_review(client_id, is_new=True)

    async def open_reviews(self, client_id: ClientId | None = None) -> None:
        """Show whose review is due, overdue and booked, the cursor on a client."""
        view = await self._visit(REVIEWS)
        if client_id is not None:
            view.select(client_id)
        self._switch_to(REVIEWS)

    async def open_classes(self) -> None:
        """Show who stands in which box of the grids."""
        await self._visit(CLASSES)
        self._switch_to(CLASSES)

    async def open_figures(self, period: Period | None = None) -> None:
        """Show what calling came to, in a `period` or the one that was shown last."""
        view = await self._visit(FIGURES)
        if period is not None and period is not view.period:
            view.show(period)
        self._switch_to(FIGURES)

    async def open_tables(self, digit: int | None = None) -> None:
        """Show the table over all clients of this digit, else the one that was shown last."""
        view = await self._visit(TABLES)
        if digit is not None:
            view.open_table(digit)
        self._switch_to(TABLES)

    async def open_calendar(self, day: date | None = None) -> None:
        """Show the listed clients against the days, on the client a command would be about."""
        view = await self._visit(CALENDAR)
        clients = self._views.clients
        view.show(clients.ids, self._views.view.selected, day, listed_as=listed_as(clients))
        self._switch_to(CALENDAR)

    async def change_rows(self, wish: ListWish) -> None:
        """The calendar wishes its rows otherwise: the list it stands on is changed, and shown."""
        clients, calendar = self._views.clients, self._views.find(CALENDAR)
        if calendar is None:
            return
        await obey(clients, wish)
        calendar.show(clients.ids, wish.keep, listed_as=listed_as(clients))

    async def open_call(self, session: Session, kept: Mapping[str, Any] | None = None) -> None:
        """Show the card where `session` stands, with what was `kept` of it."""
        view = await self._views.visit(CALL)
        await view.load(session, kept)
        self._switch_to(CALL)
        if findings := view.findings():
            self._host.tell("  ".join(findings), alarm=True)
        # Not only a lock ends a desk: after a crash the next start comes back here.
        place = self.place().as_state()
        await self._host.access.ask(lambda desk: desk.state.put(STATE_KEY, place))

    async def call_on(self, wanted: Sequence[int] = ()) -> None:
        """To the call that runs, else to the session the RM chooses: with those `wanted`, else
        down the view on the screen; raises NobodyToCall."""
        view = self._views.find(CALL)
        if view and view.is_calling:
            # Nobody who was dialled is left without an outcome for another queue.
            if self._views.shown is CALL:
                self._host.tell(_("Give this call its outcome first: a digit."), alarm=True)
            self._switch_to(CALL)
            return
        clients, shown = self._views.clients, self._views.view
        listed, marks = clients.ids, clients.marks
        if not wanted and isinstance(shown, Listing):
            wanted = shown.listed
        if wanted:
            listed, marks = wanted, set()
        session = await self._calling.choose_session(listed, marks)
        if session:
            await self.open_call(session)

    async def back(self) -> None:
        """One view back, on the client that was shown last; from the list, out of finding."""
        views, before = self._views, self._views.before
        client_id, calendar = views.view.selected, views.find(CALENDAR)
        if views.shown is CLIENTS and views.clients.is_finding:
            await views.clients.close_find()
            return
        if views.shown is CALENDAR and calendar and calendar.is_carrying:
            calendar.leave_contact()
            return
        if before is None:
            return
        views.leave()
        if before is CLIENT or before is REVIEW:
            try:
                await self._open_page_again(before, client_id)
            except RmdeskError:
                self._switch_to(CLIENTS)
                raise
            return
        if client_id is not None and before is CALENDAR and calendar:
            calendar.grid.select(client_id)
        if client_id is not None and before is CLIENTS:
            views.clients.table.select(client_id)
        if client_id is not None and before is TODAY:
            views.today.select(client_id)
        self._switch_to(before)

    async def _open_page_again(self, kind: AnyKind, client_id: ClientId | None) -> None:
        review = self._views.find(REVIEW)
        if kind is REVIEW and review is not None:
            client_id = review.selected or client_id
        if client_id is None:
            self._switch_to(CLIENTS)
        elif kind is REVIEW:
            await self.open_review(client_id)
        else:
            await self.open_client(client_id)

    def _switch_to(self, kind: AnyKind) -> None:
        self._views.switch_to(kind)
        self._host.show_surroundings()
