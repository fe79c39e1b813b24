"""The plain settings file: what is kept, and that no damage to it keeps the desk from starting."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.language import Language
from rmdesk.settings import (
    Preferences,
    UnknownSetting,
    UnreadableSettings,
    UnwritableSettings,
    default_book,
)


def test_a_missing_file_is_all_defaults(tmp_path: Path) -> None:
    preferences = Preferences.load(tmp_path / "none.toml")
    assert preferences == Preferences()
    assert preferences.problem is None
    assert preferences.book == default_book()
    assert (preferences.idle_minutes, preferences.presenting_minutes) == (5, 10)


def test_what_was_saved_is_read_again(tmp_path: Path) -> None:
    chosen = Preferences(
        language=Language.CHINESE,
        theme="paper",
        glyphs="ascii",
        book=tmp_path / "客户 \\ \x7f\"'.rmdesk",
        idle_minutes=15,
        presenting_minutes=3,
    )
    file = tmp_path / "new folder" / "settings.toml"
    chosen.save(file)
    assert Preferences.load(file) == chosen
    assert [path.name for path in file.parent.iterdir()] == ["settings.toml"]


@given(theme=st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, theme: str) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.toml"
    Preferences(theme=theme).save(file)
    assert Preferences.load(file) == Preferences(theme=theme)


@pytest.mark.parametrize(
    "damage", [b"language = ", b"\xff\xfe\x00", b"language = 'zh'\nlanguage = 'en'"]
)
def test_a_damaged_file_is_told_and_passed_over(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(damage)
    preferences = Preferences.load(file)
    assert preferences == Preferences()
    assert isinstance(preferences.problem, UnreadableSettings)
    assert str(file) in preferences.problem.sentence()


@pytest.mark.parametrize(
    "line",
    [
        "language = 'fr'",
        "theme = 3",
        "idle_minutes = 0",
        "idle_minutes = 16",
        "idle_minutes = true",
        "presenting_minutes = 0",
        "presenting_minutes = 16",
        "book = ''",
        "book = '../outside.rmdesk'",
        "book = 'C:drive.rmdesk'",
    ],
)
def test_a_value_out_of_range_costs_only_itself(tmp_path: Path, line: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f"glyphs = 'ascii'\n{line}\n", encoding="utf-8")
    preferences = Preferences.load(file)
    assert preferences == Preferences(glyphs="ascii")
    assert isinstance(preferences.problem, UnknownSetting)
    assert line.partition(" ")[0] in preferences.problem.sentence()


def test_a_newer_version_s_settings_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("later = 1\nidle_minutes = 7\n", encoding="utf-8-sig")
    preferences = Preferences.load(file)
    assert (preferences.idle_minutes, preferences.problem) == (7, None)


def test_an_unwritable_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableSettings):
        Preferences().save(tmp_path / "file" / "settings.toml")
