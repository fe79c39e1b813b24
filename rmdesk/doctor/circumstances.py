"""Everything the checks look at, as arguments: a test plants what no machine has at hand."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalSeen:
    """The terminal, as the front end knows it.

    `kind` is what its name stands for, `columns` and `rows` None where there is no window;
    `chinese` and `ambiguous` are the columns of one sign as measured, None when it did not say (or
    contradicted itself); `signs` is the profile drawn with, `wished_signs` the setting.
    """

    kind: Literal["window", "console", "dumb", "none"]
    name: str = ""
    program: str = ""
    columns: int | None = None
    rows: int | None = None
    colours: int | None = None
    encoding: str = ""
    was_measured: bool = False
    chinese: int | None = None
    ambiguous: int | None = None
    is_not_utf8: bool = False
    signs: str = "safe"
    wished_signs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """`proc` and `sysfs` are where Linux tells of itself; `now` carries the time zone."""

    terminal: TerminalSeen
    book: Path
    settings_file: Path
    now: datetime
    environment: Mapping[str, str]
    platform: str = sys.platform
    proc: Path = field(default=Path("/proc"))
    sysfs: Path = field(default=Path("/sys"))

    @property
    def is_linux(self) -> bool:
        return self.platform == "linux"

    @property
    def is_windows(self) -> bool:
        return self.platform == "win32"
