"""Occasions in pictures: their forms, the lists that are ticked off, the section of the page.

`pytest -m "" tests/ui/filing/test_occasion_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.desk.book import Desk
from rmdesk.desk.classing.classes import change_tags
from rmdesk.desk.client_file.consents import note_consent
from rmdesk.desk.day.events import add_event, answer
from rmdesk.desk.occasions.anniversaries import YearlyDay, note_anniversary
from rmdesk.desk.occasions.good_news import NewsHeard, hear_good_news
from rmdesk.desk.occasions.news import NewsTold, tell_news
from rmdesk.desk.occasions.visits import VisitPlan, plan_visit
from rmdesk.domain.consents import ConsentChannel
from rmdesk.domain.duties import Duty
from rmdesk.domain.file.choices import BirthdayKept
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.gatherings import Answer
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.occasions.shelf import NewsKind
from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from rmdesk.ui.day.events import plan_event, show_events, show_guests
from rmdesk.ui.day.greetings import show_greetings
from rmdesk.ui.day.news import show_news, write_news
from rmdesk.ui.filing.anniversaries import add_anniversary
from rmdesk.ui.filing.good_news import add_good_news
from rmdesk.ui.filing.visits import add_visit
from rmdesk.ui.host import Host
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until
from tests.ui.small_book import NOW, RICH, YESTERDAY

DAY = timedelta(days=1)
EVENT = 1
FESTIVE = datetime(2027, 2, 4, 9, 30)

Work = Callable[[Host], Awaitable[None]]


async def greet(host: Host) -> None:
    """The festival that comes last of those that are due."""

    def last(desk: Desk) -> Duty:
        found = [one for _row, one in desk.duties.open_of(OccasionKind.FESTIVAL, None)]
        return max(found, key=lambda one: one.about)

    await show_greetings(host, await host.access.ask(last))


SCREENS: dict[str, tuple[Work, tuple[str, ...]]] = {
    "visit": (lambda host: add_visit(host, RICH), (*"+5", "tab")),
    "good_news": (lambda host: add_good_news(host, RICH), ()),
    "anniversary": (lambda host: add_anniversary(host, RICH), ("tab", "2", "tab", *"8-15")),
    "event": (plan_event, ()),
    "events": (show_events, ()),
    "guests": (lambda host: show_guests(host, EVENT), ("space",)),
    "news": (write_news, ("5",)),
    "news_list": (show_news, ()),
}
LOOKS = {
    "zh-80": (Language.CHINESE, (80, 24), "dark"),
    "en-120": (Language.ENGLISH, (120, 40), "light"),
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(
    on_screen: DeskOnScreen, snap_compare: Callable[..., bool], screen: str, look: str
) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    on_screen.thread.ask(fill).result()
    app = on_screen.app()
    app.theme = theme
    work, keys = SCREENS[screen]
    assert snap_compare(app, terminal_size=size, run_before=steps(app, work, keys))


@pytest.mark.parametrize("look", LOOKS)
def test_the_greetings_of_a_festival(
    on_screen: DeskOnScreen, snap_compare: Callable[..., bool], look: str
) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    on_screen.clock.now = FESTIVE
    on_screen.thread.ask(lambda desk: desk.roll_over(FESTIVE.date())).result()
    app = on_screen.app(fixed_today=FESTIVE.date())
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=steps(app, greet, ("space",)))


@pytest.mark.parametrize("look", LOOKS)
def test_the_section_of_the_page(
    on_screen: DeskOnScreen, snap_compare: Callable[..., bool], look: str
) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    on_screen.thread.ask(fill).result()
    app = on_screen.app()
    app.theme = theme

    async def run(pilot: Pilot[Any]) -> None:
        await begin(app, pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("space", "end")
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=run)


def fill(desk: Desk) -> None:
    """Tags, an event with its guests, news, and what comes again in one client's life."""
    for client_id in range(1, 6):
        change_tags(desk, ClientId(client_id), ("钓鱼",), now=YESTERDAY)
    refused = ConsentChannel.CALL
    note_consent(desk, ClientId(3), refused, is_given=False, on=YESTERDAY.date(), now=YESTERDAY)
    add_event(desk, "湖边一日", TODAY + 7 * DAY, "钓鱼、露营", now=YESTERDAY)
    add_event(desk, "岁末客户论坛", TODAY + 21 * DAY, "钓鱼", now=YESTERDAY, is_forum=True)
    answer(desk, EVENT, RICH, Answer.ACCEPTED, now=YESTERDAY)
    answer(desk, EVENT, ClientId(2), Answer.DECLINED, now=YESTERDAY)
    told = NewsTold(kind=NewsKind.MARKET, on=TODAY, what="湖区开放垂钓", tags=("钓鱼",))
    tell_news(desk, told, now=NOW)
    change = NewsTold(kind=NewsKind.BANK, on=TODAY - DAY, what="手机银行转账限额调整")
    tell_news(desk, change, now=YESTERDAY)
    plan_visit(desk, RICH, VisitPlan(on=TODAY + 5 * DAY, what="看新房"), now=YESTERDAY)
    heard = NewsHeard(what="女儿考上大学", on=TODAY - 3 * DAY)
    hear_good_news(desk, RICH, heard, now=YESTERDAY)
    moon = YearlyDay(what="公司成立", lunar="08-15", kept=BirthdayKept.LUNAR)
    note_anniversary(desk, RICH, moon, now=YESTERDAY)


async def begin(app: DeskApp, pilot: Pilot[Any]) -> None:
    await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
    clients = app.desk.views.clients
    await wait_until(pilot, lambda: clients.total == 8)
    clients.table.select(RICH)


def steps(
    app: DeskApp, work: Work, keys: tuple[str, ...]
) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await begin(app, pilot)
        app.desk.perform(work(app.desk))  # type: ignore[arg-type]
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
        await settle(pilot)

    return run
