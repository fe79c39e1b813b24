"""The product shelf and deposit cover among the tables, by keys."""

from datetime import timedelta
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.shelf.products import shelf
from rmdesk.domain.products import Product
from rmdesk.ui.dialogs.parts.side_row import SideRow
from rmdesk.ui.dialogs.product import ProductForm
from tests.books.builders import TODAY
from tests.exchange.written_workbooks import a_workbook
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle
from tests.ui.small_book import RICH


def row(shown: Shown, name: str) -> SideRow:
    return shown.app.screen.query_one(f"#{name}", SideRow)


def products(on_screen: DeskOnScreen) -> list[Product]:
    def read(desk: Desk) -> list[Product]:
        return [one.product for one in shelf(desk)]

    return on_screen.thread.ask(read).result()


async def open_shelf(shown: Shown) -> None:
    await shown.sees("clients: 8")
    await shown.press("f8", "4")
    await shown.sees("Net value")
    await settle(shown.pilot)


async def fill_in(shown: Shown, **texts: str) -> None:
    for name, text in texts.items():
        row(shown, name).field.value = text
    await shown.pilot.pause()


WHOLE = {
    "code": "WL0090",
    "name": "稳利90天",
    "kind": "lc",
    "risk": "中低风险",
    "term_days": "90天",
    "closes_on": "+7",
}


async def add(shown: Shown) -> None:
    await shown.press("a")
    await shown.sees("New product")
    await fill_in(shown, **WHOLE)
    await shown.sees("= wealth product", "= R2", "= 90 days", "= 2026-11-27 Fri")
    await shown.press("enter")
    await shown.sees("On the shelf: 稳利90天.", "WL0090")


