"""The ways to the views, which do not know each other: each fills its view, then shows it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol, cast

from rmdesk.domain.call_figures import Period
from rmdesk.domain.ids import ClientId, ReviewId
from rmdesk.domain.today import Group
from rmdesk.ui.host import Host
from rmdesk.ui.navigation.mounted import AnyKind, Listing, Views
from rmdesk.ui.navigation.view_kinds import (
    CALENDAR,
    CLASSES,
    CLIENT,
    CLIENTS,
    FIGURES,
    HOME,
    LADDER,
    REVIEW,
    REVIEWS,
    SETTINGS,
    TABLES,
    TODAY,
    V,
    ViewKind,
)
from rmdesk.ui.views.clients.obeying import listed_as


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


KEEPING: tuple[AnyKind, ...] = (
    *(CALENDAR, TABLES, LADDER, CLASSES, FIGURES),
    *(REVIEW, REVIEWS, HOME, SETTINGS),
)
"""Whose place is kept under their names; those of Today, list and call are more than that."""


class Ways:
    """What of the others a view needs is given to it on the way."""

    def __init__(self, host: RoutedHost, views: Views) -> None:
        self._host = host
        self._views = views
        self._kept: dict[AnyKind, Mapping[str, Any]] = {}
        """How views were left that were not visited since the desk was unlocked."""
        self._turned_through: Sequence[int] | None = None
        """The clients that pages turn through; None: those of the list."""

    async def _visit(self, kind: ViewKind[V]) -> V:
        """The view, on its first visit as it was left before the lock."""
        is_first = self._views.find(kind) is None
        view = await self._views.visit(kind)
        if is_first:
            cast(Keeping, view).return_to(self._kept.get(kind, {}))
        return view

    def show_today(self) -> None:
        """What is due today: where Back ends."""
        self._switch_to(TODAY)

    async def show_group(self, group: Group) -> None:
        """Today, on the heading of a group, which shows its rows."""
        await self._views.today.show_group(group)
        self._switch_to(TODAY)

    async def open_home(self, digit: int | None = None, about: object = None) -> None:
        """Show where one stands: the page of a `digit`, or the one shown last, and what of it one
        comes `about`, from elsewhere: there Back leads to again."""
        view = await self._visit(HOME)
        is_visit = about is not None and self._views.shown is not HOME
        await view.open_page(digit, about, is_visit=is_visit)
        self._switch_to(HOME)

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
            self._turned_through = (shown.listed or None) if isinstance(shown, Listing) else None
        self._views.clients.table.select(client_id)
        ids = self._page_order
        position = ids.index(client_id) + 1 if client_id in ids else None
        await view.load(client_id, f"{position:,} / {len(ids):,}" if position else "")
        self._switch_to(CLIENT)

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

    async def open_reviews(self, client_id: ClientId | None = None) -> None:
        """Show whose review is due, overdue and booked, the cursor on a client."""
        view = await self._visit(REVIEWS)
        if client_id is not None:
            view.select(client_id)
        self._switch_to(REVIEWS)

    async def open_settings(self, digit: int | None = None) -> None:
        """Show everything that can be set: the section of a `digit`, or the one shown last."""
        view = await self._visit(SETTINGS)
        if digit is not None:
            await view.show(digit)
        self._switch_to(SETTINGS)

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

    def _switch_to(self, kind: AnyKind) -> None:
        self._views.switch_to(kind)
        self._host.show_surroundings()
