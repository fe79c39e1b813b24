"""The list of clients by keys only."""

import pytest

from tests.ui.desk_on_screen import DeskOnScreen, Shown
from tests.ui.small_book import PEOPLE

SIZES = [(80, 24), (120, 40), (160, 48)]


def first_name(shown: Shown) -> str:
    return next(line for line in shown.lines if line.startswith("›")).split()[0].strip("›")


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_shows_everybody_masked(
    on_screen: DeskOnScreen, size: tuple[int, int]
) -> None:
    async with on_screen.shown(size) as shown:
        await shown.sees("clients: 8", "单雄信", "Anne-Marie Lef", "古丽･买买提")
        assert "13800008899" not in shown.text
        assert "138****8899" in shown.text
        assert all(line.isprintable() for line in shown.lines)


async def test_digits_order_and_turn_round(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("吕布")
        await shown.press("3")
        await shown.sees("3 Assets 万▾")
        await shown.press("home")
        assert first_name(shown) == "Anne-Marie"
        await shown.press("3")
        await shown.sees("3 Assets 万▴")
        await shown.press("g")
        assert first_name(shown) == "张三"


async def test_another_order_is_seen_from_its_top(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("吕布")
        await shown.press("j", "j", "j")
        await shown.press("1")
        await shown.sees("1 Client▴")
        assert first_name(shown).startswith("Anne-Marie")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("oyf", "欧阳锋"),
        ("sxx", "单雄信"),
        ("8899", "单雄信"),
        ("60100005", "吕布"),
        ("郑", "郑爽"),
    ],
)
async def test_find_narrows_while_typing_and_enter_opens(
    on_screen: DeskOnScreen, typed: str, found: str
) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("slash")
        await shown.type(typed)
        await shown.sees("found: 1", found)
        await shown.press("enter")
        await shown.sees("Household", found)


async def test_esc_ends_finding_on_the_full_list(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("ctrl+f")
        await shown.type("lb")
        await shown.sees("found: 1")
        await shown.press("escape")
        await shown.sees("clients: 8")
        assert first_name(shown) == "吕布"


async def test_nobody_found_says_what_to_do(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("slash")
        await shown.type("xyzxyz")
        await shown.sees("Nobody fits these words")


async def test_q_never_quits(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("q", "escape", "q")
        await shown.sees("clients: 8")
        assert shown.app.is_running


async def test_the_heading_orders_by_a_click(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        heading = shown.lines[1]
        await shown.pilot.click("#client-table", offset=(heading.index("Client") + 1, 0))
        await shown.sees("1 Client▴")


async def test_a_double_click_opens(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.pilot.click("#client-table", offset=(3, 2), times=2)
        await shown.sees("Household", "2 / 8")


def test_the_small_book_is_what_these_tests_think() -> None:
    assert len(PEOPLE) == 8
