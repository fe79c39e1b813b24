"""`books` on the command line, and the options that say where everything lies."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rmdesk import places, settings
from rmdesk.cli.exits import Exit
from rmdesk.known_books import BookList
from rmdesk.settings import Preferences
from tests.cli.conftest import Tell


@pytest.fixture(autouse=True)
def _own_places_after() -> Iterator[None]:
    yield
    places.use()


@pytest.fixture
def true_places(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The settings lie where they do for a user, in folders of this test."""
    monkeypatch.setattr(
        "rmdesk.settings.settings_file", lambda: places.settings_folder() / "settings.toml"
    )
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path


def test_nothing_is_known_at_first(tell: Tell) -> None:
    answer = tell("books")
    assert (answer.code, answer.out) == (Exit.DONE, "")
    assert "No book is known here yet" in answer.err
    assert tell("books", "--json").json == []


def test_a_book_is_added_named_listed_and_taken_off(tell: Tell, book: Path, tmp_path: Path) -> None:
    assert "“book”" in tell("books", "--add", book).err
    answer = tell("books", "--add", book.parent, "--name", "二组")
    assert "“二组”" in answer.err
    assert answer.out.split() == ["Book", "Opened", "File", "二组", str(book)]
    listed = {"name": "二组", "path": str(book), "opened": None, "is_there": True}
    assert tell("books", "--json").json == [listed]
    book.rename(tmp_path / "elsewhere")
    assert tell("books", "--json").json == [{**listed, "is_there": False}]
    assert "not there" in tell("books").out
    assert tell("books", "--forget", "二组").code == Exit.DONE
    assert tell("books", "--json").json == []
    assert (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("name", ["a/b", "con"])
def test_a_name_that_is_none_changes_nothing(tell: Tell, book: Path, name: str) -> None:
    answer = tell("books", "--add", book, "--name", name)
    assert answer.code == Exit.REFUSED
    assert "cannot be a name" in answer.err
    assert BookList.load().books == ()


def test_a_name_that_is_taken_and_one_that_is_unknown(
    tell: Tell, book: Path, tmp_path: Path
) -> None:
    tell("books", "--add", book)
    tell("new", "--book", tmp_path / "b.rmdesk", "--passphrase-file", tmp_path / "passphrase")
    answer = tell("books", "--add", tmp_path / "other", "--name", "book")
    assert answer.code != Exit.DONE
    assert "There is no book other here" in answer.err
    assert tell("books", "--forget", "nobody").code == Exit.REFUSED


def test_a_file_that_is_no_book_is_not_added(tell: Tell, tmp_path: Path) -> None:
    (tmp_path / "list.xlsx").write_bytes(b"PK\x03\x04")
    assert tell("books", "--add", tmp_path / "list.xlsx").code != Exit.DONE
    assert tell("books", "--add", tmp_path / "nowhere").code != Exit.DONE
    assert BookList.load().books == ()


def test_a_new_book_is_known_and_an_erased_one_is_not(
    tell: Tell, tmp_path: Path, passphrase_file: Path
) -> None:
    book = tmp_path / "new" / "mine.rmdesk"
    words = ("--book", book, "--passphrase-file", passphrase_file)
    assert tell(*words, "new").code == Exit.DONE
    assert [one["name"] for one in tell("books", "--json").json] == ["mine"]
    page = tmp_path / "certificate.txt"
    gone = tell(*words, "erase", "--certificate", page, "--yes")
    assert gone.code == Exit.DONE, gone.err
    assert tell("books", "--json").json == []


def test_a_list_that_cannot_be_read_is_said(tell: Tell) -> None:
    file = settings.settings_file().with_name("books.json")
    file.write_text("{", encoding="utf-8")
    answer = tell("books")
    assert answer.code == Exit.DONE
    assert "cannot be read" in answer.err
    assert "begins afresh" in answer.err


@pytest.mark.campaign
@pytest.mark.parametrize("before", [True, False], ids=["before", "behind"])
def test_one_folder_holds_all(
    tell: Tell, true_places: Path, passphrase_file: Path, *, before: bool
) -> None:
    stick = true_places / "stick"
    option = ("--folder", stick)
    first, last = (option, ()) if before else ((), option)
    made = tell(*first, "new", "--passphrase-file", passphrase_file, *last)
    assert made.code == Exit.DONE, made.err
    assert (stick / "book.rmdesk").exists()
    assert (stick / "books.json").exists()
    assert not (true_places / "config").exists()
    assert not (true_places / "data").exists()
    stick.rename(true_places / "F")
    line = ("--folder", true_places / "F")
    assert [one["path"] for one in tell(*line, "books", "--json").json] == [
        str(true_places / "F" / "book.rmdesk")
    ]
    sound = tell("check", *line, "--passphrase-file", passphrase_file)
    assert sound.code == Exit.DONE, sound.err


@pytest.mark.campaign
def test_a_profile_has_a_book_and_settings_of_its_own(
    tell: Tell, true_places: Path, passphrase_file: Path
) -> None:
    places.use(profile="branch")
    Preferences(idle_minutes=7).save()
    for words in ((), ("--profile", "branch")):
        assert tell("new", "--passphrase-file", passphrase_file, *words).code == Exit.DONE
    own, other = true_places / "data" / "rmdesk", Path("profiles") / "branch"
    assert (own / "book.rmdesk").exists()
    assert (own / other / "book.rmdesk").exists()
    assert [one["path"] for one in tell("books", "--json").json] == [str(own / "book.rmdesk")]
    of_profile = tell("books", "--profile", "branch", "--json").json
    assert [one["path"] for one in of_profile] == [str(own / other / "book.rmdesk")]
    said = [
        tell("settings", "show", "--passphrase-file", passphrase_file, *words).out
        for words in ((), ("--profile", "branch"))
    ]
    assert ["after 7 min" in one for one in said] == [False, True]


@pytest.mark.parametrize(
    "words", [("--profile", "a/b"), ("--profile", "nul"), ("--profile", ""), ("--folder", "")]
)
def test_a_place_that_is_none_is_not_understood(tell: Tell, words: tuple[str, str]) -> None:
    answer = tell(*words, "books")
    assert answer.code == Exit.USAGE
    assert words[0] in answer.err


def test_a_book_for_which_another_leaves_the_list_says_so(tell: Tell, book: Path) -> None:
    found = BookList()
    for number in range(50):
        found = found.with_book(book.with_name(f"{number}.rmdesk"), opened=date(2026, 11, 20))
    found.save()
    told = tell("books", "--add", book).err
    assert "“0” is off the list: it was full." in told
    assert "“book”" in told
    assert len(tell("books", "--json").json) == 50


def test_what_a_stick_s_settings_say_is_not_obeyed_by_the_terminal(
    tell: Tell, tmp_path: Path, true_places: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    planted = "\\u001b]52;c;eA==\\u0007\\u009b2Jz"
    (stick / "settings.toml").write_text(f'book="/tmp/{planted}.rmdesk"\n')
    (stick / "books.json").write_text(f'{{"books": [{{"name": "a", "path": "/x/{planted}"}}]}}')
    for words in (["check"], ["restore"], ["books"], ["books", "--json"], ["new"]):
        answer = tell("--folder", stick, *words)
        told = answer.out + answer.err
        assert told
        assert not {"\x1b", "\x07", "\x9b"} & set(told)
    assert tell("--folder", stick, "books", "--json").json[0]["path"].endswith("\x9b2Jz")


@pytest.mark.parametrize("command", [["books"], ["check"]])
def test_a_folder_of_a_user_there_is_not_is_refused_in_words(
    tell: Tell, command: list[str]
) -> None:
    answer = tell("--folder", "~nobody-of-that-name/desk", *command)
    assert answer.code == Exit.REFUSED
    assert "cannot be a name here" in answer.err
