"""The list of books: kept, found again after a move, and never in the way."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk import known_books, settings
from rmdesk.known_books import (
    BookList,
    KnownBook,
    NameTaken,
    StrangeBooks,
    UnreadableBooks,
    UnwritableBooks,
    choices,
    file_meant,
    forget_book,
    note_opened,
)
from rmdesk.places import BadName
from rmdesk.settings import Preferences

_DAY = date(2026, 11, 20)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own list, which is not there yet."""
    monkeypatch.setattr("rmdesk.settings.settings_file", lambda: tmp_path / "own" / "settings.toml")
    return tmp_path / "own" / "books.json"


def _names(found: BookList) -> list[str]:
    return [book.name for book in found.books]


def test_the_last_opened_is_first_and_one_that_was_added_last(file: Path, tmp_path: Path) -> None:
    for name, day in (("a", 18), ("b", 19), ("a", 20)):
        note_opened(tmp_path / f"{name}.rmdesk", date(2026, 11, day))
    BookList.load().with_book(tmp_path / "c.rmdesk").save()
    found = BookList.load()
    assert [(book.name, book.opened and book.opened.day) for book in found.books] == [
        ("a", 20),
        ("b", 19),
        ("c", None),
    ]
    assert found.problem is None
    assert [path.name for path in file.parent.iterdir()] == ["books.json"]


def test_a_book_opened_again_on_its_day_writes_nothing(file: Path, tmp_path: Path) -> None:
    note_opened(tmp_path / "a.rmdesk", _DAY)
    file.chmod(0o400)
    before = file.stat()
    note_opened(tmp_path / "a.rmdesk", _DAY)
    assert file.stat().st_mtime_ns == before.st_mtime_ns
    assert file.stat().st_ino == before.st_ino


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (("x/book", "y/book", "z/book"), ["book", "y", "z"]),
        (("x/book", "book/book"), ["book", "book 2"]),
        (("x/Book", "y/book"), ["Book", "y"]),
        (("x/" + "长" * 60,), ["长" * 40]),
    ],
)
def test_every_book_has_a_name_of_its_own(
    tmp_path: Path, paths: tuple[str, ...], names: list[str]
) -> None:
    found = BookList()
    for path in paths:
        found = found.with_book(tmp_path / f"{path}.rmdesk")
    assert _names(found) == names
    assert _names(found.with_book(tmp_path / f"{paths[0]}.rmdesk", opened=_DAY)) == names


def test_a_name_of_one_s_own(tmp_path: Path) -> None:
    found = BookList().with_book(tmp_path / "a.rmdesk").with_book(tmp_path / "b.rmdesk")
    named = found.with_book(tmp_path / "a.rmdesk", name="理财")
    assert _names(named) == ["理财", "b"]
    assert _names(named.with_book(tmp_path / "a.rmdesk", opened=_DAY)) == ["理财", "b"]
    with pytest.raises(NameTaken):
        named.with_book(tmp_path / "b.rmdesk", name="理财")
    with pytest.raises(BadName):
        named.with_book(tmp_path / "b.rmdesk", name="a/b")


def test_the_one_opened_longest_ago_is_dropped_from_a_full_list(tmp_path: Path) -> None:
    found = BookList()
    for number in range(60):
        found = found.with_book(tmp_path / f"{number}.rmdesk", opened=_DAY)
    assert _names(found) == [str(number) for number in range(59, 9, -1)]


def test_books_below_the_settings_are_found_after_the_folder_moved(tmp_path: Path) -> None:
    before, after, elsewhere = tmp_path / "E", tmp_path / "F", tmp_path / "other.rmdesk"
    found = BookList().with_book(before / "books" / "my.rmdesk").with_book(elsewhere)
    found.save(before / "books.json")
    before.rename(after)
    moved = BookList.load(after / "books.json")
    assert [book.path for book in moved.books] == [after / "books" / "my.rmdesk", elsewhere]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe\x00", b"[]", b'{"books": 3}', b"null", b"[" * 9999, b" " * 300_000],
    ids=["empty", "cut", "binary", "list", "number", "null", "deep", "large"],
)
def test_a_list_that_is_none_is_told_kept_and_begun_afresh(
    file: Path, tmp_path: Path, content: bytes
) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    found = BookList.load()
    assert (found.books, type(found.problem)) == ((), UnreadableBooks)
    assert found.problem is not None
    assert str(file) in found.problem.sentence()
    assert note_opened(tmp_path / "a.rmdesk", _DAY).problem is None
    assert _names(BookList.load()) == ["a"]
    assert file.with_name("books.json.unreadable").read_bytes() == content


