"""The classes on the client page, by keys: set by hand, heard, tagged, planned."""

from rmdesk.desk.classing.classes import place_of
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.ids import ClientId
from rmdesk.domain.segments import ClientClass
from tests.ui.desk_on_screen import DeskOnScreen, Shown
from tests.ui.filing_steps import add, open_rich, stand_on
from tests.ui.small_book import RICH


def tags_of(on_screen: DeskOnScreen, client_id: ClientId = RICH) -> list[str]:
    return on_screen.thread.ask(lambda desk: list(desk.day.tags.of(client_id))).result()


async def mark_two(shown: Shown) -> None:
    await shown.sees("clients: 8")
    await shown.press("home", "space", "space")
    await shown.sees("marked: 2")


async def test_a_class_is_set_by_hand_with_a_reason_and_given_back(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        await stand_on(shown, "Value class")
        await shown.press("enter")
        await shown.sees("Value class of 单雄信", "The rule says Very high.")
        await shown.press("1")
        await shown.sees("The rule already puts the client there.")
        await shown.press("enter")
        await shown.sees("Value class of 单雄信")
        await shown.press("3")
        await shown.sees("Set by hand: 单雄信", "Value class: Medium")
        await shown.press("enter")
        await shown.sees("Say why")
        await shown.type("只来办存款")
        await shown.press("enter")
        await shown.sees("set by hand. u takes it back.", "Class: Medium", "* Medium")
        await shown.sees("只来办存款", "by hand: Very high > Medium")
        await stand_on(shown, "Value class")
        await shown.press("enter")
        await shown.sees("Medium  (set by hand)", "Very high  (the rule)")
        await shown.press("5")
        await shown.sees("the rule decides again.", "Class: Very high")
        await shown.press("u")
        await shown.sees("Undone", "Class: Medium")
    place = on_screen.thread.ask(lambda desk: place_of(desk, RICH, Grid.CLASS)).result()
    assert place.box is ClientClass.MEDIUM


async def test_an_attitude_follows_from_what_is_marked(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_rich(shown)
        await add(shown, "Attitude")
        await shown.sees("Attitude of 单雄信", "Name at least one thing", "Save")
        await shown.press("enter")
        await shown.sees("Name at least one thing")
        await shown.press("7")
        await shown.sees("Attitude: Neutral.", "full introduction")
        await shown.press("2")
        await shown.sees("Attitude: Resistant.", "Do not dig")
        await shown.press("2", "0")
        await shown.sees("Attitude: Positive.")
        await shown.press("tab")
        await shown.type("问了黄金")
        await shown.press("tab")
        await shown.type("+3")
        await shown.press("enter")
        await shown.sees("still to come; when did the client say it?", "问了黄金")
        await shown.press("ctrl+u")
        await shown.type("-3")
        await shown.press("enter")
        await shown.sees("单雄信: Positive. u takes it back.", "Attitude Positive")
        await stand_on(shown, "Attitude")
        await shown.sees("asks about a product or the market (2026-11-17)", "问了黄金")
        await shown.press("u")
        await shown.sees("Undone: attitude of 单雄信", "not judged")


async def test_tags_are_completed_by_initials(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_rich(shown)
        await add(shown, "Tags")
        await shown.sees("Tags of 单雄信")
        await shown.type("喜欢新基金、有孩子")
        await shown.press("enter")
        await shown.sees("Tags of 单雄信: 喜欢新基金, 有孩子.")
        await shown.press("right")
        await shown.sees("2 / 8")
        await add(shown, "Tags")
        await shown.type("xhx")
        await shown.sees("喜欢新基金", "clients: 1")
        await shown.press("down", "enter")
        await shown.sees("= tags: 1")
        await shown.press("enter")
        await shown.sees(": 喜欢新基金. u takes it back.")
        await shown.press("f3", "slash")
        await shown.type("xjj")
        await shown.sees("found: 0")
        await shown.press("ctrl+u")
        await shown.type("新基金")
        await shown.sees("found: 2", "单雄信")


async def test_the_marked_get_a_tag_and_lose_it_in_one_action_each(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown() as shown:
        await mark_two(shown)
        await shown.press("m")
        await shown.sees("Tags of the marked")
        await shown.press("9")
        await shown.sees("Tags of clients: 2")
        await shown.press("1")
        await shown.sees("Add tags to clients: 2")
        await shown.press("enter")
        await shown.sees("Type at least one tag.")
        await shown.type("golf")
        await shown.press("enter")
        await shown.sees("golf: clients changed: 2. u takes it back in one.")
        await shown.press("m", "9", "2")
        await shown.sees("Take tags away from clients: 2", "clients: 2")
        await shown.type("tennis")
        await shown.press("enter")
        await shown.sees("None of them has the tag tennis.")
        await shown.press("ctrl+u")
        await shown.type("GOLF")
        await shown.press("enter")
        await shown.sees("GOLF: clients changed: 2. u takes it back in one.")
        await shown.press("u")
        await shown.sees("Undone: tags of clients: 2")


async def test_a_duty_planned_is_moved_from_the_page(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        await stand_on(shown, "稳利90天 of")
        await shown.press("enter")
        await shown.sees("To another day", "Drop it, with a reason")
        await shown.press("3")
        await shown.sees("Drop, with the reason")
        await shown.type("已续存")
        await shown.press("enter")
        await shown.sees("Dropped: 稳利90天")
        await shown.press("u")
        await shown.sees("Undone")


async def test_an_orientation_is_asked_or_set_by_hand(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        await stand_on(shown, "Orientation")
        await shown.press("enter", "2")
        await shown.sees("Orientation of 单雄信", "The rule cannot say yet.")
        await shown.press("3")
        await shown.sees("Set by hand: 单雄信")
        await shown.type("每次活动都来")
        await shown.press("enter")
        await shown.sees("set by hand. u takes it back.", "* good service and events")


async def test_a_hand_on_the_attitude_outlasts_what_is_heard(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        await stand_on(shown, "Attitude")
        await shown.press("enter", "2")
        await shown.sees("Attitude of 单雄信", "The rule cannot say yet.")
        await shown.press("3")
        await shown.sees("Set by hand: 单雄信")
        await shown.type("常来听讲座")
        await shown.press("enter")
        await shown.sees("* Positive")
        await stand_on(shown, "Attitude")
        await shown.press("enter", "1")
        await shown.sees("Name at least one thing")
        await shown.press("1")
        await shown.sees("Attitude: Resistant.", "Set by hand, Positive holds.")
        await shown.press("enter")
        await shown.sees("noted; set by hand, Positive holds.", "* Positive")
