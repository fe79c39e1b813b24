"""The client page by keys only."""

import pytest

from rmdesk.ui.navigation.view_kinds import CLIENT
from rmdesk.ui.views.client.view import ClientView
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until
from tests.ui.filing_steps import open_rich
from tests.ui.small_book import RICH


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 48)])
async def test_one_page_says_what_matters(on_screen: DeskOnScreen, size: tuple[int, int]) -> None:
    async with on_screen.shown(size) as shown:
        await open_rich(shown)
        for part in (
            "单雄信",
            "male",
            "40 years",
            "138****8899",
            "Class",
            "C3",
            "王小妹",
            "重疾险",
        ):
            assert part in shown.text, part
        # What matures first stands first, with a sign.
        assert "! 2026-11-27" in shown.text
        assert shown.text.index("2026-11-27") < shown.text.index("2027-02-18")
        assert "曾在他行买基金亏损" in shown.text


async def test_one_number_is_shown_and_it_is_written_down(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        await shown.press("r")
        await shown.sees("Show a number of", "1 Mobile  138****8899", "2 ID number")
        await shown.press("1")
        await shown.sees("13800008899", "**************001X")
        await shown.press("0")
        await shown.sees("138****8899")
        await shown.press("0", "2")
        await shown.sees("99010119851125001X", "138****8899")
        await shown.press("right")
        await shown.press("left")
        await shown.sees("**************001X")
    rows = on_screen.thread.ask(lambda desk: desk.audit.rows(TODAY, TODAY, most=9)).result()
    told = [(row.object, row.fields) for row in rows if row.action == "reveal"]
    assert told == [(f"client {RICH}", "id_number"), (f"client {RICH}", "mobile")]


async def test_the_number_under_the_cursor_is_shown_until_its_time_is_over(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        await shown.press("down", "r")
        await shown.sees("13800008899", "**************001X")
        reveal = shown.app.desk.query_one(ClientView)._reveal
        assert reveal._timer is not None and reveal._timer._interval == 10
        reveal._over()
        await shown.sees("138****8899")


async def test_arrows_go_through_the_list_in_its_order(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("home", "enter")
        await shown.sees("1 / 8")
        await shown.press("right")
        await shown.sees("2 / 8")
        await shown.press("left", "left")
        await shown.sees("first client of the list")
        await shown.press("f3")
        await shown.sees("clients: 8")


async def test_space_unfolds_everything(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_rich(shown)
        assert "工程师" not in shown.text or "+" in shown.text
        await shown.press("space")
        await shown.press("end")
        await shown.sees("曾在他行买基金亏损")
        await shown.press("space")
        await shown.sees("单雄信", "Contacts")


async def test_what_was_left_out_is_counted(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_rich(shown)
        heading = next(line for line in shown.lines if "Contacts" in line)
        shown_contacts = sum("来行办理转存" in line or "电话问候" in line for line in shown.lines)
        assert f"+{11 - shown_contacts}" in heading


async def test_a_view_visited_again_is_not_mounted_again(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_rich(shown)
        view = shown.app.desk.views.find(CLIENT)
        await shown.press("q")
        await shown.sees("clients: 8")
        await shown.press("f4")
        await wait_until(shown.pilot, lambda: shown.app.desk.shows_client)
        assert shown.app.desk.views.find(CLIENT) is view


@pytest.mark.parametrize("size", [(80, 24), (160, 60)])
async def test_folding_is_offered_as_long_as_reasons_are_left_out(
    on_screen: DeskOnScreen, size: tuple[int, int]
) -> None:
    """Every record may stand on a large page; the reasons of the classes are still folded."""
    async with on_screen.shown(size) as shown:
        await open_rich(shown)
        view = shown.app.desk.views.find(CLIENT)
        assert view is not None
        assert view.check_action("client_unfold", ()) is True
        before = view.virtual_size.height
        view.action_client_unfold()
        await settle(shown.pilot)
        assert view.virtual_size.height > before
        assert view.check_action("client_unfold", ()) is True  # it can be folded again
