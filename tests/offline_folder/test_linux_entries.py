"""The small files beside the program: run by a real shell, read by the rules of desktop entries."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rmdesk_setup import linux

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="scripts of Linux")

_ODD = ["plain", "two words", "it's", 'quo"ted', "do$lar `x`", "back\\slash", "客户"]


def _script(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


def _said(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("name", _ODD)
def test_the_launcher_starts_its_python_isolated_whatever_the_folder_is_called(
    tmp_path: Path, name: str
) -> None:
    python = _script(tmp_path / name / "python", '#!/bin/sh\nprintf "%s|" "$@"\n')
    launcher = _script(tmp_path / "rmdesk", linux.launcher(python, None))
    done = _said(launcher, "--book", "a b")
    assert done.stdout == "-I|-m|rmdesk|--book|a b|"


@pytest.mark.parametrize("name", _ODD)
def test_a_portable_launcher_finds_all_from_where_it_lies(tmp_path: Path, name: str) -> None:
    top = tmp_path / "first"
    python = _script(top / "1.0" / "bin" / "python", '#!/bin/sh\nprintf "%s|" "$@"\n')
    _script(top / "rmdesk", linux.launcher(python, top / "data"))
    moved = top.rename(tmp_path / name)
    done = _said(moved / "rmdesk", "demo")
    assert done.stdout == f"-I|-m|rmdesk|--folder|{moved.resolve()}/data|demo|"


def test_a_python_that_is_gone_is_said(tmp_path: Path) -> None:
    launcher = _script(tmp_path / "rmdesk", linux.launcher(tmp_path / "gone", None))
    done = _said(launcher)
    assert done.returncode == 1
    assert str(tmp_path / "gone") in done.stderr
    assert "安装文件夹" in done.stderr


@pytest.mark.parametrize("name", _ODD)
def test_a_menu_entry_names_its_window_as_desktops_read_it(name: str) -> None:
    entry = linux.desktop_entry(Path(f"/x/{name} 100%/window"), Path("/x/icon.svg"))
    keys = dict(line.split("=", 1) for line in entry.splitlines() if "=" in line)
    # A value's own escapes first, then the quoting of a command, then its field codes.
    command = keys["Exec"].replace("\\\\", "\\")
    assert (command[0], command[-1]) == ('"', '"')
    word = re.sub(r'\\(["`$\\])', r"\1", command[1:-1])
    assert word.replace("%%", "%") == f"/x/{name} 100%/window"
    assert keys["Icon"] == "/x/icon.svg"
    assert keys["Terminal"] == "false"
    assert keys["Name[zh_CN]"] != keys["Name"]


def test_a_window_that_was_opened_without_a_terminal_does_not_open_more(tmp_path: Path) -> None:
    window = _script(tmp_path / "window", linux.window(tmp_path / "rmdesk"))
    terminal = _script(tmp_path / "bin" / "xterm", f'#!/bin/sh\necho opened\nexec "{window}"\n')
    done = subprocess.run(
        ["/bin/sh", window],
        env={"PATH": str(terminal.parent)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "opened\n")


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_process_is_running_while_it_runs_by_a_python_of_the_program(tmp_path: Path) -> None:
    python = tmp_path / "1.0" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(os.path.realpath(sys.executable))
    code = "import sys; print('up', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [python, "-I", "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        process.stdout.readline()
        assert linux.running(tmp_path / "1.0") == [process.pid]
        assert linux.running(tmp_path / "1") == []
        process.communicate()
    assert linux.running(tmp_path / "1.0") == []


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("started", ["by its link", "by its name"])
def test_a_desk_is_seen_by_whatever_spelling_it_was_started(tmp_path: Path, started: str) -> None:
    python = tmp_path / "by its name" / "1.0" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(os.path.realpath(sys.executable))
    (tmp_path / "by its link").symlink_to("by its name")
    code = "import sys; print('up', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [tmp_path / started / "1.0" / "bin" / "python", "-I", "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout
        process.stdout.readline()
        for asked in ("by its link", "by its name"):
            assert linux.running(tmp_path / asked / "1.0") == [process.pid]
        process.communicate()
    assert linux.running(tmp_path / "1.0") == []
