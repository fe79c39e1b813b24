"""The years whose holidays are known, the form of a file that brings another one, and the file."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from textual.app import ComposeResult

from rmdesk.desk.day.holidays import KnownYear
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.importing.file import ImportPath
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.formats import clean_lines
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words

EXAMPLE: Final = """[2027]
source = "..."
holidays = [
  {name="元旦", from=2027-01-01, to=2027-01-03},
  {name="春节", from=2027-02-05, to=2027-02-11, work=[2027-01-30]},
]"""
"""The form of a file; its days are invented, for the year's own are not decreed yet."""

SUFFIXES: Final = frozenset({".toml", ".txt"})
_MOST_FINDINGS: Final = 6


async def _nowhere() -> Path | None:
    return None


class HolidayYears(RowsDialog[bool]):
    """Answers True when a file is to be chosen. `findings` are sentences about the last one."""

    closing = N_("Close")

    def __init__(self, years: Sequence[KnownYear], *, findings: Sequence[str] = ()) -> None:
        super().__init__(_("Public holidays"))
        self._years = years
        self._findings = findings

    def compose_content(self) -> ComposeResult:
        yield Words(
            _("Of an unknown year only weekends are off. A file like this brings one in:"),
            classes="dialog-text",
        )
        yield Words(EXAMPLE, id="holiday-example")
        yield Words(
            _("The days are examples; work names the Saturdays and Sundays worked instead."),
            classes="dialog-text",
        )
        yield Rows(id="years", classes="first")

    def on_mount(self) -> None:
        super().on_mount()
        self.rows.show([_year_row(one) for one in self._years], cursor=len(self._years) - 1)
        if self._findings:
            self.complain("\n".join(map(formats.clean, self._shown_findings())))

    def _shown_findings(self) -> list[str]:
        shown = list(self._findings[:_MOST_FINDINGS])
        more = len(self._findings) - len(shown)
        return [*shown, _("and {count} more").format(count=more)] if more else shown

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Import a file"), "dialog.save")]

    def answer(self) -> bool:
        return True


class HolidayPath(ImportPath):
    """The file, in a list or typed."""

    asks = N_("Import public holidays")
    expects = N_("a holiday file (.toml)")
    does = N_("Import")
    suffixes = SUFFIXES

    def __init__(self, typed: str = "", *, refusal: RmdeskError | None = None) -> None:
        super().__init__(typed, last=_nowhere, refusal=refusal)


def _year_row(one: KnownYear) -> Callable[[int], Line]:
    holidays = one.holidays
    if holidays is None:
        said, style = _("not known: weekends only"), "warning"
    else:
        off = sum(len(holiday.days) for holiday in holidays.holidays)
        worked = sum(len(holiday.worked) for holiday in holidays.holidays)
        said = _("days off: {off}, weekend days worked: {worked}").format(off=off, worked=worked)
        style = ""
    source = ""
    if holidays is not None:
        came = _("imported") if one.is_imported else _("built in")
        source = "  ".join(filter(None, (came, holidays.source)))

    def compose(width: int) -> Line:
        return line(
            Cell(str(one.year), 6, "strong"),
            Cell(said, 38, style),
            Cell(clean_lines(source), width - 46, "muted"),
            gap=1,
        )

    return compose
