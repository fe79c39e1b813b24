import pytest

from rmdesk.ui.keystrokes import Key, Keystrokes
from rmdesk.ui.terminal import cells, printable


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
        ("\x1b[A\x1b[1;5Cx", ["x"]),
        ("\x1bOPx", ["x"]),
        ("\x1bfx", ["x"]),
        ("\x01\x02\x00\tx", ["x"]),
        ("\x1b[200~two\r\nlines\r\x1b[201~\r", [*"twolines", Key.ENTER]),
        ("\x1b[200~\x03", [Key.QUIT]),
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
    assert keystrokes.feed("Ax") == ["x"]


def test_width_and_safety_of_shown_names() -> None:
    assert cells("book") == 4
    assert cells("客户.rmdesk") == 11
    assert printable("a\x1b[2Jb\n.rmdesk") == "a?[2Jb?.rmdesk"
