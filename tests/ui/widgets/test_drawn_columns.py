"""A column of a table that is drawn and not written: the bars of the maturity ladder."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from rmdesk.domain.ladder import Column as Bank
from rmdesk.domain.ladder import Ladder, Rung, Source, Span, Sum
from rmdesk.domain.money import Money
from rmdesk.ui import formats
from rmdesk.ui.views.ladder.words import ladder_columns
from rmdesk.ui.widgets import column_pieces
from rmdesk.ui.widgets.lines import GROUNDS
from rmdesk.ui.widgets.table_lines import Column, TableLines
from tests.books.builders import TODAY

NAME: Column[int] = Column(title="Name", text=lambda row, today: f"客户{row}", width=10)
BAR: Column[int] = Column(
    title=" ",
    text=lambda row, today: "",
    width=8,
    grows=True,
    most=40,
    drawn=lambda row, width: column_pieces.lying(row, 9, width, "chart-3"),
)


class Host(App[None]):
    CSS = "TableLines { width: 80; height: 10; }"

    def compose(self) -> ComposeResult:
        yield TableLines()


@given(st.integers(0, 120))
def test_a_row_with_a_bar_is_as_wide_as_its_table(width: int) -> None:
    table = TableLines()
    table.rows, table.columns = range(10), [NAME, BAR, NAME]
    for row in range(10):
        painted = table.compose_row(row, max(1, width))
        assert sum(formats.cells(span.text) for span in painted) == max(1, width)


async def test_its_bars_are_as_long_as_their_part() -> None:
    async with Host().run_test() as pilot:
        table = pilot.app.query_one(TableLines)
        table.show(range(10), [NAME, BAR], today=TODAY, is_marked=lambda row: False, cursor=3)
        bars = [
            sum(len(span.text) for span in table.compose_row(row, 60) if span.style == "chart-3")
            for row in range(10)
        ]
    # The whole one is as long as its column may grow; the cursor takes nothing from its row.
    assert bars == [0, 4, 9, 13, 18, 22, 27, 31, 36, 40]


def test_only_months_have_bars_in_the_ladder() -> None:
    """What comes later is all the years after: its bar would make little of every month."""
    bank = Bank(Source.OURS)
    rungs = [Rung(span, date(2026, 12, 1), date(2026, 12, 31)) for span in Span]
    cells = {
        (rung, bank): Sum(Money.of_yuan(5 if rung.span is Span.MONTH else 900), 1) for rung in rungs
    }
    bar = ladder_columns(Ladder(rungs, [bank], cells))[-1]
    assert bar.drawn is not None
    for rung in rungs:
        drawn = [span for span in bar.drawn(rung, 20) if span.style in GROUNDS]
        assert [span.text for span in drawn if span.text] == [" " * 20] * (rung.span is Span.MONTH)
