"""The first ten minutes of somebody who knows nothing but what stands on the screen."""

import json
import re
from pathlib import Path

import pytest

from tests.tools.window import Window, a_window

_DAY = "2026-11-20"
SIZES = {"zh-80": ("zh", (80, 24)), "en-120": ("en", (120, 40))}
_WORDS = {
    "zh": {
        "unlock": "入门 1/5",
        "passphrase": r"演示档案的口令是：(.+)",
        "find": "入门 2/5",
        "whom": r"我们来找客户(\S+?)。",
        "type": r"输入 (\w+)，就是",
        "there": "按 Enter 打开客户页",
        "log": "入门 3/5",
        "field": "写几个字的谈话内容",
        "call": "入门 4/5",
        "list": "按空格标记",
        "marked": "只打给已标记的客户",
        "number": "显示号码，就可以拨了",
        "outcome": r"按 (\d)，",
        "when": "什么时候回访",
        "gist": "就记好了",
        "today": "入门 5/5",
        "settle": "办结",
        "over": "五件事都做完了",
    },
    "en": {
        "unlock": "Tour 1 of 5",
        "passphrase": r"The demo's passphrase is: (.+)",
        "find": "Tour 2 of 5",
        "whom": r"Let us find (\S+?)\. ",
        "type": r"Type (\w+), the initials",
        "there": "Enter opens the page",
        "log": "Tour 3 of 5",
        "field": "type there what was said",
        "call": "Tour 4 of 5",
        "list": "Space marks the row",
        "marked": "the marked clients are called",
        "number": "shows the number: you dial",
        "outcome": r"row of digits that is (\d):",
        "when": "When shall you call back",
        "gist": "That is all.",
        "today": "Tour 5 of 5",
        "settle": "it is done",
        "over": "all five tasks are done",
    },
}


def _read(window: Window, pattern: str) -> str:
    found = re.search(pattern, window.text)
    assert found, window.text
    return found[1].strip()


@pytest.mark.parametrize("look", SIZES)
def test_five_tasks_from_nothing(look: str, tmp_path: Path) -> None:
    language, size = SIZES[look]
    says = _WORDS[language]
    arguments = ("--lang", language, "--today", _DAY, "demo", "--tour")
    with a_window(*arguments, home=tmp_path, size=size) as window:
        window.wait_for(says["unlock"])
        window.press("C-l")
        window.wait_for("blue tea")
        passphrase = _read(window, says["passphrase"])
        window.type("nonsense\r")
        window.settle()
        assert says["find"] not in window.text
        window.type(f"{passphrase}\r")
        window.wait_for(says["find"])

        window.press("/")
        window.settle()
        window.type(_read(window, says["type"]))
        window.wait_for(says["there"])
        window.press("Enter")
        window.wait_for(says["log"])

        window.press("l")
        window.wait_for(says["field"])
        window.press("Tab", "talk", "Enter")
        window.wait_for(says["call"])

        window.press("F3")
        window.wait_for(says["list"])
        window.press(" ")
        window.wait_for(says["marked"])
        window.press("F6")
        window.wait_for(says["number"])
        window.press(" ")
        window.settle()
        window.press(_read(window, says["outcome"]))
        window.wait_for(says["when"])
        window.press("+5 10:30", "Enter")
        window.wait_for(says["gist"])
        window.press("talk", "Enter")
        window.wait_for(says["today"])

        window.press("F2")
        window.wait_for(says["settle"])
        window.press("1")
        window.settle()
        if says["over"] not in window.text:  # several things are due about that client: all
            window.press("Enter")
        window.wait_for(says["over"])
        kept = json.loads((tmp_path / "config" / "rmdesk" / "tour.json").read_text())
        assert len(kept) == 5
        window.press("C-q")
        assert window.exit_code() == 0


def test_a_tour_is_resumed_in_another_demo(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "rmdesk"
    folder.mkdir(parents=True)
    (folder / "tour.json").write_text('["unlock", "find"]')
    arguments = ("--lang", "zh", "--today", _DAY, "demo", "--tour")
    with a_window(*arguments, home=tmp_path) as window:
        window.wait_for("1 接着做剩下的")
        window.press("Enter")
        window.wait_for("入门 3/5")
        window.press("C-q")
        assert window.exit_code() == 0
