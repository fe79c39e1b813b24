"""Answers owed: feedback and complaints with the day that was promised."""

from datetime import date

from rmdesk.desk.heard.feedback import Owed, owed
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.views.tables.kinds.table import BookTable
from rmdesk.ui.widgets.table_lines import Column


def _style(row: Owed, today: date) -> str:
    on = row.feedback.promised_on
    return "warning" if on is None or on <= today else ""


def _day(row: Owed, today: date) -> str:
    on = row.feedback.promised_on
    sign = formats.alarm_sign() if _style(row, today) else " "
    return f"{sign} {on.isoformat() if on else _('no day')}"


def _when(row: Owed, today: date) -> str:
    return formats.late_or_ahead(row.feedback.promised_on, today)


def _owner(row: Owed, _today: date) -> str:
    return row.feedback.owner or _("myself")


def _key_day(row: Owed) -> date | None:
    return row.feedback.promised_on


def _detail(row: Owed, today: date) -> str:
    feedback = row.feedback
    heard = _("heard {day}").format(day=feedback.on.isoformat())
    return "   ".join([formats.clean(row.name), heard, formats.clean(feedback.what)])


PROMISED: BookTable[Owed] = BookTable(
    digit=6,
    title=N_("Owed"),
    explains=N_(
        "Every answer that was promised, the earliest day first, then complaints for which no day"
        " was named. On the client's page, Enter on the line answers it."
    ),
    empty=N_("No answer is owed to anybody."),
    read=owed,
    columns=(
        Column(title=N_("Answer by"), text=_day, style=_style, key=_key_day, width=12),
        Column(title=N_("Distance"), text=_when, style=_style, key=_key_day, width=9),
        Column(title=N_("Name"), text=lambda row, today: row.name, width=10),
        Column(
            title=N_("What"),
            text=lambda row, today: _("complaint") if row.feedback.is_complaint else _("opinion"),
            width=9,
            least=100,
        ),
        Column(
            title=N_("The words"),
            text=lambda row, today: row.feedback.what,
            width=18,
            grows=True,
        ),
        Column(title=N_("Who answers"), text=_owner, width=11),
    ),
    clients=lambda row: (row.client_id,),
    detail=_detail,
)
