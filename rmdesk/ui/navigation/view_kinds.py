"""Which views the desk has: what each is called, whose keys it obeys, and where it comes from.

A view's module is loaded on the first visit, so that the desk starts without what nobody looks at.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from textual.widget import Widget

from rmdesk.ui.access import Access
from rmdesk.ui.commands.command import Scope

if TYPE_CHECKING:
    from rmdesk.ui.views.calendar.view import CalendarView
    from rmdesk.ui.views.call.view import CallView
    from rmdesk.ui.views.classes.view import ClassesView
    from rmdesk.ui.views.client.view import ClientView
    from rmdesk.ui.views.clients.view import ClientsView
    from rmdesk.ui.views.figures.view import FiguresView
    from rmdesk.ui.views.home.view import HomeView
    from rmdesk.ui.views.ladder.view import LadderView
    from rmdesk.ui.views.review.view import ReviewView
    from rmdesk.ui.views.settings.view import SettingsView
    from rmdesk.ui.views.tables.review_manager import ReviewsView
    from rmdesk.ui.views.tables.view import TablesView
    from rmdesk.ui.views.today.view import TodayView

V = TypeVar("V", bound=Widget)


@dataclass(frozen=True, slots=True, eq=False)
class ViewKind(Generic[V]):
    """`name` stands in the kept place; help explains the keys of `scopes` in their order."""

    name: str
    scopes: tuple[Scope, ...]
    load: Callable[[], Callable[..., V]]

    def make(self, access: Access) -> V:
        """The view on the book of `access`, not yet mounted."""
        return self.load()(access, id=self.name)


def _today() -> "type[TodayView]":
    from rmdesk.ui.views.today.view import TodayView

    return TodayView


def _home() -> "type[HomeView]":
    from rmdesk.ui.views.home.view import HomeView

    return HomeView


def _clients() -> "type[ClientsView]":
    from rmdesk.ui.views.clients.view import ClientsView

    return ClientsView


def _client() -> "type[ClientView]":
    from rmdesk.ui.views.client.view import ClientView

    return ClientView


def _calendar() -> "type[CalendarView]":
    from rmdesk.ui.views.calendar.view import CalendarView

    return CalendarView


def _call() -> "type[CallView]":
    from rmdesk.ui.views.call.view import CallView

    return CallView


def _tables() -> "type[TablesView]":
    from rmdesk.ui.views.tables.view import TablesView

    return TablesView


def _ladder() -> "type[LadderView]":
    from rmdesk.ui.views.ladder.view import LadderView

    return LadderView


def _review() -> "type[ReviewView]":
    from rmdesk.ui.views.review.view import ReviewView

    return ReviewView


def _reviews() -> "type[ReviewsView]":
    from rmdesk.ui.views.tables.review_manager import ReviewsView

    return ReviewsView


def _classes() -> "type[ClassesView]":
    from rmdesk.ui.views.classes.view import ClassesView

    return ClassesView


def _figures() -> "type[FiguresView]":
    from rmdesk.ui.views.figures.view import FiguresView

    return FiguresView


def _settings() -> "type[SettingsView]":
    from rmdesk.ui.views.settings.view import SettingsView

    return SettingsView


_EVERY = (Scope.DESK, Scope.ANYWHERE)

TODAY = ViewKind("today", (Scope.TODAY, Scope.LIST, *_EVERY), _today)
HOME = ViewKind(
    "home",
    (
        *(Scope.STANDING, Scope.BOARD, Scope.PIPELINE, Scope.TARGETS, Scope.RHYTHM),
        *(Scope.HOME, Scope.ROWS, Scope.LIST, *_EVERY),
    ),
    _home,
)
CLIENTS = ViewKind(
    "clients", (Scope.CLIENTS, Scope.LIST, Scope.DESK, Scope.FIND, Scope.ANYWHERE), _clients
)
CLIENT = ViewKind("client", (Scope.CLIENT, *_EVERY), _client)
CALENDAR = ViewKind("calendar", (Scope.CALENDAR, Scope.GRID, Scope.LINE, *_EVERY), _calendar)
CALL = ViewKind("call", (Scope.CALL, Scope.CALL_ENTRY, *_EVERY), _call)
TABLES = ViewKind("tables", (Scope.TABLES, Scope.LIST, *_EVERY), _tables)
LADDER = ViewKind("ladder", (Scope.LADDER, Scope.LIST, *_EVERY), _ladder)
REVIEW = ViewKind(
    "review", (Scope.SHEET_LINES, Scope.REVIEW, Scope.ROWS, Scope.LIST, *_EVERY), _review
)
REVIEWS = ViewKind("reviews", (Scope.REVIEWS, Scope.TABLES, Scope.LIST, *_EVERY), _reviews)
CLASSES = ViewKind("classes", (Scope.CLASSES, Scope.BOXES, Scope.LIST, *_EVERY), _classes)
FIGURES = ViewKind("figures", (Scope.FIGURES, *_EVERY), _figures)
SETTINGS = ViewKind(
    "settings", (Scope.SETTINGS, Scope.LIST, Scope.DESK, Scope.FIND, Scope.ANYWHERE), _settings
)

KINDS: tuple[ViewKind[Any], ...] = (
    *(TODAY, CLIENTS, CLIENT, CALENDAR),
    *(CALL, TABLES, LADDER, CLASSES, FIGURES),
    *(REVIEW, REVIEWS, HOME, SETTINGS),
)
"""What changed is read again in this order."""
