"""Shares of a report, in hundredths of a per cent; None where they say nothing."""

from rmdesk.domain.call_figures import Rate
from rmdesk.domain.shares import done_bp, share_bp


def share_of(part: int, whole: int) -> int | None:
    """None of nothing; never all of it before it is."""
    return done_bp(part, whole) if whole > 0 else None


def rate_share(rate: Rate) -> int | None:
    """In hundredths of a per cent; None where it rests on too little."""
    return None if rate.percent is None else share_bp(rate.part, rate.base)
