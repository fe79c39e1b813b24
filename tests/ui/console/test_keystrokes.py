import pytest

from rmdesk.printable import printable
from rmdesk.ui.console.keystrokes import Key, Keystrokes
from rmdesk.ui.console.terminal import cells


@pytest.mark.parametrize(
    ("arrived", "strokes"),
    [
        ("ab ", ["a", "b", " "]),
        ("密码", ["密", "码"]),
        ("a\r", ["a", Key.ENTER]),
        ("a\n", ["a", Key.ENTER]),
        ("\x7f\b", [Key.BACKSPACE, Key.BACKSPACE]),
        ("\x15", [Key.CLEAR]),
        ("\x03\x04", [Key.QUIT, Key.QUIT]),
        ("\x1b[A\x1bOA\x1b[Z\x1b[1;5Cx", [Key.UP, Key.UP, Key.UP, "x"]),
        ("\t\x1b[B\x1bOBx", [Key.DOWN, Key.DOWN, Key.DOWN, "x"]),
        ("\x1bOP\x1b[11~\x1b[[Ax", [Key.F1, Key.F1, Key.F1, "x"]),
        ("\x1bOS\x1b[14~\x1b[[D\x1b[[E", [Key.F4, Key.F4, Key.F4, Key.F5]),
        ("\x1b[15~\x1b[17~\x1b[20~\x1b[21~", [Key.F5, Key.F6, Key.F9]),
        ("\x1bfx", ["x"]),
        ("\x01\x02\x00x", ["x"]),
        ("\x1b[200~two\r\nlines\r\x1b[201~\r", [*"twolines", Key.ENTER]),
        ("\x1b[200~\x03", [Key.QUIT]),
        ("\x1b[200~a\tb\x1b[Bc\x1b[201~\x1b[B", [*"abc", Key.DOWN]),
    ],
    ids=str,
)
def test_what_arrives(arrived: str, strokes: list[Key | str]) -> None:
    assert Keystrokes().feed(arrived) == strokes
    one_by_one = Keystrokes()
    assert [stroke for sign in arrived for stroke in one_by_one.feed(sign)] == strokes


def test_a_lone_escape_does_not_swallow_the_next_key() -> None:
    keystrokes = Keystrokes()
    assert keystrokes.feed("\x1b") == []
    keystrokes.pause()
    assert keystrokes.feed("[x") == ["[", "x"]


def test_half_a_sequence_waits_for_its_end() -> None:
    keystrokes = Keystrokes()
    assert keystrokes.feed("\x1b[") == []
    keystrokes.pause()
    assert keystrokes.feed("Ax") == [Key.UP, "x"]


def test_width_and_safety_of_shown_names() -> None:
    assert cells("book") == 4
    assert cells("客户.rmdesk") == 11
    assert printable("a\x1b[2Jb\n.rmdesk") == "a?[2Jb?.rmdesk"
