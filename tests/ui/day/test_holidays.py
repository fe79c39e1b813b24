"""Public holidays by keys: what is known, a year from a file, and what is wrong in one."""

from datetime import date
from pathlib import Path

import pytest

from rmdesk.desk.day.holidays import LARGEST
from rmdesk.domain.calendar.working_days import DayKind
from rmdesk.ui.dialogs.holidays import EXAMPLE
from tests.ui.by_palette import run
from tests.ui.desk_on_screen import DeskOnScreen, Shown


async def import_file(shown: Shown, file: Path) -> None:
    await run(shown, "Public holidays", "not known: weekends only", "2026", "[2027]")
    await shown.press("enter")
    await shown.sees("a holiday file (.toml)")
    await shown.type(str(file))
    await shown.press("enter")


def kind_of(on_screen: DeskOnScreen, on: date) -> DayKind:
    return on_screen.thread.ask(lambda desk: desk.days.day(on)).result().kind


async def test_a_year_comes_in_and_goes_by_undo(on_screen: DeskOnScreen, tmp_path: Path) -> None:
    file = tmp_path / "2027.toml"
    file.write_text(EXAMPLE, encoding="utf-8")
    async with on_screen.shown((120, 40)) as shown:
        await import_file(shown, file)
        await shown.sees("days off: 10, weekend days worked: 1", "imported")
        assert kind_of(on_screen, date(2027, 2, 8)) is DayKind.HOLIDAY
        assert kind_of(on_screen, date(2027, 1, 30)) is DayKind.MAKE_UP
        await shown.press("escape")
        await shown.sees("Holidays known now: 2027.")
        await shown.press("u")
        await shown.sees("Undone: holidays of 2027")
        assert kind_of(on_screen, date(2027, 2, 8)) is DayKind.WORKDAY


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "[2027]\nholidays = [{name='元旦', from=2027-02-30}]",
            "The holiday file breaks off",
        ),
        ("[2027]\n", "The year 2027 names no holiday."),
        (
            "[2027]\nholidays = [{name='元旦', from=2027-01-03, to=2027-01-01}]",
            "2027, 元旦: it ends on 2027-01-01, before it begins on 2027-01-03.",
        ),
        ("", "The file holds no year; a table begins like [2027]."),
    ],
)
async def test_what_is_wrong_in_a_file_is_said_and_nothing_taken(
    on_screen: DeskOnScreen, tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "2027.toml"
    file.write_text(text, encoding="utf-8")
    async with on_screen.shown((120, 40)) as shown:
        await import_file(shown, file)
        await shown.sees(said, "not known: weekends only")
        await shown.press("escape")
        await shown.sees("Nothing was taken in from this file.")


async def test_a_file_too_large_opens_the_choice_again(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    file = tmp_path / "large.toml"
    file.write_bytes(b"#" * (LARGEST + 1))
    async with on_screen.shown((120, 40)) as shown:
        await import_file(shown, file)
        await shown.sees("large.toml has 257 KB; a holiday file has 256 KB at most.")
        await shown.press("escape")
        await shown.sees("not known: weekends only")
