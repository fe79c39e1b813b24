"""The list of clients by keys only."""

import time
from typing import Any

import pytest

from rmdesk.ui.widgets import client_table
from rmdesk.ui.widgets.list_rows import ListRow, read_rows
from tests.ui.desk_on_screen import DeskOnScreen, Shown
from tests.ui.small_book import PEOPLE

SIZES = [(80, 24), (120, 40), (160, 48)]


def cursor_line(shown: Shown) -> str:
    return next(line for line in shown.lines if line.startswith("›"))


def first_name(shown: Shown) -> str:
    return cursor_line(shown).strip("›! ").split()[0]


def names(shown: Shown) -> list[str]:
    """Whom the list shows, from top to bottom."""
    people = [name.replace("·", "･").split()[0] for name, *_ in PEOPLE]
    return [name for row in shown.lines[1:-3] for name in people if name in row]


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_shows_everybody_masked(
    on_screen: DeskOnScreen, size: tuple[int, int]
) -> None:
    async with on_screen.shown(size) as shown:
        await shown.sees("clients: 8", "单雄信", "Anne-Marie", "古丽･买买提")
        await shown.press(*["right"] * 5)
        await shown.sees("138****8899")
        assert "13800008899" not in shown.text
        assert all(line.isprintable() for line in shown.lines)


