"""Files of settings as they are written."""

from dataclasses import replace

from rmdesk.domain.call_settings import CallSettings
from rmdesk.domain.day_settings import DaySettings
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.occasions.lead_times import LeadTimes
from rmdesk.domain.settings.everything import AllSettings

DEFAULT = AllSettings()
OTHER = replace(
    DEFAULT,
    day=DaySettings(limit=7, leads=LeadTimes({**LeadTimes().days, OccasionKind.VISIT: 4})),
    calls=CallSettings(cap=12, forbidden_words=("稳赚",), large=Money(1_250_050)),
)
CONTRADICTING = """
[locking]
idle_minutes = 60
[day.classes.value]
very_high_days = 31
[day.leads]
birthday = 91
[calls]
cap = 0
topic_days = 400
[diagnosis.models.C3]
equity = 90
[diagnosis.assumptions]
retire_at = 80
live_to = 70
[rhythm.weights]
first = 50
[rhythm.chances]
met = 101
"""
