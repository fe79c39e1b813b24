"""The command line as such: options, languages, exit codes, streams."""

import errno
import re
import subprocess
import sys
from pathlib import Path

import pytest

from rmdesk.cli.exits import Exit
from rmdesk.cli.passphrase import PassphraseFileOpen
from rmdesk.cli.run import is_closed_pipe
from rmdesk.store.disk.refusals import BookExists, MissingFile, WrongPassphrase
from rmdesk.ui.formats import cells
from tests.books.builders import TODAY
from tests.cli.conftest import PASSPHRASE, Tell

COMMANDS = (
    *("demo", "new", "import", "export", "find", "list"),
    *("duplicates", "show", "copy", "forget", "check"),
)
DATA = Path(__file__).parents[1] / "data"


def test_options_stand_before_or_after_the_command(
    tell: Tell, book: Path, passphrase_file: Path
) -> None:
    before = tell("--book", book, "--passphrase-file", passphrase_file, "--json", "check")
    after = tell("check", "--book", book, "--passphrase-file", passphrase_file, "--json")
    assert before.json["sound"] is after.json["sound"] is True
    assert before.json.keys() == after.json.keys()


@pytest.mark.parametrize(
    "words", [["fnd"], ["find"], ["--today", "tomorrow", "check"], ["--lang", "fr", "check"], []]
)
def test_what_is_not_understood_is_usage(tell: Tell, words: list[str]) -> None:
    answer = tell(*words)
    assert (answer.code, answer.out) == (Exit.USAGE, "")
    assert answer.err


def test_help_speaks_the_language_asked_for(tell: Tell) -> None:
    assert "for every command" in tell("--help", "--lang", "en").out
    assert "for every command" not in tell("--help", "--lang", "zh").out


@pytest.mark.parametrize(
    ("system", "setting", "typed", "is_chinese"),
    [
        ("zh_CN.UTF-8", "", [], True),
        ("en_US.UTF-8", "", [], False),
        ("en_US.UTF-8", "zh", [], True),
        ("zh_CN.UTF-8", "en", [], False),
        ("en_US.UTF-8", "", ["--lang", "zh"], True),
        ("zh_CN.UTF-8", "zh", ["--lang=en"], False),
    ],
)
def test_typed_before_setting_before_system_is_the_language(
    tell: Tell,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    system: str,
    setting: str,
    typed: list[str],
    is_chinese: bool,
) -> None:
    monkeypatch.setenv("LC_ALL", system)
    if setting:
        (tmp_path / "settings.toml").write_text(f'language = "{setting}"\n')
    for command in ([], ["import"], ["list"]):
        said = tell(*command, "--help", *typed).out
        assert ("用法：rmdesk" in said) is is_chinese
        assert ("usage: rmdesk" in said) is not is_chinese
        assert ("show this help" in said) is not is_chinese


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_nothing_of_argparse_stays_english(tell: Tell, command: str) -> None:
    said = tell(*filter(None, [command]), "--help", "--lang", "zh").out
    assert "positional" not in said
    assert "optional" not in said


@pytest.mark.parametrize(
    ("words", "remark"),
    [
        (["fnd"], "COMMAND cannot be fnd; it is one of demo, new"),
        (["find"], "WORDS is missing"),
        (["check", "--bogus"], "nobody knows what --bogus means here"),
        (["--lang", "fr", "check"], "--lang: the language is zh or en"),
        (["check", "--book"], "--book needs a value behind it"),
        (["import"], "FILE is missing"),
        (["check", "--json=3"], "--json takes no value; 3 was given"),
        (["import", "--mode", "x", "a"], "--mode cannot be x; it is one of add-and-update"),
        (["import", "--whole", "--partial", "a"], "--partial and --whole cannot stand together"),
    ],
)
def test_what_is_wrong_with_a_line_is_said_in_our_words(
    tell: Tell, words: list[str], remark: str
) -> None:
    assert f"The command line was not understood: {remark}" in tell(*words).err


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_stands_in_columns_whatever_the_width_of_its_characters(
    tell: Tell, command: str
) -> None:
    lines = tell(command, "--help", "--lang", "zh").out.splitlines()
    options = re.compile(r"(?P<before>  -\S.*?\S {2,})\S.*")
    starts = {cells(found["before"]) for found in map(options.fullmatch, lines) if found}
    assert len(starts) == 1
    assert max(map(cells, lines)) <= 80


@pytest.mark.parametrize("words", [["--help"], ["find", "--help"], ["--version"]])
def test_help_imports_neither_screens_nor_the_engine(words: list[str]) -> None:
    code = (
        "import sys; from rmdesk.__main__ import main\n"
        f"code = main({words!r})\n"
        "heavy = {'textual', 'sqlcipher3', 'peewee', 'cryptography'} & set(sys.modules)\n"
        "sys.exit(code or len(heavy))"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode
        == 0
    )


