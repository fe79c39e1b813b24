"""Writing into the book by keys: contacts, clients, fields, undo, import."""

from pathlib import Path

from tests.ui.desk_on_screen import DeskOnScreen, wait_until
from tests.ui.filing_steps import open_rich
from tests.ui.kept_contacts import contacts


async def test_a_call_is_logged_in_few_keys(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_rich(shown)
        await shown.press("l")
        await shown.sees("Log a contact: 单雄信", "2026-11-20 Fri")
        await shown.press("1")
        await shown.type("聊到孩子升学")
        await shown.press("tab")
        await shown.type("下周三")
        await shown.sees("2026-11-25 Wed", "in 5 d")
        await shown.press("enter")
        await shown.sees("Recorded: 单雄信. Next contact 2026-11-25 Wed.")
        assert contacts(on_screen)[0] == ("2026-11-20", "T", "聊到孩子升学", "2026-11-25")


async def test_what_is_pasted_before_a_channel_was_chosen_is_the_gist(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown() as shown:
        await open_rich(shown)
        await shown.press("l")
        await shown.sees("Log a contact: 单雄信")
        await shown.paste("想提前还\n一部分贷款")
        await shown.press("enter")
        await shown.sees("Recorded: 单雄信")
        assert contacts(on_screen)[0][:3] == ("2026-11-20", "T", "想提前还 一部分贷款")


async def test_a_past_meeting_by_letter_and_with_an_input_method(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_rich(shown)
        await shown.press("ctrl+r")
        await shown.sees("Log a contact")
        await shown.press("m", "tab", "tab")
        await shown.type("上周五")
        await shown.sees("2026-11-13 Fri")
        await shown.press("enter")
        await shown.sees("Recorded")
        assert ("2026-11-13", "M", "", "") in contacts(on_screen)


async def test_what_cannot_be_keeps_the_typed_text(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_rich(shown)
        before = contacts(on_screen)
        await shown.press("l", "1")
        await shown.type("gist")
        await shown.press("tab")
        await shown.type("2.30")
        await shown.press("enter")
        await shown.sees("This day cannot be read: 2.30")
        await shown.press("ctrl+u")
        await shown.type("-3")
        await shown.press("enter")
        await shown.sees("is not after the contact")
        await shown.press("down")
        await shown.type("明天")
        await shown.press("enter")
        await shown.sees("A contact lies in the past", "gist")
        await shown.press("escape")
        await shown.sees_no("Log a contact:")
        assert contacts(on_screen) == before


async def test_undo_names_what_it_took_back_and_redo_brings_it_again(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown() as shown:
        await open_rich(shown)
        before = contacts(on_screen)
        await shown.press("l", "2")
        await shown.type("mail")
        await shown.press("enter")
        await shown.sees("Recorded")
        await shown.press("u")
        await shown.sees("Undone: contact with 单雄信")
        assert contacts(on_screen) == before
        await shown.press("ctrl+y")
        await shown.sees("Done again: contact with 单雄信")
        assert len(contacts(on_screen)) == len(before) + 1
        await shown.press("ctrl+z", "u")
        await shown.sees("Nothing was done today")


async def test_a_new_client_in_three_fields(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("n")
        await shown.sees("New client")
        await shown.press("enter")
        await shown.sees("A client needs a name.")
        await shown.type("李明")
        await shown.press("tab")
        await shown.type("12")
        await shown.press("enter")
        await shown.sees("This is no mobile number")
        await shown.press("ctrl+u")
        await shown.type("138 0013 8000")
        await shown.press("down")
        await shown.type("60100001")
        await shown.press("enter")
        await shown.sees("Another client already has this client number.", "李明")
        await shown.press("tab", "tab", "ctrl+u")
        await shown.type("60100009")
        await shown.press("enter")
        await shown.sees("Household", "李明", "138****8000")
        await shown.press("f3")
        await shown.sees("clients: 9")


async def test_what_nobody_told_of_a_new_client_is_unknown_and_not_zero(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("n")
        await shown.type("李明")
        await shown.press("enter")
        await shown.sees("Household", "李明", "ours unknown")
        await shown.sees_no("0.00")
        await shown.press("ctrl+p")
        await shown.type("李明")
        await shown.sees("Commands and clients", "Lower")
        await shown.sees_no("0.00")


async def test_a_number_is_no_name(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("n")
        await shown.sees("New client")
        await shown.type("13800138000")
        await shown.press("enter")
        await shown.sees("This is a number and not a name", "13800138000", "New client")
        await shown.press("escape")
        await shown.sees("clients: 8")
        await shown.sees_no("New client")
        await open_rich(shown)
        await shown.press("e")
        await shown.sees("Edit: 单雄信")
        await shown.press("enter")
        await shown.sees("New value")
        await shown.press("ctrl+u")
        await shown.type("99010119851125001X")
        await shown.press("enter")
        await shown.sees("This is a number and not a name", "99010119851125001X")


async def test_a_field_is_edited_and_read_at_the_field(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_rich(shown)
        await shown.press("e")
        await shown.sees("Edit: 单雄信", "ID number")
        for _ in range(3):
            await shown.press("down")
        await shown.press("enter")
        await shown.sees("Birthday: 单雄信", "When is your birthday?", "Why: Plans", "1985-11-25")
        await shown.press("ctrl+u")
        await shown.type("1985.2.30")
        await shown.press("enter")
        await shown.sees("This is no date that exists", "1985.2.30")
        await shown.press("ctrl+u")
        await shown.type("1985年3月2日")
        await shown.sees("= 1985-03-02")
        await shown.press("enter")
        await shown.sees("Edit: 单雄信", "1985-03-02")
        await shown.press("escape")
        await shown.sees("41 years", "Birthday       1985-03-02")


async def test_an_import_shows_what_it_would_do_first(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    sheet = tmp_path / "export.csv"
    sheet.write_text(
        "客户姓名,手机号码,客户号\n赵云,13912345678,70000001\n马超,13912345679,70000002\n"
    )
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("i")
        await shown.sees("Import a file")
        await shown.paste(str(tmp_path / "nothing.csv"))
        await shown.press("enter")
        await shown.sees("There is no such file.")
        await shown.press("ctrl+u")
        await shown.paste(str(tmp_path / "exp"))
        await shown.press("tab", "enter")
        await shown.sees("Nothing is written yet", "export.csv")
        assert clients(on_screen) == 8
        await shown.press("enter")
        await shown.sees("Done. u or Ctrl+Z takes the whole import back until midnight")
        await shown.press("enter")
        await shown.sees("Imported: 2 new, 0 updated.", "clients: 10")
        await shown.press("u")
        await shown.sees("Take back the whole import")
        await shown.press("enter")
        await shown.sees_no("Take back the whole import")
        assert clients(on_screen) == 10
        await shown.press("u")
        await shown.sees("Take back the whole import")
        await shown.press("down", "enter")
        await shown.sees("clients: 8")


async def test_an_empty_file_is_refused_and_the_path_kept(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.csv"
    empty.touch()
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("i")
        await shown.sees("Import a file")
        await shown.paste(str(empty))
        await shown.press("enter")
        await wait_until(
            shown.pilot, lambda: "Import a file" in shown.text and "empty" in shown.text
        )
        await shown.sees("empty.csv")


def clients(on_screen: DeskOnScreen) -> int:
    return on_screen.thread.ask(lambda desk: desk.clients.count()).result()


async def test_nothing_to_undo_is_said(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("ctrl+z")
        await shown.sees("Nothing was done today")
        await shown.press("U")
        await shown.sees("There is nothing to do again.")
