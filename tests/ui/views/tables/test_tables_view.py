"""The tables over all clients by keys only."""

import threading
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.calling import sessions
from rmdesk.desk.client_file.insurance import InsuranceRow, everybodys_insurance
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.policies.policy import PolicyKind
from rmdesk.store.tables.money import PolicyTable
from rmdesk.ui.navigation.place import Place
from rmdesk.ui.navigation.view_kinds import TABLES
from rmdesk.ui.views.tables import view as tables
from rmdesk.ui.views.tables.kinds.table import BookTable
from rmdesk.ui.widgets.table_lines import Column, TableLines
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle
from tests.ui.small_book import NOW


def insure(desk: Desk) -> None:
    """吕布 pays a premium in ten days, 郑爽 in five."""
    with desk.store.action("book.made", at=NOW) as action:
        for client_id, name, days in ((4, "吕布", 10), (5, "郑爽", 5)):
            action.insert(
                PolicyTable,
                {
                    "client_id": ClientId(client_id),
                    "kind": PolicyKind.MEDICAL,
                    "insured": name,
                    "premium": Money.of_yuan(900),
                    "next_premium_on": TODAY + timedelta(days),
                },
            )


@pytest.fixture
def insured(on_screen: DeskOnScreen) -> DeskOnScreen:
    on_screen.thread.ask(insure).result()
    return on_screen


async def open_tables(shown: Shown) -> None:
    await shown.sees("clients: 8")
    await shown.press("f8")
    await shown.sees("rows: 8", "Illn.")


def rows(shown: Shown) -> list[str]:
    """The first word of each row, from the top."""
    return [line[2:10].strip() for line in shown.lines[3:11] if line.strip()]


async def test_whoever_pays_a_premium_next_comes_first(insured: DeskOnScreen) -> None:
    async with insured.shown() as shown:
        await open_tables(shown)
        assert rows(shown)[:2] == ["郑爽", "吕布"]
        assert "! 2026-11-25" in shown.lines[3]


async def test_a_column_orders_and_turns_round_and_unknown_stays_last(
    insured: DeskOnScreen,
) -> None:
    async with insured.shown() as shown:
        await open_tables(shown)
        await shown.press("right", "s")  # critical illness
        await settle(shown.pilot)
        assert rows(shown)[0] == "单雄信"  # one of three: the only one known
        await shown.press("s")
        await settle(shown.pilot)
        assert rows(shown)[0] == "单雄信"


async def test_only_the_value_under_the_cursor_and_all_again(insured: DeskOnScreen) -> None:
    async with insured.shown() as shown:
        await open_tables(shown)
        await shown.press("right", "right", "right", "ctrl+down")  # medical: 1/1
        await shown.sees("rows: 2 of 8")
        assert rows(shown) == ["郑爽", "吕布"]
        await shown.press("backspace")
        await shown.sees("rows: 8")


async def test_enter_opens_the_client_and_pages_turn_through_the_rows(
    insured: DeskOnScreen,
) -> None:
    async with insured.shown() as shown:
        await open_tables(shown)
        await shown.press("enter")
        await shown.sees("郑爽", "1 / 8", "Household")
        await shown.press("right")
        await shown.sees("吕布", "2 / 8")
        await shown.press("f9")
        await shown.sees("rows: 8")
        assert shown.app.desk.current_client == 5


async def test_calls_go_down_the_rows_and_only_the_marked_where_there_are_some(
    insured: DeskOnScreen,
) -> None:
    async with insured.shown() as shown:
        await open_tables(shown)
        await shown.press("down", "space")
        await shown.sees("marked: 1")
        await shown.press("f6")
        await shown.sees("吕布", "1 / 1")


async def test_calls_go_down_all_rows(insured: DeskOnScreen) -> None:
    async with insured.shown() as shown:
        await open_tables(shown)
        await shown.press("f6")
        await shown.sees("郑爽", "1 / ")
        session = insured.thread.ask(sessions.unfinished).result()
        assert session is not None
        assert list(session.queue[:2]) == [5, 4]


