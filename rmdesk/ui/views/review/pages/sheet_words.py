"""What the lines around the review sheet say; without Textual."""

from collections.abc import Sequence
from datetime import date

from rmdesk.desk.reviewing.sheet import ReviewSheet
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.totals import Worth, change_since
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.views.review.pages.sheet_keys import Key, TextKey
from rmdesk.ui.views.review.pages.sheet_line import line_of
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import APART
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.reviews import signed_percent, signed_wan, worth_wan


def head(sheet: ReviewSheet, today: date, width: int) -> Sequence[Line]:
    """Which review it is, and how all assets changed since the one before."""
    review = sheet.review
    if review is None:
        return [line(Cell("", 1), Cell(_("No review yet"), width - 1, "heading"))]
    if review.is_draft:
        state = _("Draft of {day}").format(day=review.on.isoformat())
    else:
        way = f", {label(review.way)}" if review.way else ""
        state = _("Closed {day}{way}").format(day=review.on.isoformat(), way=way)
    since = _since(sheet)
    told = formats.cells(since) + 1
    return [
        line(
            Cell("", 1),
            Cell(state, max(0, width - 2 - told), "accent" if review.is_draft else "heading"),
            Cell(since, min(told, width - 2), "strong", "right"),
            Cell("", 1),
        )
    ]


def _since(sheet: ReviewSheet) -> str:
    """How all assets changed since the last review."""
    if sheet.before is None or sheet.review is None:
        return _("the first review")
    before = sheet.totals_before
    change = change_since(before.assets if before else None, sheet.totals.assets)
    day = sheet.before.on.isoformat()
    if change is None:
        return _("assets since {day}: not known").format(day=day)
    if not change.by:
        return _("assets since {day}: unchanged").format(day=day)
    return _("assets since {day}: {change} 万 {percent}").format(
        day=day, change=signed_wan(change.by), percent=signed_percent(change.share_bp)
    )


def sums(sheet: ReviewSheet, width: int) -> list[Line]:
    """Ours and elsewhere, and what they come to; a stated total beside it."""
    review, totals = sheet.review, sheet.totals
    if review is None:
        return []
    parts = [_sum_of_all(sheet)]
    if totals.debts.amount or totals.debts.unknown:
        parts.append(_("debts {amount}").format(amount=worth_wan(totals.debts)))
        parts.append(_("net {amount}").format(amount=worth_wan(totals.net)))
    if review.stated is not None:
        parts.append(_stated(review.stated, totals.assets))
    if len(parts) > 2 and formats.cells(APART.join(parts)) >= width:
        del parts[1]  # the heading of the debts says it, too
    return [line(Cell(f" {APART.join(parts)}", width, "strong"))]


def _sum_of_all(sheet: ReviewSheet) -> str:
    totals = sheet.totals
    ours, total = worth_wan(totals.ours), worth_wan(totals.assets)
    elsewhere, outside = worth_wan(totals.at_others), totals.outside
    if not outside.amount and not outside.unknown:
        told = _("ours {ours} + elsewhere {elsewhere} = {total} 万")
        return told.format(ours=ours, elsewhere=elsewhere, total=total)
    told = _("ours {ours} + elsewhere {elsewhere} + property {outside} = {total} 万")
    return told.format(ours=ours, elsewhere=elsewhere, outside=worth_wan(outside), total=total)


def _stated(stated: Money, assets: Worth) -> str:
    total = assets.amount
    if stated == total and not assets.unknown:
        return _("ties out with what was stated")
    return _("stated {stated}: off by {difference}").format(
        stated=formats.money_wan(stated), difference=signed_wan(total - stated)
    )


def said(reading: str, width: int) -> list[Line]:
    """How what is being typed is understood."""
    return [line(Cell(f" {reading}", width, "accent"))]


def frozen(sheet: ReviewSheet) -> str:
    """Why nothing is typed into a closed review."""
    on = sheet.review.on.isoformat() if sheet.review else ""
    if sheet.later is not None:
        return _("Closed on {day}, and stays as it was. Right goes to the newer one.").format(
            day=on
        )
    return _(
        "Closed on {day}, and stays as it was. What changed since goes into a new one: the first"
        " line begins it."
    ).format(day=on)


def detail(sheet: ReviewSheet, key: Key | None, today: date) -> str:
    """The row under the cursor in full."""
    if isinstance(key, TextKey) and sheet.review is not None:
        return formats.clean(str(getattr(sheet.review, key.id)).replace("\n", "  "))
    shown = line_of(sheet, key) if key is not None else None
    if shown is None:
        return ""
    amount = _("not known")
    if shown.amount is not None:
        amount = _("{amount} yuan").format(amount=formats.money_full(shown.amount))
    parts = [shown.item or label(shown.holding_class), amount]
    if shown.as_of is not None:
        parts.append(_("as of {day}").format(day=shown.as_of.isoformat()))
    row = next(row for row in sheet.compared if row.line is not None and row.line.id == shown.id)
    if row.before is not None and row.change:
        parts.append(_("last {amount} 万").format(amount=formats.money_wan(row.before.amount)))
    if shown.held_since is not None:
        parts.append(_("held since {day}").format(day=shown.held_since.isoformat()))
    parts += [shown.institution, shown.note]
    return APART.join(formats.clean(part) for part in parts if part)


def while_typing() -> str:
    """What the keys do that no field shows."""
    return _("Enter, Down and Up keep it and type the line there; Esc stops typing.")


def explanation() -> str:
    """What help says of the sheet."""
    return _(
        "Everything the client has, here and elsewhere, beside the last review. Enter or a digit "
        "types the figure under the cursor, Enter keeps it and types the next line, Esc stops; ? "
        "or nothing means nobody knows, which is never zero. Below stand the words of the talk. "
        "Ctrl+S closes the review: from then on it stays as it was, the ledger has the new "
        "figures, and the next date is booked. Left and Right go to older and newer reviews; "
        "Space shows the charts where they have no room beside the lines."
    )
