"""The household's tables and ratios by keys: asked, answered, judged."""

from rmdesk.desk.book import Desk
from rmdesk.desk.diagnosing.household import add_flow, remove_flow
from rmdesk.domain.diagnosis.balance_sheet import Group
from rmdesk.domain.diagnosis.cash_flow import FlowCategory, FlowLine
from rmdesk.domain.diagnosis.norms import TEXTBOOK
from rmdesk.domain.money import NOTHING
from rmdesk.ui.dialogs.flow import FlowForm
from rmdesk.ui.dialogs.holding import HoldingForm
from rmdesk.ui.dialogs.parts.side_row import SideRow
from rmdesk.ui.navigation.place import Place
from rmdesk.ui.navigation.view_kinds import REVIEW
from rmdesk.ui.views.review.pages.finance_page import FinancePage
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle
from tests.ui.finance_steps import fill, household, open_page, painted, stand_on
from tests.ui.small_book import NOW, RICH

WIDE = (120, 40)


def row(shown: Shown, name: str) -> SideRow:
    return shown.app.screen.query_one(f"#{name}", SideRow)


async def test_the_tables_come_to_their_sums_and_name_what_nobody_asked(
    on_screen: DeskOnScreen,
) -> None:
    on_screen.thread.ask(fill).result()
    async with on_screen.shown(WIDE) as shown:
        page = await open_page(shown, "3", "Assets and debts")
        lines = "\n".join(painted(page))
        for said in (
            "Income of a year",
            "36.00",  # 12 x 2.5 and 6
            "25,000 monthly",
            "! how much?",
            "16.80 or more",  # what school costs is not known
            "19.20 or less",
            "! property and business: nobody has asked",
            "63.00 or more",
            "judged by: Needs diagnosis",
        ):
            assert said in lines


