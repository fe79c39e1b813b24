"""What was heard, over all clients: wishes, losses, answers owed, prospects, by keys only."""

from datetime import timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.heard.feedback import FeedbackHeard, hear_feedback
from rmdesk.desk.heard.prospects import ProspectFound, find_prospect
from rmdesk.desk.heard.wishes import WishHeard, demands, hear_wish
from rmdesk.domain.file_records import ProspectSource
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.store.tables.money import HoldingTable
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, Shown
from tests.ui.small_book import YESTERDAY

DAY = timedelta(days=1)


def fill(desk: Desk) -> None:
    """Three want the same, one loses, two wait for an answer, two are to be won."""
    for number, what in ((1, "三年期大额存单"), (2, "3年期 大额存单"), (3, "实物金条")):
        wish = WishHeard(what=what, on=TODAY - DAY)
        hear_wish(desk, ClientId(number), wish, now=YESTERDAY)
    with desk.store.action("book.made", at=YESTERDAY) as action:
        for number, amount in ((4, 8), (2, 9)):
            values = {
                "client_id": number,
                "institution": "本行",
                "is_ours": True,
                "holding_class": HoldingClass.EQUITY_FUND,
                "item": "医药成长",
                "amount": Money.of_yuan(amount * 10_000),
                "cost": Money.of_yuan(100_000),
            }
            action.insert(HoldingTable, values)
    for number, days in ((5, 4), (6, 2)):
        said = FeedbackHeard(
            what="手续费算错",
            is_complaint=True,
            owner="柜面" if days == 4 else "",
            on=TODAY - DAY,
            promised_on=TODAY + days * DAY,
        )
        hear_feedback(desk, ClientId(number), said, now=YESTERDAY)
    for number, on in ((7, None), (8, TODAY + 6 * DAY)):
        found = ProspectFound(
            source=ProspectSource.PARTNER, note="车行", means="", on=TODAY - DAY, follow_up_on=on
        )
        find_prospect(desk, ClientId(number), found, now=YESTERDAY)


@pytest.fixture
def filled(on_screen: DeskOnScreen) -> DeskOnScreen:
    on_screen.thread.ask(fill).result()
    return on_screen


async def open_table(shown: Shown, digit: str) -> None:
    await shown.sees("clients: 8")
    await shown.press("f8")
    await shown.sees("rows: 8", "2 Unmet wishes")
    await shown.press(digit)


def firsts(shown: Shown, *words: str) -> list[str]:
    """Those of `words` that rows hold, from the top."""
    return [word for line in shown.lines[3:12] for word in words if word in line]


async def test_wishes_are_ranked_settled_for_all_and_called(filled: DeskOnScreen) -> None:
    async with filled.shown() as shown:
        await open_table(shown, "2")
        await shown.sees("rows: 2")
        assert firsts(shown, "大额存单", "金条") == ["大额存单", "金条"]
        await shown.press("enter")
        await shown.sees("Call them: 2", "settled for all 2")
        await shown.press("2")
        await shown.sees("Settled for clients: 2.", "rows: 1")
        assert len(filled.thread.ask(demands).result()) == 1
        await shown.press("u")
        await shown.sees("settled for 2 clients", "rows: 2")
        await shown.press("home", "enter")
        await shown.sees("Call them: 2")
        await shown.press("1")
        await shown.sees("Call session", "1 / 2")


async def test_losing_clients_wait_longest_first(filled: DeskOnScreen) -> None:
    async with filled.shown() as shown:
        await open_table(shown, "3")
        await shown.sees("rows: 2", "! 100", "医药成长")
        assert firsts(shown, "吕布", "张三") == ["吕布", "张三"]
        assert "20 医药成长" in shown.text.replace("  ", " ")
        await shown.press("enter")
        await shown.sees("吕布", "Client   ")


async def test_answers_owed_and_prospects_by_their_day(filled: DeskOnScreen) -> None:
    async with filled.shown() as shown:
        await open_table(shown, "6")
        await shown.sees("rows: 2", "2026-11-22", "柜面", "myself")
        assert firsts(shown, "郑爽", "古丽") == ["古丽", "郑爽"]
        await shown.press("7")
        await shown.sees("rows: 2", "partner firm", "no day", "2026-11-26")
        assert firsts(shown, "解放", "Anne") == ["解放", "Anne"]
