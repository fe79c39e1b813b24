"""The first page of Home in pictures: 80 x 24, 120 x 40 and 160 x 48, Chinese and English.

`pytest -m "" tests/ui/views/home/test_home_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.desk.book import Desk
from rmdesk.desk.dealing.ending import win_deal
from rmdesk.desk.dealing.entering import add_deal
from rmdesk.desk.rhythm.targets import set_target
from rmdesk.desk.shelf.products import add_product
from rmdesk.domain.deals.entry import DealEntry, Won
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.products import ProductLine
from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from rmdesk.ui.navigation.place import Place
from rmdesk.ui.views.home.pages.standing import StandingPage
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until
from tests.ui.small_book import YESTERDAY, empty_book
from tests.ui.today_steps import plan

LOOKS = {
    "zh-80": (Language.CHINESE, (80, 24), "dark"),
    "en-80": (Language.ENGLISH, (80, 24), "light"),
    "zh-120": (Language.CHINESE, (120, 40), "light"),
    "en-120": (Language.ENGLISH, (120, 40), "dark"),
    "zh-160": (Language.CHINESE, (160, 48), "dark"),
    "en-160": (Language.ENGLISH, (160, 48), "light"),
}
FIRST = Place().on_day(TODAY)
THIS, NEXT = date(2026, 11, 1), date(2026, 12, 1)


def month_begun(desk: Desk) -> None:
    """Targets, one deal won and three open ones: one target reached, one on its way, two behind."""
    for code, amount, pieces in (
        ("investment", 60, 4),
        ("insurance_regular", 12, None),
        ("loans", 100, None),
        ("calls", None, 400),
    ):
        wan = Money.of_yuan(10_000 * amount) if amount else None
        set_target(desk, THIS, code, wan, pieces, now=YESTERDAY)
    deposit = ProductLine(code="CD1", name="大额存单", kind=HoldingClass.CERTIFICATE)
    product_id = add_product(desk, deposit, now=YESTERDAY)
    for client, metric, amount, month in (
        (3, "investment", 45, THIS),
        (7, "insurance_regular", 12, THIS),
        (6, "investment", 30, THIS),
        (5, "loans", 50, THIS),
        (2, "investment", 20, NEXT),
    ):
        entry = DealEntry(
            product_id=product_id if client == 3 else None,
            product="稳利90天",
            metric=metric,
            amount=Money.of_yuan(10_000 * amount),
            month=month,
        )
        deal = add_deal(desk, ClientId(client), entry, now=YESTERDAY)
        if client in (3, 7):
            won = Won(amount=entry.amount, on=date(2026, 11, 18))
            win_deal(desk, deal, won, now=datetime(2026, 11, 18, 16))


@pytest.mark.parametrize("look", LOOKS)
def test_screen(on_screen: DeskOnScreen, snap_compare: Callable[..., bool], look: str) -> None:
    on_screen.thread.ask(plan).result()
    on_screen.thread.ask(month_begun).result()
    assert _is_as_it_was(on_screen, snap_compare, look, ("down", "down"))


@pytest.mark.parametrize("look", ["zh-80", "en-80"])
def test_without_targets(
    on_screen: DeskOnScreen, snap_compare: Callable[..., bool], look: str
) -> None:
    assert _is_as_it_was(on_screen, snap_compare, look, ())


@pytest.mark.parametrize("look", ["zh-80", "en-120"])
def test_a_day_to_come(
    on_screen: DeskOnScreen, snap_compare: Callable[..., bool], look: str
) -> None:
    on_screen.thread.ask(month_begun).result()
    keys = ("end", "up", "up", "enter") if look.endswith("80") else ("down", "right", "enter")
    assert _is_as_it_was(on_screen, snap_compare, look, keys)


@pytest.mark.parametrize("look", ["zh-80", "en-80"])
def test_empty(tmp_path: Path, snap_compare: Callable[..., bool], look: str) -> None:
    with DeskOnScreen(lambda: empty_book(tmp_path)) as desk:
        assert _is_as_it_was(desk, snap_compare, look, ())


def _is_as_it_was(
    desk: DeskOnScreen, snap_compare: Callable[..., bool], look: str, keys: tuple[str, ...]
) -> bool:
    language, size, theme = LOOKS[look]
    speak(language)
    app = desk.app(place=FIRST)
    app.theme = theme
    return snap_compare(app, terminal_size=size, run_before=_keys_of(app, keys))


def _keys_of(app: DeskApp, keys: tuple[str, ...]) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query(StandingPage)))
        body = app.desk.query_one(StandingPage).body
        await wait_until(pilot, lambda: bool(body.places))
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)

    return run
