import pytest

from rmdesk.ui.console.seen import Streams, colours, program, terminal_seen
from rmdesk.ui.console.width_probe import Widths

_OUTPUT = Streams("utf-8", (120, 40))


@pytest.mark.parametrize(
    ("environment", "platform", "count"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "linux", 1 << 24),
        ({"TERM": "xterm-256color"}, "linux", 256),
        ({"TERM": "xterm"}, "linux", 16),
        ({"TERM": "linux"}, "linux", 16),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "linux", None),
        ({}, "win32", 1 << 24),
    ],
    ids=str,
)
def test_colours(environment: dict[str, str], platform: str, count: int | None) -> None:
    assert colours(environment, platform=platform) == count


@pytest.mark.parametrize(
    ("environment", "platform", "name"),
    [
        ({"WT_SESSION": "1"}, "win32", "Windows Terminal"),
        ({}, "win32", "conhost"),
        ({"TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.4"}, "linux", "tmux 3.4"),
        ({"VTE_VERSION": "7600"}, "linux", "VTE"),
        ({}, "linux", ""),
    ],
    ids=str,
)
def test_who_draws_the_window(environment: dict[str, str], platform: str, name: str) -> None:
    assert program(environment, platform=platform) == name


def test_what_was_measured_is_told_by_the_sign() -> None:
    seen = terminal_seen(
        {"TERM": "xterm"},
        _OUTPUT,
        Widths(4, (2, 2, 2, 2, 2)),
        is_there=True,
        wished_signs="",
        platform="linux",
    )
    assert (seen.chinese, seen.ambiguous, seen.signs) == (2, 1, "unicode")
    assert (seen.columns, seen.rows) == (120, 40)


def test_the_setting_wins_over_the_measure() -> None:
    seen = terminal_seen(
        {"TERM": "xterm"}, _OUTPUT, None, is_there=True, wished_signs="ascii", platform="linux"
    )
    assert (seen.signs, seen.was_measured) == ("ascii", False)


def test_a_pipe_is_no_terminal() -> None:
    seen = terminal_seen({"TERM": "xterm"}, _OUTPUT, None, is_there=False, wished_signs="")
    assert seen.kind == "none"
