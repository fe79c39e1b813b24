"""The words on screen for deals."""

from collections.abc import Iterable
from datetime import date

from rmdesk.desk.dealing.board import DealRow
from rmdesk.domain.deals.deal import Deal
from rmdesk.domain.deals.entry import metric_of
from rmdesk.domain.metrics import Metric
from rmdesk.domain.money import Money
from rmdesk.domain.reasons import Fact
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.discretion.beside import amounts_are_hidden
from rmdesk.ui.words.labels import label


def metric_word(code: str, metrics: Iterable[Metric]) -> str:
    """What a deal counts towards, in words; of a metric that was taken away its code is left."""
    found = metric_of(code, metrics)
    return _(found.name) if found else code


def month_word(month: date) -> str:
    """``2026年11月``, ``Nov 2026``"""
    return _("{month} {year}").format(month=formats.month(month), year=month.year)


def week_word(monday: date | None) -> str:
    """The week that begins on this day, short: ``11.23周``; empty where none is expected."""
    if monday is None:
        return ""
    return _("wk {month}-{day}").format(month=f"{monday.month:02d}", day=f"{monday.day:02d}")


def amount_word(deal: Deal) -> str:
    """In 万; what nobody knows yet is not zero."""
    return formats.money_wan(deal.amount)


def amount_in_both(amount: Money) -> str:
    """In 万, to the fen where it is no round one, and in yuan: ``0.9999 万（9,999 元）``."""
    is_round = not amount.fen % 10_000 or amounts_are_hidden()
    wan = formats.money_wan(amount) if is_round else formats.wan_limit(amount)
    return _("{wan} 万 ({yuan} yuan)").format(wan=wan, yuan=formats.money_brief(amount))


def amount_or_open(amount: Money | None) -> str:
    """``20.00 万``; of one that nobody knows yet, that it is open."""
    if amount is None:
        return _("amount still open")
    return _("{amount} 万").format(amount=formats.money_wan(amount))


def pieces_word(pieces: int) -> str:
    """``3件``"""
    return _("{count} pcs").format(count=f"{pieces:,}")


def chance_word(row: DealRow) -> str:
    """``60 %``; with a sign where the RM set it for this deal alone. None of one that ended."""
    if not row.deal.stage.is_open:
        return ""
    own = "*" if row.deal.chance is not None else ""
    return f"{row.chance} %{own}"


def named(row: DealRow) -> str:
    """Whose deal it is, and about what: for titles and news."""
    return _("{name}: {product}").format(name=row.name, product=row.product)


def fact_word(fact: Fact) -> str:
    """How what a reason names is shown."""
    if isinstance(fact, Money):
        return _("{amount} 万").format(amount=formats.money_wan(fact))
    return formats.plain_day(fact) if isinstance(fact, date) else str(fact)


def warnings(row: DealRow) -> list[str]:
    """What stands against the deal today: it no longer suits, or its client left the list."""
    said = []
    if row.is_unfit and (judged := row.judged) is not None:
        said.append(label(judged.fit))
    if row.is_left:
        said.append(_("no longer in the bank's list"))
    return [f"{formats.alarm_sign()} {one}" for one in said]


def why(row: DealRow) -> list[str]:
    """Why the deal stands where it stands, the weightiest reason first."""
    return [reason.said(fact_word) for reason in row.reasons]
