"""The mid- and high-end target group: net worth from 5,000,000 yuan on ([N] in domain.md).

Net worth is asked in ranges. What is known of assets can prove that somebody belongs; it can never
prove the contrary.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rmdesk.domain.file.choices import NetWorth
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.reasons import Reason
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

LINE: Final = Money.of_yuan(5_000_000)
LEAST: Final = {
    NetWorth.UNDER_50: NOTHING,
    NetWorth.FROM_50: Money.of_yuan(500_000),
    NetWorth.FROM_200: Money.of_yuan(2_000_000),
    NetWorth.FROM_500: Money.of_yuan(5_000_000),
    NetWorth.FROM_1000: Money.of_yuan(10_000_000),
    NetWorth.FROM_3000: Money.of_yuan(30_000_000),
}
"""Where each range begins."""

WITHIN_A_RANGE: Final = N_(
    "The line lies inside a range that clients are asked in; put it where one begins."
)


class Membership(StrEnum):
    """Whether a client belongs to the target group."""

    MEMBER = "member"
    OUTSIDE = "outside"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Target:
    """Whether a client belongs, and why."""

    membership: Membership
    reason: Reason


def target_group(net_worth: NetWorth | None, assets: Money | None, *, line: Money = LINE) -> Target:
    """Whether a client of this range belongs; `assets` are all that is known, ours and others'."""
    if net_worth is not None and LEAST[net_worth] >= line:
        return Target(
            Membership.MEMBER,
            Reason(N_("net worth {range}, from {line} on"), {"range": net_worth, "line": line}),
        )
    if assets is not None and assets >= line:
        reason = Reason(N_("assets of {assets} are known"), {"assets": assets})
        return Target(Membership.MEMBER, reason)
    if net_worth is not None:
        reason = Reason(N_("net worth {range}, below {line}"), {"range": net_worth, "line": line})
        return Target(Membership.OUTSIDE, reason)
    return Target(Membership.UNKNOWN, Reason(N_("net worth has not been asked")))


def membership_of(
    net_worth: NetWorth | None, assets: Money | None, *, line: Money = LINE
) -> Membership:
    """The same without the reason."""
    if net_worth is not None and LEAST[net_worth] >= line:
        return Membership.MEMBER
    if assets is not None and assets >= line:
        return Membership.MEMBER
    return Membership.UNKNOWN if net_worth is None else Membership.OUTSIDE


def wrong_with_line(line: Money) -> Wrong | None:
    """Why the line is no rule: within a range nobody could tell who is above it."""
    is_start = line.fen > 0 and line in LEAST.values()
    return None if is_start else Wrong("line", WITHIN_A_RANGE)
