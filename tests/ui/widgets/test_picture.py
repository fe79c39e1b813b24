"""A picture in cells: two pixels in each, their mean where half blocks are wide, else signs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from rich.color import Color
from textual.app import App, ComposeResult

from rmdesk.exchange.papers.pictures import Pixels
from rmdesk.ui import glyphs
from rmdesk.ui.widgets.picture import PictureView

WIDTH, HEIGHT = 20, 10
BLACK, WHITE = (0, 0, 0), (255, 255, 255)


class Host(App[None]):
    CSS = "PictureView { width: 20; height: 10; }"

    def compose(self) -> ComposeResult:
        yield PictureView()


@asynccontextmanager
async def shown(pixels: Pixels) -> AsyncIterator[PictureView]:
    app = Host()
    async with app.run_test(size=(WIDTH, HEIGHT)) as pilot:
        view = app.query_one(PictureView)
        view.show(pixels)
        await pilot.pause()
        yield view


def stripes(width: int, height: int) -> Pixels:
    """Rows black and white in turn."""
    return Pixels(
        width,
        height,
        b"".join(bytes(BLACK if y % 2 == 0 else WHITE) * width for y in range(height)),
    )


def numbered(width: int, height: int) -> Pixels:
    """Each pixel tells where it is: x as red, y as green."""
    return Pixels(
        width, height, bytes(v for y in range(height) for x in range(width) for v in (x, y, 0))
    )


async def test_half_a_block_shows_two_pixels_where_it_is_one_cell_wide() -> None:
    glyphs.use("unicode")
    async with shown(stripes(20, 20)) as view:
        (segment,) = (one for one in view.render_line(3) if one.text.strip())
        assert segment.text == "▀" * 20
        assert segment.style is not None
        assert segment.style.color == Color.from_rgb(*BLACK)
        assert segment.style.bgcolor == Color.from_rgb(*WHITE)


async def test_elsewhere_a_cell_shows_the_mean_of_both() -> None:
    async with shown(stripes(20, 20)) as view:
        (segment,) = (one for one in view.render_line(3) if one.text)
        assert segment.text == " " * 20
        assert segment.style is not None
        assert segment.style.bgcolor == Color.from_rgb(127, 127, 127)


async def test_without_colours_signs_tell_dark_from_light() -> None:
    async with shown(Pixels(2, 2, bytes((*BLACK, *WHITE, *BLACK, *WHITE)))) as view:
        view.app.no_color = True
        assert "@ " in view.render_line(4).text


async def test_a_small_picture_stands_in_the_middle() -> None:
    def has_picture(view: PictureView, y: int) -> bool:
        return any(one.style != view.rich_style for one in view.render_line(y) if one.text)

    async with shown(numbered(4, 4)) as view:
        assert [y for y in range(HEIGHT) if has_picture(view, y)] == [4, 5]
        assert next(iter(view.render_line(4))).text == " " * 8


@pytest.mark.parametrize(
    ("across", "down", "place"),
    [(0, 0, (0, 0)), (3, 2, (3, 4)), (999, 999, (80, 80)), (-5, -5, (0, 0))],
)
async def test_walking_ends_at_the_edges(across: int, down: int, place: tuple[int, int]) -> None:
    async with shown(numbered(100, 100)) as view:
        view.move(across, down)
        assert (view.left, view.top) == place


async def test_another_size_keeps_the_middle() -> None:
    async with shown(numbered(40, 40)) as view:
        view.move(10, 5)
        view.show(numbered(80, 80))
        assert (view.left, view.top) == (30, 30)
        view.show(numbered(20, 20))
        assert (view.left, view.top) == (0, 0)
