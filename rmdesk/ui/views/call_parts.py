"""What an outcome asks for, part by part, and how a day that is typed is understood."""

from datetime import datetime
from enum import StrEnum

from rmdesk.desk.agreements import AlreadyPast, require_future
from rmdesk.domain.calls import Outcome
from rmdesk.domain.spoken_dates import read_when
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.labels import label


class Part(StrEnum):
    """What is typed: the day agreed, the gist, or how long the call took."""

    WHEN = "when"
    GIST = "gist"
    MINUTES = "minutes"


_INVITATIONS = {
    Part.WHEN: N_("as you say it: tomorrow, next wed 10:30, 6.30"),
    Part.GIST: N_("what was said; Enter saves and brings the next card"),
    Part.MINUTES: N_("whole minutes"),
}


def invitation(part: Part) -> str:
    """What stands in the field while it is empty."""
    return _(_INVITATIONS[part])


def heading(part: Part, outcome: Outcome | None) -> str:
    """What stands before the field."""
    said = label(outcome) if outcome else ""
    match part:
        case Part.WHEN:
            return _("{outcome}: when").format(outcome=said)
        case Part.MINUTES:
            return _("Minutes of this call")
        case Part.GIST:
            return _("{outcome}: gist").format(outcome=said)


def reading(text: str, now: datetime) -> tuple[str, str]:
    """The day that `text` means, in words, and the style to say it in."""
    when = read_when(text, now.date())
    if when is None:
        is_begun = bool(text.strip())
        return _("not a date yet") if is_begun else _("the day, with the hour if named"), "muted"
    shown = f"= {formats.moment(when)}  {formats.ahead(when.on, now.date())}"
    try:
        require_future(when.on, when.at, now)
    except AlreadyPast:
        return f"{shown}  {formats.alarm_sign()} {_('already past')}", "warning"
    return shown, "accent"
