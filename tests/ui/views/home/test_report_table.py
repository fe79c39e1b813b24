"""A table of a report painted: figures are never cut, every line is as wide as the page."""

from hypothesis import given
from hypothesis import strategies as st

from rmdesk.desk.reports.told import Figures, Leads, Told
from rmdesk.domain.ids import ClientId
from rmdesk.exchange.writers.outline import Column, Kind
from rmdesk.ui import formats
from rmdesk.ui.discretion import beside
from rmdesk.ui.views.home.pages.report_table import At, items
from rmdesk.ui.widgets.page import Item, Row

COLUMNS = (
    Column(heading="Metric"),
    Column(heading="Month's target", kind=Kind.WAN),
    Column(heading="每工作日还需", kind=Kind.WAN_CHANGE),
    Column(heading="Done (%)", kind=Kind.SHARE),
)


def a_table(*rows: Told, remark: str = "") -> Figures:
    return Figures(name="Targets", columns=COLUMNS, rows=rows, remark=remark)


def said(made: list[Item]) -> list[str]:
    return ["".join(span.text for span in line) for item in made for line in item]


def test_amounts_are_in_wan_and_shares_whole() -> None:
    lines = said(items(a_table(Told(("投资", 229_000_000, -97_000_000, 4_611))), 60, (0, 0)))
    assert lines[-1].split() == ["投资", "229.00", "-97.00", "46", "%"]


def test_only_rows_that_open_something_can_be_stood_on() -> None:
    rows = (
        Told(("a", 1, 1, 1), clients=(ClientId(7),)),
        Told(("b", 1, 1, 1), leads=Leads.RHYTHM),
        Told(("All", 2, 2, 2), is_total=True),
    )
    made = items(a_table(*rows), 60, (2, 1))
    records = [item.stops[0].record for item in made if isinstance(item, Row)]
    assert records == [At(2, 1, 0), At(2, 1, 1)]


def test_an_empty_table_says_why() -> None:
    assert [line.strip() for line in said(items(a_table(remark="Nothing."), 40, (0, 0)))] == [
        "Nothing."
    ]


def test_amounts_are_hidden_while_somebody_is_beside() -> None:
    table = a_table(Told(("投资", 229_000_000, 97_000_000, 4_611)))
    beside.hide_amounts(wanted=True)
    try:
        lines = said(items(table, 60, (0, 0)))
    finally:
        beside.hide_amounts(wanted=False)
    assert "229" not in lines[-1]
    assert "97" not in lines[-1]


@given(
    st.lists(
        st.tuples(
            st.text(alphabet="投资期缴abc ", max_size=40),
            st.integers(0, 10**11),
            st.none() | st.integers(-(10**10), 10**10),
            st.none() | st.integers(0, 30_000),
        ),
        min_size=1,
        max_size=6,
    ),
    st.integers(60, 160),
)
def test_every_line_is_as_wide_as_the_page_and_no_figure_is_cut(
    rows: list[tuple[str, int, int | None, int | None]], width: int
) -> None:
    made = items(a_table(*map(Told, rows)), width, (0, 0))
    lines = said(made)
    assert {formats.cells(line) for line in lines} == {width}
    shown = lines[-len(rows) :]
    for (_name, amount, *_rest), line in zip(rows, shown, strict=True):
        hundredths = (amount + 5_000) // 10_000
        assert f"{hundredths // 100:,}.{hundredths % 100:02}" in line
