"""A view that comes back shows what was read while it was hidden."""

import pytest

from tests.ui.desk_on_screen import DeskOnScreen, settle


async def test_the_call_card_stands_there_again_after_a_look_at_the_list(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("吕布")
        await shown.press("f6")
        await shown.sees("Call session", "1 / 8")
        await shown.press("1")
        await shown.sees("2 / 8")
        await shown.press("q")
        await shown.sees("All clients")
        await settle(shown.pilot)
        await shown.press("f6")
        await shown.sees("Call session", "2 / 8", "Talks", "Must ask")


@pytest.mark.parametrize(
    ("key", "seen"),
    [
        ("f4", ("Client ", "Household", "Contacts")),
        ("f8 0", ("Maturity ladder", "In all", "稳利90天")),
        ("f8", ("Insurance ", "Illn.", "单雄信")),
        ("f5", ("Calendar ", "All contacts", "单雄信")),
    ],
)
async def test_a_view_paints_what_was_read_behind_its_back(
    on_screen: DeskOnScreen, key: str, seen: tuple[str, ...]
) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("吕布")
        await shown.press(*key.split())
        await shown.sees(*seen)
        await shown.press("f3")
        await shown.sees("All clients")
        await shown.press("f6")
        await shown.sees("Call session", "1 / 8")
        await shown.press("1")
        await shown.sees("2 / 8")
        await shown.press("f3")
        await shown.sees("All clients")
        await settle(shown.pilot)
        await shown.press(*key.split())
        await shown.sees(*seen)