async def test_a_row_that_comes_late_is_told_when_it_comes(
    on_screen: DeskOnScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_late(*asked: Any) -> dict[int, ListRow]:
        time.sleep(0.2)  # far longer than painting waits for a page
        return read_rows(*asked)

    monkeypatch.setattr(client_table, "read_rows", read_late)
    async with on_screen.shown() as shown:
        await shown.sees("单雄信   Class: Very high")


async def test_the_column_under_the_cursor_orders_and_turns_round(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("吕布")
        await shown.press("right", "right", "s")
        await shown.sees("Assets 万▾", "All clients*")
        await shown.press("home")
        assert first_name(shown) == "Anne-Marie"
        await shown.press("ctrl+t")
        await shown.sees("Assets 万▴")
        await shown.press("g")
        assert first_name(shown) == "解放"  # nothing is known of 张三: last either way


async def test_several_keys_carry_their_rank(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("吕布")
        await shown.press("right", "s", "right", "ctrl+up")
        await shown.sees("Class▴1", "Assets 万▾2")
        assert names(shown) == [
            "单雄信",
            "Anne-Marie",
            "欧阳锋",
            "古丽･买买提",
            "郑爽",
            "吕布",
            "解放",
            "张三",
        ]


async def test_another_order_is_seen_from_its_top(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("吕布")
        await shown.press("j", "j", "j", "s")
        await shown.sees("Client▴")
        assert first_name(shown).startswith("Anne-Marie")


async def test_digits_open_views_and_go_back_and_forth(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8", "[1] Overdue")
        await shown.press("1")
        await shown.sees("Overdue", "found: 4", " / ", "overdue", "[0] All clients")
        await shown.press("right", "s")
        await shown.sees("Overdue*")
        await shown.press("0")
        await shown.sees("All clients ", "clients: 8")
        await shown.press("1")
        await shown.sees("Overdue*", "Class▴")
        await shown.press("1")
        await shown.sees("Overdue ")
        await shown.sees_no("Overdue*")
        await shown.press("1")
        await shown.sees("Overdue*")
        await shown.press("9")
        await shown.sees("No view has this digit yet")


async def test_only_the_value_under_the_cursor_and_back(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("home", "right", "equals_sign")
        await shown.sees("found: 1", "class = very high")
        await shown.press("backspace")
        await shown.sees("clients: 8")
        await shown.press("backspace")
        await shown.sees("found: 1", "class = very high")
        await shown.press("escape")
        await shown.sees("clients: 8")
        await shown.sees_no("class = very high")


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


@pytest.mark.parametrize("typed", ["资产>50万", "assets > 50万", "资产>50万 且 无 移出名单"])
async def test_a_condition_filters_and_stays_in_view(on_screen: DeskOnScreen, typed: str) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("slash")
        await shown.type(typed)
        await shown.sees("found: 3", "欧阳锋", "All clients*")
        await shown.press("enter")
        await shown.sees("found: 3", typed)
        await shown.press("f4")
        await shown.sees("Household")
        await shown.press("q")
        await shown.sees("found: 3", typed)
        await shown.press("escape")
        await shown.sees("clients: 8")


async def test_a_completion_is_taken_by_tab_and_by_right(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("slash")
        await shown.type("overd")
        await shown.sees("overdue", "should have been before today")
        await shown.press("tab")
        await shown.sees("found: 4")
        await shown.type(" and ass")
        await shown.press("right")
        await shown.sees("overdue and assets", " > ")


async def test_an_error_says_where_and_keeps_the_text(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("slash")
        await shown.type("assets>much")
        await shown.press("enter")
        await shown.sees("assets>much", "^ At character 8", "clients: 8")
        caret = next(line for line in shown.lines if "^ At" in line)
        typed = next(line for line in shown.lines if "assets>much" in line)
        assert caret.index("^") == typed.index("much")


@pytest.mark.parametrize("is_waited_for", [True, False])
@pytest.mark.parametrize(
    ("typed", "whole", "found"),
    [
        ("资产>50万 且 从", "资产>50万 且 从未联系", "found: 0"),
        ("overd", "overdue", "found: 4"),
    ],
)
async def test_enter_completes_the_only_word_that_is_possible(
    on_screen: DeskOnScreen, typed: str, whole: str, found: str, *, is_waited_for: bool
) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("slash")
        await shown.type(typed)
        if is_waited_for:
            await shown.sees(whole.rsplit(maxsplit=1)[-1])
        await shown.press("enter")
        await shown.sees(found, whole, "All clients*")
        await shown.sees_no("^")


async def test_a_completed_column_awaits_its_sign(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("slash")
        await shown.type("overdue and hobb")
        await shown.press("enter")
        await shown.sees("overdue and hobbies", " ~ ")
        await shown.type("~golf")
        await shown.sees("overdue and hobbies~golf", "found: 0")


@pytest.mark.parametrize("key", ["enter", "down"])
@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("资产>50万 且 超其", "^ At character 10"),
        ("资产>50万 且 ", "^ At character 10"),
        ("资产>50万 且 c", "^ At character 10"),
        ("资产", "^ At character 3"),
    ],
)
async def test_an_unfinished_condition_is_refused_and_never_run_in_part(
    on_screen: DeskOnScreen, typed: str, says: str, key: str
) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("slash")
        await shown.type(typed)
        await shown.press(key)
        await shown.sees(says, typed.strip())
        await shown.press(key)
        await shown.sees(says, typed.strip())
        await shown.sees_no("Nobody fits")


async def test_esc_ends_finding_on_the_full_list(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("ctrl+f")
        await shown.type("lb")
        await shown.sees("found: 1")
        await shown.press("escape")
        await shown.sees("clients: 8")
        assert first_name(shown) == "吕布"


async def test_esc_leaves_a_typed_condition_as_it_was_before(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("1")
        await shown.sees("found: 4", "overdue")
        await shown.press("slash")
        await shown.type("assets>50万")
        await shown.sees("found: 3")
        await shown.press("escape")
        await shown.sees("found: 4", "overdue")
        await shown.sees_no("Overdue*")


async def test_nobody_found_says_what_to_do(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("slash")
        await shown.type("xyzxyz")
        await shown.sees("Nobody fits", "Backspace")


async def test_ready_made_filters_stand_in_the_menu(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("ctrl+w")
        await shown.sees("List menu", "Ready-made filters")
        await shown.press("1")
        await shown.sees("1 overdue", "5 never contacted")
        await shown.press("5")
        await shown.sees("found: 2", "郑爽", "解放")


async def test_q_never_quits(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("q", "escape", "q")
        await shown.sees("Today", "due: ")
        assert shown.app.is_running


async def test_the_heading_orders_by_a_click(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        heading = shown.lines[1]
        await shown.pilot.click("#client-table", offset=(heading.index("Client") + 1, 0))
        await shown.sees("Client▴")


async def test_a_double_click_opens(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.pilot.click("#client-table", offset=(3, 2), times=2)
        await shown.sees("Household", "2 / 8")


def test_the_small_book_is_what_these_tests_think() -> None:
    assert len(PEOPLE) == 8
