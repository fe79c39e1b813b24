"""Deals by keys: noted in one line, changed, refused at their rows, and ended."""

from datetime import date, timedelta

from rmdesk.desk.book import Desk
from rmdesk.desk.dealing.ending import lose_deal
from rmdesk.desk.dealing.entering import add_deal
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.deals.entry import DealEntry
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import DealId
from rmdesk.domain.money import Money
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.keymap_file import KeymapFile
from rmdesk.store.tables.people import ClientTable
from rmdesk.ui.navigation.place import Place
from tests.books.builders import TODAY
from tests.ui.by_palette import run
from tests.ui.deal_steps import THIS_MONTH, deals, row, shelf, stocked
from tests.ui.desk_on_screen import DeskOnScreen, Shown
from tests.ui.filing_steps import stand_on
from tests.ui.small_book import NOW, RICH

WIDE = (120, 40)


async def to_client(shown: Shown) -> None:
    """The page of 单雄信."""
    await shown.press("slash")
    await shown.type("8899")
    await shown.press("enter")
    await shown.sees("1 / 1", "单雄信")
    await shown.press("f4")
    await shown.sees("Client number", "60100001")


async def test_a_deal_is_noted_in_one_line_and_undone(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(shelf).result()
    async with on_screen.shown(WIDE) as shown:
        await to_client(shown)
        await shown.press("y")
        await shown.sees("New deal: 单雄信", "In one line")
        await shown.type("稳利90天 20万 2件 下周")
        await shown.sees("= 20.00 万 (200,000 yuan)", "= 2 pcs", "= Investment", "R2 / C3")
        await shown.sees("= week of 2026-11-23", "= counts in Nov 2026", "that of the stage: 10 %")
        await shown.press("enter")
        await shown.sees("Noted: 单雄信, Stocked, 20.00 万, counts in Nov 2026. u takes it")
        (deal,) = deals(on_screen)
        assert deal.amount == Money.of_yuan(200_000)
        assert (deal.metric, deal.pieces, deal.month) == ("investment", 2, THIS_MONTH)
        assert (deal.client_level, deal.product_level) == (3, 2)
        await shown.press("u")
        await shown.sees("Undone")
        assert deals(on_screen) == []


async def test_what_is_wrong_is_said_at_its_row_and_nothing_typed_is_lost(
    on_screen: DeskOnScreen,
) -> None:
    on_screen.thread.ask(shelf).result()
    async with on_screen.shown(WIDE) as shown:
        await to_client(shown)
        await shown.press("ctrl+f5")
        await shown.sees("In one line")
        await shown.type("进取指数 20万")
        await shown.sees("R5 / C3 ! riskier than the client may bear")
        await shown.press("enter")
        await shown.sees("The product's risk is R5; the client bears C3 at most.", "进取指数")
        assert deals(on_screen) == []
        for name, text, sentence in (
            ("amount", "some", "This is no amount"),
            ("pieces", "many", "Type the pieces as a whole number"),
            ("metric", "nonsense", "No deal counts towards"),
            ("stage", "won", "Type a stage"),
            ("expected_on", "whenever", "Type the week it is expected in"),
            ("month", "13月", "In which month does it count?"),
            ("chance", "often", "A chance is 0 to 100 per cent"),
        ):
            before = row(shown, name).value
            row(shown, name).field.value = text
            await shown.press("enter")
            await shown.sees(sentence)
            assert row(shown, name).field.has_focus
            row(shown, name).field.value = before


async def test_a_deal_is_changed_from_the_client_page(on_screen: DeskOnScreen) -> None:
    def make(desk: Desk) -> DealId:
        shelf(desk)
        return stocked(desk)

    on_screen.thread.ask(make).result()
    async with on_screen.shown(WIDE) as shown:
        await to_client(shown)
        await shown.sees("Deals", "Stocked   稳利90天", "wk 11-23")
        await stand_on(shown, "Stocked   稳利90天")
        await shown.press("enter")
        await shown.sees(
            "单雄信: 稳利90天", "Change the deal", "Weighs 2.00 万: the amount at 10 %."
        )
        await shown.press("1")
        await shown.sees("Expected week")
        row(shown, "amount").field.value = "35"
        await shown.sees("= 35.00 万 (350,000")
        await shown.press("enter")
        await shown.sees("Saved: 单雄信: 稳利90天.", "35.00")
        (deal,) = deals(on_screen)
        assert deal.amount == Money.of_yuan(350_000)
        assert deal.expected_on == date(2026, 11, 23)


async def test_on_the_call_card_a_deal_is_noted_and_the_card_stays(
    on_screen: DeskOnScreen,
) -> None:
    on_screen.thread.ask(shelf).result()
    async with on_screen.shown() as shown:
        await shown.press("f6")
        await shown.sees("1 / 8", "单雄信")
        await shown.press("y")
        await shown.sees("New deal: 单雄信", "= counts in Nov 2026")
        await shown.type("贷款 50万 月底")
        await shown.sees("= Personal loans", "= 50.00 万")
        await shown.press("enter")
        await shown.sees("1 / 8", "Noted: 单雄信, Stocked, 50.00 万")
        (deal,) = deals(on_screen)
        assert (deal.metric, deal.expected_on) == ("loans", date(2026, 11, 30))


async def test_a_deal_that_ended_keeps_its_stage_when_it_is_changed(
    on_screen: DeskOnScreen,
) -> None:
    def make(desk: Desk) -> DealId:
        shelf(desk)
        deal_id = stocked(desk)
        lose_deal(desk, deal_id, ObjectionKind.NOT_INTERESTED, "", now=NOW)
        return deal_id

    on_screen.thread.ask(make).result()
    async with on_screen.shown(WIDE) as shown:
        await to_client(shown)
        await stand_on(shown, "Lost      稳利90天")
        await shown.press("enter")
        await shown.sees("Lost because: not interested", "Open it again")
        await shown.press("1")
        await shown.sees("Expected week")
        await shown.sees_no("Chance, %")
        row(shown, "note").field.value = "asked a friend"
        await shown.press("enter")
        await shown.sees("Saved: 单雄信: 稳利90天.")
        (deal,) = deals(on_screen)
        assert (deal.stage, deal.note) == (Stage.LOST, "asked a friend")


async def test_nobody_who_left_the_list_gets_a_deal(on_screen: DeskOnScreen) -> None:
    def leave(desk: Desk) -> None:
        shelf(desk)
        with desk.store.action("test.leaves", at=NOW) as action:
            action.update(ClientTable, RICH, {"gone_on": TODAY - timedelta(days=1)})

    on_screen.thread.ask(leave).result()
    async with on_screen.shown(WIDE) as shown:
        await to_client(shown)
        await shown.press("y")
        await shown.sees("In one line")
        await shown.type("稳利90天 20万")
        await shown.press("enter")
        await shown.sees("单雄信 is no longer in the bank's list.", "稳利90天 20万")
        assert deals(on_screen) == []


async def test_without_a_client_under_the_cursor_it_asks_whose_deal_it_is(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown(WIDE, place=Place().on_day(TODAY)) as shown:
        await shown.sees("This month", "Coming up")
        await run(shown, "Note a deal", "Which client?")
        await shown.type("8899")
        await shown.sees("› 单雄信")
        await shown.press("enter")
        await shown.sees("New deal: 单雄信")


async def test_the_footer_names_the_key_on_the_views_of_a_client(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown(WIDE) as shown:
        await shown.press("f2")
        await shown.sees("Today   due:", "y Deal")
        await shown.press("f5")
        await shown.sees("Calls", "y Deal")
        await shown.press("f3")
        await shown.sees("All clients")
        await to_client(shown)
        await shown.sees("y Deal")


async def test_the_footer_names_ones_own_key_before_the_one_it_came_with(
    on_screen: DeskOnScreen,
) -> None:
    keys = KeymapFile.read('deal.add = ["y", "Ctrl+F5", "D"]\n')
    async with on_screen.shown(WIDE, own_keys=keys) as shown:
        await shown.sees("D Deal")


def loan_to_close(desk: Desk) -> DealId:
    entry = DealEntry(
        product="经营贷",
        metric="loans",
        amount=Money.of_yuan(400_000),
        stage=Stage.TO_CLOSE,
        month=THIS_MONTH,
    )
    return add_deal(desk, RICH, entry, now=NOW)


async def to_won(shown: Shown) -> None:
    """The form of how the loan closed."""
    await to_client(shown)
    await stand_on(shown, "To close  经营贷")
    await shown.press("enter")
    await shown.sees("Closed: what was sold")
    await shown.press("3")
    await shown.sees("Closed: 单雄信: 经营贷", "other liability")


async def test_a_loan_closes_as_the_debt_it_is_and_on_no_day_to_come(
    on_screen: DeskOnScreen,
) -> None:
    on_screen.thread.ask(loan_to_close).result()
    async with on_screen.shown(WIDE) as shown:
        await to_won(shown)
        assert row(shown, "amount").value == "40万"
        await shown.sees("= 40.00 万 (400,000 yuan)", "say which")
        row(shown, "on").field.value = "2026-12-25"
        await shown.sees("2026-12-25 is still to come", "to be mended")
        await shown.press("enter")
        assert row(shown, "on").field.has_focus
        assert deals(on_screen)[0].stage is Stage.TO_CLOSE
        row(shown, "on").field.value = ""
        await shown.sees_no("is still to come")
        row(shown, "amount").field.value = "9999"
        await shown.sees("= 0.9999 万 (9,999 yuan)")
        row(shown, "amount").field.value = "999999999"
        await shown.sees("(999,999,999 yuan)")
        await shown.press("enter")
        await shown.sees("is unusually much")
        row(shown, "amount").field.value = "50"
        await shown.sees("= 50.00 万 (500,000 yuan)")
        await shown.sees_no("is unusually much")
        await shown.press("enter")
        await shown.sees("Closed and in the ledger: 50.00 万 for Personal loans, Nov 2026. u takes")
        (deal,) = deals(on_screen)
        held = on_screen.thread.ask(lambda desk: list(desk.holdings.of(RICH))).result()
        line = next(one for one in held if one.id == deal.holding_id)
        assert (line.holding_class, line.item) == (HoldingClass.OTHER_LIABILITY, "经营贷")


async def test_what_is_no_amount_is_said_at_once_and_an_open_one_is_called_open(
    on_screen: DeskOnScreen,
) -> None:
    on_screen.thread.ask(shelf).result()
    async with on_screen.shown(WIDE) as shown:
        await to_client(shown)
        await shown.press("y")
        await shown.sees("In one line", "稳利90天 200000 2pcs next week")
        await shown.type("黄金 99999999999万 投资")
        await shown.sees("This is no amount", "not yet")
        assert (row(shown, "product").value, row(shown, "amount").value) == (
            "黄金",
            "99999999999万",
        )
        await shown.press("enter")
        await shown.sees("This is no amount", "In one line")
        assert deals(on_screen) == []
        for name, text, sentence in (
            ("amount", "-5", "A deal is about more than nothing"),
            ("pieces", "0", "A deal is one piece at least"),
            ("chance", "150", "A chance is 0 to 100 per cent"),
            ("expected_on", "2026-11-02", "That week is over"),
            ("month", "2026-10", "Oct 2026 is over"),
        ):
            row(shown, "amount").field.value = ""
            row(shown, name).field.value = text
            await shown.sees(sentence)
            row(shown, name).field.value = ""
            await shown.sees_no(sentence)
        await shown.press("enter")
        await shown.sees("Noted: 单雄信, Stocked, amount still open, counts in Nov 2026.")


async def test_of_an_elder_client_it_is_written_what_was_done(on_screen: DeskOnScreen) -> None:
    def age(desk: Desk) -> None:
        with desk.store.action("test.age", at=NOW) as action:
            action.update(ClientTable, RICH, {"birthday": date(1950, 5, 5)})

    on_screen.thread.ask(age).result()
    async with on_screen.shown(WIDE) as shown:
        await to_client(shown)
        await shown.press("y")
        await shown.sees("In one line", "65 or older: say what was done")
        await shown.type("消费贷 30万")
        await shown.sees("= 30.00 万 (300,000 yuan)")
        await shown.press("enter")
        await shown.sees("The client is 65 or older: write what was done")
        assert deals(on_screen) == []
        assert row(shown, "care").field.has_focus
        await shown.type("read aloud")
        await shown.press("enter")
        await shown.sees("Noted: 单雄信, Stocked, 30.00 万")
        assert [one.care for one in deals(on_screen)] == ["read aloud"]
