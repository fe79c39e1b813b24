"""Where everything of an installation lies, and what lies there besides the program itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

from rmdesk_setup import linux, windows

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

    @property
    def record(self) -> Path:
        return self.root / RECORD

    def program(self, version: str) -> Path:
        return self.root / version

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

    def texts(self, version: str) -> dict[Path, str]:
        """Every file beside the version's own, the launcher last: writing it is the switch."""
        python = self.python(self.program(version))
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
        entry = self.outside["menu"] / f"{windows.ENTRY[language]}.lnk"
        return [{"file": str(entry), "target": str(self.window)}]


def here(system: str, environment: Mapping[str, str], prefix: Path | None) -> Layout:
    """For one user of this PC; `prefix` stands for the folder that holds all of it."""
    home = Path(environment.get("USERPROFILE" if system == "windows" else "HOME", "."))
    if system == "windows":
        local = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
        roaming = Path(environment.get("APPDATA") or home / "AppData" / "Roaming")
        root = prefix or local / "Programs" / "rmdesk"
        menu = roaming / "Microsoft" / "Windows" / "Start Menu" / "Programs"
        return Layout(
            system,
            root,
            launcher=root / "rmdesk.cmd",
            window=root / "rmdesk-window.cmd",
            outside={} if prefix else {"menu": menu},
        )
    base = prefix or home / ".local"
    data = Path(environment.get("XDG_DATA_HOME") or base / "share")
    share = base / "share" if prefix else data
    root = base / "lib" / "rmdesk"
    return Layout(
        system,
        root,
        launcher=base / "bin" / "rmdesk",
        window=root / "rmdesk-window",
        outside={
            "launcher": base / "bin" / "rmdesk",
            "entry": share / "applications" / "rmdesk.desktop",
            "icon": root / "rmdesk.svg",
        },
    )


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
