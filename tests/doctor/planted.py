"""Circumstances as no machine has them at hand."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rmdesk.doctor.circumstances import Circumstances, TerminalSeen
from rmdesk.doctor.finding import Finding

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def a_terminal(**changes: Any) -> TerminalSeen:
    """A large window of a desktop that was measured."""
    seen: dict[str, Any] = {
        "kind": "window",
        "name": "xterm-256color",
        "columns": 120,
        "rows": 40,
        "colours": 256,
        "encoding": "utf-8",
        "was_measured": True,
        "chinese": 2,
        "ambiguous": 1,
        "signs": "unicode",
    }
    return TerminalSeen(**(seen | changes))


def circumstances(folder: Path, **changes: Any) -> Circumstances:
    """A Linux whose /proc and /sys are folders in `folder`, which begin empty."""
    seen: dict[str, Any] = {
        "terminal": a_terminal(),
        "book": folder / "books" / "book.rmdesk",
        "settings_file": folder / "settings" / "settings.toml",
        "now": NOW,
        "environment": {"LANG": "zh_CN.UTF-8"},
        "platform": "linux",
        "proc": folder / "proc",
        "sysfs": folder / "sys",
    }
    return Circumstances(**(seen | changes))


def plant(file: Path, text: str) -> None:
    """Write `text` into `file`, in folders that are made for it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def by_check(findings: list[Finding]) -> dict[str, Finding]:
    """The findings by their names."""
    return {finding.check: finding for finding in findings}
