"""What is written for Windows, held as text: it cannot be run here."""

import io
import re
import stat
from pathlib import Path, PureWindowsPath
from typing import IO

import pytest
from rmdesk_setup import layout, windows
from rmdesk_setup.layout import Layout

_PYTHON = PureWindowsPath("0.11.0", "python.exe")


@pytest.mark.parametrize(
    "text",
    [
        windows.launcher(_PYTHON, None),
        windows.launcher(_PYTHON, "data"),
        windows.window(),
        windows.uninstaller(PureWindowsPath("setup", "uninstall.ps1")),
    ],
)
def test_batch_files_are_what_cmd_reads(text: str) -> None:
    """ASCII, for cmd reads by the code page; CRLF, or labels are missed; every path quoted."""
    assert text.isascii()
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    assert text.startswith("@echo off\r\n")
    for line in text.splitlines():
        outside = re.sub(r'"[^"]*"', "", line)
        assert line.count('"') % 2 == 0
        assert not re.search(r"%~|%\w+%", outside), line


def test_the_launcher_hears_nothing_of_the_folder_it_is_started_in() -> None:
    text = windows.launcher(_PYTHON, "data")
    assert '"%HERE%0.11.0\\python.exe" -I -X utf8 -m rmdesk --folder "%HERE%data" %*' in text
    assert "--folder" not in windows.launcher(_PYTHON, None)


@pytest.mark.parametrize("text", [windows.window(), windows.uninstaller(PureWindowsPath("x.ps1"))])
def test_programs_are_named_by_their_whole_path(text: str) -> None:
    for program in re.findall(r"[\w%~\\.]+\.(?:exe|com)", text):
        assert program.startswith(("%SystemRoot%\\System32\\", "%LOCALAPPDATA%\\Microsoft\\"))


def test_every_label_is_there() -> None:
    text = windows.window()
    assert set(re.findall(r"goto (\w+)", text)) == set(re.findall(r"^:(\w+)", text, re.MULTILINE))


def test_a_python_that_windows_lets_nobody_write_to_is_one_that_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not windows.running(tmp_path)
    (tmp_path / "python.exe").touch()
    assert not windows.running(tmp_path)

    def open_denied(self: Path, mode: str) -> None:
        raise PermissionError(13, "sharing violation", str(self), 32)

    monkeypatch.setattr(Path, "open", open_denied)
    assert windows.running(tmp_path)


def test_a_mark_that_forbids_writing_is_not_a_desk_that_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows opens: root here may write to anything."""
    (tmp_path / "python.exe").touch()
    (tmp_path / "python.exe").chmod(0o444)

    def opened(self: Path, mode: str) -> IO[bytes]:
        if not self.stat().st_mode & stat.S_IWRITE:
            raise PermissionError(13, "Permission denied", str(self))
        return io.BytesIO()

    monkeypatch.setattr(Path, "open", opened)
    assert not windows.running(tmp_path)


def test_the_terminal_is_told_no_path() -> None:
    """It splits its line at ; and cmd its own at ( and &: the folder is only where it starts."""
    (line,) = [line for line in windows.window().splitlines() if line.startswith("start")]
    before, _, words = line.partition("wt.exe")
    assert '/d "%HERE%."' in before
    assert "%HERE%" not in words and "%~" not in words
    assert words.endswith(r'cmd.exe" /d /c .\rmdesk-window.cmd')


def test_places_of_a_user() -> None:
    place = layout.here("windows", {"LOCALAPPDATA": "/l", "APPDATA": "/r"}, None)
    assert place.root == Path("/l/Programs/rmdesk")
    assert place.outside == {"menu": Path("/r/Microsoft/Windows/Start Menu/Programs")}
    bare = layout.here("windows", {"USERPROFILE": "/u"}, None)
    assert bare.root == Path("/u/AppData/Local/Programs/rmdesk")


@pytest.mark.parametrize("made", ["python.exe", "Scripts/python.exe"])
def test_its_python_is_found_where_either_kind_has_it(tmp_path: Path, made: str) -> None:
    place = Layout("windows", tmp_path, tmp_path / "l", tmp_path / "w", {})
    (tmp_path / "0.11.0" / made).parent.mkdir(parents=True)
    (tmp_path / "0.11.0" / made).touch()
    assert place.python(place.program("0.11.0")) == tmp_path / "0.11.0" / made
    assert made.replace("/", "\\") in place.texts("0.11.0")[tmp_path / "l"]
