"""What the list asks in dialogs, by keys that pass an input method."""

from rmdesk.desk.client_lists import views
from rmdesk.domain.ids import ClientId
from rmdesk.ui.dialogs.parts.form import FormRow
from tests.books.bulk_fields import steps_to
from tests.ui.desk_on_screen import DeskOnScreen, Shown


async def menu(shown: Shown, digit: str) -> None:
    await shown.sees("clients: 8")
    await shown.press("ctrl+w")
    await shown.sees("List menu", f"{digit} ")
    await shown.press(digit)


async def test_columns_are_chosen_ordered_and_widened(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await menu(shown, "2")
        await shown.sees("[x] Client", "always first", "[ ] ")
        await shown.press("space")
        await shown.sees("The name is always shown")
        await shown.press("down", "space")  # the class goes
        await shown.sees("[ ] Class")
        await shown.press("shift+up")  # the column after it comes first
        await shown.press("right", "right")
        await shown.sees("width 14")
        await shown.press("enter")
        await shown.sees("All clients*")
        await shown.sees_no("Class ")
        shown_columns = shown.app.desk.clients.state.view.columns
        assert [(one.field, one.width) for one in shown_columns][:2] == [("name", 16), ("aum", 14)]


async def test_a_column_is_moved_and_widened_where_it_stands(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await shown.sees("clients: 8")
        await shown.press("right", "shift+right", "ctrl+right")
        clients = shown.app.desk.clients
        assert [one.field for one in clients.state.view.columns[1:3]] == ["aum", "class"]
        assert clients.table.column == 2
        width = clients.state.view.columns[2].width
        await shown.press("ctrl+left")
        assert clients.state.view.columns[2].width == width - 2
        await shown.press("shift+left", "shift+left", "shift+left")
        assert [one.field for one in clients.state.view.columns[:2]] == ["name", "class"]


async def test_groups_open_and_back_returns(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await menu(shown, "3")
        await shown.sees("Group and count by", "1 Class")
        await shown.press("1")
        await shown.sees("Very high", "Medium", "Count", "Share")
        await shown.press("down", "enter")
        await shown.sees("found: 4", "欧阳锋", "group: class = medium")
        await shown.press("enter")
        await shown.sees("Household", "1 / 4")
        await shown.press("escape")
        await shown.sees("found: 4")
        await shown.press("escape")
        await shown.sees("Count", "Share")
        assert shown.app.desk.clients.group_table.cursor == 1
        await shown.sees("q Back")
        await shown.press("escape")
        await shown.sees("欧阳锋", "clients: 8", "listed: 8")
        await shown.sees_no("q Back")


async def test_a_rule_marks_rows_by_sign_and_colour(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await menu(shown, "4")
        await shown.sees("Signs and colours", "+ New rule")
        await shown.press("end", "enter")
        await shown.type("assets > much")
        await shown.press("enter")
        await shown.sees("At character 10 an amount should stand")
        await shown.press(*["backspace"] * 4)
        await shown.type("100万")
        await shown.press("tab", "backspace", "asterisk", "tab", "backspace", "1", "enter")
        await shown.sees("* assets > 100万", "green")
        await shown.press("escape")
        await shown.sees("* Anne-Marie", "* 欧阳锋")
        await shown.press("ctrl+w", "4", "end", "up", "shift+up")
        await shown.sees("› * assets")
        await shown.press("delete")
        await shown.sees_no("* assets")
        await shown.press("escape")
        await shown.sees_no("* 欧阳锋")


async def test_what_is_missing_becomes_a_list(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await menu(shown, "7")
        await shown.sees("What is missing", "Mobile", "12%")
        await shown.press("enter")
        await shown.sees("found: 1", "Anne-Marie", "no mobile")


async def test_one_value_for_all_marked_and_one_undo(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("ctrl+a")
        await shown.sees("marked: 8")
        await menu(shown, "6")
        await shown.sees("Change of clients: 8")
        await shown.press(*["down"] * steps_to("branch"), "enter")
        await shown.sees("Branch", "New value")
        await shown.type("城东支行")
        await shown.press("enter")
        await shown.sees("What would change", "clients: 8", "Branch: not known -> 城东支行")
        await shown.press("down", "enter")
        await shown.sees("Changed: Branch of clients: 8")
        await shown.press("u")
        await shown.sees("Take back the whole")
        await shown.press("down", "enter")
        await shown.sees("Undone")
        branches = on_screen.thread.ask(
            lambda desk: {desk.clients.get(ClientId(one)).branch for one in desk.clients.ids()}
        ).result()
        assert branches == {""}


async def test_a_change_of_many_says_what_may_be_typed(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await menu(shown, "6")
        await shown.sees("Change of clients: 8", "1 female  2 male", "such as 1985-10-03")
        await shown.press(*["down"] * steps_to("sex"), "enter")
        await shown.sees("New value", "1 female   2 male", "Enter Preview")
        await shown.type("1")
        await shown.sees("= female")


async def test_a_stretch_is_marked_and_unmarked_on_the_way_back(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("home", "shift+down", "shift+down")
        await shown.sees("marked: 3")
        await shown.press("shift+up")
        await shown.sees("marked: 2")
        await shown.press("end", "tab")
        await shown.sees("marked: 8")
        await shown.press("x", "space", "home", "v")
        await shown.sees("marked: 8")
        await shown.press("x", "space", "ctrl+w", "8")
        await shown.sees("marked: 7")
        await shown.press("ctrl+k")
        await shown.sees_no("marked")
        await shown.press("ctrl+k")
        await shown.sees("marked: 7")


async def test_a_column_is_reckoned_for_the_marked_else_for_all(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("right", "right")
        await shown.sees("listed: 8", "sum 555.00 万", "mean 79.29", "median 40.00", "not known: 1")
        await shown.press("home", "space")
        await shown.sees("marked: 1", "sum 40.00")


async def test_a_view_is_saved_opened_renamed_and_removed(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((160, 48)) as shown:
        await shown.sees("clients: 8")
        await shown.press("slash")
        await shown.type("assets>50万")
        await shown.sees("found: 3")
        await shown.press("enter", "ctrl+s")
        await shown.sees("Save the view", "Digit")
        await shown.type("Rich")
        await shown.press("tab", "backspace", "9", "enter")
        await shown.sees("Saved as view 9: Rich", "Rich", "found: 3")
        await shown.press("0")
        await shown.sees("All clients ", "clients: 8", "[9] Rich")
        await shown.press("9")
        await shown.sees("found: 3")
        await menu_of_views(shown)
        await shown.press("9")
        await shown.sees("1 Open", "3 Rename", "4 Remove")
        await shown.press("3")
        await shown.sees("View name")
        await shown.type("er")
        await shown.press("tab", "backspace", "8", "enter")
        await shown.sees("8] Richer")
        await shown.press("8", "4")
        await shown.sees_no("Richer")
        assert all(one.is_standard for one in on_screen.thread.ask(views.saved).result())


async def menu_of_views(shown: Shown) -> None:
    await shown.press("ctrl+w", "5")
    await shown.sees("Saved views", "comes with the desk")


async def test_a_name_that_is_taken_asks_again_with_what_was_typed(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("w")
        await shown.sees("Save the view")
        await shown.type("Overdue")
        await shown.press("enter")
        await shown.sees("Another view already has this name", "Overdue")
        await shown.type("!")
        await shown.press("enter")
        await shown.sees("Overdue!")


async def test_a_box_of_one_character_holds_the_last_one_typed(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await menu(shown, "4")
        await shown.press("end", "enter")
        await shown.sees("Condition")
        await shown.type("assets > 100万")
        await shown.press("tab")
        await shown.type("*#")
        await shown.press("tab")
        await shown.type("31")
        rows = {row.id: row.value for row in shown.app.screen.query(FormRow)}
        assert (rows["sign"], rows["colour"]) == ("#", "1")
        await shown.press("backspace")
        await shown.paste("2")
        await shown.press("enter")
        await shown.sees("# assets > 100万", "amber")
        await shown.press("escape")
        await shown.press("w")
        await shown.sees("Save the view", "Digit")
        await shown.press("tab", "9")
        assert [row.value for row in shown.app.screen.query(FormRow)] == ["", "9"]
