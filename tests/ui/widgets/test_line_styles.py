"""Styles of painted lines: grounds over one another, and what the cursor leaves of a chart."""

from rich.color import Color
from textual.app import App, ComposeResult
from textual.widget import Widget

from rmdesk.ui.widgets.line_styles import LineStyles
from rmdesk.ui.widgets.lines import LINE_CLASSES, PARTS, Span, halves, over, strip

RED, BLUE, WHITE, GREEN = "#ff0000", "#0000ff", "#ffffff", "#00ff00"


class Host(App[None]):
    COMPONENT_CLASSES = LINE_CLASSES
    CSS = f"""
    Widget {{ background: {WHITE}; color: #000000; }}
    .line--chart-1 {{ background: {RED}; color: {WHITE}; }}
    .line--chart-2 {{ background: {BLUE}; color: {WHITE}; }}
    .line--strong {{ color: {BLUE}; text-style: bold; }}
    .line--cursor {{ background: {GREEN}; color: #000000; }}
    .line--cursor-idle {{ background: {GREEN}; }}
    """

    def compose(self) -> ComposeResult:
        yield Widget()


def test_a_style_of_two_grounds_names_both() -> None:
    assert halves(over("chart-1", "chart-2")) == ("chart-1", "chart-2")
    assert halves(over("", "chart-2")) == ("", "chart-2")
    assert halves("chart-1") is None


async def test_half_a_block_shows_two_grounds() -> None:
    async with Host().run_test() as pilot:
        styles = LineStyles(pilot.app.query_one(Widget))
        both = styles.plain(over("chart-1", "chart-2"))
        assert (both.color, both.bgcolor) == (Color.parse(RED), Color.parse(BLUE))
        edge = styles.plain(over("chart-1", ""))
        assert (edge.color, edge.bgcolor) == (Color.parse(RED), Color.parse(WHITE))


async def test_the_cursor_leaves_a_chart_its_colours() -> None:
    async with Host().run_test() as pilot:
        styles = LineStyles(pilot.app.query_one(Widget))
        for on_cursor in (styles.cursor, styles.cursor_idle):
            assert on_cursor("chart-1").bgcolor == Color.parse(RED)
            edge = on_cursor(over("chart-1", ""))
            assert (edge.color, edge.bgcolor) == (Color.parse(RED), Color.parse(GREEN))
        assert styles.cursor("strong").bgcolor == Color.parse(GREEN)


async def test_a_blank_of_a_chart_never_joins_the_plain_text_beside_it() -> None:
    async with Host().run_test() as pilot:
        styles = LineStyles(pilot.app.query_one(Widget))
        for part in (*PARTS[:2], over("chart-1", "chart-2"), over("", "chart-1")):
            painted = strip([Span(" "), Span(" ", part), Span(" ")], 3, styles.plain)
            assert [segment.text for segment in painted] == [" ", " ", " "]
