"""Risk assessments: what a client can bear, found on a day, and how often it may be asked."""

from datetime import date, datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.domain.ids import ClientId
from rmdesk.domain.suitability import (
    MOST_A_DAY,
    MOST_A_YEAR,
    Count,
    client_level,
    counted,
)
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.language import N_
from rmdesk.store.tables.money import AssessmentTable
from rmdesk.store.tables.people import ClientTable

NO_GRADE = N_("A grade is C1 to C5: 保守 稳健 平衡 成长 进取.")
ASSESSED_TO_COME = N_("{day} is still to come; an assessment is of today or an earlier day.")
NEWER_ON_FILE = N_("The file already has the assessment of {newest}; {day} is before that.")
FULL_DAY = N_("There were {most} assessments on {day} already; the rules allow no more a day.")
FULL_YEAR = N_(
    "There were {most} assessments in the twelve months to {day}; the rules allow no more."
)


def assess(
    desk: Desk, client_id: ClientId, grade: str, *, on: date, now: datetime, source: str = ""
) -> Count:
    """Record an assessment; the client's grade and its day are those of the newest one.

    Returns the count with this one. Raises ValueRefused with the field, or ClientGone.
    """
    client = client_of(desk, client_id)
    level, today = client_level(grade), now.date()
    if level is None:
        raise ValueRefused(Wrong("grade", NO_GRADE))
    if on > today:
        raise ValueRefused(Wrong("on", ASSESSED_TO_COME, {"day": on.isoformat()}))
    newest = client.risk_assessed_on
    if newest is not None and on < newest:
        days = {"newest": newest.isoformat(), "day": on.isoformat()}
        raise ValueRefused(Wrong("on", NEWER_ON_FILE, days))
    before = count_on(desk, client_id, on)
    if before.is_full_for_the_day:
        raise ValueRefused(Wrong("on", FULL_DAY, {"most": MOST_A_DAY, "day": on.isoformat()}))
    if before.is_full_for_the_year:
        raise ValueRefused(Wrong("on", FULL_YEAR, {"most": MOST_A_YEAR, "day": on.isoformat()}))
    code = f"C{level}"
    with desk.store.action("client.assess", {"name": client.name}, at=now) as action:
        if newest is not None and not desk.assessments.of(client_id):
            # What a list of the bank brought counts, too.
            values = {"client_id": client_id, "on": newest, "grade": client.risk_tolerance}
            action.insert(AssessmentTable, values)
        values = {"client_id": client_id, "on": on, "grade": code, "source": source.strip()}
        action.insert(AssessmentTable, values)
        action.update(ClientTable, client_id, {"risk_tolerance": code, "risk_assessed_on": on})
    return Count(before.on_the_day + 1, before.in_twelve_months + 1)


def count_on(desk: Desk, client_id: ClientId, on: date) -> Count:
    """How many assessments are known up to a day; raises ClientGone."""
    days = [kept.on for kept in desk.assessments.of(client_id)]
    current = client_of(desk, client_id).risk_assessed_on
    if current is not None and current not in days:
        days.append(current)
    return counted(days, on)
