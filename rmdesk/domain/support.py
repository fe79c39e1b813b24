"""Support duties: whom the household keeps, and until when."""

from datetime import date

from rmdesk.domain.kin.household import Member, Support

CHILD_UNTIL_AGE = 22
"""Support of a child runs to 22 ([N] in domain.md, "Reviewing and diagnosing")."""


def support_ends(member: Member) -> int | None:
    """The year in which keeping `member` ends; None where nobody is kept, or it is not known.

    The year that was said goes first; a child's is 22 after its birth.
    """
    if member.support is Support.NONE:
        return None
    if member.support_until is not None:
        return member.support_until
    if member.support is Support.CHILD and member.born is not None:
        return member.born + CHILD_UNTIL_AGE
    return None


def support_years(member: Member, today: date) -> int | None:
    """How many years keeping `member` still goes on: 0 in the last one and after it."""
    ends = support_ends(member)
    return None if ends is None else max(0, ends - today.year)
