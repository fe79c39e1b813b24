"""The ledger by keys: a line added in one go, changed, ended; what is wrong is said at its row."""

from datetime import date, timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.shelf.products import add_product, record_net_value
from rmdesk.domain.holdings import Holding, HoldingClass
from rmdesk.domain.money import Money
from rmdesk.domain.products import ProductLine
from rmdesk.ui.dialogs.holding import HoldingForm
from rmdesk.ui.dialogs.parts.side_row import SideRow
from rmdesk.ui.navigation.view_kinds import CLIENT
from rmdesk.ui.views.client.adding import ADDINGS
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle
from tests.ui.ledger_steps import lines, open_page
from tests.ui.small_book import NOW, RICH


def newest(on_screen: DeskOnScreen) -> Holding:
    return max(lines(on_screen), key=lambda line: line.id)


def row(shown: Shown, name: str) -> SideRow:
    return shown.app.screen.query_one(f"#{name}", SideRow)


async def add(shown: Shown) -> None:
    await open_page(shown)
    await shown.press("a", "3")
    await shown.sees("New line of the ledger")


async def test_a_day_that_does_not_exist_is_refused_at_the_maturity(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await add(shown)
        await shown.type("dq 5万 2027-02-30")
        await settle(shown.pilot)
        await shown.press("enter")
        await shown.sees("This is no date that exists", "dq 5万 2027-02-30")
        assert row(shown, "maturity").field.has_focus


async def stand_on(shown: Shown, words: str) -> None:
    """Put the page's cursor on the row that says `words`, and open it."""
    page = shown.app.desk.views.find(CLIENT)
    assert page is not None
    await shown.press("space")
    await settle(shown.pilot)
    for index, place in enumerate(page.places):
        text = "".join(span.text for span in page._lines[place.y])
        if words in text and isinstance(place.record, Holding):
            page.stand_on(index)
            break
    else:
        raise AssertionError(f"no row says {words}:\n{shown.text}")
    await shown.press("enter")


async def test_a_line_in_one_go(on_screen: DeskOnScreen) -> None:
    """a, 3, one line, Enter: letters for whoever has no input method on, words for who has."""
    async with on_screen.shown() as shown:
        await add(shown)
        await shown.type("dq 5万 3个月 2.1% 甲银行")
        await shown.sees("= time deposit", "= 甲银行, new in this book", "= 2027-02-20 Sat")
        await shown.press("enter")
        await shown.sees("Added: time deposit  50,000.00.")
    line = newest(on_screen)
    assert (line.holding_class, line.institution) == (HoldingClass.TIME_DEPOSIT, "甲银行")
    assert (line.amount, line.rate_bp) == (Money.of_yuan(50_000), 210)
    assert (line.start, line.maturity) == (TODAY, date(2027, 2, 20))
    assert (line.as_of, line.known_since) == (TODAY, TODAY)


async def test_what_is_typed_into_a_row_goes_before_the_line_above(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await add(shown)
        await shown.type("dq 5万")
        row(shown, "amount").field.focus()
        await shown.press("ctrl+u")
        row(shown, "amount").field.value = "6万"
        row(shown, "in-one").field.focus()
        await shown.type(" 3个月")
        await shown.sees("= 2027-02-20 Sat")
        assert row(shown, "amount").value == "6万"
        await shown.press("enter")
        await shown.sees("Added")
    assert newest(on_screen).amount == Money.of_yuan(60_000)


@pytest.mark.parametrize(
    ("typed", "name", "said"),
    [
        ("5万 3个月", "holding_class", "What is it?"),
        ("dq 3个月", "amount", "The amount is missing"),
        ("dq -5万", "amount", "Type the amount without a minus"),
        ("dq 5万 -3个月", "maturity", "A term cannot be negative"),
        ("dq 5万 400%", "rate_bp", "This is no yearly rate"),
    ],
)
async def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(
    on_screen: DeskOnScreen, typed: str, name: str, said: str
) -> None:
    before = lines(on_screen)
    async with on_screen.shown() as shown:
        await add(shown)
        await shown.type(typed)
        await settle(shown.pilot)
        await shown.press("enter")
        await shown.sees(said)
        assert row(shown, name).field.has_focus
        assert row(shown, "in-one").value == typed
    assert lines(on_screen) == before


async def test_a_maturity_before_the_start_names_both_days(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await add(shown)
        await shown.type("dq 5万 2026-10-01")
        row(shown, "start").field.value = "2026-11-01"
        await shown.press("enter")
        await shown.sees("The maturity 2026-10-01 lies before the start 2026-11-01")
        assert row(shown, "maturity").field.has_focus


async def test_what_the_desk_refuses_stands_in_the_form_again(on_screen: DeskOnScreen) -> None:
    """The form judges by the day on which it was opened, the desk by its own."""
    async with on_screen.shown() as shown:
        await add(shown)
        await shown.type("dq 5万")
        form = shown.app.screen
        assert isinstance(form, HoldingForm)
        form._today = TODAY + timedelta(3)  # as if the form had opened on a later day
        row(shown, "as_of").field.value = "2026-11-22"
        await shown.press("enter")
        await shown.sees("2026-11-22 is still to come")
        assert isinstance(shown.app.screen, HoldingForm) and shown.app.screen is not form
        assert row(shown, "as_of").value == "2026-11-22"
        assert row(shown, "as_of").field.has_focus
        assert row(shown, "in-one").value == "dq 5万"


async def test_a_line_is_changed_where_it_stands(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(size=(120, 40)) as shown:
        await open_page(shown)
        await stand_on(shown, "稳利90天")
        await shown.sees("Change the line", "Renewed", "Take it out")
        await shown.press("1")
        await shown.sees("A line of the ledger")
        assert row(shown, "amount").value == "50,000.00"
        row(shown, "amount").field.value = "5.2万"
        row(shown, "cost").field.value = "5万"
        await shown.sees("+0.20 万 (+4.0 %)")
        await shown.press("enter")
        await shown.sees("Saved: time deposit  稳利90天  52,000.00.")
    (line,) = [one for one in lines(on_screen) if one.item == "稳利90天"]
    assert (line.amount, line.cost) == (Money.of_yuan(52_000), Money.of_yuan(50_000))
    assert line.called == "理财"  # the list's own word stays, so that it is found again


async def test_a_matured_line_is_renewed_in_three_keys(on_screen: DeskOnScreen) -> None:
    def make(desk: Desk) -> None:
        from rmdesk.desk.client_file.ledger import add_line
        from rmdesk.domain.ledger.lines import LedgerLine

        add_line(
            desk,
            RICH,
            LedgerLine(
                holding_class=HoldingClass.TIME_DEPOSIT,
                item="到期了",
                amount=Money.of_yuan(100_000),
                start=date(2026, 8, 18),
                maturity=date(2026, 11, 18),
                rate_bp=200,
            ),
            now=NOW,
        )

    on_screen.thread.ask(make).result()
    async with on_screen.shown(size=(120, 40)) as shown:
        await open_page(shown)
        await shown.sees("! 2026-11-18")
        await stand_on(shown, "到期了")
        await shown.press("2")
        await shown.sees("Renewed: 到期了", "= 10.05 万", "= 2027-02-18 Thu")
        await shown.press("enter")
        await shown.sees("Ended on 2026-11-18 Wed.")
    (follows,) = [one for one in lines(on_screen) if one.item == "到期了" and not one.gone_on]
    assert (follows.start, follows.maturity) == (date(2026, 11, 18), date(2027, 2, 18))
    assert (follows.amount, follows.rate_bp) == (Money.of_yuan("100504.11"), 200)


async def test_an_ending_that_cannot_be_keeps_what_was_typed(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(size=(120, 40)) as shown:
        await open_page(shown)
        await stand_on(shown, "稳利90天")
        await shown.press("4")
        await shown.sees("Moved to another bank: 稳利90天")
        await shown.press("enter")
        await shown.sees("To which bank did it go?")
        assert row(shown, "institution").field.has_focus
        await shown.type("甲银行")
        row(shown, "on").field.value = "2026-12-01"
        await shown.press("enter")
        await shown.sees("2026-12-01 is still to come")
        assert row(shown, "institution").value == "甲银行"
        row(shown, "on").field.value = "昨天"
        await shown.press("enter")
        await shown.sees("Ended on 2026-11-19 Thu.")
    assert newest(on_screen).institution == "甲银行"


async def test_a_line_is_taken_out_and_undone(on_screen: DeskOnScreen) -> None:
    before = lines(on_screen)
    async with on_screen.shown(size=(120, 40)) as shown:
        await open_page(shown)
        await stand_on(shown, "稳利90天")
        await shown.press("6")
        await shown.sees("Taken out")
        await shown.sees_no("稳利90天 ")
        await shown.press("ctrl+z")
        await shown.sees("Undone: removed line of 单雄信")
    assert lines(on_screen) == before


async def test_a_product_gives_name_risk_and_amount(on_screen: DeskOnScreen) -> None:
    def stock(desk: Desk) -> None:
        line = ProductLine(
            code="HC0180", name="和畅180天", kind=HoldingClass.WEALTH_PRODUCT, risk="R4"
        )
        product = add_product(desk, line, now=NOW)
        record_net_value(desk, product, 10_342, TODAY, now=NOW)

    on_screen.thread.ask(stock).result()
    async with on_screen.shown() as shown:
        await add(shown)
        await shown.type("hc0180")
        row(shown, "units").field.value = "10,000"
        await shown.sees("= 1.03 万 by the net value", "riskier than the client may bear")
        await shown.press("enter")
        await shown.sees("Added: wealth product  和畅180天")
        await shown.press("space")
        await shown.sees("!R4")
    line = newest(on_screen)
    assert (line.amount, line.units) == (Money.of_yuan(10_342), 100_000_000)


async def test_a_risk_assessment_by_a_digit(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(size=(120, 40)) as shown:
        await open_page(shown)
        await shown.sees("C3  until 2027-03-01")
        await shown.press("a")
        await shown.sees("Add to the file")
        place = [adding.title for adding in ADDINGS].index("Risk assessment")
        await shown.press(*["down"] * place, "enter")
        await shown.sees("Assessments today: 0 of at most 2; in twelve months 1 of 8.")
        await shown.type("6")
        await shown.press("enter")
        await shown.sees("A grade is C1 to C5")
        await shown.press("backspace", "4")
        await shown.sees("= C4 growing", "good until 2027-11-20")
        await shown.press("enter")
        await shown.sees("单雄信: C4, good until 2027-11-20.", "C4  until 2027-11-20")


async def test_only_a_debt_is_asked_for_its_instalment_which_warns_until_paid(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await add(shown)
        await shown.type("dq 5万")
        await settle(shown.pilot)
        assert not row(shown, "next_payment_on").display
        row(shown, "in-one").field.value = "fd 80万"
        await shown.sees("Instalment")
        row(shown, "next_payment_on").field.value = "11.10"
        await shown.sees("= 2026-11-10 Tue  overdue")
        await shown.press("enter")
        await shown.sees("Added: mortgage", "instalment overdue: mortgage", "! 2026-11-10")
        await stand_on(shown, "mortgage")
        await shown.sees("Instalment paid")
        await shown.press("2")
        await shown.sees("The next instalment is due on 2026-12-10")
        await shown.sees_no("instalment overdue")
    assert newest(on_screen).next_payment_on == date(2026, 12, 10)


async def test_an_instalment_of_a_deposit_stays_in_sight_with_its_sentence(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await add(shown)
        await shown.type("fd 80万")
        await shown.sees("Instalment")
        row(shown, "next_payment_on").field.value = "+20"
        row(shown, "holding_class").field.value = "dq"
        await shown.press("enter")
        await shown.sees("Only debts are paid in instalments")
        assert row(shown, "next_payment_on").field.has_focus
        assert row(shown, "next_payment_on").value == "+20"


async def test_a_fund_is_asked_for_its_limits_and_a_card_for_its_day(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await add(shown)
        await shown.type("jj 10万")
        await shown.sees("Gain limit, %", "Loss limit, %")
        await shown.sees_no("Paid on day")
        row(shown, "stop_profit_bp").field.value = "10"
        await shown.sees("needs what was paid for it")
        await shown.press("enter")
        await shown.sees("Type what was paid for it, too")
        row(shown, "cost").field.value = "10万"
        await shown.sees("= at 11.00 万")
        await shown.press("enter")
        await shown.sees("Added: fund")
        fund = newest(on_screen)
        assert (fund.stop_profit_bp, fund.stop_loss_bp) == (1_000, None)
        await add_another(shown)
        await shown.type("xyk 3万")
        await shown.sees("Paid on day")
        await shown.sees_no("Gain limit, %")
        row(shown, "repay_day").field.value = "每月20号"
        await shown.sees("= every month")
        await shown.press("enter")
        await shown.sees("Added: credit card", "day 20")
    assert newest(on_screen).repay_day == 20


async def add_another(shown: Shown) -> None:
    await shown.press("a")
    await shown.sees("Add to the file")
    await shown.press("3")
    await shown.sees("In one line")
