"""The line under the review sheet: what it is opened for, and how what is typed is understood."""

from typing import Final

from rmdesk.desk.reviewing.sheet import ReviewSheet
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.entry import read_amount
from rmdesk.domain.reviews.review import ReviewLine
from rmdesk.domain.wrong import Wrong
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.views.review.pages.sheet_keys import Key, LineKey, TextKey
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.reviews import TEXT_PROMPTS, TEXT_TITLES, signed_percent, signed_wan

_WHOLE: Final = 10_000
_SUSPICIOUS: Final = -9_950
"""In hundredths of a per cent: who loses so much has rather typed 万 without the word."""

_HARDLY_ANY: Final = Money.of_yuan(999)
"""The most that is doubted where no figure of the line is known."""


def line_of(sheet: ReviewSheet, key: Key) -> ReviewLine | None:
    """The line of a key, while the sheet has it."""
    if not isinstance(key, LineKey):
        return None
    return next((one for one in sheet.lines if one.id == key.id), None)


def title(sheet: ReviewSheet, key: Key) -> str:
    """What stands before the field."""
    if isinstance(key, TextKey):
        return _(TEXT_TITLES[key.id])
    shown = line_of(sheet, key)
    return formats.beginning(_called(shown), 24) if shown else ""


def _called(shown: ReviewLine) -> str:
    return formats.clean(shown.item) or label(shown.holding_class)


def beginning(sheet: ReviewSheet, key: Key) -> str:
    """What stands in the field at first."""
    if isinstance(key, TextKey) and sheet.review is not None:
        return str(getattr(sheet.review, key.id)).replace("\n", " ")
    shown = line_of(sheet, key)
    return formats.money_typed(shown.amount) if shown and shown.amount is not None else ""


def invitation(key: Key) -> str:
    """What stands in the field while it is empty."""
    if isinstance(key, TextKey):
        return _(TEXT_PROMPTS[key.id])
    return _("12.5万, 125,000; empty or ? where nobody knows")


def reading(sheet: ReviewSheet, key: Key, text: str) -> str:
    """How an amount is understood while it is typed, and what it means beside the last one."""
    shown = line_of(sheet, key)
    if shown is None:
        return ""
    amount = read_amount(text)
    if isinstance(amount, Wrong):
        return _("not an amount yet")
    if amount is None:
        return _("= not known; a blank is never zero")
    told = _("= {amount} yuan").format(amount=formats.money_typed(amount))
    before = before_of(sheet, shown)
    if before is None:
        return told
    change = Money(amount.fen - before.fen)
    parts = [told, _("last {amount} 万").format(amount=formats.money_wan(before))]
    if change:
        parts.append(signed_wan(change))
        share = change.fen * _WHOLE // before.fen if before.fen else None
        parts.append(signed_percent(share))
        if _is_bare(text) and amount and share is not None and share <= _SUSPICIOUS:
            parts.append(
                _("{sign} so little? in 万 type {figure}万").format(
                    sign=formats.alarm_sign(), figure=text.strip()
                )
            )
    return "   ".join(filter(None, parts))


def doubt(sheet: ReviewSheet, key: Key, text: str) -> str:
    """What is asked before a figure is kept that was rather meant in 万; empty where it is fine.

    Whoever writes a unit means it, and so does who writes nothing but 0.
    """
    shown = line_of(sheet, key)
    amount = read_amount(text) if shown and _is_bare(text) else None
    if shown is None or not isinstance(amount, Money) or not amount or amount == shown.amount:
        return ""
    known = [one.fen for one in (shown.amount, before_of(sheet, shown)) if one is not None]
    least = max(known) * (_WHOLE + _SUSPICIOUS) // _WHOLE if known else _HARDLY_ANY.fen
    if amount.fen > least:
        return ""
    return _("Enter again keeps {amount} yuan; add 万 for ten thousands.").format(
        amount=formats.money_typed(amount)
    )


def _is_bare(text: str) -> bool:
    """Whether a figure ends without a unit."""
    return text.strip()[-1:].isdecimal() or text.strip().endswith(".")


def before_of(sheet: ReviewSheet, shown: ReviewLine) -> Money | None:
    """What the line came to at the last review."""
    found = (row for row in sheet.compared if row.line is not None and row.line.id == shown.id)
    row = next(found, None)
    return row.before.amount if row and row.before else None
