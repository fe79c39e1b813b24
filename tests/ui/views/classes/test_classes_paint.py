"""The boxes as painted lines: every line as wide as its box, whatever stands in it."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.desk.classing.boards import NOT_KNOWN, Board, Box
from rmdesk.domain.classes.settings import ClassSettings
from rmdesk.domain.money import Money
from rmdesk.language import Language, speak
from rmdesk.ui import formats, glyphs
from rmdesk.ui.views.classes import around, paint, words
from rmdesk.ui.views.classes.looks import LOOKS, Look
from rmdesk.ui.widgets.lines import Line

TILED = [look for look in LOOKS if look.arrangement is not None]
BARS = {
    7: ("all", "60"),
    8: ("10", NOT_KNOWN),
    9: ("all", "class"),
    0: ("有孩子", "·…「tag」\u0301"),
}

counts = st.integers(0, 200_000)
amounts = st.integers(0, 10**15).map(Money)


def wide(line: Line) -> int:
    return sum(formats.cells(span.text) for span in line)


def board_of(boxes: Sequence[Box]) -> Board:
    clients = sum(box.clients for box in boxes)
    return Board(boxes=boxes, clients=clients, aum=Money(sum(box.aum.fen for box in boxes)))


@pytest.mark.parametrize("profile", glyphs.PROFILES)
@given(
    look=st.sampled_from(TILED),
    language=st.sampled_from(Language),
    width=st.integers(12, 60),
    height=st.integers(3, 7),
    clients=counts,
    aum=amounts,
    unknown=counts,
)
def test_a_tile_fills_its_place(
    profile: str,
    look: Look,
    language: Language,
    width: int,
    height: int,
    clients: int,
    aum: Money,
    unknown: int,
) -> None:
    speak(language)
    glyphs.use(profile)
    assert look.arrangement is not None
    for key in filter(None, (key for row in look.arrangement.keys for key in row)):
        box = Box(key=key, clients=clients, aum=aum, unknown=min(unknown, clients))
        lines = paint.tile(
            look, key, box, board_of([box]), ClassSettings(), width=width, height=height
        )
        assert len(lines) == height
        assert {wide(line) for line in lines} == {width}


@pytest.mark.parametrize("profile", glyphs.PROFILES)
@given(
    language=st.sampled_from(Language),
    width=st.integers(66, 200),
    clients=counts,
    aum=amounts,
    share=st.none() | st.integers(0, 100),
)
def test_a_bar_fills_its_line(
    profile: str, language: Language, width: int, clients: int, aum: Money, share: int | None
) -> None:
    speak(language)
    glyphs.use(profile)
    for look in LOOKS:
        if look.arrangement is None:
            keys = BARS[look.digit]
            boxes = [Box(key=key, clients=clients, aum=aum, share=share) for key in keys]
            board = board_of(boxes)
            assert wide(paint.bar_heading(look, board, width)) == width
            for box in boxes:
                assert wide(paint.bar_line(look, box, board, width)) == width


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", [80, 120, 160])
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.title)
def test_the_look_shown_is_always_named(look: Look, width: int, language: Language) -> None:
    speak(language)
    (line,) = around.names(look)(width)
    assert wide(line) == width
    (chosen,) = [span.text for span in line if span.style == "title"]
    assert chosen.split()[0] == str(int(look.digit))


def test_little_is_not_nothing_and_nothing_no_share() -> None:
    assert words.share_words(1, 1000) == "<1 %"
    assert words.share_words(0, 1000) == "0 %"
    assert words.share_words(0, 0) == formats.unknown()


def test_assets_that_nobody_told_are_no_zero() -> None:
    nobody_told = Box(key="lower", clients=3, unknown=3)
    assert words.amount_words(nobody_told) == formats.unknown()
    assert words.amount_words(Box(key="lower", clients=3, unknown=2)) == "0.00"


def test_a_bar_is_seen_without_colours() -> None:
    glyphs.use("ascii")
    assert [span.text for span in paint.bar(40, 10)] == ["####", "......"]
    assert paint.bar(1, 10)[0].text == "#"
    assert paint.bar(0, 10)[0].text == ""
