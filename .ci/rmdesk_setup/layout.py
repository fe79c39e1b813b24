"""Where everything of an installation lies, and what lies there besides the program itself."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

from rmdesk_setup import linux, windows
from rmdesk_setup.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

RECORD = "installed.json"
SETUP = "setup"
"""What uninstalls, kept with the program: the folder it came in may be gone by then."""

_SCRIPTS = {"windows": ("uninstall.ps1", "words.ps1"), "linux": ("uninstall.sh", "words.sh")}


@dataclass(frozen=True, slots=True)
class Layout:
    """An installation of one kind in one place; nothing here has to exist yet.

    `outside` lies elsewhere in the user's folders: launcher, entries of menus.
    """

    system: str
    root: Path
    launcher: Path
    window: Path
    outside: Mapping[str, Path]
    data: Path | None = None
    """Books and settings of a portable desk."""
    home: Path | None = None
    """Whose menus have the entry, where XDG_DATA_HOME may have been another one before."""

    @property
    def record(self) -> Path:
        return self.root / RECORD

    def program(self, name: str) -> Path:
        return self.root / name

    def python(self, program: Path) -> Path:
        """The Python of a version, as an archive or as `venv` puts it."""
        if self.system == "windows":
            names = ("python.exe", "Scripts/python.exe")
        else:
            names = ("bin/python", "bin/python3")
        return next((program / one for one in names if (program / one).exists()), program / "none")

    def site(self, program: Path, series: str) -> Path:
        """Its folder of packages, of Python `series` such as "3.11"."""
        if self.system == "windows":
            return program / "Lib" / "site-packages"
        return program / "lib" / f"python{series}" / "site-packages"

    def is_running(self, program: Path) -> bool:
        if self.system == "windows":
            return windows.running(program)
        return bool(linux.running(program))

    def owns(self, path: Path) -> bool:
        """Whether a file outside of the root is one that such an installation makes."""
        named = {same(one) for name, one in self.outside.items() if name != "menu"}
        if "menu" in self.outside:
            named |= {same(self.outside["menu"] / _shortcut(one)) for one in windows.ENTRY}
        is_entry = path.parts[-2:] == ("applications", linux.ENTRY_FILE)
        return same(path) in named or (self.home is not None and is_entry)

    def lies_in(self, folder: Path) -> bool:
        """Whether something of it lies in `folder`, directly or not."""
        return any(folder in path.parents for path in [self.record, *self.outside.values()])

    def texts(self, name: str) -> dict[Path, str]:
        """Every file beside the program's own, the launcher last: writing it is the switch."""
        python = self.python(self.program(name))
        if self.system == "windows":
            seen = PureWindowsPath(*python.relative_to(self.root).parts)
            data = self.data.name if self.data else None
            return {
                self.root / "uninstall.cmd": windows.uninstaller(
                    PureWindowsPath(SETUP, "uninstall.ps1")
                ),
                self.window: windows.window(),
                self.launcher: windows.launcher(seen, data),
            }
        texts = {self.window: linux.window(self.launcher, is_beside=self.data is not None)}
        if "entry" in self.outside:
            texts[self.outside["icon"]] = linux.ICON
            texts[self.outside["entry"]] = linux.desktop_entry(self.window, self.outside["icon"])
        return {**texts, self.launcher: linux.launcher(python, self.data)}

    def setup_files(self, folder: Path) -> dict[Path, bytes]:
        """What uninstalls, from the folder that installs."""
        modules = sorted((folder / "rmdesk_setup").glob("*.py"))
        scripts = [folder / name for name in _SCRIPTS[self.system]]
        return {
            self.root / SETUP / path.relative_to(folder): path.read_bytes()
            for path in [*modules, *scripts]
        }

    def shortcuts(self, language: str) -> list[dict[str, str]]:
        """What the script that called makes by the shell's own means: a .lnk is no text."""
        if "menu" not in self.outside:
            return []
        entry = self.outside["menu"] / _shortcut(language)
        return [{"file": str(entry), "target": str(self.window)}]


def _shortcut(language: str) -> str:
    return f"{windows.ENTRY[language]}.lnk"


def same(path: Path) -> Path:
    """One spelling of where a file lies, whatever links lead there; not what it links to itself."""
    return Path(os.path.realpath(path.parent), path.name)


def whole(place: str, option: str) -> Path:
    """The one spelling of a folder that somebody named; Refused for an empty name.

    On Windows a drive stays a drive: what a letter stands for, cmd cannot start anything in.
    """
    if not place.strip():
        raise Refused("{option} names no folder.", option=option)
    return Path((os.path.abspath if sys.platform == "win32" else os.path.realpath)(place))


def here(system: str, environment: Mapping[str, str], prefix: Path | None) -> Layout:
    """For one user of this PC; `prefix` stands for the folder that holds all of it."""
    if system == "windows":
        return _on_windows(environment, prefix)
    base = prefix or _home("HOME", environment) / ".local"
    named = Path(environment.get("XDG_DATA_HOME", ""))
    # A relative one is to be ignored (XDG Base Directory Specification).
    share = named if named.is_absolute() and not prefix else base / "share"
    root = base / "lib" / "rmdesk"
    return Layout(
        system,
        root,
        launcher=base / "bin" / "rmdesk",
        window=root / "rmdesk-window",
        outside={
            "launcher": base / "bin" / "rmdesk",
            "entry": share / "applications" / linux.ENTRY_FILE,
            "icon": root / "rmdesk.svg",
        },
        home=None if prefix else base.parent,
    )


def _on_windows(environment: Mapping[str, str], prefix: Path | None) -> Layout:
    def folder(name: str, *inside: str) -> Path:
        told = environment.get(name)
        return Path(told) if told else _home("USERPROFILE", environment).joinpath(*inside)

    root = prefix or folder("LOCALAPPDATA", "AppData", "Local") / "Programs" / "rmdesk"
    menu = None
    if not prefix:
        roaming = folder("APPDATA", "AppData", "Roaming")
        menu = roaming / "Microsoft" / "Windows" / "Start Menu" / "Programs"
    return Layout(
        "windows",
        root,
        launcher=root / "rmdesk.cmd",
        window=root / "rmdesk-window.cmd",
        outside={"menu": menu} if menu else {},
    )


def _home(variable: str, environment: Mapping[str, str]) -> Path:
    told = environment.get(variable, "")
    if not Path(told).is_absolute():
        raise Refused("{option} names no folder.", option=variable)
    return whole(told, variable)


def portable(system: str, folder: Path) -> Layout:
    """Program, books and settings in one folder; nothing outside."""
    end = ".cmd" if system == "windows" else ""
    return Layout(
        system,
        folder,
        launcher=folder / f"rmdesk{end}",
        window=folder / f"rmdesk-window{end}",
        outside={},
        data=folder / "data",
    )
