"""What cannot be true together with the file is said at the field, and what was typed stays."""

import pytest

from rmdesk.desk.client_file.clients import edit_client
from rmdesk.ui.widgets.field import Field
from tests.ui.desk_on_screen import DeskOnScreen
from tests.ui.filing_steps import open_rich
from tests.ui.small_book import NOW, RICH

ID = "11010519851125001X"


@pytest.mark.parametrize(
    ("downs", "title", "typed", "said"),
    [
        (1, "Sex: 单雄信", "f", "The ID number says the other sex than the file"),
        (3, "Birthday: 单雄信", "1985-11-24", "The ID number says another birthday than the file"),
        (3, "Birthday: 单雄信", "1985-02-30", "This is no date that exists"),
    ],
    ids=["the other sex", "another birthday", "no such day"],
)
async def test_a_field_that_contradicts_the_identity_number(
    on_screen: DeskOnScreen, downs: int, title: str, typed: str, said: str
) -> None:
    on_screen.thread.ask(lambda desk: edit_client(desk, RICH, {"id_number": ID}, now=NOW)).result()
    before = on_screen.thread.ask(lambda desk: desk.clients.get(RICH)).result()
    async with on_screen.shown() as shown:
        await open_rich(shown)
        await shown.press("e")
        await shown.sees("Edit: 单雄信")
        await shown.press(*["down"] * downs, "enter")
        await shown.sees(title)
        await shown.press("ctrl+u")
        await shown.type(typed)
        await shown.press("enter")
        await shown.sees(said)
        focused = shown.app.focused
        assert isinstance(focused, Field)
        assert focused.value == typed
    assert on_screen.thread.ask(lambda desk: desk.clients.get(RICH)).result() == before