def test_find_imports_no_textual(book: Path, passphrase_file: Path) -> None:
    words = ["find", "x", "--book", str(book), "--passphrase-file", str(passphrase_file)]
    code = (
        "import sys; from rmdesk.cli.run import run\n"
        f"code = run({words!r})\n"
        "sys.exit(9 if 'textual' in sys.modules else code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == Exit.REFUSED


def test_a_missing_book_is_told_before_a_passphrase_is_asked_for(
    tell: Tell, tmp_path: Path
) -> None:
    answer = tell("check", "--book", tmp_path / "none.rmdesk")
    assert answer.code == MissingFile.exit_code


def test_a_wrong_passphrase(tell: Tell, book: Path, passphrase_file: Path) -> None:
    passphrase_file.write_text("another one entirely")
    answer = tell("check", "--book", book, "--passphrase-file", passphrase_file)
    assert (answer.code, answer.out) == (WrongPassphrase.exit_code, "")
    assert PASSPHRASE not in answer.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such mode bits")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_passphrase_file_others_may_read_is_refused(
    tell: Tell, book: Path, passphrase_file: Path, mode: int
) -> None:
    passphrase_file.chmod(mode)
    answer = tell("check", "--book", book, "--passphrase-file", passphrase_file)
    assert answer.code == Exit.REFUSED
    assert answer.err.startswith(PassphraseFileOpen.message.format(file=passphrase_file.name))


def test_a_passphrase_file_that_is_not_there(tell: Tell, book: Path, tmp_path: Path) -> None:
    answer = tell("check", "--book", book, "--passphrase-file", tmp_path / "none")
    assert answer.code == Exit.REFUSED


def test_without_a_terminal_nobody_is_asked(tell: Tell, book: Path) -> None:
    answer = tell("check", "--book", book)
    assert answer.code == Exit.REFUSED
    assert "--passphrase-file" in answer.err


def test_new_starts_a_book_once(tell: Tell, tmp_path: Path, passphrase_file: Path) -> None:
    words = ("new", "--book", tmp_path / "folder" / "b.rmdesk", "--passphrase-file")
    first = tell(*words, passphrase_file, "--json")
    assert first.code == Exit.DONE
    assert first.json == {"book": str(tmp_path / "folder" / "b.rmdesk")}
    assert tell(*words, passphrase_file).code == BookExists.exit_code


def test_new_refuses_a_weak_passphrase(tell: Tell, tmp_path: Path, passphrase_file: Path) -> None:
    passphrase_file.write_text("short")
    answer = tell("new", "--book", tmp_path / "b.rmdesk", "--passphrase-file", passphrase_file)
    assert answer.code == Exit.REFUSED
    assert not (tmp_path / "b.rmdesk").exists()


def test_broken_settings_are_told_and_passed_over(ask: Tell, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("language = ")
    answer = ask("check")
    assert answer.code == Exit.DONE
    assert "settings" in answer.err


def test_demo_without_a_terminal_lists_the_clients(tell: Tell) -> None:
    answer = tell("demo", "--today", TODAY)
    assert answer.code == Exit.DONE
    assert len(answer.out.splitlines()) == 201
    assert "fictional" in answer.err
    assert len(tell("demo", "--today", TODAY, "--json").json) == 200


def test_any_encoding_of_a_pipe_survives(tmp_path: Path) -> None:
    code = "import sys; from rmdesk.cli.run import run; sys.exit(run(['demo']))"
    environment = {"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, env=environment
    )
    assert done.returncode == 0
    assert len(done.stdout.decode("utf-8").splitlines()) == 201


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
def test_a_reader_that_leaves_early_is_no_error() -> None:
    code = "import sys; from rmdesk.cli.run import run; sys.exit(run(['demo', '--json']))"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"Error" not in process.stderr.read()
        assert process.wait() == 0


def test_a_wrong_day_is_answered_in_words_and_the_usage_said_once(tell: Tell) -> None:
    answer = tell("find", "x", "--today", "foo")
    assert answer.code == 2
    assert "a day is written as 2026-11-20" in answer.err
    assert answer.err.count("usage:") == 1


def test_debts_are_told_from_assets(ask: Tell) -> None:
    ask("import", DATA / "rm-workbook.xlsx")
    lines = ask("show", "60100057").out.splitlines()
    assert any("消费贷" in line and " -216,900.00" in line for line in lines)


def test_damage_in_the_middle_is_told_wherever_it_shows(ask: Tell, book: Path) -> None:
    ask("import", DATA / "rm-workbook.xlsx")
    whole = book.read_bytes()
    seen = set()
    for page in range(1, len(whole) // 4096, 7):
        at = page * 4096 + 100
        book.write_bytes(whole[:at] + bytes(64) + whole[at + 64 :])
        for command in (["check"], ["find", "jtq"], ["show", "60100000"]):
            answer = ask(*command)
            assert "DatabaseError" not in answer.err
            seen.add((command[0], answer.code))
    assert ("check", 12) in seen
    assert {code for command, code in seen if command == "check"} == {12}
    assert {code for _, code in seen} <= {0, 1, 12}


def test_a_reader_that_has_seen_enough_is_known_on_windows_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told_there = OSError(errno.EINVAL, "")
    assert is_closed_pipe(BrokenPipeError())
    assert not is_closed_pipe(told_there)
    monkeypatch.setattr(sys, "platform", "win32")
    assert is_closed_pipe(told_there)
    assert not is_closed_pipe(OSError(errno.ENOSPC, ""))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--folder", "--profile", "x"], "--folder"),
        (["--folder", "~nobody-of-that-name/desk"], "cannot be a name here"),
    ],
    ids=["no value", "no such home"],
)
def test_the_desk_s_own_options_are_refused_in_words(words: list[str], told: str) -> None:
    command = [sys.executable, "-m", "rmdesk", "--lang", "en", *words]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == Exit.USAGE
    assert told in answer.stderr
    assert "Error" not in answer.stderr
    assert "needs a terminal" not in answer.stderr
