"""Settings to a file and from one, by keys: looked at first, whole or not at all."""

import asyncio
from pathlib import Path

import pytest

from rmdesk.domain.call_settings import CallSettings
from rmdesk.domain.day_settings import DaySettings
from rmdesk.settings import Preferences
from rmdesk.ui.setting_fields.words import change_lines, comment
from tests.domain.written_settings import CONTRADICTING, DEFAULT, OTHER
from tests.ui.by_palette import run
from tests.ui.desk_on_screen import DeskOnScreen, Shown, wait_until


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "of_the_computer.toml"
    monkeypatch.setattr("rmdesk.settings.settings_file", lambda: path)
    return path


def written(folder: Path, text: str) -> Path:
    path = folder / "branch.toml"
    path.write_text(text, encoding="utf-8")
    return path


async def read_file(shown: Shown, path: Path) -> None:
    await shown.sees("clients: 8")
    await run(shown, "Settings from a file", "a file of settings (.toml)")
    await shown.paste(str(path))
    await shown.press("enter")


async def test_a_file_is_looked_at_and_taken(
    on_screen: DeskOnScreen, tmp_path: Path, own_settings: Path
) -> None:
    path = written(
        tmp_path, "[locking]\nidle_minutes = 3\n[day]\nlimit = 12\n[calls]\nmonthly_others = 5"
    )
    async with on_screen.shown((120, 40)) as shown:
        await read_file(shown, path)
        await shown.sees("What branch.toml would change", "Most clients a day", "Take it: 3")
        await shown.press("escape")
        await shown.sees_no("What branch.toml")
        assert on_screen.thread.ask(lambda desk: desk.settings).result() == DaySettings()
        await read_file(shown, path)
        await shown.sees("Calls to other clients", "no limit", "5 a month")
        await shown.press("enter")
        await shown.sees("Settings changed: 3.")
        settings, calls = on_screen.thread.ask(
            lambda desk: (desk.settings, desk.call_settings)
        ).result()
        assert (settings.limit, calls) == (12, CallSettings(monthly_others=5))
        await wait_until(shown.pilot, own_settings.exists)
        await read_file(shown, path)
        await shown.sees("branch.toml says nothing else than what is set already.")
    assert Preferences.load(own_settings).idle_minutes == 3


async def test_a_contradictory_file_gets_its_sentences_and_changes_nothing(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await read_file(shown, written(tmp_path, CONTRADICTING))
        await shown.sees(
            "branch.toml is not taken: wrong in 9 places",
            "Lock: Lock when idle (locking.idle_minutes)",
            "The parts of the plan add up to",
            "Nothing is changed.",
        )
        await shown.press("enter", "escape")
        await shown.sees_no("Nothing is changed.")
        assert on_screen.thread.ask(lambda desk: desk.settings).result() == DaySettings()
        await read_file(shown, written(tmp_path, "limit = = 3"))
        await shown.sees("Line 1 is not written as settings are")
        await shown.press("escape")
        await shown.sees_no("is not written")
        await read_file(shown, tmp_path / "nowhere.toml")
        await shown.sees("There is no such file.")


async def test_settings_are_handed_out_once_somebody_looked_at_the_own_words(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    on_screen.thread.ask(
        lambda desk: desk.change_call_settings(CallSettings(forbidden_words=("吕布", "包赚")))
    ).result()
    path = tmp_path / "out.toml"
    async with on_screen.shown((80, 24)) as shown:
        await shown.sees("clients: 8")
        await shown.press("comma")
        await shown.sees("1 Computer")
        await shown.press("x")
        await shown.sees("no client's data", "Words of yours go along: 吕布, 包赚.")
        await shown.press("ctrl+u")
        await shown.paste(str(path))
        await shown.press("enter")
        await shown.sees("name clients of this book: 吕布.", "It is no client there: write it")
        await shown.press("enter")  # No stands first
        await shown.sees("Settings to a file")
        assert not await asyncio.to_thread(path.exists)
        await shown.press("enter")
        await shown.sees("It is no client there: write it")
        await shown.press("down", "enter")
        await shown.sees("The settings are in")
    said = path.read_text(encoding="utf-8")
    assert 'forbidden_words = ["吕布", "包赚"]' in said
    assert "# Most clients a day\nlimit = 20\n" in said


def test_a_change_is_told_by_the_names_of_the_view() -> None:
    told = {line.path: (line.before, line.after) for line in change_lines(DEFAULT, OTHER)}
    assert told == {
        "day.limit": ("20", "7"),
        "day.leads.visit": ("0 days", "4 days"),
        "calls.large": ("200,000 yuan", "12,500 yuan"),
        "calls.cap": ("no limit", "12"),
        "calls.forbidden_words": ("none", "稳赚"),
    }


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("day.limit", "Most clients a day"),
        ("day.classes.value", ""),
        ("day.classes.priority", "Priority score"),
        ("calls.large", "A client is large from, yuan, with us"),
        ("calls.outcomes", "Outcomes of a call"),
        ("calls.outcomes.1.code", ""),
        ("diagnosis.models", "Wished mixes"),
        ("diagnosis.models.3", "C3, %"),
        ("diagnosis.models.3.cash", ""),
        ("day", ""),
        ("rhythm.weights", "Shares of the weeks"),
    ],
)
def test_what_stands_above_a_setting_in_a_file(path: str, said: str) -> None:
    assert comment(path).startswith(said)
    assert bool(comment(path)) is bool(said)
