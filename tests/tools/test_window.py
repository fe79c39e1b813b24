"""The emulator that journeys look at: half-painted frames are read as terminals show them."""

import pyte
import pytest

from tests.tools.window import WholeSigns


@pytest.mark.parametrize(
    ("painted", "shown"),
    [
        ("中文ab", "中文ab"),
        ("中文ab\x1b[1;1Hx", "x 文ab"),
        ("中文ab\x1b[1;2Hx", " x文ab"),
        ("中文ab\x1b[1;2H国", " 国 ab"),
        ("e\u0301中", "é中   "),
    ],
)
def test_half_a_wide_character_is_blank(painted: str, shown: str) -> None:
    screen = WholeSigns(6, 1)
    pyte.Stream(screen).feed(painted)
    assert screen.display == [shown]
