"""Lent clients: a lent book says whose it is and how long it opens, its owner's who has whom."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from rmdesk.desk.book import Desk
from rmdesk.desk.lent.whose import Lent, has_lent
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui import formats

if TYPE_CHECKING:
    from rmdesk.desk.lending.loans import LentOut

_WIDEST: Final = 12
"""Cells of a name in the title bar, where the day has to stand as well."""


def lent_sign(loan: Lent, today: date) -> str:
    """``代管 王芳 还剩 15 天``: in the title bar of every view."""
    left = loan.days_left(today)
    text = _("LENT by {owner}: {days} d left") if left else _("LENT by {owner}: last day")
    return text.format(owner=formats.beginning(loan.owner, _WIDEST), days=left)


def lent_away(desk: Desk) -> "Mapping[ClientId, LentOut]":
    """Whom somebody else looks after at present."""
    if not has_lent(desk):
        return {}
    # All that writes bundles comes with it: loaded only in a book that ever lent somebody out.
    from rmdesk.desk.lending.loans import lent_out

    return lent_out(desk)


def lent_words(lent: "LentOut") -> str:
    """``由 李明 代管至 2026-12-05 周六``"""
    return _("lent to {name} until {day}").format(name=lent.name, day=formats.day(lent.until))


def return_name(loan: Lent, today: date) -> str:
    """What the file of a return is called unless somebody says otherwise: no client is in it."""
    return _("return to {owner} {day}").format(owner=loan.owner, day=today.isoformat()) + ".age"
