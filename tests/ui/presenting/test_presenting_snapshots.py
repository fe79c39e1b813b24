"""The screen turned to the client, and the page of proposals, in pictures of three sizes.

`pytest -m "" tests/ui/presenting/test_presenting_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.desk.book import Desk
from rmdesk.desk.diagnosing.proposing import propose
from rmdesk.desk.shelf.suitability import assess
from rmdesk.domain.money import Money
from rmdesk.language import Language, speak
from rmdesk.ui import glyphs
from rmdesk.ui.filing.proposals import add_proposal
from rmdesk.ui.presenting.screen import PresentScreen
from tests.books.client_reviews import client_review, wished_household
from tests.ui.deal_steps import product
from tests.ui.desk_on_screen import DeskOnScreen, settle, strips_of, wait_until
from tests.ui.small_book import NOW, RICH

LOOKS = {
    "zh-80": (Language.CHINESE, (80, 24), "dark", "safe"),
    "en-120": (Language.ENGLISH, (120, 40), "light", "unicode"),
    "zh-160": (Language.CHINESE, (160, 48), "dark", "ascii"),
}
PAGES = {
    "zh-80": ("cover", "whole", "shares", "lines", "mix", "agreed"),
    "en-120": ("whole", "shares", "trend"),
    "zh-160": ("whole", "shares", "lines"),
}


@pytest.mark.parametrize(
    ("look", "page"), [(look, page) for look, pages in PAGES.items() for page in pages]
)
def test_page(
    on_screen: DeskOnScreen, snap_compare: Callable[..., bool], look: str, page: str
) -> None:
    language, size, theme, profile = LOOKS[look]
    speak(language)
    glyphs.use(profile)
    app = on_screen.app()
    app.theme = theme
    screen = PresentScreen(client_review(household=wished_household(15, 45, 30, 5, 5)))

    async def turn(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        await app.push_screen(screen)
        await wait_until(pilot, lambda: screen.part == "cover")
        while screen.part != page:
            await pilot.press("right")
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=turn)


@pytest.mark.parametrize("look", ["zh-80", "en-120"])
@pytest.mark.parametrize("what", ["page", "form"])
def test_proposals(
    on_screen: DeskOnScreen, snap_compare: Callable[..., bool], look: str, what: str
) -> None:
    language, size, theme, _profile = LOOKS[look]
    speak(language)
    on_screen.thread.ask(proposed).result()
    app = on_screen.app()
    app.theme = theme

    async def open_page(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        await pilot.press("slash", "8", "8", "9", "9", "enter", "f7", "6")
        await wait_until(pilot, lambda: any("季季享" in strip.text for strip in strips_of(app)))
        if what == "form":
            app.desk.perform(add_proposal(app.desk, RICH))
            await wait_until(pilot, lambda: len(app.screen_stack) == 2)
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=open_page)


def proposed(desk: Desk) -> None:
    """One that fits and one that no longer does."""
    first = product(desk, "LC90", "季季享90天", "R2", term_days=None)
    bold = product(desk, "JJ300", "沪深300指数", "R4", term_days=None)
    product(desk, "XX0", "未评级产品", "", term_days=None)
    assess(desk, RICH, "C4", on=NOW.date(), now=NOW)
    propose(desk, RICH, first, Money.of_yuan(125_000), note="到期转存", now=NOW)
    propose(desk, RICH, bold, None, now=NOW)
    assess(desk, RICH, "C3", on=NOW.date(), now=NOW)
