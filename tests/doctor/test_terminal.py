from pathlib import Path
from typing import Any

import pytest

from rmdesk.doctor.finding import Verdict
from rmdesk.doctor.terminal import check_terminal
from tests.doctor.planted import a_terminal, by_check, circumstances


@pytest.mark.parametrize(
    ("check", "changes", "verdict", "words"),
    [
        ("terminal.kind", {}, Verdict.OK, "xterm-256color"),
        ("terminal.kind", {"kind": "console", "name": "linux"}, Verdict.LOOK, "no Chinese"),
        ("terminal.kind", {"kind": "dumb", "name": "dumb"}, Verdict.BAD, "cannot move"),
        ("terminal.kind", {"kind": "none"}, Verdict.LOOK, "elsewhere"),
        ("terminal.size", {}, Verdict.OK, "120 x 40"),
        ("terminal.size", {"columns": 79}, Verdict.BAD, "79 x 40"),
        ("terminal.size", {"rows": 23}, Verdict.BAD, "120 x 23"),
        ("terminal.size", {"columns": None}, Verdict.LOOK, "not known"),
        ("terminal.colours", {"colours": 16}, Verdict.OK, "16"),
        ("terminal.colours", {"colours": None}, Verdict.OK, "none"),
        ("terminal.chinese", {}, Verdict.OK, "two columns"),
        ("terminal.chinese", {"chinese": 1}, Verdict.BAD, "not two columns"),
        ("terminal.chinese", {"is_not_utf8": True}, Verdict.BAD, "UTF-8"),
        ("terminal.chinese", {"was_measured": False}, Verdict.LOOK, "does not say"),
        ("terminal.signs", {}, Verdict.OK, "all signs"),
        ("terminal.signs", {"signs": "unicode", "ambiguous": 2}, Verdict.LOOK, "signs: 2"),
        ("terminal.signs", {"signs": "safe", "ambiguous": None}, Verdict.OK, "not all alike"),
        ("terminal.input_method", {}, Verdict.OK, "fcitx"),
        ("terminal.input_method", {"kind": "console"}, Verdict.LOOK, "none"),
    ],
)
def test_what_is_said_of_a_terminal(
    tmp_path: Path, check: str, changes: dict[str, Any], verdict: Verdict, words: str
) -> None:
    seen = circumstances(
        tmp_path, terminal=a_terminal(**changes), environment={"XMODIFIERS": "@im=fcitx"}
    )
    finding = by_check(list(check_terminal(seen)))[check]
    assert finding.verdict is verdict
    assert words in finding.found
    assert bool(finding.advice) is (verdict is not Verdict.OK)


@pytest.mark.parametrize("kind", ["none", "dumb"])
def test_where_nothing_can_be_drawn_nothing_else_is_said(tmp_path: Path, kind: str) -> None:
    seen = circumstances(tmp_path, terminal=a_terminal(kind=kind))
    assert [one.check for one in check_terminal(seen)] == ["terminal.kind"]


@pytest.mark.parametrize(
    ("program", "verdict"), [("Windows Terminal", Verdict.OK), ("conhost", Verdict.LOOK)]
)
def test_the_old_console_of_windows_is_told(tmp_path: Path, program: str, verdict: Verdict) -> None:
    seen = circumstances(tmp_path, terminal=a_terminal(program=program), platform="win32")
    assert by_check(list(check_terminal(seen)))["terminal.windows"].verdict is verdict
