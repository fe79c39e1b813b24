"""A practice with a colleague: the real call on a fictional client, and nothing in the book."""

import ast
from pathlib import Path
from typing import Any

import rmdesk.ui.practice
from rmdesk.desk.book import Desk
from rmdesk.domain.practice import Item, Part, result_of
from rmdesk.language import Language, speak
from rmdesk.ui import formats
from rmdesk.ui.practice import words
from rmdesk.ui.practice.result_page import ResultPage
from rmdesk.ui.practice.screen import PracticeScreen
from rmdesk.ui.widgets.page import paint_page
from tests.books.empty_desk import records
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle

ITEMS = [Item(part.value, part, f"What of {part}", f"Train {part}") for part in Part]


def everything(desk: Desk) -> dict[str, list[Any]]:
    """Every row of every table of the book, its states and journal among them."""
    database = desk.vault.database
    names = [
        name
        for (name,) in database.execute_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
        ).fetchall()
    ]
    return {
        **records(desk),
        **{name: database.execute_sql(f"SELECT * FROM {name}").fetchall() for name in names},
    }


async def start(shown: Shown, digit: str = "1") -> PracticeScreen:
    await shown.sees("单雄信")
    shown.app.desk.action_practice_open()
    await shown.sees("A colleague reads what the client says")
    await shown.press(digit)
    await shown.sees("PRACTICE", "nothing enters the book", "Colleague, only for you")
    await settle(shown.pilot)
    screen = shown.app.screen
    assert isinstance(screen, PracticeScreen)
    return screen


async def test_a_whole_practice_leaves_the_book_as_it_was(on_screen: DeskOnScreen) -> None:
    before = on_screen.thread.ask(everything).result()
    async with on_screen.shown(size=(80, 24)) as shown:
        await start(shown)
        await shown.sees("佟雅琴", "No answer")
        await shown.press("f2")
        await shown.sees("Client 1/7", "I am at the market")
        await shown.press("space", "enter", "f9")
        await shown.sees("Objections")
        await shown.press("f9", "4", "o", "k", "enter")
        await shown.sees("Score sheet", "Watch: Understands", "nothing enters the book")
        await shown.sees("now the colleague gives the points")
        await shown.press("4", "1", "0", "5")
        await shown.press("enter")
        await shown.type("说话太快")
        await shown.press("enter")
        await shown.sees("4 / 5", "1 / 5", "5 / 5")
        await shown.press("f5")
        await shown.sees("10 / 15", "67 %", "not scored: 21", "Weakest, and what to train")
        await shown.sees("nothing enters the book", "Before dialling, write down")
        await shown.press("escape")
        await shown.sees_no("PRACTICE")
        await shown.sees("单雄信")
    assert on_screen.thread.ask(everything).result() == before


async def test_points_are_not_lost_by_one_key(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(size=(120, 40)) as shown:
        await start(shown, "2")
        on_screen.clock.goes_on(minutes=10)  # one speaks: the hands are off the keys
        await shown.press("f4", "3", "escape")
        await shown.sees("Leave the practice?")
        await shown.press("enter")
        await shown.sees("Score sheet", "3 / 5")
        await shown.press("escape", "down", "enter")
        await shown.sees_no("PRACTICE")


def test_the_screen_of_the_practice_knows_no_book() -> None:
    """Only the command reads the own book, through `kit_of`, and it writes nothing."""
    folder = Path(rmdesk.ui.practice.__file__).parent
    for path in folder.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert not named & {"store", "state", "vault", "recording"}, path
        if path.stem != "practising":
            imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
            assert not {one for one in imported if one and one.startswith("rmdesk.store")}, path
            assert "rmdesk.desk.book" not in imported


def test_the_result_page_is_as_wide_as_the_screen() -> None:
    points = {Part.STEPS.value: 2, Part.VOICE.value: 5, Part.CARE.value: 4}
    result = result_of(ITEMS, points)
    for language in Language:
        speak(language)
        page = ResultPage(result, ITEMS, points, {Part.VOICE.value: "很好"})
        for width in (80, 120):
            painted = paint_page(page.columns(width, False), width, None).lines
            assert {sum(formats.cells(span.text) for span in row) for row in painted} == {width}
            text = "\n".join("".join(span.text for span in row) for row in painted)
            assert "Train steps" in text and "很好" in text and "Train voice" not in text


def test_rows_of_the_score_sheet_are_as_wide_as_the_list() -> None:
    for points, comment in ((None, False), (5, True)):
        row = words.item_line(ITEMS[0], points, is_first=True, has_comment=comment, width=70)
        assert sum(formats.cells(span.text) for span in row) == 70