def test_a_strange_line_costs_only_itself(file: Path, tmp_path: Path) -> None:
    good = {"name": "a", "path": str(tmp_path / "a.rmdesk"), "opened": "2026-11-20", "later": 1}
    strange: list[object] = [
        *(3, None, [], {}, {"name": "x"}, {"name": 3, "path": "/x"}, {"name": "x", "path": 3}),
        *({"name": "", "path": "/x"}, {"name": "x", "path": "../x"}, {**good, "name": "twice"}),
        {"name": "A", "path": str(tmp_path / "b.rmdesk")},
    ]
    file.parent.mkdir()
    file.write_text(json.dumps({"books": [good, *strange]}), encoding="utf-8")
    found = BookList.load()
    assert found.books == (KnownBook("a", tmp_path / "a.rmdesk", _DAY),)
    assert isinstance(found.problem, StrangeBooks)


@pytest.mark.parametrize("opened", ["soon", 3, None, "2026-13-01", ""])
def test_a_day_that_is_none_is_no_day(file: Path, opened: object) -> None:
    file.parent.mkdir()
    entry = {"name": "a", "path": "a.rmdesk", "opened": opened}
    file.write_text(json.dumps({"books": [entry]}), encoding="utf-8")
    found = BookList.load()
    assert found.books == (KnownBook("a", file.with_name("a.rmdesk")),)
    assert found.problem is None


_JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["books", "name", "path", "opened"]), inner, max_size=4)
    ),
)


@given(content=_JSON)
def test_no_content_keeps_the_desk_from_starting(
    tmp_path_factory: pytest.TempPathFactory, content: object
) -> None:
    file = tmp_path_factory.mktemp("list") / "books.json"
    file.write_text(json.dumps({"books": content}), encoding="utf-8")
    found = BookList.load(file)
    found.save(file)
    assert BookList.load(file) == found


def test_a_place_that_takes_nothing_is_refused_and_opening_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(settings, "settings_file", lambda: tmp_path / "file" / "settings.toml")
    with pytest.raises(UnwritableBooks):
        BookList().save()
    assert _names(note_opened(tmp_path / "a.rmdesk", _DAY)) == ["a"]


def test_an_erased_book_is_named_nowhere_any_more(file: Path, tmp_path: Path) -> None:
    book, other = tmp_path / "a.rmdesk", tmp_path / "b.rmdesk"
    Preferences(book=book).save()
    note_opened(other, _DAY)
    note_opened(book, _DAY)
    forget_book(book)
    assert _names(BookList.load()) == ["b"]
    assert Preferences.load().book == settings.default_book()
    assert str(book) not in file.read_text(encoding="utf-8")
    forget_book(book)


def test_what_is_offered_where_no_book_was_named(tmp_path: Path) -> None:
    own, other = tmp_path / "own.rmdesk", tmp_path / "other.rmdesk"
    nothing, listed = BookList(), BookList().with_book(other).with_book(own)
    beside = BookList().with_book(other)

    def offered(found: BookList, *there: Path) -> list[str]:
        return [book.name for book in choices(found, own, lambda book: book.path in there)]

    assert offered(nothing) == ["own"]
    assert offered(nothing, own) == ["own"]
    assert offered(listed) == ["other", "own"]
    assert offered(beside, other) == ["other"]
    assert offered(beside, other, own) == ["other", "own"]
    assert offered(beside) == ["other", "own"]


def test_the_name_is_shown_where_another_is_known(tmp_path: Path) -> None:
    book = tmp_path / "a.rmdesk"
    found = BookList().with_book(book)
    assert found.name_among(book) == ""
    found = found.with_book(tmp_path / "b.rmdesk")
    assert (found.name_among(book), found.name_among(tmp_path / "c")) == ("a", "")


def test_the_list_stands_beside_the_settings(file: Path) -> None:
    assert known_books.books_file() == file


def test_a_book_is_meant_by_its_name_in_the_list(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note_opened(tmp_path / "there" / "第二份.rmdesk", _DAY)
    known = tmp_path / "there" / "第二份.rmdesk"
    monkeypatch.chdir(tmp_path)
    assert file_meant(Path("第二份")) == known
    assert file_meant(Path("第二份.rmdesk"), may_be_new=False) == known
    for said in ("第二份.rmdesk", "other", "there/第二份", str(tmp_path / "第二份")):
        assert file_meant(Path(said)) == Path(said), said
    (tmp_path / "第二份").touch()
    assert file_meant(Path("第二份")) == Path("第二份"), "a file that is there goes before"
    note_opened(tmp_path / "here" / "第二份.rmdesk", _DAY)
    twice = Path("第二份.rmdesk")
    assert file_meant(twice, may_be_new=False) == twice, "two of the list are called so"


def test_one_book_too_many_drops_the_last_and_not_the_new_one(tmp_path: Path) -> None:
    found = BookList()
    for number in range(50):
        found = found.with_book(tmp_path / f"{number}.rmdesk", opened=_DAY)
    new = tmp_path / "new.rmdesk"
    for later in (found.with_book(new), found.with_book(new, opened=_DAY)):
        assert len(later.books) == 50
        assert later.at(new) is not None
        assert [book.name for book in found.lost_to(later)] == ["0"]
    assert not found.lost_to(found.with_book(tmp_path / "7.rmdesk", opened=_DAY))
