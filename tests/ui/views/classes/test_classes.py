"""The classifications by keys only: counted, gone down, moved by hand, given back, explained."""

import re
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.classing.boards import EVERYBODY
from rmdesk.desk.classing.classes import change_tags, explained, move
from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.ids import ClientId
from rmdesk.domain.segments import ClientClass
from rmdesk.language import Language, speak
from rmdesk.store.figures.boxes import Axis
from rmdesk.ui.navigation.place import Place
from rmdesk.ui.navigation.view_kinds import CLASSES
from rmdesk.ui.views.classes.view import ClassesView
from rmdesk.ui.words.labels import label
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle, wait_until
from tests.ui.small_book import NOW, RICH, empty_book

FREE = ClientId(8)
"""解放: never contacted, 2 万, lower by the rule."""
LOU = ClientId(7)
"""Anne-Marie Lefèvre: 300 万, medium by the rule, contacted 12 days ago."""


async def open_classes(shown: Shown, *keys: str) -> ClassesView:
    await settle(shown.pilot)
    await shown.press("f8")
    await settle(shown.pilot)
    await shown.press("8")
    await settle(shown.pilot)
    view = shown.app.desk.views.find(CLASSES)
    assert isinstance(view, ClassesView)
    for key in keys:
        await shown.press(key)
        await settle(shown.pilot)
    return view


def box(view: ClassesView, key: str) -> int:
    """How many clients a box of the board on the screen has."""
    assert view._reading is not None
    found = view._reading.board.box(key)
    return found.clients if found is not None else 0


async def stand_on(shown: Shown, view: ClassesView, client_id: ClientId) -> None:
    """Into the clients of the box, down to one of them."""
    if not view.is_among_clients:
        await shown.press("tab")
    await settle(shown.pilot)
    assert client_id in view.clients.ids
    while view.selected != client_id:
        await shown.press("down")
    await settle(shown.pilot)


# --- what is shown ------------------------------------------------------------------------


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 48)])
async def test_every_box_counts_what_the_book_counts(
    on_screen: DeskOnScreen, size: tuple[int, int], language: Language
) -> None:
    speak(language)
    counts = on_screen.thread.ask(lambda desk: desk.boxes.counts(Axis.CLASS)).result()
    async with on_screen.shown(size=size) as shown:
        view = await open_classes(shown)
        for one in counts:
            assert box(view, str(one.box)) == one.clients
            name = label(one.box)
            assert any(
                re.search(rf"{name}.*(?<!\d){one.clients}(?!\d)", line) for line in shown.lines
            )


@pytest.mark.parametrize("digit", ["2", "3", "4", "5", "6"])
async def test_the_boxes_of_each_grid_hold_everybody(on_screen: DeskOnScreen, digit: str) -> None:
    async with on_screen.shown() as shown:
        view = await open_classes(shown, digit)
        assert view._reading is not None
        assert sum(one.clients for one in view._reading.board.boxes) == 8
        await shown.sees("clients: 8")


