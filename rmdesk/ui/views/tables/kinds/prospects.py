"""Prospects by source, with the day to turn to them."""

from datetime import date

from rmdesk.desk.heard.prospects import FollowUp, follow_ups
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.views.tables.kinds.table import BookTable
from rmdesk.ui.widgets.table_lines import Column
from rmdesk.ui.words.labels import label


def _style(row: FollowUp, today: date) -> str:
    return "warning" if row.due_on is None or row.due_on <= today else ""


def _day(row: FollowUp, today: date) -> str:
    sign = formats.alarm_sign() if _style(row, today) else " "
    return f"{sign} {row.due_on.isoformat() if row.due_on else _('no day')}"


def _when(row: FollowUp, today: date) -> str:
    return formats.late_or_ahead(row.due_on, today)


def _key_day(row: FollowUp) -> date | None:
    return row.due_on


def _detail(row: FollowUp, today: date) -> str:
    prospect = row.prospect
    found = _("found {day}").format(day=prospect.on.isoformat())
    last = _("last contact {when}").format(when=formats.ago(row.last_contact, today))
    parts = [row.name, label(prospect.source), prospect.note, prospect.means, found, last]
    return "   ".join(formats.clean(part) for part in parts if part)


PROSPECTS: BookTable[FollowUp] = BookTable(
    digit=7,
    title=N_("Prospects"),
    explains=N_(
        "People still to be won, by the day to turn to them; a contact on that day or later counts"
        " as the follow-up, and the next day is to be set. = leaves one source only."
    ),
    empty=N_("Nobody is noted as a prospect. On a client's page, a notes one."),
    read=follow_ups,
    columns=(
        Column(title=N_("Follow up"), text=_day, style=_style, key=_key_day, width=12),
        Column(title=N_("Distance"), text=_when, style=_style, key=_key_day, width=9),
        Column(title=N_("Name"), text=lambda row, today: row.name, width=10),
        Column(title=N_("Source"), text=lambda row, today: label(row.prospect.source), width=26),
        Column(title=N_("Remark"), text=lambda row, today: row.prospect.note, width=8, grows=True),
        Column(
            title=N_("Means"),
            text=lambda row, today: row.prospect.means,
            width=14,
            least=120,
            grows=True,
        ),
        Column(
            title=N_("Last contact"),
            text=lambda row, today: formats.ago(row.last_contact, today),
            key=lambda row: row.last_contact,
            width=12,
            least=100,
        ),
    ),
    clients=lambda row: (row.client_id,),
    detail=_detail,
)
