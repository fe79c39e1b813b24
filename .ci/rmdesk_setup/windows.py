"""What Windows alone needs: three batch files, the entry in the start menu, what runs.

Written for Windows 10 and later and never run there; kept to what its documentation promises. The
batch files name everything from where they lie, so they hold ASCII alone, whoever's folder it is;
and every program by its whole path, so that none of the current folder is taken.
"""

from __future__ import annotations

import stat
from pathlib import Path, PureWindowsPath

ENTRY = {"zh": "客户经理工作台 rmdesk", "en": "rmdesk desk"}
"""The name in the start menu, by the language of the installation: one entry, not two."""

_POWERSHELL = r"%SystemRoot%\System32\WindowsPowerShell\v1.0\powershell.exe"
_CODE_PAGE = r"%SystemRoot%\System32\chcp.com"
_COMMANDS = r"%SystemRoot%\System32\cmd.exe"
_WINDOWS_TERMINAL = r"%LOCALAPPDATA%\Microsoft\WindowsApps\wt.exe"


def launcher(python: PureWindowsPath, data: str | None) -> str:
    """`rmdesk.cmd`: `python` as seen from where it lies; `data` for a portable desk, likewise.

    -I: neither variables nor the current folder can lay a module before ours. What the desk
    starts in turn reads PYTHONUTF8, so that redirected output is UTF-8 there as well.
    """
    place = f' --folder "%HERE%{data}"' if data else ""
    return _lines(
        "@echo off",
        "setlocal",
        'set "HERE=%~dp0"',
        'set "PYTHONUTF8=1"',
        f'"%HERE%{python}" -I -X utf8 -m rmdesk{place} %*',
    )


def window() -> str:
    """`rmdesk-window.cmd`, what the start menu starts: Windows Terminal where it is installed.

    Inside it, and without it, the desk begins right here; a window that would close on a sentence
    one has not read waits for a key. The terminal is started in the folder and told no path: both
    it and cmd read signs such as ; ( & in one as their own. On a share, where cmd cannot be, the
    desk begins right here as well.
    """
    return _lines(
        "@echo off",
        "title rmdesk",
        "if defined WT_SESSION goto here",
        f'if not exist "{_WINDOWS_TERMINAL}" goto here',
        'set "HERE=%~dp0"',
        r'if "%HERE:~0,2%"=="\\" goto here',
        f'start "" /d "%HERE%." "{_WINDOWS_TERMINAL}" new-tab -d . --title rmdesk "{_COMMANDS}"'
        r" /d /c .\rmdesk-window.cmd",
        "exit /b",
        ":here",
        f'"{_CODE_PAGE}" 65001 >nul',
        'call "%~dp0rmdesk.cmd"',
        "if errorlevel 1 pause",
    )


def uninstaller(script: PureWindowsPath) -> str:
    """`uninstall.cmd` beside the program: one line at the end, for the file is gone after it.

    Out of the folder first: what is somebody's current folder cannot be removed.
    """
    return _lines(
        "@echo off",
        'cd /d "%SystemRoot%"',
        f'"{_POWERSHELL}" -NoProfile -ExecutionPolicy Bypass -File "%~dp0{script}" -Root "%~dp0."'
        " & pause & exit /b",
    )


def running(program: Path) -> bool:
    """Whether a Python of this installation runs: Windows lets nobody write to it meanwhile.

    The mark "read-only", which some copying sets, would say the same and is taken off first.
    """
    for name in ("python.exe", "Scripts/python.exe"):
        path = program / name
        try:
            if not path.stat().st_mode & stat.S_IWRITE:
                path.chmod(path.stat().st_mode | stat.S_IWRITE)
            with path.open("r+b"):
                pass
        except FileNotFoundError:
            continue
        except PermissionError:
            return True
    return False


def _lines(*lines: str) -> str:
    return "\r\n".join([*lines, ""])
