import pytest

from rmdesk.language import Language
from rmdesk.ui.console.kind import (
    TerminalKind,
    is_utf8,
    kind_of,
    language_on,
    names_no_encoding,
    profile_for,
    writes_chinese,
)
from rmdesk.ui.console.width_probe import Widths

_NARROW = Widths(4, (2, 2, 2, 2, 2))
_WIDE = Widths(4, (4, 4, 4, 4, 4))
_TORN = Widths(4, (2, 4, 2, 2, 2))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("xterm-256color", TerminalKind.WINDOW),
        ("tmux-256color", TerminalKind.WINDOW),
        ("linux", TerminalKind.CONSOLE),
        ("linux-16color", TerminalKind.CONSOLE),
        ("screen.linux", TerminalKind.CONSOLE),
        ("dumb", TerminalKind.DUMB),
        ("unknown", TerminalKind.DUMB),
        ("", TerminalKind.DUMB),
    ],
)
def test_a_name_says_what_can_be_drawn(name: str, kind: TerminalKind) -> None:
    assert kind_of({"TERM": name}, platform="linux") is kind


def test_windows_has_no_such_name() -> None:
    assert kind_of({}, platform="win32") is TerminalKind.WINDOW
    assert kind_of({}, platform="linux") is TerminalKind.DUMB


@pytest.mark.parametrize(
    ("environment", "is_open"),
    [
        ({}, True),
        ({"LANG": "C"}, True),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "POSIX"}, True),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, True),  # by Python itself, PEP 538
        ({"LANG": "C.UTF-8"}, False),
        ({"LANG": "zh_CN.GB18030"}, False),
        ({"LANG": "C", "LC_CTYPE": "zh_CN.UTF-8"}, False),
    ],
    ids=str,
)
def test_a_locale_may_leave_the_encoding_open(
    environment: dict[str, str], *, is_open: bool
) -> None:
    assert names_no_encoding(environment, platform="linux") is is_open
    assert not names_no_encoding(environment, platform="win32")


@pytest.mark.parametrize(
    ("encoding", "is_it", "has_chinese"),
    [
        ("UTF-8", True, True),
        ("utf8", True, True),
        ("gb18030", False, True),
        ("cp936", False, True),
        ("latin-1", False, False),
        ("ascii", False, False),
        ("no such", False, False),
    ],
)
def test_encodings(encoding: str, *, is_it: bool, has_chinese: bool) -> None:
    assert is_utf8(encoding) is is_it
    assert writes_chinese(encoding) is has_chinese


def test_a_console_speaks_english_unless_chinese_was_typed() -> None:
    chinese, english = Language.CHINESE, Language.ENGLISH
    assert language_on(TerminalKind.CONSOLE, typed=None, otherwise=chinese) is english
    assert language_on(TerminalKind.CONSOLE, typed=chinese, otherwise=english) is chinese
    assert language_on(TerminalKind.WINDOW, typed=None, otherwise=chinese) is chinese


@pytest.mark.parametrize(
    ("kind", "widths", "profile"),
    [
        (TerminalKind.WINDOW, _NARROW, "unicode"),
        (TerminalKind.WINDOW, _WIDE, "safe"),
        (TerminalKind.WINDOW, _TORN, "safe"),
        (TerminalKind.WINDOW, None, "safe"),
        (TerminalKind.WINDOW, Widths(2, (2, 2, 2, 2, 2)), "ascii"),
        (TerminalKind.CONSOLE, _NARROW, "ascii"),
    ],
    ids=["narrow", "wide", "torn", "silent", "no Chinese", "console"],
)
def test_which_signs_a_terminal_allows(
    kind: TerminalKind, widths: Widths | None, profile: str
) -> None:
    assert profile_for(kind, widths) == profile
