"""Where the lines of the first page lead: each figure opens what it counts."""

from functools import partial
from typing import Final

from textual.message import Message

from rmdesk.desk.home.coming import ComingDay
from rmdesk.desk.home.standing import Standing
from rmdesk.domain.call_figures import Period
from rmdesk.domain.ids import ClientId
from rmdesk.domain.today import Group
from rmdesk.language import N_, _
from rmdesk.ui.host import Host, WantsHost
from rmdesk.ui.messages import CommandWished, OpenClient, OpenFigures, OpenHome, OpenToday
from rmdesk.ui.views.home.pages.standing_sections import Leads, OfMetric, OfRow

_PIPELINE: Final = 2
_RHYTHM: Final = 3
_TARGETS: Final = 4
"""Digits of other pages."""

_WORDS: Final = {
    Leads.TARGETS: N_("set the targets"),
    Leads.PIPELINE: N_("the board of deals"),
    Leads.NEXT_MONTH: N_("the board of deals"),
    Leads.CALLS: N_("the figures of today's calls"),
    Leads.AGENDA: N_("the agenda by the hours"),
    Leads.BEGINNING: N_("New client"),
}


def leads_to(record: object, read: Standing | None) -> Message | None:
    """What is wanted by Enter on a line; None where it leads nowhere."""
    match record:
        case Leads():
            return _led(record, read)
        case OfMetric(code):
            return OpenHome(_RHYTHM, code)
        case Group():
            return OpenToday(record)
        case ComingDay():
            return WantsHost(partial(_expected, day=record))
        case OfRow(client_id) if client_id is not None:
            return OpenClient(ClientId(client_id))
        case OfRow():
            return OpenToday()
    return None


def _led(lead: Leads, read: Standing | None) -> Message:
    match lead:
        case Leads.TARGETS:
            return OpenHome(_TARGETS)
        case Leads.PIPELINE:
            return OpenHome(_PIPELINE, read.month.month if read else None)
        case Leads.NEXT_MONTH:
            coming = read.month.next_month if read else None
            return OpenHome(_PIPELINE, coming.month if coming else None)
        case Leads.CALLS:
            return OpenFigures(Period.DAY)
        case Leads.AGENDA:
            return WantsHost(_agenda)
        case Leads.BEGINNING:
            return CommandWished("client.new")


def lead_words(record: object) -> str:
    """What Enter opens, for the status line; empty where the cursor stands nowhere."""
    match record:
        case Leads():
            what = _(_WORDS[record])
        case OfMetric():
            what = _("the rhythm of this target")
        case Group():
            what = _("this group of Today")
        case ComingDay(is_working=False):
            what = _("what falls on the days off")
        case ComingDay():
            what = _("whom the load counts, and what falls on the day")
        case OfRow():
            what = _("the client's page")
        case _:
            return ""
    return _("Enter: {what}").format(what=what)


async def _agenda(host: Host) -> None:
    from rmdesk.ui.day.agenda import show_agenda

    await show_agenda(host)


async def _expected(host: Host, day: ComingDay) -> None:
    from rmdesk.ui.day.expected import show_expected

    await show_expected(host, day)
