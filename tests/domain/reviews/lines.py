"""Lines of reviews for tests: only what a test cares about is named."""

from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st

from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId, HoldingId, ReviewId, ReviewLineId
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.comparing import Compared
from rmdesk.domain.reviews.review import ReviewLine


def a_line(number: int = 1, yuan: int | None = 100, **values: Any) -> ReviewLine:
    given: dict[str, Any] = {
        "id": ReviewLineId(number),
        "client_id": ClientId(1),
        "review_id": ReviewId(1),
        "place": number,
        "holding_class": HoldingClass.TIME_DEPOSIT,
        "is_ours": True,
        "institution": "本行",
        "amount": None if yuan is None else Money.of_yuan(yuan),
    }
    return ReviewLine(**{**given, **values})


def gained(rows: Iterable[Compared]) -> Money:
    """The sum of the changes that are known, what is owed counting against."""
    total = 0
    for row in rows:
        line = row.line or row.before
        if line is not None and row.change is not None:
            total += -row.change.fen if line.holding_class.is_liability else row.change.fen
    return Money(total)


_AMOUNTS = st.one_of(st.none(), st.integers(0, 10**13).map(Money))


@st.composite
def sheets(
    draw: st.DrawFn, *, is_known: bool = False, first: int = 1, most: int = 12
) -> list[ReviewLine]:
    """The lines of a review: every class, ours and elsewhere, some of the ledger, some alike."""
    lines = []
    for number in range(first, first + draw(st.integers(0, most))):
        is_ours = draw(st.booleans())
        held = draw(st.one_of(st.none(), st.integers(1, 8)))
        lines.append(
            a_line(
                number,
                holding_class=draw(st.sampled_from(HoldingClass)),
                is_ours=is_ours,
                institution="本行" if is_ours else draw(st.sampled_from(("甲银行", "丁证券"))),
                item=draw(st.sampled_from(("", "稳利", "定期"))),
                holding_id=None if held is None else HoldingId(held),
                amount=draw(st.integers(0, 10**13).map(Money) if is_known else _AMOUNTS),
            )
        )
    return lines
