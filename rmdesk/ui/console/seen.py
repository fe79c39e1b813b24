"""The terminal as the doctor is told of it: by environment, window and what was measured."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from rmdesk.doctor.circumstances import TerminalSeen
from rmdesk.ui.console.kind import TerminalKind, kind_of, profile_for
from rmdesk.ui.console.width_probe import Widths

_TRUE: Final = 1 << 24
_KINDS: Final[dict[TerminalKind, Literal["window", "console", "dumb"]]] = {
    TerminalKind.WINDOW: "window",
    TerminalKind.CONSOLE: "console",
    TerminalKind.DUMB: "dumb",
}


@dataclass(frozen=True, slots=True)
class Streams:
    """What is known of standard output: its encoding, and the size of its window if it has one."""

    encoding: str
    size: tuple[int, int] | None


def streams() -> Streams:
    """Those of this process."""
    output = sys.__stdout__
    try:
        columns, rows = os.get_terminal_size(output.fileno()) if output else (0, 0)
    except (OSError, ValueError):
        columns = rows = 0
    size = (columns, rows) if columns and rows else None
    return Streams(getattr(output, "encoding", None) or "", size)


def terminal_seen(
    environment: Mapping[str, str],
    output: Streams,
    widths: Widths | None,
    *,
    is_there: bool,
    wished_signs: str,
    platform: str = sys.platform,
) -> TerminalSeen:
    """`is_there`: somebody sees what is written, and types."""
    kind = kind_of(environment, platform=platform)
    name = environment.get("TERM", "")
    if not is_there:
        return TerminalSeen(kind="none", name=name, encoding=output.encoding)
    columns, rows = output.size or (None, None)
    return TerminalSeen(
        kind=_KINDS[kind],
        name=name,
        program=program(environment, platform=platform),
        columns=columns,
        rows=rows,
        colours=colours(environment, platform=platform),
        encoding=output.encoding,
        was_measured=widths is not None,
        chinese=None if widths is None else widths.chinese // 2,
        ambiguous=None if widths is None else widths.ambiguous_columns,
        is_not_utf8=widths is not None and widths.is_not_utf8,
        signs=wished_signs or profile_for(kind, widths),
        wished_signs=wished_signs,
    )


def program(environment: Mapping[str, str], *, platform: str = sys.platform) -> str:
    """Who draws the window, as far as it says so; empty when it does not."""
    if environment.get("WT_SESSION"):
        return "Windows Terminal"
    if platform == "win32":
        return "conhost"
    if named := environment.get("TERM_PROGRAM"):
        return " ".join(filter(None, (named, environment.get("TERM_PROGRAM_VERSION"))))
    known = {"VTE_VERSION": "VTE", "KONSOLE_VERSION": "Konsole", "XTERM_VERSION": "xterm"}
    return next((name for variable, name in known.items() if environment.get(variable)), "")


def colours(environment: Mapping[str, str], *, platform: str = sys.platform) -> int | None:
    """How many the toolkit will paint with; None: none at all."""
    if environment.get("NO_COLOR"):
        return None
    if environment.get("COLORTERM", "").strip().casefold() in {"truecolor", "24bit"}:
        return _TRUE
    if platform == "win32":  # every Windows 10 since 2017
        return _TRUE
    name = environment.get("TERM", "")
    return 256 if name == "xterm-kitty" or name.endswith("256color") else 16