async def test_the_place_is_kept(insured: DeskOnScreen) -> None:
    async with insured.shown() as shown:
        await open_tables(shown)
        await shown.press("right", "right", "right", "ctrl+down", "down")
        await shown.sees("rows: 2 of 8")
        place = Place.from_state(shown.app.desk.place().as_state())
    async with insured.shown(place=place) as shown:
        await shown.sees("rows: 2 of 8")
        assert shown.app.desk.current_client == 4


async def test_a_place_of_another_version_begins_at_the_first_table(
    insured: DeskOnScreen,
) -> None:
    odd = {"table": 99, "row": "x", "column": -3, "way": {"order": ["?"], "only": [3]}}
    async with insured.shown(place=Place(view="tables", tables=odd)) as shown:
        await shown.sees("rows: 8")


async def test_records_written_elsewhere_are_read_when_the_table_is_looked_at(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown() as shown:
        await open_tables(shown)
        await shown.press("f3")
        await shown.sees("clients: 8")
        on_screen.thread.ask(insure).result()
        await shown.press("u")
        await shown.press("U")
        await shown.press("f8")
        await shown.sees("! 2026-11-25")


async def test_the_digits_after_the_tables_lead_to_views_of_their_own(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown(size=(120, 40)) as shown:
        await open_tables(shown)
        await shown.sees("8 Grids", "9 Figures")
        await shown.press("9")
        await shown.sees("Against the aim")
        await shown.press("escape")
        await shown.sees("9 Figures")


async def test_no_key_waits_for_a_table_that_is_long_in_reading(
    on_screen: DeskOnScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = threading.Event()

    def read(desk: Desk) -> list[InsuranceRow]:
        assert may_end.wait(30)
        return list(everybodys_insurance(desk))

    slow = replace(tables.TABLES[0], read=read)
    monkeypatch.setattr(tables, "TABLES", (slow,))
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await settle(shown.pilot)  # a key of the pilot waits for every widget, the list's foot too
        await shown.press("f8")
        await shown.sees("is being read")
        await shown.press("f3")
        await shown.sees("clients: 8", "欧阳锋")
        may_end.set()
        await settle(shown.pilot)
        await shown.press("f8")
        await shown.sees("rows: 8")


async def test_a_key_typed_at_once_waits_for_the_rows(insured: DeskOnScreen) -> None:
    async with insured.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("f8", "down", "enter")
        await shown.sees("吕布", "2 / 8")


async def test_every_digit_shows_its_table(insured: DeskOnScreen) -> None:
    async with insured.shown((120, 40)) as shown:
        await open_tables(shown)
        await shown.press("down")
        for table in tables.TABLES[::-1]:
            await shown.press(str(table.digit))
            await settle(shown.pilot)
            assert shown.lines[0].startswith(f" {table.title}")
        await shown.sees("rows: 8", "郑爽")


@pytest.mark.parametrize("table", tables.TABLES, ids=lambda table: table.title)
async def test_the_palette_opens_each_table_by_its_name(
    insured: DeskOnScreen, table: BookTable[Any]
) -> None:
    async with insured.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("ctrl+p")
        await shown.sees("Commands and clients")
        await shown.type(table.title)
        await shown.sees(f"{table.title}  ", "F8, then its digit")
        await settle(shown.pilot)
        await shown.press("enter")
        await shown.sees("rows:")
        view = shown.app.desk.views.find(TABLES)
        assert view is not None and view.table is table


def _plain(row: object, _today: date) -> str:
    return str(row)


def test_a_wide_screen_shows_headings_whole_and_keeps_a_name_beside_its_figures() -> None:
    lines = TableLines()
    lines.columns = (
        Column(title="Name", text=_plain, width=10, grows=True, most=16),
        Column(title="A heading of many letters", text=_plain, width=6),
        Column(title="Words", text=_plain, width=8, grows=True),
    )
    widths = {80: (16, 26, 34), 48: (10, 26, 8), 28: (10, 6, 8), 20: (10, 7)}
    for width, wanted in widths.items():
        assert tuple(one.width for one in lines._placed(width)) == wanted
