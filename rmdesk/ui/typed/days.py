"""Days as they are typed where something took place."""

from datetime import date

from rmdesk.domain.spoken.dates import read_when


def day_past(text: str, today: date) -> date | None:
    """The day `text` means, `today` where it is empty; None where it is no date yet."""
    if not text.strip():
        return today
    when = read_when(text, today, looking="back")
    return when.on if when else None
