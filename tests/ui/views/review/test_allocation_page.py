"""Present against wished, and what stands out, by keys."""

from datetime import date

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import edit_client
from rmdesk.domain.diagnosis.concentration import FlagLines
from rmdesk.domain.diagnosis.mixes import MODELS, ShareClass
from rmdesk.ui.dialogs.mix import MixForm
from rmdesk.ui.dialogs.parts.side_row import SideRow
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle
from tests.ui.finance_steps import fill, household, open_page, painted, stand_on
from tests.ui.small_book import RICH, YESTERDAY

WIDE = (120, 40)


def row(shown: Shown, name: str) -> SideRow:
    return shown.app.screen.query_one(f"#{name}", SideRow)


def forget_grade(desk: Desk) -> None:
    edit_client(desk, RICH, {"risk_tolerance": "", "risk_assessed_on": None}, now=YESTERDAY)


def grow_old(desk: Desk) -> None:
    edit_client(desk, RICH, {"risk_assessed_on": date(2025, 3, 1)}, now=YESTERDAY)


async def test_each_class_has_its_share_amount_and_gap_in_words(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(fill).result()
    async with on_screen.shown() as shown:
        page = await open_page(shown, "2", "Held against the model for C3")
        lines = "\n".join(painted(page))
        for said in (
            "by the assessment of 2026-03-01",
            "2.3 %",  # 3 of 133
            "10.30 万 too little",
            "wished   ",
            "Together",
            "100.0 %",
            "133.00",
        ):
            assert said in lines
        equity = next(line for line in painted(page) if line.strip().startswith("equity"))
        assert "30.1 %" in equity
        assert "0.10 万 too much" in equity


async def test_without_a_grade_it_says_what_to_do(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(fill).result()
    on_screen.thread.ask(forget_grade).result()
    async with on_screen.shown() as shown:
        page = await open_page(shown, "2", "nobody has assessed what the client can bear")
        assert not any(line.strip().startswith("wished") for line in painted(page))
        await shown.press("o")
        await shown.sees("What the mix is held against")
        await shown.press("2")
        await shown.sees("Risk assessment")


async def test_a_grade_that_expired_wishes_nothing(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(fill).result()
    on_screen.thread.ask(grow_old).result()
    async with on_screen.shown() as shown:
        await open_page(shown, "2", "the assessment of 2025-03-01 has expired")


async def test_a_mix_of_one_s_own_has_to_come_to_100(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(fill).result()
    async with on_screen.shown(WIDE) as shown:
        await open_page(shown, "2", "Held against the model for C3")
        await shown.press("o", "1")
        await shown.sees("The own mix of 单雄信", "Together 100 %.", "= 39.90 万, held 40.00 万")
        assert isinstance(shown.app.screen, MixForm)
        await shown.press("5")  # typed over what stood there
        assert row(shown, "cash").value == "5"
        await shown.sees("Together 95 %: 5 % are still missing.")
        await shown.press("enter")
        await shown.sees("The shares come to 95 %")
        for text, sentence in (
            ("130", "A share lies between 0 and 100 %, not at 130 %."),
            ("-5", "A share lies between 0 and 100 %, not at -5 %."),
            ("viel", "viel is no share"),
            ("10.5", "whole per cent"),
        ):
            row(shown, "cash").field.value = text
            row(shown, "metal").field.value = "4.5" if text == "10.5" else "5"
            await settle(shown.pilot)
            await shown.press("enter")
            await shown.sees(sentence)
            assert row(shown, "cash").field.has_focus
        row(shown, "cash").field.value = "20%"
        row(shown, "equity").field.value = "20"
        row(shown, "metal").field.value = "5"
        await shown.press("enter")
        await shown.sees("Held against the client's own mix.")
        mix = household(on_screen).own_mix
        assert mix[ShareClass.CASH] == mix[ShareClass.EQUITY] == 2000
        await shown.press("u")
        await shown.sees("Held against the model for C3")


async def test_the_own_mix_is_given_up_again(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(fill).result()
    async with on_screen.shown(WIDE) as shown:
        await open_page(shown, "2", "Held against the model for C3")
        await shown.press("o", "1")
        await shown.sees("The own mix of")
        await shown.press("enter")
        await shown.sees("Held against the client's own mix.")
        await shown.press("o", "2")
        await shown.sees("The own mix is given up", "Held against the model for C3")
        assert household(on_screen).own_mix == {}


async def test_a_model_is_changed_for_every_client_and_cannot_be_bolder_than_the_next(
    on_screen: DeskOnScreen,
) -> None:
    on_screen.thread.ask(fill).result()
    async with on_screen.shown(WIDE) as shown:
        await open_page(shown, "2", "Held against the model for C3")
        await shown.press("o", "3")
        await shown.sees("Wished mixes by what a client can bear", "C5")
        await shown.press("down", "down", "enter")
        await shown.sees("The model for C3", "The default: 10 %  45 %")
        row(shown, "fixed_income").field.value = "15"
        row(shown, "equity").field.value = "60"
        await shown.press("enter")
        await shown.sees("C3 bears less than C4")
        assert row(shown, "equity").field.has_focus
        row(shown, "fixed_income").field.value = "35"
        row(shown, "equity").field.value = "40"
        await shown.press("enter")
        await shown.sees("Saved: the model for C3.", "* the default is 10 %  45 %  30 %")
        await shown.press("escape")
        models = on_screen.thread.ask(lambda desk: desk.diagnosis_settings.models).result()
        assert models[3][ShareClass.EQUITY] == 4000
        assert dict(models[2]) == dict(MODELS[2])
        await shown.sees("40.0 %")


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("one_bank_bp", "100", "1 to 99 %, not of 100 %"),
        ("most_months", "2", "The least number of months"),
        ("property_bp", "viel", "viel is no whole number"),
    ],
)
async def test_lines_of_flags_out_of_bounds_are_refused_at_their_row(
    on_screen: DeskOnScreen, name: str, text: str, sentence: str
) -> None:
    async with on_screen.shown(WIDE) as shown:
        await open_page(shown, "2", "Held against")
        await shown.press("o", "4")
        await shown.sees("An empty row is the default")
        row(shown, name).field.value = text
        await shown.press("enter")
        await shown.sees(sentence)
        assert row(shown, name).field.has_focus
        assert on_screen.thread.ask(lambda desk: desk.diagnosis_settings.flag_lines).result() == (
            FlagLines()
        )


async def test_a_flag_moves_with_its_line_and_shows_what_it_is_about(
    on_screen: DeskOnScreen,
) -> None:
    on_screen.thread.ask(fill).result()
    async with on_screen.shown() as shown:
        page = await open_page(shown, "2", "in one product: 新制造股")
        await stand_on(shown, page, "in one product")
        await shown.press("enter")
        await settle(shown.pilot)
        lines = painted(page)
        place = next(n for n, line in enumerate(lines) if "in one product" in line)
        assert any("40.00" in line for line in lines[place : place + 4])
        await shown.press("o", "4")
        await shown.sees("An empty row is the default")
        row(shown, "one_product_bp").field.value = "45"
        await shown.press("enter")
        await shown.sees("Saved: what stands out")
        assert not any("in one product" in line for line in painted(page))


async def test_a_class_opened_shows_the_lines_it_is_made_of(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(fill).result()
    async with on_screen.shown() as shown:
        page = await open_page(shown, "2", "Held against the model for C3")
        await stand_on(shown, page, "equity")
        await shown.sees("equity: held 400,000.00 yuan   wished 399,000.00 yuan")
        assert not any("新制造股票" in line and "40.00" in line for line in painted(page))
        await shown.press("enter")
        await settle(shown.pilot)
        assert any("新制造股票" in line and "40.00" in line for line in painted(page))
