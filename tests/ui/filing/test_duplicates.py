"""Duplicates on the screen: while typing, as a list, side by side; and words in notes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from rmdesk.ui.dialogs.find_notes import FindNotes
from rmdesk.ui.dialogs.parts.rows import Rows
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, Shown
from tests.ui.small_book import RICH, YESTERDAY, small_book

TWIN = ClientId(9)


def with_twin(folder: Path) -> Desk:
    """单雄信 a second time, under another number, and a spouse with the same phone."""
    desk = small_book(folder)
    twin = add_client(desk, now=YESTERDAY, name="单雄信", mobile="13800008899", number="70100099")
    edit_client(desk, twin, {"note": "爱喝茶", "hobbies": "钓鱼"}, now=YESTERDAY)
    log_contact(
        desk, twin, channel=Channel.VISIT, on=TODAY, gist="上门送茶", now=YESTERDAY.replace(day=20)
    )
    add_client(desk, now=YESTERDAY, name="王小妹", mobile="13800008899")
    while desk.undo(now=YESTERDAY.replace(day=20)):
        pass
    desk.redo(now=YESTERDAY.replace(day=20))
    return desk


@pytest.fixture
def on_screen(tmp_path: Path) -> Iterator[DeskOnScreen]:
    with DeskOnScreen(lambda: with_twin(tmp_path)) as screen:
        yield screen


async def command(shown: Shown, words: str, *wanted: str) -> None:
    """Run a command through the palette."""
    await shown.sees("吕布")
    await shown.press("ctrl+p")
    await shown.sees("Commands and clients")
    await shown.type(words)
    await shown.sees(*wanted)
    await shown.press("enter")


def client_names(on_screen: DeskOnScreen) -> list[str]:
    def read(desk: Desk) -> list[str]:
        return [row.name for row in desk.clients.rows(desk.clients.ids()).values()]

    return on_screen.thread.ask(read).result()


async def test_who_has_the_number_is_said_while_typing_and_opened(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 10")
        await shown.press("n")
        await shown.sees("New client")
        await shown.type("吕小布")
        await shown.press("tab")
        await shown.type("155 0000 666")
        await shown.sees_no("has this phone")
        await shown.type("6")
        await shown.sees("60100005 吕布 has this phone (one family?). F4 opens the client.")
        await shown.press("backspace")
        await shown.sees_no("has this phone")
        await shown.press("tab")
        await shown.type("70100006")
        await shown.sees("70100006 欧阳锋 has this client number.")
        await shown.press("f4")
        await shown.sees("Household", "欧阳锋")
        await shown.sees_no("New client")
    assert "吕小布" not in client_names(on_screen)


async def test_tab_leads_to_the_owner_and_enter_opens(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 10")
        await shown.press("n")
        await shown.sees("New client")
        await shown.press("tab", "tab")
        await shown.type("60100005")
        await shown.sees("吕布 has this client number.")
        await shown.press("tab", "enter")
        await shown.sees("Household", "吕布")


async def test_what_is_typed_after_tab_reaches_the_next_field(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 10")
        await shown.press("n")
        await shown.sees("New client")
        await shown.press("tab")
        await shown.type("15500006666")
        await shown.sees("吕布 has this phone")
        await shown.press("tab", *"7010000", "6")
        await shown.sees("70100006 欧阳锋 has this client number.")
        await shown.press("shift+tab")
        await shown.paste("x")
        await shown.sees("70100006x")


async def test_a_number_that_families_share_can_be_saved(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 10")
        await shown.press("n")
        await shown.sees("New client")
        await shown.type("吕小布")
        await shown.press("tab")
        await shown.type("15500006666")
        await shown.sees("60100005 吕布 has this phone")
        await shown.press("enter")
        await shown.sees("Household", "吕小布")


async def test_the_client_being_edited_is_not_told_of_itself(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("吕布")
        await shown.press("slash")
        await shown.type("oyf")
        await shown.sees("found: 1")
        await shown.press("enter")
        await shown.sees("Household")
        await shown.press("e")
        await shown.sees("Edit: 欧阳锋")
        await shown.press("2", "enter")
        await shown.sees("New value", "15500007777")
        await shown.sees_no("has this phone")
        await shown.press("ctrl+u")
        await shown.type("13800008899")
        await shown.sees("60100001 单雄信 +2 has this phone")
        await shown.press("f4")
        await shown.sees("Household", "曾在他行买基金亏损")


async def test_the_list_gives_reasons_and_dismisses_for_good(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await command(shown, "suspected", "Suspected duplicates")
        await shown.sees("One person? 1", "below: 1", "单雄信 60100001", "单雄信 70100099")
        await shown.sees("likely one person (70)", "For: same mobile, same name")
        await shown.press("down")
        await shown.sees("rather a family that shares a phone", "Against: names differ")
        await shown.press("up", "delete")
        await shown.sees("One person? 0")
        await shown.press("escape", "ctrl+z")
        await shown.sees("Undone: 单雄信 and 单雄信 are two people")
        await command(shown, "suspected", "Suspected duplicates")
        await shown.sees("One person? 1")


async def test_two_files_become_one_and_two_again(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await command(shown, "suspected", "Suspected duplicates")
        await shown.sees("One person? 1")
        await shown.press("enter")
        await shown.sees("Merge: 单雄信 and 单雄信", "This file stays", "Client number", "钓鱼")
        await shown.press("enter", "enter")  # changes the choice and back: merges nobody
        await shown.sees("Merge: 单雄信 and 单雄信")
        await shown.press("ctrl+s")
        await shown.sees("Merged: 单雄信 has both histories now.", "clients: 9")
        assert client_names(on_screen).count("单雄信") == 1
        await shown.press("f4")
        await shown.sees("上门送茶", "爱喝茶")
        await shown.press("ctrl+z")
        await shown.sees("Undone: merge of 单雄信 with 单雄信")
        assert client_names(on_screen).count("单雄信") == 2


async def test_the_list_stands_on_the_merged_client(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await command(shown, "suspected", "Suspected duplicates")
        await shown.sees("One person? 1")
        await shown.sees_no("Comparing all clients")
        shown.app.desk.clients.table.select(ClientId(4))
        await shown.press("enter")
        await shown.sees("This file stays")
        await shown.press("ctrl+s")
        await shown.sees("Merged: 单雄信 has both histories now.", "clients: 9")
        assert shown.app.desk.current_client == RICH
        shown.app.desk.clients.table.select(ClientId(4))
        await shown.press("ctrl+z")
        await shown.sees("Undone: merge", "clients: 10")
        await shown.press("enter")
        await shown.sees("Household", "单雄信", "曾在他行买基金亏损")


async def test_a_page_gives_way_to_the_merged_client(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 10")
        shown.app.desk.clients.table.select(TWIN)
        await shown.press("enter")
        await shown.sees("Household", "爱喝茶")
        await shown.press("ctrl+p")
        await shown.sees("Commands and clients")
        await shown.type("suspected")
        await shown.sees("Suspected duplicates")
        await shown.press("enter")
        await shown.sees("One person? 1")
        await shown.press("enter")
        await shown.sees("This file stays")
        await shown.press("ctrl+s")
        await shown.sees("Merged: 单雄信")
        assert shown.app.desk.shows_client
        assert shown.app.desk.current_client == RICH


async def test_the_same_name_means_perhaps_the_same_person(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 10")
        await shown.press("n")
        await shown.sees("New client")
        await shown.type("王小妹")
        await shown.press("tab")
        await shown.type("13800008899")
        await shown.sees("王小妹 +2 has this phone (the same person?). F4 opens the client.")
        await shown.press("shift+tab", "shift+tab", "backspace")
        await shown.sees("60100001 单雄信 +2 has this phone (one family?). F4 opens the client.")


async def test_marked_clients_are_merged_with_the_values_chosen(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("吕布")
        await shown.press("slash")
        await shown.type("sxx")
        await shown.sees("found: 2")
        await shown.press("down", "space", "space")
        await shown.press("escape")
        await command(shown, "merge two", "Merge two clients")
        await shown.sees("Merge: 单雄信 and 单雄信")
        await shown.press("down", "right")
        await shown.press("ctrl+s")
        await shown.sees("Household", "Merged: 单雄信 has both histories now.")
        await shown.press("f3")
        await shown.sees("marked: 1")
    client = on_screen.thread.ask(lambda desk: desk.clients.get(RICH)).result()
    assert (client.number, client.former_numbers) == ("70100099", "60100001")


async def test_cancelled_nothing_is_merged(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await command(shown, "suspected", "Suspected duplicates")
        await shown.sees("One person? 1")
        await shown.press("enter")
        await shown.sees("This file stays")
        await shown.press("escape")
        await shown.sees("One person? 1")
        await shown.press("escape")
        await shown.sees("clients: 10")


async def test_words_in_notes_lead_to_the_client(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await command(shown, "in notes", "Find in notes")
        await shown.sees("words of a gist or note")
        await shown.type("送茶")
        await shown.sees("found: 1", "单雄信", "2026-11-20", "上门送茶")
        await shown.press("ctrl+u")
        await shown.type("升学 教育金")
        await shown.sees("found: 10", "谈到孩子升学,答应寄去教育金资料")
        await shown.press("ctrl+u")
        await shown.type("没有这样的话")
        await shown.sees("No note has these words.")
        await shown.press("ctrl+u")
        await shown.type("爱喝茶")
        await shown.sees("found: 1", "note")
        await shown.press("enter")
        await shown.sees("Household", "爱喝茶", "70100099")


async def test_what_was_found_in_notes_is_offered_again(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await command(shown, "in notes", "Find in notes")
        await shown.type("升学 教育金")
        await shown.sees("found: 10")
        await shown.press("down", "down", "enter")
        await shown.sees("Household")
        client_id = shown.app.desk.current_client
        await shown.press("escape")
        for _time in range(2):  # after a client was opened, and after the dialog was closed
            await command(shown, "in notes", "Find in notes")
            await shown.sees("升学 教育金", "found: 10")
            dialog = shown.app.screen
            assert isinstance(dialog, FindNotes)
            assert dialog.query_one(Rows).cursor == 2
            assert dialog.answer() == client_id
            await shown.press("escape")
        assert "教育金" not in str(shown.app.desk.place())
        await command(shown, "in notes", "Find in notes")
        await shown.sees("found: 10")
        await shown.type("送茶")  # in the place of the words before
        await shown.sees("found: 1", "上门送茶")


async def test_a_namesake_is_said_while_the_name_is_typed_and_bars_nothing(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 10")
        await shown.press("n")
        await shown.sees("New client")
        await shown.type("吕")
        await shown.sees_no("has this name")
        await shown.type("布")
        await shown.sees("60100005 吕布 has this name (the same person?). F4 opens the client.")
        await shown.press("enter")
        await shown.sees("Household", "吕布")
        await shown.press("f3")
        await shown.sees("clients: 11")
        await shown.press("n")
        await shown.type("单雄信")
        await shown.sees("60100001 单雄信 +1 has this name")
        await shown.press("f4")
        await shown.sees("Household", "单雄信")
        await shown.sees_no("New client")
    assert client_names(on_screen).count("单雄信") == 2
