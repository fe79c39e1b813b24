"""The first day: an empty machine, the RM's own workbook, one call, a lock, and all still there."""

from pathlib import Path

import pytest

from tests.tools.window import Window, a_window

PASSPHRASE = "correct horse battery staple"
WORKBOOK = Path(__file__).parent.parent / "data" / "rm-workbook.xlsx"
GIST = "提醒定存到期，约下周来行"

WORDS = {
    "zh": {
        "new": "新口令",
        "again": "再输",
        "empty": "档案还是空的",
        "ask": "口令：",
        "preview": "还没有写入",
        "done": "可撤销整次导入",
        "logged": "已记录：解彤强",
        "undone": "已撤销：与解彤强的联系",
        "redone": "已重做：与解彤强的联系",
        "next": "下周三",
    },
    "en": {
        "new": "New passphrase",
        "again": "Once more",
        "empty": "still empty",
        "ask": "Passphrase",
        "preview": "Nothing is written yet",
        "done": "takes the whole import back",
        "logged": "Recorded: 解彤强",
        "undone": "Undone: contact with 解彤强",
        "redone": "Done again: contact with 解彤强",
        "next": "next wed",
    },
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_first_run_import_find_log_undo_lock(language: str, tmp_path: Path) -> None:
    words = WORDS[language]
    with a_window("--lang", language, "--today", "2026-11-20", home=tmp_path) as desk:
        desk.wait_for(words["new"])
        desk.press(PASSPHRASE, "Enter")
        desk.wait_for(words["again"])
        desk.press(PASSPHRASE, "Enter")
        desk.wait_for(words["empty"])

        desk.press("i")
        desk.press(str(WORKBOOK))
        desk.press("Enter")
        desk.wait_for(words["preview"])
        desk.press("Enter")
        desk.wait_for(words["done"])
        desk.press("Enter")

        desk.press("/", "j", "t", "q")
        desk.wait_for("解彤强")
        desk.press("Enter")
        desk.wait_for("咨询房贷提前还款")

        desk.press("l", "1")
        desk.press(GIST)
        desk.press("Tab")
        desk.press(words["next"])
        desk.wait_for("2026-11-25")
        desk.press("Enter")
        desk.wait_for(words["logged"])
        desk.wait_for(GIST)

        desk.press("u")
        desk.wait_for(words["undone"])
        desk.wait_until(lambda: GIST not in desk.text)
        desk.press("C-y")
        desk.wait_for(words["redone"])
        desk.wait_for(GIST)

        desk.press("C-l")
        desk.wait_for(words["ask"])
        assert "解彤强" not in desk.text
        unlock(desk)
        desk.wait_for(GIST)
        desk.press("C-q")
        assert desk.exit_code() == 0


def unlock(desk: Window) -> None:
    desk.press(PASSPHRASE, "Enter")
