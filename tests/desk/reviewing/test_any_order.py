"""Whatever is done to reviews in whatever order: what was closed stays, and the sums tie out."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.ledger import add_line as hold
from rmdesk.desk.reviewing import drafting
from rmdesk.desk.reviewing.closing import close
from rmdesk.desk.reviewing.sheet import sheet_of
from rmdesk.desk.reviewing.standing import everybodys_reviews
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.ledger.lines import LedgerLine
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.reviews.entry import entry_of
from rmdesk.store.verify import verify
from tests.books.builders import TODAY
from tests.books.empty_desk import an_empty_desk, records
from tests.desk.reviewing.held import GOLD
from tests.domain.reviews.lines import gained

ME = ClientId(1)
_CLASSES = (HoldingClass.TIME_DEPOSIT, HoldingClass.FUND, HoldingClass.MORTGAGE)
_STEPS = st.lists(
    st.tuples(
        st.sampled_from(("hold", "begin", "change", "add", "take out", "close", "undo", "days")),
        st.integers(0, 5),
    ),
    min_size=1,
    max_size=25,
)


class _Doing:
    """Does one step where it is possible, as somebody at the desk would."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.now = datetime.combine(TODAY, time(10))
        self.closed: dict[int, Any] = {}

    def step(self, what: str, figure: int) -> None:
        draft = self.desk.reviews.draft_of(ME)
        lines = self.desk.reviews.lines(draft.id) if draft else []
        line = lines[figure % len(lines)] if lines else None
        amount = Money.of_yuan(1_000 * figure) if figure else None
        match what:
            case "hold":
                kind = _CLASSES[figure % len(_CLASSES)]
                held = LedgerLine(holding_class=kind, amount=amount or Money(1))
                hold(self.desk, ME, held, now=self.now)
            case "begin":
                drafting.begin(self.desk, ME, now=self.now)
            case "change" if line is not None:
                entry = replace(entry_of(line), amount=amount)
                drafting.change_line(self.desk, line.id, entry, now=self.now)
            case "add" if draft is not None:
                entry = replace(GOLD, item=f"{figure}", amount=amount)
                drafting.add_line(self.desk, draft.id, entry, now=self.now)
            case "take out" if line is not None:
                drafting.remove_line(self.desk, line.id, now=self.now)
            case "close" if draft is not None and lines:
                ahead = self.now.date() + timedelta(days=30 + figure) if figure else None
                close(self.desk, draft.id, next_on=ahead, at=None, now=self.now)
                self.closed[draft.id] = self._said(draft.id)
            case "undo":
                self.desk.undo(now=self.now)
            case "days":
                self.now += timedelta(days=20 * figure + 1)
                self.desk.roll_over(self.now.date())

    def _said(self, review_id: Any) -> Any:
        return self.desk.reviews.get(review_id), self.desk.reviews.lines(review_id)

    def check(self) -> None:
        desk = self.desk
        reviews = desk.reviews.of(ME)
        assert sum(one.is_draft for one in reviews) <= 1
        standing = {one.id for one in reviews if not one.is_draft}
        for review_id, said in self.closed.items():
            assert review_id not in standing or self._said(review_id) == said
        for one in reviews:
            sheet = sheet_of(desk, ME, one.id)
            assert sheet.totals.ours + sheet.totals.elsewhere == sheet.totals.assets
            assert sum(part.share_bp for part in sheet.slices) in (0, 10_000)
            if not sheet.totals.net.unknown and sheet.before is not None:
                before = sheet_of(desk, ME, sheet.before.id).totals.net
                if not before.unknown:
                    assert gained(sheet.compared) == sheet.totals.net.amount - before.amount
        duties = desk.duties.open_of(OccasionKind.REVIEW_DUE, ME)
        assert len(duties) == bool(standing)
        (row,) = everybodys_reviews(desk)
        due = sheet_of(desk, ME).due
        assert (row.standing, row.due_on, row.booked_on) == (
            due.standing,
            due.due_on,
            due.booked_on,
        )


@pytest.mark.campaign
@settings(max_examples=40, deadline=None)
@given(_STEPS)
def test_whatever_is_done_in_whatever_order(steps: list[tuple[str, int]]) -> None:
    with an_empty_desk() as desk:
        doing = _Doing(desk)
        add_client(desk, now=doing.now, name="单雄信")
        doing.now += timedelta(days=1)
        desk.roll_over(doing.now.date())
        for what, figure in steps:
            doing.step(what, figure)
            doing.check()
        while desk.redo(now=doing.now) is not None:
            doing.check()
        before = records(desk)
        while desk.undo(now=doing.now) is not None:
            doing.check()
        while desk.redo(now=doing.now) is not None:
            pass
        assert records(desk) == before
        assert verify(desk.store, today=desk.today).is_sound
