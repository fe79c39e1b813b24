"""Where the default of each setting comes from: a source of the trade, or ours.

The letters are those of domain.md: [T] sales training, [S] a relationship manager's own sheets, [N]
diagnosing needs, [P] upkeep and inviting by telephone, [R] the rhythm of business.
"""

from dataclasses import dataclass
from typing import Final

from rmdesk.language import N_

OURS: Final = ""


@dataclass(frozen=True, slots=True)
class Source:
    """`letter` names the paper, empty where the default is ours; `said` is a message id."""

    letter: str
    said: str


SOURCE_TITLES: Final = {
    "T": N_("sales training of relationship managers"),
    "S": N_("article on keeping clients in spreadsheets"),
    "N": N_("papers on diagnosing needs"),
    "P": N_("upkeep and inviting by telephone"),
    "R": N_("course on the rhythm of business"),
}

_SOURCES: Final = {
    "program": Source(
        OURS, N_("It is about this computer only, and stands in no file of settings.")
    ),
    "locking": Source(OURS, N_("The bank's data must not lie open; 15 minutes is the most.")),
    "day.limit": Source(OURS, N_("As many as the telephone contacts of a day.")),
    "day.weekly": Source(OURS, N_("Monday to Friday.")),
    "day.also_in_leap_month": Source(OURS, N_("Kept in the ordinary month.")),
    "day.daily_calls": Source("P", N_("20 telephone contacts a day, written down.")),
    "day.daily_minutes": Source("P", N_("Two hours of outbound calls a day.")),
    "day.classes.value": Source(
        OURS, N_("[P] names the four classes and how often, but neither days nor amounts.")
    ),
    "day.classes.value.young_below": Source("P", N_("Under 35, well educated, strong employer.")),
    "day.classes.value.lower_days": Source(
        OURS, N_("[S] wants everybody contacted at least once a quarter.")
    ),
    "day.classes.effort": Source(
        OURS, N_("[T] counts contacts and minutes, but does not say how many are many.")
    ),
    "day.classes.familiarity.bands": Source("R", N_("0 to 3, 3 to 6, and 6 as the tipping point.")),
    "day.classes.familiarity.dormant_days": Source(OURS, N_("Half a year without a contact.")),
    "day.classes.priority": Source(
        OURS, N_("[T] says what counts and in which direction, but gives no points.")
    ),
    "day.classes.stages": Source("T", N_("Under 30, around 30, 35 to 40, around 60; rounded.")),
    "day.classes.target_line": Source("N", N_("Mid and high-end: net worth from 5,000,000 yuan.")),
    "day.leads": Source(OURS, N_("[T] and [P] name the occasions, but not how long before.")),
    "day.reviews": Source("S", N_("Monthly for important clients, quarterly for the others.")),
    "day.today": Source(OURS, N_("Points only order the rows; every row shows its sum.")),
    "calls.monthly_large": Source("P", N_("At most 3 calls a month from 200,000 yuan on.")),
    "calls.large": Source("P", N_("At most 3 calls a month from 200,000 yuan on.")),
    "calls.monthly_others": Source(OURS, N_("No paper limits calls to other clients.")),
    "calls.contacts_before_meeting": Source("P", N_("A meeting takes at least 2 contacts.")),
    "calls.topic_days": Source(
        OURS, N_("[P] says that content must not repeat, not for how long.")
    ),
    "calls.shows_hints": Source("P", N_("Pace, volume, tone; smile, stand up, write down.")),
    "calls.outcomes": Source("P", N_("What came of a call is written down at once.")),
    "calls": Source(OURS, N_("None of the papers gives a figure.")),
    "diagnosis.profile": Source("N", N_("The textbook's norms are the other choice.")),
    "diagnosis.models": Source(OURS, N_("[T] compares with a target mix, but gives none.")),
    "diagnosis.flag_lines": Source(OURS, N_("None of the papers gives a figure.")),
    "diagnosis.flag_lines.least_months": Source("N", N_("Liquid assets for 3 to 6 months.")),
    "diagnosis.assumptions": Source(OURS, N_("None of the papers gives a figure.")),
    "diagnosis.assumptions.child_until": Source("N", N_("A child is supported until 22.")),
    "rhythm.weights": Source(
        "R",
        N_(
            "20 to 50 % in week 4 before, 60 % by the end of week 1, the last 10 to 20 % in week 3."
        ),
    ),
    "rhythm.ask_from_week": Source("R", N_("From week 3 next month's clients are stocked.")),
    "rhythm": Source(OURS, N_("None of the papers gives a figure.")),
}


def source_of(path: str) -> Source:
    """Where the default of a setting comes from: what is said of it, or of the group it is in."""
    names = path.split(".")
    while names:
        if (found := _SOURCES.get(".".join(names))) is not None:
            return found
        names.pop()
    raise KeyError(path)
