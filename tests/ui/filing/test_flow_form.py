"""A line of income or expense by keys: typed in one go, refused at its row, unknown or none."""

from rmdesk.domain.diagnosis.cash_flow import FlowCategory
from rmdesk.domain.ids import MemberId
from rmdesk.domain.money import NOTHING, Money
from rmdesk.ui.dialogs.parts.side_row import SideRow
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle
from tests.ui.finance_steps import household, open_page

WIDE = (120, 40)


def row(shown: Shown, name: str) -> SideRow:
    return shown.app.screen.query_one(f"#{name}", SideRow)


async def test_a_line_typed_in_one_go_is_in_the_table_and_undone(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(WIDE) as shown:
        await open_page(shown, "3", "income: nobody has asked")
        await shown.press("a", "1")
        await shown.sees("In one line")
        await shown.type("工资 2万/月 配偶")
        await shown.sees("= income: salary", "= 24.00 万 a year", "= 王小妹")
        await shown.press("enter")
        await shown.sees("Added: salary 20,000 monthly", "20,000 monthly")
        (flow,) = household(on_screen).flows
        assert flow.line.amount == Money.of_yuan(20_000)
        assert flow.line.member_id == MemberId(1)
        await shown.press("u")
        await shown.sees("income: nobody has asked", "Undone")
        assert household(on_screen).flows == ()


async def test_what_is_wrong_is_said_at_its_row(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(WIDE) as shown:
        await open_page(shown, "3", "income: nobody has asked")
        await shown.press("a", "1")
        await shown.sees("In one line")
        for text, sentence, at in (
            ("2万", "Say what it comes from", "category"),
            ("工资 -500", "as positive amounts", "amount"),
            ("工资 500美元", "Amounts are in yuan", "amount"),
        ):
            for name in ("in-one", *("category", "amount", "words")):
                row(shown, name).field.value = ""
            row(shown, "in-one").field.focus()
            await shown.type(text)
            if at == "amount" and "美元" in text:
                row(shown, "amount").field.value = "500美元"
            await settle(shown.pilot)
            await shown.press("enter")
            await shown.sees(sentence)
            assert row(shown, at).field.has_focus
        row(shown, "amount").field.value = "500"
        row(shown, "months").field.value = "5"
        await shown.press("enter")
        await shown.sees("every 1, 3, 6 or 12 months, not every 5")
        row(shown, "months").field.value = ""
        row(shown, "as_of").field.value = "2027-01-05"
        await shown.press("enter")
        await shown.sees("lies ahead: 2027-01-05")
        row(shown, "as_of").field.value = ""
        row(shown, "member_id").field.value = "张三"
        await shown.press("enter")
        await shown.sees("Nobody of the household is called so")
    assert household(on_screen).flows == ()


async def test_an_amount_left_open_is_not_known_and_zero_is_none(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(WIDE) as shown:
        await open_page(shown, "3", "income: nobody has asked")
        for text, reading in (("工资", "not known yet"), ("房贷 0", "= there is none")):
            await shown.press("a", "1")
            await shown.sees("In one line")
            await shown.type(text)
            await shown.sees(reading)
            await shown.press("enter")
            await shown.sees("Added:")
            await settle(shown.pilot)
        amounts = {flow.line.category: flow.line.amount for flow in household(on_screen).flows}
        assert amounts == {FlowCategory.SALARY: None, FlowCategory.MORTGAGE_PAYMENT: NOTHING}
        await shown.sees("! how much?", "there is none")