async def test_at_80_columns_the_tables_stand_under_one_another(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(fill).result()
    async with on_screen.shown() as shown:
        page = await open_page(shown, "3", "Ratios")
        await shown.press("space")
        lines = painted(page)
        heads = [
            n
            for n, line in enumerate(lines)
            if line.strip().startswith(("Income and", "Assets and"))
        ]
        assert len(heads) == 2
        assert heads[0] < heads[1]


async def test_a_question_is_answered_with_a_line_or_with_none(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(WIDE) as shown:
        page = await open_page(shown, "3", "living costs: nobody has asked")
        await stand_on(shown, page, "living costs: nobody has asked")
        await shown.press("enter", "1")
        await settle(shown.pilot)
        assert isinstance(shown.app.screen, FlowForm)
        assert row(shown, "amount").field.has_focus  # the kind is known already
        await shown.type("8000")
        await shown.press("enter")
        await shown.sees("Added: living costs 8,000 monthly")
        await stand_on(shown, page, "property and business: nobody has asked")
        await shown.press("enter", "2")
        await shown.sees("Noted that there is none: property and business")
        sheet = household(on_screen)
        assert sheet.none_held == {Group.PHYSICAL}
        assert sheet.sheet.physical.worth.is_exact
        await stand_on(shown, page, "Property and business")
        await shown.press("delete")
        await shown.sees("To be asked again", "property and business: nobody has asked")
        assert household(on_screen).none_held == frozenset()


async def test_an_asset_that_nobody_asked_for_goes_to_the_ledger(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(WIDE) as shown:
        page = await open_page(shown, "3", "property and business: nobody has asked")
        await stand_on(shown, page, "property and business: nobody has asked")
        await shown.press("enter", "1")
        await shown.sees("New line of the ledger")
        assert isinstance(shown.app.screen, HoldingForm)
        await shown.type("fc 300万")
        await shown.press("enter")
        await shown.sees("Added: property", "300.00")


async def test_a_line_is_changed_by_enter_and_taken_out_by_delete(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(fill).result()
    async with on_screen.shown(WIDE) as shown:
        page = await open_page(shown, "3", "25,000 monthly")
        await stand_on(shown, page, "salary")
        await shown.sees("25,000.00 monthly")  # in full on the cursor
        await shown.press("enter")
        await shown.sees("Income or expense: 单雄信")
        row(shown, "amount").field.value = "3万"
        await shown.press("enter")
        await shown.sees("Saved: salary 30,000 monthly", "42.00")
        await stand_on(shown, page, "bonus")
        await shown.press("delete")
        await shown.sees("Taken out: bonus 60,000 yearly", "36.00")
        await shown.press("u")
        await shown.sees("42.00")


async def test_delete_takes_no_line_of_the_ledger_away(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(fill).result()
    async with on_screen.shown(WIDE) as shown:
        page = await open_page(shown, "3", "首套房贷")
        await stand_on(shown, page, "首套房贷")
        before = household(on_screen).holdings
        await shown.press("delete")
        await settle(shown.pilot)
        assert household(on_screen).holdings == before
        await shown.press("enter")
        await shown.sees("Paid back")


async def test_a_ratio_opened_says_what_it_means_and_what_feeds_it(
    on_screen: DeskOnScreen,
) -> None:
    on_screen.thread.ask(fill).result()
    async with on_screen.shown() as shown:
        page = await open_page(shown, "3", "Ratios", "Savings share", "53.33 % or less")
        assert page.body.is_folded
        await stand_on(shown, page, "Savings share")
        await shown.press("enter")
        await shown.sees(
            "How much of a year's net income is left over.",
            "= surplus of a year / net income of a year",
            "To be asked: how much: schooling",
            "surplus of a year: 19.20 or less 万",
            "salary 25,000 monthly",
        )
        await shown.press("enter")
        await shown.sees_no("To be asked")


async def test_another_set_of_norms_judges_and_is_named(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(fill).result()
    async with on_screen.shown(WIDE) as shown:
        await open_page(shown, "3", "judged by: Needs diagnosis", "Ability to repay")
        await shown.press("o")
        await shown.sees("Which norms judge the ratios?")
        await shown.press("2")
        await shown.sees("judged by: Textbook", "Net worth ratio", "Ability to pay at once")
        await shown.sees_no("Liquid share of net worth")
    profile = on_screen.thread.ask(lambda desk: desk.diagnosis_settings.profile).result()
    assert profile == TEXTBOOK.code


async def test_without_an_income_its_shares_say_so(on_screen: DeskOnScreen) -> None:
    def poor(desk: Desk) -> None:
        fill(desk)
        for flow in desk.flows.of(RICH):
            if flow.line.category in (FlowCategory.SALARY, FlowCategory.BONUS):
                remove_flow(desk, flow.id, now=NOW)
        none = FlowLine(category=FlowCategory.SALARY, amount=NOTHING)
        add_flow(desk, RICH, none, now=NOW)

    on_screen.thread.ask(poor).result()
    async with on_screen.shown(WIDE) as shown:
        await open_page(
            shown,
            "3",
            "! More is spent than comes in",
            "not computable, because: There is no income to take a share of.",
        )


async def test_nothing_of_a_relative_s_own_file_is_shown(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(fill).result()
    async with on_screen.shown((160, 48)) as shown:
        await open_page(shown, "3", "Assets and debts")
        assert "欧阳锋" not in shown.text
        assert "60100001" not in shown.text


async def test_after_a_lock_the_same_row_is_open_under_the_cursor(
    on_screen: DeskOnScreen,
) -> None:
    on_screen.thread.ask(fill).result()
    async with on_screen.shown() as shown:
        page = await open_page(shown, "3", "Ratios")
        await stand_on(shown, page, "Savings share")
        await shown.press("enter")
        await shown.sees("To be asked")
        review = shown.app.desk.views.find(REVIEW)
        assert review is not None
        kept = review.kept()
    place = Place(view="review", client_id=RICH, review=kept)
    async with on_screen.shown(place=place) as shown:
        await shown.sees("To be asked")
        review = shown.app.desk.views.find(REVIEW)
        assert review is not None
        assert isinstance(review.page, FinancePage)
        await settle(shown.pilot)
        assert "Savings share" in review.page.body.row_text
