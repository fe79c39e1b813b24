"""What views and bars ask of the main screen, a message each.

Handlers are named after the messages: Textual finds them so in a class that is mixed in.
"""

from typing import Protocol

from textual.message import Message

from rmdesk.language import _
from rmdesk.ui.actions.acting_host import ActingHost
from rmdesk.ui.host import WantsHost
from rmdesk.ui.messages import (
    BookChanged,
    CallClients,
    CommandWished,
    HintTaken,
    ListWished,
    OpenClient,
    OpenFigures,
    OpenGrids,
    OpenHome,
    OpenLadder,
    OpenPractice,
    OpenReview,
    OpenToday,
    OutcomeRecorded,
    PageTurned,
    SessionPaused,
    Shown,
    Told,
    Undertaken,
)
from rmdesk.ui.widgets.bars import HintBar, TitleBar


class WishedOf(ActingHost, Protocol):
    """The main screen, as far as its views may wish something of it."""

    def show_surroundings(self) -> None: ...

    async def read_minute(self) -> None: ...

    def post_message(self, message: Message) -> bool: ...

    def action_practice_open(self) -> None: ...


class ViewWishes:
    """Mixed into the main screen."""

    def on_shown(self: WishedOf, event: Shown) -> None:
        event.stop()
        self.show_surroundings()

    def on_hint_bar_clicked(self: WishedOf, event: HintBar.Clicked) -> None:
        event.stop()
        self.post_message(HintTaken(event.action))
        self.perform(self.run_command(event.action))

    def on_undertaken(self: WishedOf, event: Undertaken) -> None:
        event.stop()
        self.perform(event.work)

    def on_wants_host(self: WishedOf, event: WantsHost) -> None:
        event.stop()
        self.perform(event.work(self))

    def on_told(self: WishedOf, event: Told) -> None:
        event.stop()
        self.tell(event.text, alarm=event.alarm)

    def on_book_changed(self: WishedOf, event: BookChanged) -> None:
        event.stop()
        self.perform(self.read_again())

    def on_open_client(self: WishedOf, event: OpenClient) -> None:
        event.stop()
        self.perform(self.open_client(event.client_id))

    def on_open_review(self: WishedOf, event: OpenReview) -> None:
        event.stop()
        digit, review_id = event.digit, event.review_id
        self.perform(
            self.routes.open_review(
                event.client_id, digit=digit, review_id=review_id, is_new=review_id is None
            )
        )

    def on_open_ladder(self: WishedOf, event: OpenLadder) -> None:
        event.stop()
        self.perform(self.routes.open_ladder())

    def on_open_grids(self: WishedOf, event: OpenGrids) -> None:
        event.stop()
        self.perform(self.routes.open_classes())

    def on_open_figures(self: WishedOf, event: OpenFigures) -> None:
        event.stop()
        self.perform(self.routes.open_figures(event.period))

    def on_open_home(self: WishedOf, event: OpenHome) -> None:
        event.stop()
        self.perform(self.routes.open_home(event.digit, event.about))

    def on_open_today(self: WishedOf, event: OpenToday) -> None:
        event.stop()
        if event.group is None:
            self.routes.show_today()
        else:
            self.perform(self.routes.show_group(event.group))

    def on_command_wished(self: WishedOf, event: CommandWished) -> None:
        event.stop()
        self.perform(self.run_command(event.command_id))

    def on_list_wished(self: WishedOf, event: ListWished) -> None:
        event.stop()
        self.perform(self.routes.change_rows(event.wish))

    def on_open_practice(self: WishedOf, event: OpenPractice) -> None:
        event.stop()
        self.action_practice_open()

    def on_call_clients(self: WishedOf, event: CallClients) -> None:
        event.stop()
        self.perform(self.routes.call_on(event.client_ids))

    def on_session_paused(self: WishedOf, event: SessionPaused) -> None:
        event.stop()
        self.routes.show_today()
        self.tell(_("The session is paused. F6 goes on where it stands."))

    def on_page_turned(self: WishedOf, event: PageTurned) -> None:
        event.stop()
        self.perform(self.routes.turn_page(event.steps))

    def on_outcome_recorded(self: WishedOf, event: OutcomeRecorded) -> None:
        # The next card is already up: the lists are read when they are looked at again.
        event.stop()
        self.views.outdate()
        self.perform(self.read_minute())

    def on_title_bar_due_clicked(self: WishedOf, event: TitleBar.DueClicked) -> None:
        event.stop()
        self.perform(self.minute.open(self))
