"""Page 4 of the review: the gaps, their formulas, what is assumed, what if, and for whom it is."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from rmdesk.desk.book import Desk
from rmdesk.desk.diagnosing.interviewing import diagnoses_of
from rmdesk.domain.diagnosis.records import KeptDiagnosis
from rmdesk.domain.diagnosis.spans import known
from rmdesk.domain.money import Money
from tests.ui.desk_on_screen import DeskOnScreen, Shown
from tests.ui.diagnosed_book import diagnosed
from tests.ui.small_book import RICH


@asynccontextmanager
async def diagnosis_page(
    open_book: Callable[[], Desk], size: tuple[int, int] = (120, 40)
) -> AsyncIterator[tuple[Shown, Callable[[], list[KeptDiagnosis]]]]:
    with DeskOnScreen(open_book) as on_screen:
        async with on_screen.shown(size) as shown:
            await shown.sees("clients: 8")
            await shown.press("slash")
            await shown.type("sxx")
            await shown.press("enter")
            await shown.press("f7")
            await shown.sees("Asset review   单雄信")
            await shown.press("4")
            await shown.sees("Protection gap")

            def kept() -> list[KeptDiagnosis]:
                found: list[KeptDiagnosis] = on_screen.thread.ask(
                    lambda desk: diagnoses_of(desk, RICH)
                ).result()
                return found

            yield shown, kept


async def test_the_gaps_with_their_figures(tmp_path: Path) -> None:
    async with diagnosis_page(partial(diagnosed, tmp_path, closed=True)) as (shown, _kept):
        await shown.sees("Closed 2026-11-19, again on 2027-11-20")
        # 120,000 x 10 + 800,000 + 40,000 x 12 + 12,000 x 15 - (80 万 + 36,000 x 10)
        await shown.sees("A 266.00", "- B 116.00", "= C 150.00 万", "! gap")
        await shown.sees("not computable, because: 李梅 has no income that could be lost")
        await shown.sees("return 3 %", "retires at 60", "child to 22")
        await shown.sees("Could be spent a year: 2.00 万", "Next meeting 2026-12-04")


async def test_enter_opens_a_formula_line_by_line(tmp_path: Path) -> None:
    async with diagnosis_page(partial(diagnosed, tmp_path, closed=True)) as (shown, _kept):
        await shown.press("down", "enter")
        await shown.sees("A  What is needed", "12.00 a year for 10 years: x 10.0000", "120.00")
        await shown.sees("education of 小雨", "debt on the home", "80.00", "C = A - B", "150.00")
        await shown.sees("Assumed: Prices rise a year 3 %")
        await shown.press("escape")
        await shown.sees_no("What is needed")


async def test_assumptions_are_changed_one_by_one(tmp_path: Path) -> None:
    book = partial(diagnosed, tmp_path, closed=False, other=False)
    async with diagnosis_page(book) as (shown, kept):
        await shown.press("o")
        await shown.sees("What is assumed", "Prices rise a year")
        for _figure in "3":
            await shown.press("backspace")
        await shown.type("25")
        await shown.press("enter")
        await shown.sees("A yearly rate lies between 0 % and 20 %.")
        await shown.press("backspace", "backspace")
        await shown.type("2.5")
        await shown.sees("= 2.5 %")
        await shown.press("enter", "down", "down", "down", "down", "down")
        for _figure in "60":
            await shown.press("backspace")
        await shown.type("90")
        await shown.press("enter")
        await shown.sees("90")
        await shown.press("backspace", "backspace")
        await shown.type("65")
        await shown.press("ctrl+s")
        await shown.sees("prices 2.5 %", "retires at 65")
        assert (kept()[0].assumptions.inflation_bp, kept()[0].assumptions.retire_at) == (250, 65)
        await shown.press("ctrl+z")
        await shown.sees("retires at 60")


async def test_a_second_scenario_is_made_compared_and_dropped(tmp_path: Path) -> None:
    book = partial(diagnosed, tmp_path, closed=False, other=False)
    async with diagnosis_page(book) as (shown, kept):
        await shown.press("tab", "tab", "tab")  # interview, gaps, assumed: to what if
        await shown.press("enter")
        await shown.sees("Second scenario", "what if", "Name of the scenario")
        await shown.press("escape")
        await shown.sees_no("Second scenario")
        assert kept()[0].other is None  # who only looks leaves none behind
        await shown.press("enter")
        await shown.sees("Second scenario", "Name of the scenario")
        await shown.press("down", "down", "down")
        for _figure in "10":
            await shown.press("backspace")
        await shown.type("5")
        await shown.press("enter", "escape")
        await shown.sees("what if: Living costs for 5 years", "as told", "difference")
        await shown.sees("150.00", "90.00", "-60.00")
        other = kept()[0].other
        assert other is not None
        assert other.assumptions.living_years == 5
        await shown.press("delete")
        await shown.sees("The second scenario is gone", "None yet.")
        assert kept()[0].other is None
        await shown.press("ctrl+z")
        await shown.sees("-60.00")


async def test_a_scenario_may_have_other_figures_of_the_household(tmp_path: Path) -> None:
    async with diagnosis_page(partial(diagnosed, tmp_path, closed=False)) as (shown, kept):
        await shown.press("tab", "tab", "tab", "enter")
        await shown.sees("Second scenario", "晚退休")
        for _row in range(9):
            await shown.press("down")
        for _figure in "12万":
            await shown.press("backspace")
        await shown.type("10万")
        await shown.press("ctrl+s")
        await shown.sees("晚退休: other figures of the household; One retires at age 65")
        other = kept()[0].other
        assert other is not None
        assert other.situation.living.phases[0].yearly == known(Money.of_yuan(100_000))


async def test_the_four_accounts_are_for_the_manager_alone(tmp_path: Path) -> None:
    async with diagnosis_page(partial(diagnosed, tmp_path, closed=True), (120, 60)) as (shown, _):
        await shown.sees("Four accounts", "For you alone", "5 to 10 % of income a year")
        await shown.press("f10")
        await shown.sees("AMOUNTS HIDDEN")
        await shown.sees_no("Four accounts")
        assert "266.00" not in shown.text
        await shown.press("f10")
        await shown.sees("Four accounts", "266.00")


async def test_earlier_diagnoses_by_the_arrows(tmp_path: Path) -> None:
    book = partial(diagnosed, tmp_path, closed=True, again=True)
    async with diagnosis_page(book) as (shown, _kept):
        await shown.sees("1 of 2", "At step 1 Opening words")
        await shown.press("left")
        await shown.sees("2 of 2", "Closed 2026-11-19", "A 266.00")
        assert "Four accounts" not in shown.text  # they speak of today
        await shown.press("right")
        await shown.sees("1 of 2", "At step 1")


async def test_what_is_closed_stays_as_it_was(tmp_path: Path) -> None:
    async with diagnosis_page(partial(diagnosed, tmp_path, closed=True)) as (shown, kept):
        await shown.press("o", "delete", "ctrl+s")
        await shown.sees("Closed 2026-11-19")
        assert kept()[0].other is not None
        await shown.press("ctrl+a")
        await shown.sees("Interview: 单雄信", "0 of 12 understood")
        await shown.press("escape")
        await shown.sees("1 of 2")
        assert kept()[0].is_open


async def test_an_open_one_is_taken_out_and_brought_back(tmp_path: Path) -> None:
    book = partial(diagnosed, tmp_path, closed=True, again=True)
    async with diagnosis_page(book) as (shown, kept):
        await shown.sees("1 of 2")
        await shown.press("delete")
        await shown.sees("The open diagnosis is taken out", "1 of 1")
        assert len(kept()) == 1
        await shown.press("ctrl+z")
        await shown.sees("1 of 2")


async def test_it_is_closed_when_all_is_understood_and_not_before(tmp_path: Path) -> None:
    book = partial(diagnosed, tmp_path, closed=False)
    async with diagnosis_page(book) as (shown, kept):
        await shown.sees("Every step is understood.")
        await shown.press("ctrl+s")
        await shown.sees("Close the diagnosis", "2027-11-22")
        for _figure in "2027-11-22":
            await shown.press("backspace")
        await shown.type("2040-01-01")
        await shown.press("enter")
        await shown.sees("The next check comes within 5 years")
        for _figure in "2040-01-01":
            await shown.press("backspace")
        await shown.type("2027-06-30")
        await shown.press("enter")
        await shown.sees("Closed; it is looked at again on 2027-06-30")
        assert not kept()[0].is_open


async def test_half_done_it_is_not_closed(tmp_path: Path) -> None:
    book = partial(diagnosed, tmp_path, closed=True, again=True)
    async with diagnosis_page(book) as (shown, kept):
        await shown.press("ctrl+s")
        await shown.sees("The interview has not come to its end.")
        assert kept()[0].is_open
