"""One change of all assets everywhere: on the sheet, in the manager, on the client page, presented
and on paper; what is not known is not nothing."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.exporting.release import Outgoing
from rmdesk.desk.for_client.shown import review_for_client
from rmdesk.desk.review_out.paper import review_paper
from rmdesk.desk.reviewing.closing import close
from rmdesk.desk.reviewing.drafting import add_line, begin, change_line
from rmdesk.desk.reviewing.last import last_review
from rmdesk.desk.reviewing.sheet import ReviewSheet, sheet_of
from rmdesk.desk.reviewing.standing import everybodys_reviews
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.entry import LineEntry, entry_of
from rmdesk.domain.reviews.totals import Change
from rmdesk.exchange.writers.paper import Table
from rmdesk.ui.presenting.words import change_of_all
from rmdesk.ui.views.review.pages import sheet_charts, sheet_words
from rmdesk.ui.widgets.lines import Line
from rmdesk.ui.widgets.page import paint_page
from rmdesk.ui.words.review_paper import WORDING
from tests.books.builders import TODAY
from tests.books.empty_desk import an_empty_desk

NOW = datetime.combine(TODAY, time(10))
LATER = NOW + timedelta(days=30)
CLASSES = (HoldingClass.TIME_DEPOSIT, HoldingClass.FUND)


def text_of(lines: list[Line]) -> str:
    return "\n".join("".join(span.text for span in one) for one in lines)


def head(sheet: ReviewSheet) -> str:
    return text_of(list(sheet_words.head(sheet, LATER.date(), 100)))


def yuan(amount: int | None) -> Money | None:
    return None if amount is None else Money.of_yuan(amount)


@pytest.mark.parametrize(
    ("before", "now", "said", "change", "share_bp"),
    [
        ((100_000, 50_000), (110_000, None), "not known", None, None),
        ((100_000, None), (110_000, 50_000), "not known", None, None),
        ((100_000, 50_000), (100_000, None), "not known", None, None),
        ((100_000, 50_000), (100_000, 50_000), "unchanged", 0, 0),
        ((100_000, 50_000), (110_000, 50_000), "+1.00 万 +6.7 %", 10_000, 667),
        ((300_000, 0), (298_000, 0), "-0.20 万 -0.7 %", -2_000, -67),
    ],
)
def test_the_same_change_is_told_everywhere(
    before: tuple[int | None, ...],
    now: tuple[int | None, ...],
    said: str,
    change: int | None,
    share_bp: int | None,
) -> None:
    with an_empty_desk() as desk:
        client = add_client(desk, now=NOW, name="单雄信")
        first = begin(desk, client, now=NOW)
        for kind, amount in zip(CLASSES, before, strict=True):
            add_line(desk, first, LineEntry(holding_class=kind, amount=yuan(amount)), now=NOW)
        close(desk, first, next_on=None, at=None, now=NOW)
        desk.roll_over(LATER.date())
        second = begin(desk, client, now=LATER)
        for line, amount in zip(desk.reviews.lines(second), now, strict=True):
            entry = replace(entry_of(line), amount=yuan(amount))
            change_line(desk, line.id, entry, now=LATER)
        assert f"assets since {TODAY.isoformat()}: {said}" in head(sheet_of(desk, client))
        close(desk, second, next_on=None, at=None, now=LATER)

        review = review_for_client(desk, client)
        shown = change_of_all(review)
        (row,) = everybodys_reviews(desk)
        last = last_review(desk, client)
        told = None if change is None else Money.of_yuan(change)
        assert last is not None and last.change == told
        assert shown == (None if told is None else Change(told, share_bp))
        assert row.change == shown
        printed = review_paper(review, Outgoing("review"), WORDING)
        tables = [block for part in printed.sections for block in part.blocks]
        (held, trend) = (
            next(one for one in tables if isinstance(one, Table) and one.name == name)
            for name in ("Assets held", "All assets at each review")
        )
        fen = None if told is None else told.fen
        assert held.rows[-1].values[-2:] == (fen, share_bp)
        assert trend.rows[-1].values[-2:] == (fen, share_bp)


def test_a_correction_of_the_same_day_is_compared_with_the_one_it_corrects() -> None:
    with an_empty_desk() as desk:
        client = add_client(desk, now=NOW, name="单雄信")
        for amount in (350_000, 100_000, 300_000):
            review = begin(desk, client, now=NOW)
            lines = desk.reviews.lines(review)
            entry = LineEntry(holding_class=HoldingClass.TIME_DEPOSIT, amount=yuan(amount))
            if lines:
                change_line(
                    desk, lines[0].id, replace(entry_of(lines[0]), amount=entry.amount), now=NOW
                )
            else:
                add_line(desk, review, entry, now=NOW)
            close(desk, review, next_on=None, at=None, now=NOW)
        shown = change_of_all(review_for_client(desk, client))
        assert shown is not None
        assert (shown.by, shown.share_bp) == (Money.of_yuan(200_000), 20_000)


def test_a_class_that_nobody_knows_is_not_drawn_as_nothing() -> None:
    with an_empty_desk() as desk:
        client = add_client(desk, now=NOW, name="单雄信")
        for amounts in ((100_000, 50_000), (100_000, None)):
            review = begin(desk, client, now=NOW)
            lines = desk.reviews.lines(review)
            for at, (kind, amount) in enumerate(zip(CLASSES, amounts, strict=True)):
                if lines:
                    entry = replace(entry_of(lines[at]), amount=yuan(amount))
                    change_line(desk, lines[at].id, entry, now=NOW)
                else:
                    add_line(
                        desk, review, LineEntry(holding_class=kind, amount=yuan(amount)), now=NOW
                    )
            close(desk, review, next_on=None, at=None, now=NOW)
        sheet = sheet_of(desk, client)
    columns = sheet_charts.columns(sheet, 40, 60, False)
    painted = text_of(list(paint_page(columns, 60, None).lines))
    (fund,) = [row for row in painted.splitlines() if row.strip().startswith("fund") and "-" in row]
    assert "0.00" not in fund and fund.rstrip().endswith("-")
