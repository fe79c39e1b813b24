"""Texts that are shown as they are, whoever typed them."""

import re
from pathlib import Path

import pytest

import rmdesk
from rmdesk.ui.widgets.plain_words import Words
from tests.ui.desk_on_screen import DeskOnScreen

PACKAGE = Path(rmdesk.__file__).parent


@pytest.mark.parametrize("name", ["张三[/]", "李四[red]", "[@click=app.quit]王五", "[赵六"])
async def test_brackets_in_a_name_are_brackets(on_screen: DeskOnScreen, name: str) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("吕布")
        await shown.press("n")
        await shown.sees("New client")
        await shown.type(name)
        await shown.press("enter")
        await shown.sees(f"New client: {name}")
        await shown.press("e")
        await shown.sees(f"Edit: {name}")
        await shown.press("escape", "l")
        await shown.sees(f"Log a contact: {name}")


def test_chinese_breaks_anywhere_and_a_break_that_was_meant_stays() -> None:
    words = Words("数字键打开保存的视图；0 为全部客户\n左右键选列")
    assert words.lines_for(12) == ["数字键打开保", "存的视图；0", "为全部客户", "左右键选列"]
    assert words.lines_for(80) == ["数字键打开保存的视图；0 为全部客户", "左右键选列"]


def test_nothing_else_reads_markup() -> None:
    for path in PACKAGE.rglob("*.py"):
        found = re.findall(r"import .*\b(Static|Label|Markdown)\b", path.read_text("utf-8"))
        assert not found, path
