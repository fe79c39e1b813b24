"""A client's risk grade as it stands: until when it is good, and whether age asks for care."""

from datetime import date

from rmdesk.domain.clients import Client
from rmdesk.domain.suitability import good_until, has_expired, needs_care
from rmdesk.language import _
from rmdesk.ui import formats


def risk_standing(client: Client, today: date) -> str:
    """``C3  until 2027-03-01``, ``C3  ! expired 2026-03-01  65+ special care``; may be empty.

    Who is watched for age alone has no grade, which is said: ``not assessed  65+ special care``.
    """
    parts = []
    if client.risk_tolerance:
        parts.append(client.risk_tolerance)
        if client.risk_assessed_on is None:
            parts.append(_("day of the assessment not known"))
        else:
            day = good_until(client.risk_assessed_on).isoformat()
            if has_expired(client, today):
                parts.append(f"{formats.alarm_sign()} " + _("expired {day}").format(day=day))
            else:
                parts.append(_("until {day}").format(day=day))
    if needs_care(client, today):
        if not client.risk_tolerance:
            parts.append(_("not assessed"))
        parts.append(_("65+ special care"))
    return "  ".join(parts)


def risk_style(client: Client, today: date) -> str:
    """A warning where the grade no longer counts."""
    return "warning" if client.risk_tolerance and has_expired(client, today) else ""
