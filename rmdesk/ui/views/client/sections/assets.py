"""The ledger: holdings and debts here and elsewhere, what matures, gains, fits, and is insured."""

from datetime import date
from functools import partial

from rmdesk.desk.client_lists.deposits import NEAR
from rmdesk.domain.deposit_cover import BankCover, deposit_cover
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.suitability import Fit, judge
from rmdesk.domain.valuation import share_of_wallet
from rmdesk.domain.warning_signs import is_instalment_overdue
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.host import Host
from rmdesk.ui.typed.ledger_readings import gain_percent, gain_text
from rmdesk.ui.views.client.sections.part import OpenFile, Part, none_on_file
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import APART, Item, Row, fitting_detail
from rmdesk.ui.words.labels import own_word

_NAMES_BANKS_FROM = 66
_SHOWS_GAINS_FROM = 92
_NEAR_DAYS = 30
_SHOWS_PERCENT_FROM = 75
_GAIN_WIDTH, _PERCENT_WIDTH = 22, 8


def _items(file: OpenFile, width: int) -> list[Item]:
    """Nearest maturity first, then by amount; debts and what is gone last."""
    ordered = sorted(file.dossier.holdings, key=partial(_order, file.today))
    covers = deposit_cover(file.dossier.holdings, file.today)
    lines = _not_beside_title(file, width) if ordered else []
    lines += [Row([_holding(file, holding, width)], holding) for holding in ordered]
    lines += [[_cover(cover, width)] for cover in covers if cover.total >= NEAR]
    return lines or none_on_file(width)


def _order(today: date, holding: Holding) -> tuple[bool, bool, date, int]:
    is_ahead = holding.maturity is not None and holding.maturity >= today
    return (
        holding.gone_on is not None,
        holding.holding_class.is_liability,
        holding.maturity if is_ahead and holding.maturity else date.max,
        -holding.amount.fen,
    )


def _holding(file: OpenFile, holding: Holding, width: int) -> Line:
    where = _("ours") if holding.is_ours else _("others")
    if width >= _NAMES_BANKS_FROM and not holding.is_ours:
        where = holding.institution or where
    kind = own_word(holding.called, holding.holding_class)
    risk, risk_style = _risk(file, holding)
    item = " ".join(filter(None, (risk, holding.item)))
    sign = "-" if holding.holding_class.is_liability else ""
    style = "muted" if holding.gone_on else ""
    until, until_style = _maturity(file, holding, with_distance=width >= _NAMES_BANKS_FROM)
    gains, gained = _gain(file, holding, width)
    widths = _widths(width - (gains + 1 if gains else 0))
    return line(
        Cell(where, widths[0], style if holding.is_ours else "muted"),
        Cell(kind if widths[2] else item or kind, widths[1], style or risk_style or "strong"),
        Cell(item, widths[2], risk_style or "muted"),
        Cell(sign + formats.money_wan(holding.amount), widths[3], style, "right"),
        Cell(gained, gains, "warning" if gained.startswith("-") else "good", "right"),
        Cell(until, widths[4], until_style),
        gap=1,
    )


def _gain(file: OpenFile, holding: Holding, width: int) -> tuple[int, str]:
    """The width of the column of gains, where any is known, and what stands in it."""
    is_known = any(one.cost is not None for one in file.dossier.holdings)
    if not is_known or width < _SHOWS_PERCENT_FROM:
        return 0, ""
    is_whole = width >= _SHOWS_GAINS_FROM
    if holding.gone_on:
        return (_GAIN_WIDTH if is_whole else _PERCENT_WIDTH), ""
    if is_whole:
        return _GAIN_WIDTH, gain_text(holding)
    return _PERCENT_WIDTH, gain_percent(holding)


def _widths(width: int) -> tuple[int, int, int, int, int]:
    """Where, kind, item, amount, maturity: with the gaps exactly `width`; the item may be 0."""
    where, amount, until = (8, 11, 22) if width >= _NAMES_BANKS_FROM else (6, 10, 12)
    rest = width - where - amount - until - 3
    kind = 14 if rest >= 40 else 10 if rest >= 24 else 8
    item = rest - kind - 1
    return (where, kind, item, amount, until) if item >= 6 else (where, rest, 0, amount, until)


def _risk(file: OpenFile, holding: Holding) -> tuple[str, str]:
    """The higher of the line's own rating and its product's; a sign where it is above the
    client's grade."""
    product = file.dossier.products.get(holding.product_id) if holding.product_id else None
    ratings = [holding.risk, product.risk if product else ""]
    judged = judge(file.dossier.client, ratings, today=file.today)
    shown = f"R{judged.product_level}" if judged.product_level else holding.risk
    if holding.gone_on is None and judged.fit is Fit.TOO_RISKY:
        return f"{formats.alarm_sign()}{shown}", "warning"
    return shown, ""


