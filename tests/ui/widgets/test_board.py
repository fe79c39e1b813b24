"""The board as a widget: as wide as it is told to be, legible without colour, the cursor on its
card wherever that goes."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from rmdesk.ui import formats, glyphs
from rmdesk.ui.widgets.board import LaneBoard
from rmdesk.ui.widgets.board_lanes import Lane
from rmdesk.ui.widgets.lines import LINE_CLASSES, Cell, Line, line
from tests.ui.desk_on_screen import strips_of

SIZES = ((80, 24), (120, 40), (160, 48), (40, 10))


@dataclass(frozen=True)
class Card:
    key: int
    name: str


def paint(card: Card, width: int, lines: int) -> Sequence[Line]:
    return [
        line(Cell(card.name, width, "strong")),
        line(Cell(f"no {card.key}", width)),
        line(Cell("third", width)),
    ][:lines]


class Host(App[None]):
    """A board and nothing else."""

    COMPONENT_CLASSES = LINE_CLASSES
    CSS = "LaneBoard { height: 1fr; }"

    def __init__(self, lanes: Sequence[Lane]) -> None:
        super().__init__()
        self.lanes = lanes

    def compose(self) -> ComposeResult:
        yield LaneBoard(paint, lambda card: card.key, id="board")

    def on_mount(self) -> None:
        self.board.show(self.lanes)
        self.board.focus()

    @property
    def board(self) -> LaneBoard:
        return self.query_one(LaneBoard)


def lanes(*counts: int) -> list[Lane]:
    """Lanes with so many cards, numbered through."""
    made, number = [], 0
    for place, count in enumerate(counts):
        cards = [Card(number + one, f"客户{number + one}") for one in range(count)]
        number += count
        made.append(Lane(f"阶段{place}", f"{count}.00 万", cards))
    return made


def shown(pilot: Pilot[None]) -> list[str]:
    return [strip.text for strip in strips_of(pilot.app)]


@pytest.mark.parametrize("size", SIZES)
async def test_every_line_is_as_wide_as_the_board(size: tuple[int, int]) -> None:
    app = Host(lanes(30, 2, 0, 4, 1, 9))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert {formats.cells(one) for one in shown(pilot)} == {size[0]}
        assert len(shown(pilot)) == size[1]


@given(st.lists(st.text("存款›»理财A 𠮷é", max_size=12), max_size=9), st.integers(1, 60))
def test_names_of_any_width_fit(names: list[str], width: int) -> None:
    for number, name in enumerate(names):
        for one in paint(Card(number, name), width, 3):
            assert sum(formats.cells(span.text) for span in one) == width


async def test_what_has_no_room_is_named_at_the_foot_and_reached_by_the_cursor() -> None:
    app = Host(lanes(1, 1, 1, 1, 7, 3))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "阶段4 7 7.00 万   阶段5 3 3.00 万" in shown(pilot)[-1]
        await pilot.press("right", "right", "right", "right")
        await pilot.pause()
        text = "\n".join(shown(pilot))
        assert "阶段0 1 1.00 万" in shown(pilot)[-1]
        assert f"{glyphs.glyphs().cursor}客户4" in text
        assert app.board.key == 4


async def test_below_a_lane_stands_how_many_more_there_are() -> None:
    app = Host(lanes(30))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        assert "26 more deals" in shown(pilot)[-1]
        await pilot.press("pagedown", "pagedown")
        await pilot.pause()
        assert app.board.key == 8
        assert "客户8" in "\n".join(shown(pilot))
        await pilot.press("end")
        await pilot.pause()
        assert getattr(app.board.card, "key", None) == 29
        assert "more" not in shown(pilot)[-1]


async def test_the_cursor_follows_its_card_into_another_lane() -> None:
    app = Host(lanes(3, 2))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down")
        assert app.board.key == 1
        first, second = lanes(3, 2)
        moved = first.cards[1]
        rest = [one for one in first.cards if one is not moved]
        app.board.show(
            [Lane(first.title, "", rest), Lane(second.title, "", [*second.cards, moved])]
        )
        await pilot.pause()
        assert (app.board.key, app.board.lane) == (1, 1)
        app.board.show([Lane(first.title, "", rest), Lane(second.title, "", [])])
        await pilot.pause()
        assert (app.board.card, app.board.lane) == (None, 1)


async def test_a_second_click_opens_the_card() -> None:
    class Listening(Host):
        chosen = 0

        def on_lane_board_chosen(self) -> None:
            self.chosen += 1

    app = Listening(lanes(3, 3))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click("#board", offset=(45, 5))  # the second card of the second lane
        await pilot.pause()
        assert (app.board.key, app.chosen) == (4, 0)
        await pilot.click("#board", offset=(45, 5))
        await pilot.pause()
        assert app.chosen == 1


async def test_an_empty_board_says_how_to_begin() -> None:
    app = Host(lanes(0, 0, 0, 0, 0))
    async with app.run_test(size=(40, 12)) as pilot:
        app.board.show(app.lanes, nothing="没有储备，按 a 记一笔。" * 3)
        await pilot.pause()
        assert {formats.cells(one) for one in shown(pilot)} == {40}
        assert "没有储备" in shown(pilot)[3]
        assert len(shown(pilot)) == 12
        app.board.show(lanes(0, 1, 0, 0, 0), nothing="没有储备")
        await pilot.pause()
        assert "没有储备" not in "".join(shown(pilot))
