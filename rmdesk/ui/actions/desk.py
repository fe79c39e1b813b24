"""What the commands of the desk do, gathered: one action each, and when it has a sense.

A command that opens dialogs is a coroutine in a module of its own, which takes the `Host`.
"""

from collections.abc import Mapping

from rmdesk.ui.actions.acting_host import ActingHost
from rmdesk.ui.actions.book import BookActions
from rmdesk.ui.actions.calls import CallActions
from rmdesk.ui.actions.day import DayActions
from rmdesk.ui.actions.deals import DealActions
from rmdesk.ui.actions.help import HelpActions
from rmdesk.ui.actions.home import HomeActions
from rmdesk.ui.actions.learning import LearningActions
from rmdesk.ui.actions.meetings import MeetingActions
from rmdesk.ui.actions.messages import MessageActions
from rmdesk.ui.actions.receiving import ReceivingActions
from rmdesk.ui.actions.safety import SafetyActions
from rmdesk.ui.actions.scripts import ScriptActions
from rmdesk.ui.actions.settings import SettingActions
from rmdesk.ui.actions.views import ViewActions
from rmdesk.ui.navigation.mounted import AnyKind
from rmdesk.ui.navigation.view_kinds import (
    CALENDAR,
    CALL,
    CLASSES,
    CLIENT,
    CLIENTS,
    FIGURES,
    LADDER,
    REVIEWS,
    SETTINGS,
    TABLES,
    TODAY,
)
from rmdesk.ui.widgets.field import Field

_LEADS_TO: Mapping[str, AnyKind] = {
    "desk_today": TODAY,
    "desk_clients": CLIENTS,
    "desk_calendar": CALENDAR,
    "desk_tables": TABLES,
    "desk_ladder": LADDER,
    "desk_classes": CLASSES,
    "desk_figures": FIGURES,
    "desk_reviews": REVIEWS,
    "settings_open": SETTINGS,
}
"""The view that an action shows, whatever is selected: no hint where it is shown already."""


def _leads_back(host: ActingHost) -> bool:
    """Whether Back has somewhere to go; in the line for finding, Esc is that line's own."""
    if host.views.shown is CLIENTS and host.views.clients.is_finding:
        return not isinstance(host.focused, Field)
    return host.views.shown is not TODAY


class DeskActions(
    ViewActions,
    BookActions,
    HelpActions,
    DayActions,
    DealActions,
    HomeActions,
    CallActions,
    MeetingActions,
    MessageActions,
    ScriptActions,
    SafetyActions,
    SettingActions,
    ReceivingActions,
    LearningActions,
):
    """Mixed into the main screen. `perform` does not hold up the keys; `attempt` does."""

    def check_action(self: ActingHost, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What has no sense right now is no hint, either."""
        if not self.is_mounted:
            return True
        shown = self.views.shown
        if (leads_to := _LEADS_TO.get(action)) is not None:
            return shown is not leads_to
        match action:
            case "contact_log" | "client_edit" | "meeting_prepare" | "meeting_record":
                return self.current_client is not None
            case "desk_review":
                return self.current_client is not None or shown is not REVIEWS
            case "desk_client":
                return self.current_client is not None and shown is not CLIENT
            case "lent_back" | "receive_open":  # a lent book receives nothing
                return (self.loan is not None) is (action == "lent_back")
            case "find_open":
                return not isinstance(self.focused, Field)
            case "call_open":
                call = self.views.find(CALL)
                return shown is not CALL or (call is not None and call.is_done)
            case "desk_back":
                return _leads_back(self)
            case _:
                return True