def _maturity(file: OpenFile, holding: Holding, *, with_distance: bool) -> tuple[str, str]:
    """When it matures, with a sign when that is within a month or has passed unsettled; of a debt
    its next instalment; of a figure from elsewhere without a day, how old it is."""
    if holding.gone_on:
        return _("gone {day}").format(day=holding.gone_on.isoformat()), "muted"
    if holding.next_payment_on and holding.holding_class.is_liability:
        return _payment(holding, holding.next_payment_on, file.today, with_word=with_distance)
    if holding.maturity is None:
        if holding.repay_day is not None:
            said = _("  paid on day {day}") if with_distance else _("  day {day}")
            return said.format(day=holding.repay_day), ""
        if holding.is_ours or holding.as_of is None:
            return "", ""
        if not with_distance:  # how old the figure is, where its day has no room
            days = (file.today - holding.as_of).days
            return _("is {days} d old").format(days=days), "muted"
        return "  " + _("as of {day}").format(day=holding.as_of.isoformat()), "muted"
    days = (holding.maturity - file.today).days
    is_near = days <= _NEAR_DAYS and not holding.holding_class.is_liability
    text = f"{formats.alarm_sign() if is_near else ' '} {holding.maturity.isoformat()}"
    if with_distance:
        text += f" {formats.ahead(holding.maturity, file.today)}"
    return text, "warning" if is_near else "muted" if days < 0 else ""


def _payment(holding: Holding, on: date, today: date, *, with_word: bool) -> tuple[str, str]:
    """The next instalment of a debt: nearer than its end, and what the client has to think of."""
    is_overdue = is_instalment_overdue(holding, today)
    sign = formats.alarm_sign() if is_overdue else " "
    day = _("due {day}").format(day=on.isoformat()) if with_word else on.isoformat()
    return f"{sign} {day}", "error" if is_overdue else "muted" if on < today else ""


def _cover(cover: BankCover, width: int) -> Line:
    """Deposits at a bank near or over what is insured."""
    bank = _("ours") if cover.is_ours else cover.institution or _("others")
    total = formats.money_wan(cover.total) + ("" if cover.is_interest_known else "+")
    if cover.uncovered:
        sentence = _("{sign} {bank}: deposits {total} 万, {over} 万 not insured")
        over = formats.money_wan(cover.uncovered)
        said = sentence.format(sign=formats.alarm_sign(), bank=bank, total=total, over=over)
        return line(Cell(said, width, "warning"))
    sentence = _("  {bank}: deposits {total} 万, insured up to {room} 万 more")
    room = formats.money_wan(cover.room)
    return line(Cell(sentence.format(bank=bank, total=total, room=room), width, "muted"))


def _sums(file: OpenFile) -> str:
    return APART.join(_parts_of_sum(file))


def _not_beside_title(file: OpenFile, width: int) -> list[Item]:
    """A line of the sums that have no room beside the title."""
    parts = _parts_of_sum(file)
    shown = fitting_detail(_(ASSETS.title), APART.join(parts), width).split(APART)
    rest = APART.join(parts[len(shown) :])
    return [[line(Cell(rest, width, "muted"))]] if rest else []


def _parts_of_sum(file: OpenFile) -> list[str]:
    facts = file.dossier.facts
    ours, elsewhere = _("ours unknown"), _("elsewhere unknown")
    if facts.known_aum is not None:
        ours = _("ours {amount} 万").format(amount=formats.money_wan(facts.known_aum))
    if facts.elsewhere is not None:
        elsewhere = _("elsewhere {amount} 万").format(amount=formats.money_wan(facts.elsewhere))
    parts = [ours, elsewhere]
    share = share_of_wallet(facts.known_aum, facts.elsewhere)
    if share is not None:
        parts.append(_("share {share} %").format(share=share))
    standing = (one for one in file.dossier.holdings if one.gone_on is None)
    debts = Money(sum(one.amount.fen for one in standing if one.holding_class.is_liability))
    if debts:
        parts.append(_("debts {amount} 万").format(amount=formats.money_wan(debts)))
    return parts


async def _open(host: Host, client_id: ClientId, holding: Holding) -> None:
    from rmdesk.ui.filing.ledger import open_holding

    await open_holding(host, client_id, holding)


ASSETS = Part(title=N_("Assets"), compose=_items, detail=_sums, least=2, open=_open)