async def test_arrows_choose_a_box_and_its_clients_follow(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        view = await open_classes(shown)
        await shown.press("left")
        await settle(shown.pilot)
        ids = on_screen.thread.ask(
            lambda desk: desk.boxes.ids({Axis.CLASS: ClientClass.MEDIUM})
        ).result()
        assert list(view.clients.ids) == list(ids)
        assert list(view.listed) == list(ids)
        await shown.sees("Anne-Marie")
        await shown.press("left", "up")  # at the edge nothing moves
        await settle(shown.pilot)
        assert view.key == ClientClass.MEDIUM


async def test_enter_opens_a_client_and_back_stands_on_it_again(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        view = await open_classes(shown, "left")
        await shown.press("enter", "down")
        chosen = view.selected
        assert chosen == view.clients.ids[1]
        await shown.press("enter")
        await shown.sees("Client   2 /")
        await shown.press("f9")
        await shown.sees("Value grid")
        await settle(shown.pilot)
        assert (view.selected, view.key) == (chosen, ClientClass.MEDIUM)


async def test_the_place_comes_back_after_a_lock(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        view = await open_classes(shown, "left")
        await shown.press("tab", "down")
        await settle(shown.pilot)
        chosen = view.selected
        await shown.press("2", "right", "1")
        await settle(shown.pilot)
        await stand_on(shown, view, ClientId(chosen or 0))
        kept = shown.app.desk.place().as_state()
    async with on_screen.shown(place=Place.from_state(kept)) as shown:
        await shown.sees("Value grid   clients: 8")
        await settle(shown.pilot)
        again = shown.app.desk.views.find(CLASSES)
        assert isinstance(again, ClassesView)
        assert (again.selected, again.key) == (chosen, ClientClass.MEDIUM)


async def test_a_place_of_another_version_is_read_for_what_this_one_knows(
    on_screen: DeskOnScreen,
) -> None:
    boxes = {"1": "enormous", "2": 5, "7": EVERYBODY}
    kept = Place(view="classes", classes={"look": 77, "boxes": boxes, "client": "x"})
    async with on_screen.shown(place=kept) as shown:
        await shown.sees("Value grid   clients: 8")
        view = shown.app.desk.views.find(CLASSES)
        assert isinstance(view, ClassesView)
        assert view.key == ClientClass.VERY_HIGH


async def test_the_empty_book_says_how_to_begin(tmp_path: Path) -> None:
    with DeskOnScreen(lambda: empty_book(tmp_path)) as desk:
        async with desk.shown() as shown:
            view = await open_classes(shown)
            await shown.sees("There are no clients yet")
            for digit in "2345678901":
                await shown.press(digit, "tab", "enter", "m", "equals_sign", "shift+left")
                await settle(shown.pilot)
                assert view.look.digit == int(digit)


# --- by hand ------------------------------------------------------------------------------


async def test_a_move_asks_why_and_the_boxes_the_cadence_and_undo_follow(
    on_screen: DeskOnScreen,
) -> None:
    def due(desk: Desk) -> object:
        return desk.clients.facts(LOU).next_due

    before = on_screen.thread.ask(due).result()
    async with on_screen.shown() as shown:
        view = await open_classes(shown, "left")
        high, medium = box(view, "very_high"), box(view, "medium")
        await stand_on(shown, view, LOU)
        await shown.press("shift+right")
        await shown.sees("Set by hand: Anne-Marie", "from Medium to Very high")
        await shown.press("enter")  # without a reason nothing is written
        await shown.sees("Say why")
        await shown.type("资产分散在各家银行")
        await shown.press("enter")
        await shown.sees("u takes it back")
        await settle(shown.pilot)
        assert (box(view, "very_high"), box(view, "medium")) == (high + 1, medium - 1)
        assert (view.key, view.selected) == (ClientClass.VERY_HIGH, LOU)
        after = on_screen.thread.ask(due).result()
        assert str(after) < str(before)
        assert any("h Anne-Marie" in line for line in shown.lines)
        await shown.press("u")
        await shown.sees("Undone")
        await settle(shown.pilot)
        assert (box(view, "very_high"), box(view, "medium")) == (high, medium)
        assert (view.key, view.selected) == (ClientClass.MEDIUM, LOU)
        assert on_screen.thread.ask(due).result() == before


async def test_a_digit_chooses_the_box_where_shift_has_no_arrows(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        view = await open_classes(shown, "3")
        await shown.press("right")  # no box beyond positive but those not judged
        await settle(shown.pilot)
        key = next(box.key for box in (view._reading.board.boxes if view._reading else ()))
        view.choose(key)
        await settle(shown.pilot)
        await shown.press("tab", "m")
        await shown.sees("To which box?", "Attitude: Resistant", "Attitude: Positive")
        moved = view.selected
        rows = [line for line in shown.lines if "Attitude: Positive" in line]
        digit = next(character for character in rows[0] if character.isdecimal())
        await shown.press(digit)
        await shown.sees("Reason")
        await shown.type("问过基金")
        await shown.press("enter")
        await shown.sees("Positive by hand")
        await settle(shown.pilot)
        assert view.selected == moved
        assert view.key.endswith("/positive")


async def test_nobody_is_set_to_not_known(on_screen: DeskOnScreen) -> None:
    def judge(desk: Desk) -> None:
        move(desk, [RICH], Grid.ATTITUDE, Attitude.POSITIVE, "问过基金", now=NOW)

    on_screen.thread.ask(judge).result()
    async with on_screen.shown() as shown:
        view = await open_classes(shown, "3")
        assert view._reading is not None
        view.choose(
            next(one.key for one in view._reading.board.boxes if one.key.endswith("positive"))
        )
        await settle(shown.pilot)
        await stand_on(shown, view, RICH)
        await shown.press("shift+right")
        await shown.sees("Nobody is set to not known")
        await shown.press("equals_sign")
        await shown.sees("The rule decides again: 单雄信")
        await settle(shown.pilot)
        assert view.key.endswith("/unknown")
        assert view.selected == RICH


async def test_more_than_three_are_asked_about_first(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        view = await open_classes(shown, "6")
        assert view.look.codes == {}
        await shown.press("4", "right", "down", "tab", "a")
        await shown.sees("marked: 8")
        await shown.press("shift+left")
        await shown.sees("Set 8 clients to", "No, leave everything")
        await shown.press("enter")
        await settle(shown.pilot)
        assert box(view, "unknown") == 8
        await shown.press("shift+left", "down", "enter")
        await shown.sees("Set by hand: 8 clients")
        await shown.type("都爱参加活动")
        await shown.press("enter")
        await shown.sees("u takes it back")
        await settle(shown.pilot)
        assert (box(view, "unknown"), box(view, "service")) == (0, 8)
        assert not view.clients.marks


async def test_calls_go_down_the_box(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        view = await open_classes(shown, "left")
        count = len(view.listed)
        await shown.press("f6")
        await shown.sees(f"1 / {count}")


# --- rule against hand --------------------------------------------------------------------


async def test_rule_against_hand_is_listed_and_given_back(on_screen: DeskOnScreen) -> None:
    def prefer(desk: Desk) -> None:
        move(desk, [FREE], Grid.CLASS, ClientClass.VERY_HIGH, "拆迁款快到了", now=NOW)

    on_screen.thread.ask(prefer).result()
    async with on_screen.shown(size=(120, 40)) as shown:
        view = await open_classes(shown, "9")
        await shown.sees("解放", "拆迁款快到了", "2026-11-20", "Lower", "Very high")
        await shown.press("tab", "backspace")
        await shown.sees("The rule decides again: 解放", "Nobody stands against the rule")
        await settle(shown.pilot)
        assert not view.drift.row_count()
        await shown.press("u")
        await shown.sees("拆迁款快到了")


async def test_enter_opens_whoever_drifted(on_screen: DeskOnScreen) -> None:
    def prefer(desk: Desk) -> None:
        move(desk, [FREE], Grid.CLASS, ClientClass.VERY_HIGH, "拆迁款快到了", now=NOW)

    on_screen.thread.ask(prefer).result()
    async with on_screen.shown() as shown:
        await open_classes(shown, "9")
        await shown.press("tab", "enter")
        await shown.sees("Client   1 / 1", "解放")


# --- lists --------------------------------------------------------------------------------


async def test_priority_gives_its_reasons(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(size=(120, 40)) as shown:
        view = await open_classes(shown, "7", "tab")
        first = view.selected
        assert first == view.clients.ids[0]
        await shown.sees("Everybody", "+30", "with us")
        every = on_screen.thread.ask(
            lambda desk: [explained(desk, ClientId(one)) for one in view.clients.ids]
        ).result()
        scores = [one.priority.points for one in every]
        assert scores == sorted(scores, reverse=True)
        await shown.sees(f"{scores[0]} points")


async def test_the_curve_says_how_few_bring_most(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        view = await open_classes(shown, "8")
        await shown.sees("80 % from 3 clients (43 %)", "Assets stand in for income")
        lines = shown.lines
        assert any("90 to 100 %" in line and "100 %" in line for line in lines)
        assert any("not known" in line for line in lines)
        await shown.press("end")
        await settle(shown.pilot)
        assert list(view.listed) == [2]  # 张三, of whom nobody told anything


async def test_the_value_grid_has_the_curve_on_its_other_side(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        view = await open_classes(shown, "t")
        await shown.sees("80 % of the assets lie with 3 clients (43 %).", " 80 % ------", "43 %")
        assert view.query_one("#class-curve").display
        await shown.press("tab")  # among the clients there is no curve
        await settle(shown.pilot)
        assert view.is_among_clients
        assert not view.query_one("#class-curve").display
        await shown.sees("Last contact")
        await shown.press("tab")
        await settle(shown.pilot)
        assert view.query_one("#class-curve").display
        await shown.press("ctrl+t")
        await settle(shown.pilot)
        assert not view.query_one("#class-curve").display
        await shown.press("2", "t")  # other grids have none
        await settle(shown.pilot)
        assert not view.query_one("#class-curve").display


async def test_the_curve_stands_beside_the_boxes_on_a_wide_screen(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(size=(120, 40)) as shown:
        await open_classes(shown)
        await shown.sees(" 100 %", "  80 % ---", "43 %")
        await shown.press("2")
        await settle(shown.pilot)
        assert not any(" 80 % ---" in line for line in shown.lines)


async def test_tags_have_their_clients(on_screen: DeskOnScreen) -> None:
    def tag(desk: Desk) -> None:
        change_tags(desk, RICH, ["新基金", "有孩子"], now=NOW)
        change_tags(desk, LOU, ["新基金"], now=NOW)

    async with on_screen.shown() as shown:
        await open_classes(shown, "0")
        await shown.sees("No client has a tag yet")
    on_screen.thread.ask(tag).result()
    async with on_screen.shown() as shown:
        view = await open_classes(shown, "0")
        await shown.sees("tags: 2", "新基金", "有孩子")
        assert list(view.listed) == [LOU, RICH]
        await shown.press("down")
        await settle(shown.pilot)
        assert list(view.listed) == [RICH]


# --- why ----------------------------------------------------------------------------------


async def test_why_is_said_in_a_dialog_on_a_small_screen(on_screen: DeskOnScreen) -> None:
    def prefer(desk: Desk) -> None:
        move(desk, [LOU], Grid.CLASS, ClientClass.VERY_HIGH, "家里还有两套房要卖", now=NOW)

    on_screen.thread.ask(prefer).result()
    async with on_screen.shown() as shown:
        view = await open_classes(shown)
        await stand_on(shown, view, LOU)
        await shown.press("w")
        await shown.sees("Why here? Anne-Marie", "家里还有两套房要卖", "The rule says Medium")
        await shown.press("escape")
        await shown.sees_no("Why here?")


async def test_why_stands_beside_on_a_wide_one(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(size=(120, 40)) as shown:
        view = await open_classes(shown, "left")
        await shown.sees("Asset size with us against potential")
        await stand_on(shown, view, LOU)
        await shown.sees("3,000,000.00 with us", "to be contacted every 60 days")


async def test_what_changes_elsewhere_is_read_again(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        view = await open_classes(shown)
        await shown.press("n")
        await shown.sees("New client")
        await shown.type("新来的")
        await shown.press("enter")
        await shown.sees("新来的")
        await shown.press("f9")
        await shown.sees("Value grid   clients: 9")
        await wait_until(shown.pilot, lambda: box(view, "lower") > 0)
