"""The history of a file by keys only."""

from rmdesk.desk.client_file.clients import edit_client
from tests.ui.desk_on_screen import DeskOnScreen
from tests.ui.filing_steps import open_rich
from tests.ui.small_book import NOW, RICH


def changed(on_screen: DeskOnScreen) -> None:
    for changes in ({"note": "甲"}, {"note": "乙", "mobile": "13900009999"}):
        on_screen.thread.ask(
            lambda desk, changes=changes: edit_client(desk, RICH, changes, now=NOW)  # type: ignore[misc]
        ).result()


async def test_the_page_tells_what_every_field_said_before(on_screen: DeskOnScreen) -> None:
    changed(on_screen)
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        await shown.press("H")
        await shown.sees("History: 单雄信", "甲 -> 乙", "edit of 单雄信", "2026-11-20 09:30")
        await shown.sees("Policy  重疾险", "came on file")


async def test_numbers_are_masked(on_screen: DeskOnScreen) -> None:
    changed(on_screen)
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        await shown.press("ctrl+k")
        await shown.sees("138****8899 -> 139****9999")
        assert "13900009999" not in shown.text


async def test_words_leave_only_their_lines(on_screen: DeskOnScreen) -> None:
    changed(on_screen)
    async with on_screen.shown() as shown:
        await open_rich(shown)
        await shown.press("H")
        await shown.sees("甲 -> 乙")
        await shown.type("mobile")
        await shown.sees_no("甲 -> 乙")
        await shown.sees("139****9999")
        await shown.type("xyz")
        await shown.sees("No line of this history has these words.")


async def test_the_edit_dialog_tells_the_history_of_its_line(on_screen: DeskOnScreen) -> None:
    changed(on_screen)
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        await shown.press("e")
        await shown.sees("Edit: 单雄信", "Name")
        await shown.press("ctrl+k")
        await shown.sees("History: 单雄信", "No line of this history has these words.")
        await shown.press("escape")
        await shown.sees("Edit: 单雄信")
