"""What a client's page says of reviews."""

from datetime import date, datetime
from pathlib import Path

from rmdesk.desk.reviewing.closing import close
from rmdesk.desk.reviewing.drafting import add_line, begin, change_line
from rmdesk.desk.reviewing.last import last_review
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.due import Standing
from rmdesk.domain.reviews.entry import LineEntry
from tests.ui.small_book import small_book

CLIENT = ClientId(6)
MAY, AUGUST = datetime(2026, 5, 20, 10), datetime(2026, 8, 20, 10)


def entry(yuan: int | None) -> LineEntry:
    amount = None if yuan is None else Money.of_yuan(yuan)
    return LineEntry(
        holding_class=HoldingClass.STOCK, is_ours=False, institution="乙证券", amount=amount
    )


def test_the_last_review_its_change_and_the_next(tmp_path: Path) -> None:
    with small_book(tmp_path) as desk:
        assert last_review(desk, CLIENT) is None
        first = begin(desk, CLIENT, now=MAY)
        line = add_line(desk, first, entry(100_000), now=MAY)
        begun = last_review(desk, CLIENT)
        assert begun is not None
        assert begun.last is None
        assert begun.draft is not None
        assert begun.due.standing is Standing.NEVER
        close(desk, first, next_on=None, at=None, now=MAY)
        alone = last_review(desk, CLIENT)
        assert alone is not None
        assert alone.change is None
        before = alone.assets.amount

        second = begin(desk, CLIENT, now=AUGUST)
        line = next(one.id for one in desk.reviews.lines(second) if one.institution == "乙证券")
        change_line(desk, line, entry(120_000), now=AUGUST)
        close(desk, second, next_on=date(2026, 12, 9), at=None, now=AUGUST)
        both = last_review(desk, CLIENT)
        assert both is not None
        assert both.change == Money.of_yuan(20_000)
        assert both.assets.amount == before + Money.of_yuan(20_000)
        assert both.due.booked_on == date(2026, 12, 9)


def test_a_change_is_not_told_where_a_figure_is_not_known(tmp_path: Path) -> None:
    with small_book(tmp_path) as desk:
        for now, yuan in ((MAY, 100_000), (AUGUST, None)):
            review = begin(desk, CLIENT, now=now)
            known = [one for one in desk.reviews.lines(review) if one.institution == "乙证券"]
            if known:
                change_line(desk, known[0].id, entry(yuan), now=now)
            else:
                add_line(desk, review, entry(yuan), now=now)
            close(desk, review, next_on=None, at=None, now=now)
        found = last_review(desk, CLIENT)
        assert found is not None
        assert found.change is None
        assert found.assets.unknown == 1