async def test_an_empty_shelf_says_how_to_fill_it(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_shelf(shown)
        await shown.sees("The shelf is empty. a adds a product; i imports the bank's list.")


async def test_a_product_is_typed_in_and_found_in_the_ledger(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(size=(120, 40)) as shown:
        await open_shelf(shown)
        await add(shown)
        await shown.sees("! 2026-11-27", "5.00")
    (product,) = products(on_screen)
    assert (product.risk, product.term_days) == ("R2", 90)
    assert product.closes_on == TODAY + timedelta(7)


@pytest.mark.parametrize(
    ("changes", "name", "said"),
    [
        ({"code": ""}, "code", "A product needs the bank's code"),
        ({"name": " "}, "name", "A product needs a name"),
        ({"kind": "x"}, "kind", "What kind of product is it?"),
        ({"kind": "fd"}, "kind", "A debt is no product of the shelf"),
        ({"risk": "甲"}, "risk", "A product's risk is R1 to R5"),
        ({"term_days": "-90天"}, "term_days", "A term is at least one day"),
        ({"term_days": "很久"}, "term_days", "This is no term"),
        ({"is_ours": "也许"}, "is_ours", "代销 or agency"),
        ({"opens_on": "2月30日"}, "opens_on", "This is no date that exists"),
        ({"opens_on": "+9"}, "closes_on", "The window closes on 2026-11-27, before it opens"),
    ],
)
async def test_what_is_wrong_is_said_at_its_row(
    on_screen: DeskOnScreen, changes: dict[str, str], name: str, said: str
) -> None:
    async with on_screen.shown(size=(120, 40)) as shown:
        await open_shelf(shown)
        await shown.press("a")
        await fill_in(shown, **{**WHOLE, **changes})
        await shown.press("enter")
        await shown.sees(said)
        assert row(shown, name).field.has_focus
        assert row(shown, "term_days").value == {**WHOLE, **changes}["term_days"]
    assert products(on_screen) == []


async def test_a_code_that_is_taken_keeps_the_form_as_it_was_typed(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown(size=(120, 40)) as shown:
        await open_shelf(shown)
        await add(shown)
        await shown.press("a")
        await fill_in(shown, **{**WHOLE, "name": "又一个"})
        form = shown.app.screen
        await shown.press("enter")
        await shown.sees("Another product already has the code WL0090")
        assert isinstance(shown.app.screen, ProductForm) and shown.app.screen is not form
        assert row(shown, "name").value == "又一个"
        assert row(shown, "code").field.has_focus


async def test_a_net_value_and_one_that_is_older(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(size=(120, 40)) as shown:
        await open_shelf(shown)
        await add(shown)
        await shown.press("enter", "1")
        await shown.sees("Net value: 稳利90天")
        await shown.type("1.0342")
        await shown.press("enter")
        await shown.sees("Net value noted; lines valued: 0. Without units, and not valued: 1.")
        await shown.sees("1.0342 2026-11-20")
        await shown.press("enter", "1")
        await shown.sees("The newest is 1.0342 of 2026-11-20 Fri.")
        await shown.type("1.0300")
        await shown.sees("= 1.0300 (-0.41 %)")
        row(shown, "on").field.value = "昨天"
        await shown.press("enter")
        await shown.sees("one of 2026-11-19 is", "older and was not taken")
        assert row(shown, "value").value == "1.0300"
        assert row(shown, "on").field.has_focus
        await shown.press("escape", "ctrl+z")
        await shown.sees("Undone: net value of 稳利90天, lines: 0")


async def test_those_who_hold_it_are_called(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(size=(120, 40)) as shown:
        await open_shelf(shown)
        await add(shown)
        await shown.press("enter", "2")
        await shown.sees("1 / 1", "单雄信")


async def test_those_it_suits_are_called_and_nobody_else(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(size=(120, 40)) as shown:
        await open_shelf(shown)
        await add(shown)
        await shown.press("enter", "4")
        await shown.sees("A product of the shelf")
        await fill_in(shown, risk="R4")
        await shown.press("enter")
        await shown.sees("Saved: 稳利90天.")
        await shown.press("enter", "3")
        await shown.sees("Nobody with a valid grade that allows it")
        await shown.press("ctrl+z")
        await shown.sees("Undone: changed product 稳利90天")
        await shown.press("enter", "3")
        await shown.sees("1 / 1", "单雄信")


async def test_off_the_shelf_and_back(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(size=(120, 40)) as shown:
        await open_shelf(shown)
        await add(shown)
        await shown.press("enter", "5")
        await shown.sees("off the shelf")
        await shown.press("enter")
        await shown.sees("Put it back on the shelf")
        await shown.press("5")
        await shown.sees("! 2026-11-27")
        await shown.press("enter", "6")
        await shown.sees("Clients hold this product")


async def test_the_banks_list_comes_in_by_the_one_import(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    rows = [
        ("产品代码", "产品名称", "风险等级", "单位净值"),
        ("WL0090", "稳利90天", "R2", 1.0342),
        ("700301", "新制造股票", "R4", 1.348),
    ]
    path = a_workbook(tmp_path / "shelf.xlsx", {"产品": rows})
    async with on_screen.shown(size=(120, 40)) as shown:
        await shown.sees("clients: 8")
        await shown.press("i")
        await shown.sees("Import a file")
        await shown.paste(str(path))
        await shown.press("enter")
        await shown.sees("Nothing is written yet", "2 new", "products")
        await shown.press("enter")
        await shown.sees("Done.")
        await shown.press("escape")
        await open_shelf(shown)
        await shown.sees("WL0090", "700301", "1.3480")


async def test_deposits_beyond_the_insured_sum(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(size=(120, 40)) as shown:
        await shown.sees("clients: 8")
        await shown.press("f8", "5")
        await shown.sees("Anne-Marie", "300.00+", "! 250.00", "rows: 4")
        await shown.press("down", "down", "down")
        await shown.sees("principal 500,000.00 yuan", "rate or start of some deposits is not known")
        await shown.press("enter")
        await shown.sees("Client   4 / 4", "单雄信")
        assert shown.app.desk.current_client == RICH
