"""What views tell the main screen: past-tense facts and wishes that it routes."""

from collections.abc import Coroutine, Sequence
from typing import Any

from textual.message import Message

from rmdesk.domain.call_figures import Period
from rmdesk.domain.ids import ClientId, ReviewId
from rmdesk.domain.today import Group
from rmdesk.settings import Preferences
from rmdesk.ui.list_wish import ListWish

SPEAKING = "-speaking"
"""The class of a screen on which one speaks, as in a call: its hands are off the keys."""


class OpenClient(Message):
    """A client was chosen: show the client's page."""

    def __init__(self, client_id: ClientId) -> None:
        super().__init__()
        self.client_id = client_id


class OpenReview(Message):
    """A client is to be reviewed: with this review or the newest, on the page of a `digit` or the
    first."""

    def __init__(
        self, client_id: ClientId, *, review_id: ReviewId | None = None, digit: int | None = None
    ) -> None:
        super().__init__()
        self.client_id = client_id
        self.review_id = review_id
        self.digit = digit


class OpenLadder(Message):
    """The maturity ladder is wanted."""


class OpenGrids(Message):
    """The grids of the clients are wanted."""


class OpenFigures(Message):
    """The figures of calling are wanted: those of a `period`, else the ones shown last."""

    def __init__(self, period: Period | None = None) -> None:
        super().__init__()
        self.period = period


class OpenHome(Message):
    """Where one stands is wanted: the page of a `digit`, else the one shown last, and what of it
    one comes `about`, as that page understands it: a metric's code, a month."""

    def __init__(self, digit: int | None = None, about: object = None) -> None:
        super().__init__()
        self.digit = digit
        self.about = about


class OpenToday(Message):
    """Today is wanted, on the heading of a `group` where one is named."""

    def __init__(self, group: Group | None = None) -> None:
        super().__init__()
        self.group = group


class OpenPractice(Message):
    """A call is to be practised."""


class CallClients(Message):
    """These clients are to be called one after another."""

    def __init__(self, client_ids: Sequence[int]) -> None:
        super().__init__()
        self.client_ids = client_ids


class SessionPaused(Message):
    """The call session rests until it is called for again."""


class CommandWished(Message):
    """A command of the desk is to run, as its key would have it."""

    def __init__(self, command_id: str) -> None:
        super().__init__()
        self.command_id = command_id


class PreferencesChanged(Message):
    """The user wants these settings of the computer from now on."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences


class ListWished(Message):
    """The client list that a view stands on is to be another one."""

    def __init__(self, wish: ListWish) -> None:
        super().__init__()
        self.wish = wish


class HintTaken(Message):
    """A hint of the desk was clicked, in place of its key."""

    def __init__(self, command_id: str) -> None:
        super().__init__()
        self.command_id = command_id


class Shown(Message):
    """A view shows something else: its title and detail are to be said anew."""


class Stands(Message):
    """The desk is where it was left, its list read: from now on keys are obeyed."""


class Told(Message):
    """A line of news for the status line; an `alarm` is shown as a warning."""

    def __init__(self, text: str, *, alarm: bool = False) -> None:
        super().__init__()
        self.text = text
        self.alarm = alarm


class BookChanged(Message):
    """Records changed: whatever is shown must be read again."""


class Undertaken(Message):
    """Work that may ask, wait and be refused was begun; the main screen sees to it."""

    def __init__(self, work: Coroutine[Any, Any, None]) -> None:
        super().__init__()
        self.work = work


class PageTurned(Message):
    """The client's page `steps` further in the list is wanted."""

    def __init__(self, steps: int) -> None:
        super().__init__()
        self.steps = steps


class OutcomeRecorded(Message):
    """A call's outcome is in the book, and the next card is already up."""
