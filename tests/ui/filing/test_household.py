"""The people around a client by keys only: members, ties, walls, consents, and being forgotten."""

from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.store.tables.people import MemberTable
from rmdesk.ui.navigation.view_kinds import CLIENT
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle
from tests.ui.filing_steps import open_rich
from tests.ui.small_book import NOW, RICH


async def add(shown: Shown, title: str) -> None:
    """Choose something in "Add to the file" by the digit in front of it."""
    await shown.press("a")
    await shown.sees("Add to the file", title)
    line = next(line for line in shown.lines if title in line)
    digit = line.split(title)[0].split()[-1]
    await shown.press(digit)


async def next_field(shown: Shown, times: int = 1) -> None:
    await shown.press(*["tab"] * times)


async def tie_to(shown: Shown, initials: str) -> None:
    await add(shown, "Tie to another client")
    await shown.sees("Which client?")
    await shown.type(initials)
    await shown.sees_no("Nothing fits")
    await settle(shown.pilot)
    await shown.press("enter")


async def test_a_member_is_noted_with_what_is_typed_kept_until_it_is_right(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        await add(shown, "Member of the household")
        await shown.sees("Household of 单雄信")
        await shown.type("外婆")
        await shown.sees("= grandparent")
        await next_field(shown)
        await shown.type("赵桂英")
        await next_field(shown)
        await shown.type("2027")
        await shown.press("enter")
        await shown.sees("2027 is still to come", "赵桂英", "外婆")
        await shown.press(*["backspace"] * 4)
        await shown.type("1938")
        await shown.sees("88 years this year")
        await shown.press("enter")
        await shown.sees("Noted in the household: 赵桂英")
        await shown.sees_no("is still to come")
        await shown.sees("外婆", "赵桂英", "88 years")
        await shown.press("u")
        await shown.sees("Undone: household of 单雄信")
        await shown.sees_no("赵桂英")


async def test_a_day_that_does_not_exist_is_refused_at_its_field(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        await add(shown, "Member of the household")
        await shown.sees("Household of 单雄信")
        await shown.type("son")
        await next_field(shown, 2)
        await shown.type("2015-02-30")
        await shown.press("enter")
        await shown.sees("This is no date that exists", "2015-02-30")
        focused = shown.app.focused
        assert focused is not None and focused.has_focus
        assert getattr(focused, "value", "") == "2015-02-30"


async def test_a_tie_walls_both_files_until_both_said_yes(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        await tie_to(shown, "oyf")
        await shown.sees("单雄信 and 欧阳锋", "wall: nobody was asked yet")
        await shown.type("father")
        await shown.sees("= father; in the other file: son")
        await next_field(shown)
        await shown.press("2")
        await shown.sees("wall: 欧阳锋 was not asked yet")
        await shown.press("enter")
        await shown.sees("Tied in both files: 单雄信 and 欧阳锋")
        await shown.sees("Wall: father 欧阳锋", "counted: 欧阳锋", "wall: not asked")
        assert "120.00" not in shown.text
        await shown.press("l")
        await shown.sees("Log a contact", "Wall: father 欧阳锋")
        await shown.press("escape")
        await shown.sees_no("Log a contact")
        await answer_tie(shown, "2", "2")
        await shown.sees("Saved in both files", "shared 120.00 万")
        assert "Wall:" not in shown.text
        await answer_tie(shown, "2", "3")
        await shown.sees("Wall: father 欧阳锋", "wall: kept private")
        assert "120.00" not in shown.text


async def answer_tie(shown: Shown, mine: str, theirs: str) -> None:
    """Open the relative's row and give both answers."""
    await shown.press("tab")
    while True:
        await shown.press("enter")
        await settle(shown.pilot)
        if "Household of" in shown.text:
            break
        await shown.press("escape", "tab")
    await shown.press("escape", "down", "down", "enter")
    await shown.sees("Answers and relation: father 欧阳锋")
    await shown.press("1")
    await shown.sees("单雄信 and 欧阳锋")
    await next_field(shown)
    await shown.press(mine)
    await next_field(shown)
    await shown.press(theirs)
    if theirs == "3":
        await shown.sees("wall: 欧阳锋 asked for it; it stands for both")
    await shown.press("enter")


async def test_a_member_with_a_file_is_looked_for_by_the_name_noted(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        await add(shown, "Member of the household")
        await shown.sees("Household of 单雄信")
        await shown.type("father")
        await next_field(shown)
        await shown.type("欧阳锋")
        await shown.press("enter")
        await shown.sees("Noted in the household: 欧阳锋")
        await settle(shown.pilot)
        page = shown.app.desk.views.find(CLIENT)
        assert page is not None
        kin = [n for n, place in enumerate(page.places) if "欧阳锋" in str(place.record)]
        page.stand_on(kin[0])
        await shown.press("enter")
        await shown.sees("Tie to this person's own file")
        await shown.press("2")
        await shown.sees("Which client?", "Enter Choose")
        await settle(shown.pilot)
        await shown.press("enter")
        await shown.sees("单雄信 and 欧阳锋")


async def test_a_year_of_birth_to_come_is_shown_as_wrong_and_not_as_an_age(
    on_screen: DeskOnScreen,
) -> None:
    def import_one(desk: Desk) -> None:
        with desk.store.action("book.made", at=NOW) as action:
            values = {"client_id": RICH, "name": "小龙", "relation": "son", "birth_year": 2032}
            action.insert(MemberTable, values)

    on_screen.thread.ask(import_one).result()
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        await shown.sees("小龙", "! born 2032?")
        assert "-6" not in shown.text


async def test_nobody_is_tied_to_oneself(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        await tie_to(shown, "sxx")
        await shown.sees("A client cannot be tied to itself")


async def test_a_relation_that_does_not_fit_keeps_what_was_typed(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        await tie_to(shown, "oyf")
        await shown.sees("单雄信 and 欧阳锋")
        await shown.press("enter")
        await shown.sees("Say what 欧阳锋 is to the client")
        await shown.type("boss")
        await shown.press("enter")
        await shown.sees("Say what 欧阳锋 is to the client", "boss")


@pytest.mark.parametrize("size", [(80, 24), (160, 48)])
async def test_a_refused_channel_is_said_everywhere(
    on_screen: DeskOnScreen, size: tuple[int, int]
) -> None:
    async with on_screen.shown(size) as shown:
        await open_rich(shown)
        await shown.press("colon")
        await shown.type("consents")
        await shown.sees("Consents and refusals")
        await shown.press("enter")
        await shown.sees("Consents of 单雄信", "not asked")
        await shown.press("down", "enter")
        await shown.sees("单雄信: calls")
        await shown.press("enter")
        await shown.sees("A consent counts only if it can be shown")
        await shown.press("shift+tab", "shift+tab", "2", "enter")
        await shown.sees("Consents of 单雄信", "2026-11-20")
        await shown.press("escape")
        await shown.sees("Refused: calls")
        await shown.press("l")
        await shown.sees("Log a contact", "Refused: calls")


async def test_a_client_is_forgotten_for_a_reason_and_the_name_again(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        await shown.press("colon")
        await shown.type("delete the client")
        await shown.sees("Delete the client's data")
        await shown.press("enter")
        await shown.sees("Delete the data of 单雄信")
        await shown.press("enter")
        await shown.sees("A deletion needs a reason")
        await shown.type("asked in the branch")
        await next_field(shown)
        await shown.type("单雄")
        await shown.press("enter")
        await shown.sees("Type the name as it stands above", "asked in the branch")
        await shown.type("信")
        await shown.press("enter")
        await shown.sees("Deleted, ", "***")
        assert "曾在他行买基金亏损" not in shown.text
        await shown.press("u")
        await shown.sees("Take back the whole")
        await shown.press("2")
        await shown.press("down", "enter")
        await shown.sees("曾在他行买基金亏损")


async def test_a_copy_for_the_client_is_written_once_files_may_leave(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        await shown.press("colon")
        await shown.type("give the client a copy")
        await shown.press("enter")
        await shown.sees("Allow exports?")
        await shown.press("down", "enter")
        await shown.sees("copy for 单雄信")
        await shown.press("enter")
        await shown.sees("A copy leaves the book only with a reason")
        await shown.type("asked for it")
        await next_field(shown)
        await shown.press("ctrl+u")
        await shown.press("end", *["backspace"] * 80)
        await shown.type(str(tmp_path / "copy.json"))
        await shown.press("enter")
        await shown.sees("Copy written: copy.json")
        assert "单雄信" in (tmp_path / "copy.json").read_text(encoding="utf-8")
