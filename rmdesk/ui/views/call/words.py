"""What the lines around a call say."""

from datetime import datetime

from rmdesk.desk.briefing import Brief
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.widgets.page import APART
from rmdesk.ui.words.queue import left_out_parts


def explanation() -> str:
    """What help says of the call session."""
    return _(
        "One client at a time: the brief above, the script below or beside it. A digit is the"
        " outcome; a talk then takes its gist and Enter, an appointment or a call-back first"
        " the day. Every outcome is saved at once, and the session resumes after a lock, a"
        " crash or a night."
    )


def title(brief: Brief | None) -> tuple[str, str]:
    """What the title bar says: the view, and whom the queue left out and why."""
    return _("Call session"), APART.join(left_out_parts(brief.session.left_out) if brief else ())


def detail(brief: Brief | None) -> str:
    """What the status line says: what the session came to."""
    if brief is None:
        return ""
    figures = brief.progress.session
    return _(
        "This session: dials {dials}  reached {reached}  appointments {appointments}"
        "  minutes {minutes}"
    ).format(
        dials=figures.dials,
        reached=figures.reached,
        appointments=figures.appointments,
        minutes=formats.minutes(figures.seconds),
    )


def advice(typed: str, since: datetime | None) -> str:
    """What the line under the script says while nothing is being typed."""
    if typed:
        return _("Typed so far: {text}").format(text=typed)
    if since is None:
        return _("Space shows the number and starts the minutes; a digit is the outcome.")
    return _("Number shown at {time}. A digit is the outcome.").format(time=f"{since:%H:%M}")
