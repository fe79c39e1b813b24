"""Terminals of all sorts, each answered with a sentence or a desk it can draw."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools.window import a_window

_CHINESE = {"LANG": "zh_CN.UTF-8", "LC_ALL": ""}
_WIDE_PROBE = "你好"


@pytest.mark.parametrize("name", ["dumb", ""])
def test_where_no_cursor_moves_there_is_a_sentence(tmp_path: Path, name: str) -> None:
    environment = {"TERM": name}
    with a_window("--lang", "en", home=tmp_path, environment=environment) as window:
        assert window.exit_code() == 2
        assert "cannot move its cursor" in window.text
        assert b"\x1b" not in window.raw


def test_a_console_is_spoken_to_in_english_and_ascii(tmp_path: Path) -> None:
    environment = _CHINESE | {"TERM": "linux"}
    with a_window("demo", home=tmp_path, environment=environment) as window:
        window.wait_for("DEMO")
        window.settle()
        assert b"draws no Chinese" in window.raw
        window.press("F3")
        window.wait_for("All clients")
        assert "›" not in window.text and "▌" not in window.text


def test_a_console_speaks_chinese_when_it_is_told_to(tmp_path: Path) -> None:
    environment = _CHINESE | {"TERM": "linux"}
    with a_window("--lang", "zh", home=tmp_path, environment=environment) as window:
        window.wait_for("口令")


@pytest.mark.parametrize(
    ("has_wide_doubts", "sign"), [(True, "›"), (False, "▌")], ids=["wide", "narrow"]
)
def test_the_signs_are_those_the_terminal_allows(
    tmp_path: Path, *, has_wide_doubts: bool, sign: str
) -> None:
    with a_window("demo", "--lang", "en", home=tmp_path, has_wide_doubts=has_wide_doubts) as window:
        window.wait_for("DEMO")
        window.press("C-p")
        window.wait_for(sign)
        assert _WIDE_PROBE not in window.text, "what was painted to measure is wiped"


def test_a_setting_wins_over_what_was_measured(tmp_path: Path) -> None:
    settings = tmp_path / "config" / "rmdesk" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('glyphs = "ascii"\n', encoding="utf-8")
    with a_window("demo", "--lang", "en", home=tmp_path, has_wide_doubts=False) as window:
        window.wait_for("DEMO")
        window.press("C-p")
        window.wait_for("> ")
        assert "▌" not in window.text


def test_keys_typed_while_the_terminal_is_measured_are_not_lost(tmp_path: Path) -> None:
    """Where the locale names no encoding the first words wait for the answers."""
    environment = {"LANG": "C", "LC_ALL": "", "LC_CTYPE": ""}
    with a_window("--lang", "en", home=tmp_path, environment=environment) as window:
        window.type("abc")
        window.wait_for("New passphrase: ***")


@pytest.mark.parametrize("columns", [20, 60])
def test_a_narrow_window_is_asked_and_told_all_the_same(tmp_path: Path, columns: int) -> None:
    with a_window("--lang", "en", home=tmp_path, size=(columns, 12)) as window:
        window.wait_for("between.")  # the last word of what a passphrase has to be
        window.wait_until(lambda: window.text.endswith("passphrase:"))
        window.type("short\r")
        window.wait_for("to guess.")  # of what such a passphrase is told
        window.wait_until(lambda: window.text.endswith("passphrase:"))
        lines = window.text.split("\n")
        assert all(len(line) <= columns for line in lines)
        whole = {word for line in lines for word in line.split()}
        assert {"short:", "characters,", "sentence"} <= whole


def test_a_long_question_leaves_room_for_the_answer(tmp_path: Path) -> None:
    with a_window("demo", "--lang", "en", home=tmp_path, size=(80, 24)) as window:
        window.wait_for("DEMO")
        window.resize(40, 24)
        window.type("\x0c")
        window.wait_for("Enter:")
        window.type("abc")
        window.wait_for("Enter: ***")
        assert window.text.count("Enter:") == 1, "the line was redrawn, not broken"


def test_a_small_window_is_told_what_the_desk_needs(tmp_path: Path) -> None:
    with a_window("demo", "--lang", "en", home=tmp_path, size=(60, 20)) as window:
        window.wait_for("80 x 24")
        window.resize(80, 24)
        window.wait_for("DEMO")


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the locale of an old Chinese system."""
    if shutil.which("localedef") is None:
        pytest.skip("no localedef")
    folder = tmp_path_factory.mktemp("locales")
    made = subprocess.run(
        ["localedef", "-i", "zh_CN", "-f", "GB18030", folder / "zh_CN.GB18030"],
        capture_output=True,
        check=False,
    )
    if made.returncode > 1:
        pytest.skip("localedef does not know GB18030")
    return folder


@pytest.mark.campaign
def test_a_utf8_window_with_an_old_locale_is_known_by_what_it_draws(
    tmp_path: Path, locales: Path
) -> None:
    environment = {"LC_ALL": "zh_CN.GB18030", "LOCPATH": str(locales)}
    with a_window(home=tmp_path, environment=environment) as window:
        window.wait_for("口令")


_EVERY_COMMAND = """
import sys
from rmdesk.cli.run import run
for language in ("zh", "en"):
    for words in (["--help"], ["doctor"], ["find", "x"], ["--no-such"], ["settings", "show"]):
        run([*words, "--lang", language])
"""


@pytest.mark.campaign
@pytest.mark.parametrize("locale", ["zh_CN.GB18030", "C"])
def test_no_command_fails_for_want_of_a_sign(tmp_path: Path, locales: Path, locale: str) -> None:
    """Into a pipe everything goes as UTF-8, whatever the locale."""
    told = subprocess.run(
        [sys.executable, "-c", _EVERY_COMMAND],
        env={
            "PATH": "/usr/bin:/bin",
            "HOME": str(tmp_path),
            "LOCPATH": str(locales),
            "LC_ALL": locale,
            "PYTHONCOERCECLOCALE": "0",
            "PYTHONUTF8": "0",
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr.decode()
    assert "档案" in told.stdout.decode()
    assert "档案" in told.stderr.decode(), "a refusal too"
