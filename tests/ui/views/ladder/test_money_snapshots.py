"""Money in pictures: the ladder, the shelf, deposit cover and their forms, 80 x 24 and 120 x 40.

`pytest -m "" tests/ui/views/ladder/test_money_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.desk.book import Desk
from rmdesk.desk.shelf.products import add_product, record_net_value
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.products import ProductLine
from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until
from tests.ui.other_banks import fill
from tests.ui.small_book import RICH, YESTERDAY

SCREENS: dict[str, tuple[str, ...]] = {
    "ladder": ("f8", "0"),
    "ladder_lines": ("f8", "0", "down", "right", "space"),
    "shelf": ("f8", "4"),
    "deposits": ("f8", "5"),
    "new_line": ("enter", "a", "3", *"dq", "space", *"5w", "space", *"3m", "space", *"jyh"),
    "new_product": ("f8", "4", "a"),
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
    on_screen.thread.ask(stock).result()
    app = on_screen.app()
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=keys_of(app, screen))


def stock(desk: Desk) -> None:
    """Maturities at six banks, and a shelf with one product that closes soon."""
    fill(desk)
    lines = (
        ("WL0090", "稳利90天", HoldingClass.WEALTH_PRODUCT, "R2", 90, 7, 10_342),
        ("HX0540", "和享18个月增强", HoldingClass.WEALTH_PRODUCT, "R3", 540, 40, 10_000),
        ("700301", "新制造股票", HoldingClass.EQUITY_FUND, "R4", None, None, 13_480),
    )
    for code, name, kind, risk, term, days, value in lines:
        product = ProductLine(
            code=code,
            name=name,
            kind=kind,
            risk=risk,
            term_days=term,
            closes_on=TODAY + timedelta(days) if days else None,
            is_ours=days is not None,
        )
        product_id = add_product(desk, product, now=YESTERDAY)
        record_net_value(desk, product_id, value, TODAY - timedelta(1), now=YESTERDAY)


def keys_of(app: DeskApp, screen: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        clients = app.desk.views.clients
        await wait_until(pilot, lambda: clients.total == 8)
        clients.table.select(RICH)
        for key in SCREENS[screen]:
            await pilot.press(key)
            if key in ("f8", "0", "a", "enter", "3", "4"):
                await settle(pilot)
        await settle(pilot)

    return run
