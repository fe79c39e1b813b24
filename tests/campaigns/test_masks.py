"""The full numbers of a thousand clients, and everything that could show one of them."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from rmdesk.cli.exits import Exit
from rmdesk.cli.run import run
from rmdesk.language import Language, speak
from tests.books.builders import TODAY
from tests.campaigns.planted import PASSPHRASE, Planted, opened, planted_book
from tests.campaigns.walk import go, lines_of_a_page, rest, walk
from tests.ui.desk_on_screen import DeskOnScreen, Shown

pytestmark = pytest.mark.campaign

_AMOUNT = re.compile(r"\d,\d{3}\b(?! ?[^\W\d_])|\d\.\d\d(?![\d%]| %|\.\d)|\d ?(?:万|yuan)")
"""Another way of knowing an amount than the desk's own; a version has a third number behind it."""


@dataclass
class Book:
    """A book, and what is planted in it."""

    path: Path
    planted: Planted


@pytest.fixture
def book(tmp_path: Path) -> Book:
    path = tmp_path / "book.rmdesk"
    return Book(path, planted_book(path))


class Looked:
    """Lines in which something was found, by where that was."""

    def __init__(self, wrong: Callable[[str], object]) -> None:
        self._wrong = wrong
        self.places = 0
        self.found: dict[str, str] = {}

    def at(self, shown: Shown, place: str) -> None:
        self.places += 1
        for line in shown.lines:
            if self._wrong(line):
                self.found.setdefault(line.strip(), place)

    def verdict(self, what: str) -> None:
        print(f"\n{self.places} places, {what} in {len(self.found)} lines")
        said = "\n".join(f"{place}: {line}" for line, place in self.found.items())
        assert not self.found, said


async def test_no_view_and_no_dialog_shows_a_number(book: Book) -> None:
    looked = Looked(book.planted.found_in)
    with DeskOnScreen(lambda: opened(book.path)) as on_screen:
        async with on_screen.shown((160, 48)) as shown:
            async for place in walk(shown):
                looked.at(shown, place)
    looked.verdict("a full number")


async def test_no_line_of_a_page_and_nothing_behind_it_shows_a_number(book: Book) -> None:
    """Of one client everything is opened; what is changed there is asked for, and written down."""
    looked = Looked(book.planted.found_in)
    with DeskOnScreen(lambda: opened(book.path)) as on_screen:
        async with on_screen.shown((120, 40)) as shown:
            async for place, is_asked_for in lines_of_a_page(shown):
                if not is_asked_for:
                    looked.at(shown, place)
        revealed = on_screen.thread.ask(
            lambda desk: desk.audit.rows(TODAY, TODAY, most=99)
        ).result()
    looked.verdict("a full number")
    assert {row.fields for row in revealed if row.action == "reveal"} >= {"mobile", "id_number"}


@pytest.mark.parametrize(
    "language", [Language.CHINESE, pytest.param(Language.ENGLISH, marks=pytest.mark.long)]
)
async def test_no_amount_is_left_while_someone_is_beside(book: Book, language: Language) -> None:
    speak(language)
    looked = Looked(_AMOUNT.search)
    with DeskOnScreen(lambda: opened(book.path)) as on_screen:
        async with on_screen.shown((160, 48)) as shown:
            await shown.press("f10")
            await rest(shown)
            async for place in walk(shown):
                looked.at(shown, place)
            await go(shown, "desk.client")
            async for place, _is_asked_for in lines_of_a_page(shown):
                looked.at(shown, place)
    looked.verdict("an amount")


COMMANDS = (
    ("list",),
    ("list", "--json"),
    ("list", "--columns", "name,mobile,home_phone,work_phone,id_number,note"),
    ("find", "zh"),
    ("find", "--json", "139"),
    ("find", "--notes", "换号"),
    ("show", "K00001"),
    ("show", "--json", "K00001"),
    ("duplicates",),
    ("today",),
    ("today", "--json"),
    ("figures",),
    ("check",),
    ("audit",),
    # what is refused says nothing either
    ("show", "13912345678"),
    ("show", "K99999"),
)


def test_no_command_prints_a_number(
    book: Book, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rmdesk.settings.settings_file", lambda: tmp_path / "settings.toml")
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    secret.chmod(0o600)
    options = ["--book", str(book.path), "--passphrase-file", str(secret), "--today", str(TODAY)]
    files = [tmp_path / f"out.{kind}" for kind in ("csv", "xlsx")]
    exports = [("export", "clients", str(path)) for path in files]
    printed, failed = {}, []
    for words in (*COMMANDS, ("export", "allow"), *exports):
        capsys.readouterr()
        code = run([*options, *words])
        captured = capsys.readouterr()
        if code == Exit.USAGE:
            failed.append((words, captured.err))
        printed[words] = captured.out + captured.err
    leaks = {words: book.planted.found_in(text) for words, text in printed.items()}
    for path in files:
        content = path.read_bytes() if path.exists() else b""
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as parts:
                content = b"".join(map(parts.read, parts.namelist()))
        leaks[path.name,] = book.planted.found_in(content.decode("utf-8", "replace"))
    print(f"\n{len(printed)} commands, {len(files)} files")
    assert not failed, failed
    assert all(path.exists() for path in files), [printed[words] for words in exports]
    assert not any(leaks.values()), {words: found for words, found in leaks.items() if found}
