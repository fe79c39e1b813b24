"""Where everything lies: the system's folders, a profile in them, or one folder for all."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from platformdirs import user_config_path, user_data_path

from rmdesk import places
from rmdesk.keymap_file import keymap_file
from rmdesk.known_books import books_file
from rmdesk.places import BadName, check_name
from rmdesk.settings import Preferences, default_book, settings_file
from rmdesk.tour_file import tour_file


@pytest.fixture(autouse=True)
def _own_places_after() -> Iterator[None]:
    yield
    places.use()


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folders that the system keeps for a user."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path


def _all() -> list[Path]:
    return [settings_file(), keymap_file(), tour_file(), books_file(), default_book()]


_NAMES = ["settings.toml", "keys.toml", "tour.json", "books.json", "book.rmdesk"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system names other folders")
@pytest.mark.parametrize("profile", ["", "branch", "理财 二组"])
def test_the_system_s_folders_and_a_profile_in_them(own: Path, profile: str) -> None:
    places.use(profile=profile)
    below = Path("rmdesk") / "profiles" / profile if profile else Path("rmdesk")
    folders = [*[own / "config" / below] * 4, own / "data" / below]
    assert _all() == [folder / name for folder, name in zip(folders, _NAMES, strict=True)]
    assert places.files_folder() == Path.home()
    assert (places.folder(), places.profile()) == (None, profile)


@pytest.mark.parametrize("value", ["/somewhere", "", "  ", "relative", " /blank ", None])
def test_the_system_s_folders_are_those_of_every_other_program(
    own: Path, monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name) if value is None else monkeypatch.setenv(name, value)
    monkeypatch.setenv("HOME", str(own))
    assert places.settings_folder() == user_config_path("rmdesk", appauthor=False)
    assert places.data_folder() == user_data_path("rmdesk", appauthor=False)


@pytest.mark.parametrize("profile", ["", "branch"])
def test_one_folder_for_all(tmp_path: Path, profile: str) -> None:
    places.use(tmp_path / "stick", profile)
    below = tmp_path / "stick" / "profiles" / profile if profile else tmp_path / "stick"
    assert _all() == [below / name for name in _NAMES]
    assert places.files_folder() == places.folder() == tmp_path / "stick"


def test_a_relative_folder_does_not_move_with_the_current_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    places.use(Path("stick"))
    monkeypatch.chdir("/")
    assert settings_file() == tmp_path / "stick" / "settings.toml"


@pytest.mark.parametrize("name", ["branch", "A", "理财 二组", "a.b", "com", "com10", "x" * 40])
def test_names_that_every_system_takes(name: str) -> None:
    check_name(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", " ", ".", "..", "a.", "a ", " a", ".hidden", "-x", "x" * 41, "a\nb", "a\x00"),
        *("a/b", "a\\b", "../x", "C:", "a:b", "a*", "a?", 'a"', "<a", "a|b"),
        *("con", "CON", "Nul.txt", "aux", "prn", "COM1", "lpt9.x", "com¹", "CONIN$", "nul .x"),
    ],
)
def test_names_that_one_system_does_not_take(name: str) -> None:
    with pytest.raises(BadName):
        check_name(name)
    if name:
        with pytest.raises(BadName):
            places.use(profile=name)
        assert places.profile() == ""


@given(name=st.text(max_size=45))
def test_a_name_that_passes_stays_below_its_folder(name: str) -> None:
    try:
        check_name(name)
    except BadName:
        return
    assert (Path("/a") / name).parent == Path("/a")
    assert os.path.normpath(f"/a/{name}") == f"/a/{name}"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("{here}/book.rmdesk", "book.rmdesk"),
        ("{here}/books/二 组.rmdesk", "books/二 组.rmdesk"),
        ("{here}-other/book.rmdesk", "{here}-other/book.rmdesk"),
    ],
)
def test_what_lies_below_is_written_from_there(tmp_path: Path, path: str, said: str) -> None:
    here = tmp_path / "here"
    written = places.written(Path(path.format(here=here)), here)
    assert written == said.format(here=here)
    assert places.read(written, here) == Path(path.format(here=here))


@pytest.mark.parametrize(
    "text",
    ["", "../x", "a/../../x", "C:x", "C:", "\\\\server\\share", "\\x", "~nobody-there/x", "a\0"],
)
def test_what_leads_nowhere_for_certain_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        places.read(text, tmp_path)


def test_a_folder_that_was_carried_elsewhere_finds_its_own_book(tmp_path: Path) -> None:
    before, after = tmp_path / "E" / "desk", tmp_path / "F" / "somewhere"
    places.use(before)
    Preferences(book=before / "books" / "my.rmdesk").save()
    after.parent.mkdir()
    before.rename(after)
    places.use(after)
    found = Preferences.load()
    assert (found.book, found.problem) == (after / "books" / "my.rmdesk", None)
