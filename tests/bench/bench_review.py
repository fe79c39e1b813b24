"""Reviews of a large book: ``python -m tests.bench.bench_review [clients]``.

The sheet of 60 lines with eight quarters behind it, and the manager over everybody: four reviews of
eight lines each, a third of the clients never reviewed. Medians in milliseconds of CPU.
"""

import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from pathlib import Path

from rmdesk.desk.book import Desk
from rmdesk.desk.reviewing.closing import close
from rmdesk.desk.reviewing.drafting import begin
from rmdesk.desk.reviewing.sheet import sheet_of
from rmdesk.desk.reviewing.standing import everybodys_reviews
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId, ReviewId
from rmdesk.domain.money import Money
from rmdesk.domain.months import months_away
from rmdesk.domain.reviews.due import Standing
from rmdesk.store.tables.reviews import ReviewLineTable, ReviewTable
from tests.bench.bench_query import full_book, spent
from tests.books.builders import TODAY
from tests.ui.small_book import YESTERDAY

_REVIEWS, _LINES = 4, 8
_LONG, _QUARTERS = 60, 8
_NOW = datetime.combine(TODAY, time(10))
_CLASSES = tuple(HoldingClass)


def main() -> None:
    clients = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder, full_book(Path(folder), clients) as desk:
        longest = ClientId(1)
        review(desk, [one for one in range(2, clients + 1) if one % 3])
        review(desk, [longest], reviews=_QUARTERS, lines=_LONG)
        measure(desk, longest)


def review(
    desk: Desk, clients: Sequence[int], *, reviews: int = _REVIEWS, lines: int = _LINES
) -> None:
    """Reviews of every quarter up to some weeks ago, the oldest first."""
    chance = random.Random(17)
    lasts = {one: TODAY - timedelta(days=chance.randint(1, 120)) for one in clients}
    held = [
        (one, months_away(last, -3 * back))
        for back in reversed(range(reviews))
        for one, last in lasts.items()
    ]
    with desk.store.action("bench.made", at=YESTERDAY) as action:
        ids = action.insert_many(
            ReviewTable,
            ["client_id", "on", "closed_on", "next_on"],
            [(one, on, on, months_away(on, 3) if one % 2 else None) for one, on in held],
        )
        action.insert_many(
            ReviewLineTable,
            [
                *("client_id", "review_id", "place", "holding_class", "is_ours"),
                *("institution", "item", "amount", "as_of"),
            ],
            [
                (
                    *(one, ReviewId(number), place, _CLASSES[place % len(_CLASSES)]),
                    bool(place % 3),
                    "本行" if place % 3 else "甲银行",
                    f"第{place}笔",
                    Money(chance.randrange(10**8)) if chance.random() < 0.95 else None,
                    on,
                )
                for number, (one, on) in zip(ids, held, strict=True)
                for place in range(1, lines + 1)
            ],
        )


def measure(desk: Desk, longest: ClientId) -> None:
    rows = everybodys_reviews(desk)
    standings = {one: sum(row.standing is one for row in rows) for one in Standing}
    print(", ".join(f"{one.value} {count:,}" for one, count in standings.items()))
    _told("the manager over everybody", lambda: everybodys_reviews(desk))
    _told("sheet of 60 lines", lambda: sheet_of(desk, longest))
    review_id = begin(desk, longest, now=_NOW)
    _told("the same as a draft", lambda: sheet_of(desk, longest))

    def close_and_undo() -> None:
        close(desk, review_id, next_on=TODAY + timedelta(days=90), at=time(10), now=_NOW)
        desk.undo(now=_NOW)

    _told("closed, and undone again", close_and_undo)


def _told(name: str, work: Callable[[], object]) -> None:
    print(f"{name:44} {spent(work):8.1f} ms", flush=True)


if __name__ == "__main__":
    main()
