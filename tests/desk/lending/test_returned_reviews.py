"""A deputy reviews a lent client: the review comes back whole, with what it wrote and booked."""

from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.lending.returns import take_return
from rmdesk.desk.reviewing import drafting
from rmdesk.desk.reviewing.closing import close
from rmdesk.desk.reviewing.sheet import sheet_of
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.store.verify import verify
from tests.books.builders import TODAY
from tests.desk.lending.loan import returned, untold
from tests.desk.reviewing.held import DAY, GOLD, closed, set_amount
from tests.ui.small_book import NOW, RICH, small_book

NEXT = TODAY + 31 * DAY


def reviews(desk: Desk) -> None:
    review_id = drafting.begin(desk, RICH, now=NOW)
    set_amount(desk, desk.reviews.lines(review_id)[-1], 620_000, now=NOW)
    drafting.add_line(desk, review_id, GOLD, now=NOW)
    drafting.write(desk, review_id, "wishes", "稳一点", now=NOW)
    close(desk, review_id, next_on=NEXT, at=None, now=NOW)


@pytest.mark.parametrize("was_reviewed", [False, True])
def test_a_review_comes_back_whole(tmp_path: Path, was_reviewed: bool) -> None:
    with small_book(tmp_path) as owner:
        if was_reviewed:
            closed(owner, drafting.begin(owner, RICH, now=NOW))
        found = returned(owner, tmp_path, reviews)
        take_return(owner, found, take=set(), delete=set(), now=NOW, progress=untold)
        sheet = sheet_of(owner, RICH)
        assert sheet.review is not None and not sheet.review.is_draft
        assert (sheet.review.wishes, sheet.review.next_on) == ("稳一点", NEXT)
        assert [line.amount for line in sheet.lines][-2:] == [
            Money.of_yuan(620_000),
            Money.of_yuan(80_000),
        ]
        held = {one.id: one.amount for one in owner.holdings.of(RICH)}
        assert all(held[line.holding_id] == line.amount for line in sheet.lines if line.holding_id)
        duties = owner.duties.open_of(OccasionKind.REVIEW_DUE, RICH)
        assert [(duty.subject, duty.about) for _row, duty in duties] == [(sheet.review.id, NEXT)]
        assert verify(owner.store, today=TODAY).is_sound
