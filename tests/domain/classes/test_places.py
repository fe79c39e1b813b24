"""Places in the grids hold until the day that they name, and no longer."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.domain.classes.effort import WINDOW_DAYS
from rmdesk.domain.classes.places import LOOKED_BACK, Noted, Places, Placing, changes_on
from rmdesk.domain.classes.settings import ClassSettings
from rmdesk.domain.facts import Latest, derive_facts
from rmdesk.domain.segments import Thresholds
from tests.books.builders import TODAY, a_client

DAY = timedelta(days=1)
BORN = date(1991, 11, 19)
"""A birthday just past: age changes nothing for a year."""

Talk = tuple[int, bool]
"""How many days ago, and whether the client turned to us."""


def noted_on(day: date, talks: list[Talk], minutes: int) -> Noted:
    """What a file with these contacts says on a day."""
    spoken = sorted({TODAY - back * DAY for back, _came_in in talks})
    came_in = [TODAY - back * DAY for back, is_in in talks if is_in]
    window = [TODAY - back * DAY for back, _came_in in talks]
    recent = sorted(on for on in window if on >= day - WINDOW_DAYS * DAY)
    within = [on for on in came_in if on >= day - LOOKED_BACK * DAY]
    return Noted(
        contacts=recent,
        minutes=minutes * len(recent) or None,
        talks=[on for on in spoken if on >= day - LOOKED_BACK * DAY],
        came_in_on=max(within, default=None),
        products=2,
        losing=0,
        has_deposit=True,
    )


def places_on(day: date, talks: list[Talk], minutes: int) -> Places:
    client = a_client(birthday=BORN)
    last = last_of(talks)
    latest = Latest(on=last) if last else None
    facts = derive_facts(client, None, None, latest, thresholds=Thresholds(), today=day)
    noted = noted_on(day, talks, minutes)
    return Placing(ClassSettings(), day).of(client, facts, noted)


def last_of(talks: list[Talk]) -> date | None:
    return max((TODAY - back * DAY for back, _came_in in talks), default=None)


def until_on(day: date, talks: list[Talk], minutes: int) -> date | None:
    client, noted = a_client(birthday=BORN), noted_on(day, talks, minutes)
    return changes_on(client, noted, last_of(talks), settings=ClassSettings(), today=day)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 175), st.booleans()), max_size=9),
    st.sampled_from([0, 1, 10, 25]),
)
def test_nothing_changes_before_the_day_named(talks: list[Talk], minutes: int) -> None:
    now = places_on(TODAY, talks, minutes)
    until = until_on(TODAY, talks, minutes) or TODAY + 400 * DAY
    for step in range(1, (until - TODAY).days):
        then = places_on(TODAY + step * DAY, talks, minutes)
        assert then == now


def test_a_pair_of_talks_stops_being_regular_when_the_first_grows_old() -> None:
    talks = [(170, False), (10, False)]
    until = until_on(TODAY, [(150, False), (80, False)], 0)
    assert until is not None and until <= TODAY + 31 * DAY
    assert until_on(TODAY, talks, 0) == date(2026, 12, 1), "eleven days from now"
