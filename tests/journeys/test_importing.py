"""Next month: the RM's workbook with three balances changed and a client more; seen, taken back."""

import re
import zipfile
from pathlib import Path

import pytest

from tests.tools.window import Window, a_window

PASSPHRASE = "correct horse battery staple"
WORKBOOK = Path(__file__).parent.parent / "data" / "rm-workbook.xlsx"
CLIENTS, ASSETS = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml"

WORDS = {
    "zh": {
        "new": "新口令",
        "again": "再输",
        "empty": "档案还是空的",
        "preview": "还没有写入",
        "done": "可撤销整次导入",
        "count": "新增 1、更新 3",
        "same": "不会有任何变化",
        "ask": "撤销整个",
        "undone": "已撤销",
    },
    "en": {
        "new": "New passphrase",
        "again": "Once more",
        "empty": "still empty",
        "preview": "Nothing is written yet",
        "done": "takes the whole import back",
        "count": "1 new, 3 updated",
        "same": "nothing would change",
        "ask": "Take back the whole",
        "undone": "Undone: import",
    },
}
COUNTS = {
    "客户信息": ["1", "0", "60", "0", "0", "0"],
    "家庭成员": ["0", "0", "95", "0", "0", "0"],
    "资产负债": ["0", "3", "269", "0", "0", "0"],
    "保险": ["0", "0", "67", "0", "0", "0"],
    "联系日历": ["0", "0", "178", "0", "0", "0"],
}


def next_month(path: Path) -> Path:
    """The sample with three other amounts and one client more, all else as it is."""
    with zipfile.ZipFile(WORKBOOK) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    amount = re.compile(rb'(<c r="F(?:3|4|5)"[^>]*><v>)(\d+)(</v>)')
    parts[ASSETS], changed = amount.subn(rb"\g<1>1\2\3", parts[ASSETS])
    assert changed == 3
    cells = "".join(
        f'<c r="{column}63" t="inlineStr"><is><t>{text}</t></is></c>'
        for column, text in (("A", "69999999"), ("B", "新来人"), ("F", "13900007777"))
    )
    row = f'<row r="63">{cells}</row></sheetData>'.encode()
    parts[CLIENTS] = parts[CLIENTS].replace(b"</sheetData>", row)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return path


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_same_workbook_a_month_on(language: str, tmp_path: Path) -> None:
    words = WORDS[language]
    changed = next_month(tmp_path / "next-month.xlsx")
    with a_window("--lang", language, "--today", "2026-11-20", home=tmp_path) as desk:
        desk.wait_for(words["new"])
        desk.press(PASSPHRASE, "Enter")
        desk.wait_for(words["again"])
        desk.press(PASSPHRASE, "Enter")
        desk.wait_for(words["empty"])
        bring_in(desk, WORKBOOK, words)

        preview(desk, changed, words)
        desk.wait_for(words["count"])
        desk.wait_until(lambda: counts_in(desk) == COUNTS)
        desk.press("Enter")
        desk.wait_for(words["done"])
        desk.press("Enter", "/", "x", "l", "r")
        desk.wait_for("新来人")
        desk.press("Enter")
        desk.wait_for("69999999")

        preview(desk, changed, words, says=words["same"])
        desk.press("Enter")
        desk.wait_until(lambda: words["same"] not in desk.text)
        desk.press("F3", "u")
        desk.wait_for(words["ask"])
        desk.press("Down", "Enter")
        desk.wait_for(words["undone"])
        preview(desk, changed, words)
        desk.wait_for(words["count"])
        desk.press("C-q")
        assert desk.exit_code() == 0


def preview(desk: Window, path: Path, words: dict[str, str], *, says: str = "") -> None:
    desk.press("i", "C-u", str(path), "Enter")
    desk.wait_for(says or words["preview"])


def bring_in(desk: Window, path: Path, words: dict[str, str]) -> None:
    preview(desk, path, words)
    desk.press("Enter")
    desk.wait_for(words["done"])
    desk.press("Enter")


def counts_in(desk: Window) -> dict[str, list[str]]:
    """The counts on the screen by sheet; a line may have been painted in part."""
    lines = desk.text.splitlines()
    found = {name: line for line in lines for name in COUNTS if name in line}
    return {name: re.findall(r"\d+", line)[:6] for name, line in found.items()}
