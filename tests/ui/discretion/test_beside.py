"""Someone comes to the desk: one key, and no amount stands on the screen any more."""

import ast
from pathlib import Path

import rmdesk.ui
from rmdesk.desk.discretion import someone_is_beside
from rmdesk.domain.money import Money
from rmdesk.ui.dialogs.parts.side_row import SideRow
from tests.ui.desk_on_screen import DeskOnScreen
from tests.ui.ledger_steps import lines, open_page

_SOURCES = Path(rmdesk.ui.__file__).parent
_MAY_WRITE = {"formats.py", "setting_fields/field.py"}
"""A field of the settings writes limits that are set, not what anybody owns."""


async def test_amounts_vanish_at_one_key_and_come_back(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await open_page(shown)
        await shown.sees("ours 40.00 万", "50.00")
        await shown.press("f10")
        await shown.sees("AMOUNTS HIDDEN", "ours **** 万", "share 44 %")
        assert "40.00" not in shown.text and "400,000" not in shown.text
        assert on_screen.thread.ask(someone_is_beside).result()
        await shown.press("ctrl+f10")
        await shown.sees("ours 40.00 万")
        await shown.sees_no("AMOUNTS HIDDEN")
        assert not on_screen.thread.ask(someone_is_beside).result()


async def test_an_open_dialog_hides_its_amounts_and_keeps_them(on_screen: DeskOnScreen) -> None:
    before = lines(on_screen)
    async with on_screen.shown((120, 40)) as shown:
        await open_page(shown)
        await shown.press("a", "3")
        await shown.type("dq 123456.78")
        await shown.press("tab")
        await shown.sees("123,456.78")
        await shown.press("f10")
        await shown.sees_no("456.78")
        assert shown.app.screen.query_one("#amount", SideRow).value == "123,456.78"
        await shown.press("ctrl+s")
        await shown.sees_no("New line of the ledger")
    added = next(one for one in lines(on_screen) if one not in before)
    assert added.amount == Money.of_yuan("123456.78")


def test_the_desk_writes_amounts_in_one_place() -> None:
    """Where a view wrote one by itself, it would stand there with somebody looking on."""
    around = []
    for path in _SOURCES.rglob("*.py"):
        if path.relative_to(_SOURCES).as_posix() in _MAY_WRITE:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_written = isinstance(node, ast.FormattedValue) and any(
                isinstance(part, ast.Attribute) and part.attr == "fen"
                for part in ast.walk(node.value)
            )
            if is_written or (isinstance(node, ast.Attribute) and node.attr == "yuan"):
                around.append(f"{path.name}: {ast.unparse(node)}")
    assert not around
