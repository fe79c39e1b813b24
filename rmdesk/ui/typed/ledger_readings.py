"""How a line that is being typed is understood, said beside each row of its form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from rmdesk.domain.clients import Client
from rmdesk.domain.holdings import Holding, HoldingClass
from rmdesk.domain.ids import ClientId, HoldingId
from rmdesk.domain.ledger.lines import STOPS
from rmdesk.domain.ledger.words import Vocabulary, is_our_bank
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.money import LAST_OF_MONTH
from rmdesk.domain.spoken.terms import read_term
from rmdesk.domain.suitability import judge
from rmdesk.domain.valuation import gain, parts_text, rate_text, worth
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.typed.ledger import (
    our_bank,
    read_amount,
    read_day,
    read_kind,
    read_maturity,
    read_payment,
    read_product,
    read_repay_day,
    read_stop,
    read_units,
    read_yearly_rate,
)
from rmdesk.ui.typed.texts import Texts, said_beside
from rmdesk.ui.words.labels import label


@dataclass(frozen=True, slots=True)
class Reader:
    """Says beside each row how its text is understood, for a client on a day."""

    words: Vocabulary
    client: Client
    today: date

    def say(self, row: str, texts: Texts) -> str:
        """How the text of `row` is understood beside the others; empty where that is plain."""
        return said_beside(_SAYINGS, self, row, texts)


def _say_kind(reader: Reader, texts: Texts) -> str:
    kind = read_kind(texts["holding_class"])
    if kind is None:
        return _("not yet") if texts["holding_class"].strip() else ""
    said = f"= {label(kind)}"
    if kind.is_liability:
        return _("{kind}, a debt: its amount without a minus").format(kind=said)
    return (
        said if kind.counts else _("{kind}, outside the assets under management").format(kind=said)
    )


def _say_bank(reader: Reader, texts: Texts) -> str:
    said = texts["institution"].strip()
    if not said or said == our_bank() or is_our_bank(said):
        return f"= {our_bank()}"
    bank = reader.words.bank_begun(said)
    return f"= {bank}" if bank else _("= {bank}, new in this book").format(bank=said)


def _say_amount(reader: Reader, texts: Texts) -> str:
    amount = read_amount(texts["amount"], "amount")
    if amount is not None:
        return _("= {amount} 万").format(amount=formats.money_wan(amount))
    return _say_units(reader, texts)


def _say_start(reader: Reader, texts: Texts) -> str:
    start = read_day(texts["start"], reader.today, "start")
    if start is None:
        is_term = read_term(texts["maturity"]) is not None
        return _("today: the term runs from here") if is_term else ""
    return f"= {formats.day(start)}"


def _say_maturity(reader: Reader, texts: Texts) -> str:
    start = read_day(texts["start"], reader.today, "start")
    on = read_maturity(texts["maturity"], start, reader.today)
    return f"= {formats.day(on)}  {formats.ahead(on, reader.today)}" if on else ""


def _say_rate(reader: Reader, texts: Texts) -> str:
    rate = read_yearly_rate(texts["rate_bp"])
    return _("= {rate} a year").format(rate=rate_text(rate)) if rate is not None else ""


def _say_cost(reader: Reader, texts: Texts) -> str:
    cost, amount = read_amount(texts["cost"], "cost"), read_amount(texts["amount"], "amount")
    if cost is None or amount is None:
        return ""
    return gain_text(
        Holding(
            id=HoldingId(0),
            client_id=ClientId(0),
            institution="",
            is_ours=True,
            holding_class=read_kind(texts["holding_class"]) or HoldingClass.OTHER,
            amount=amount,
            cost=cost,
        )
    )


def _say_risk(reader: Reader, texts: Texts) -> str:
    product = reader.words.product_begun(texts["product_id"])
    ratings = [texts["risk"], product.risk if product else ""]
    if not any(rating.strip() for rating in ratings):
        return ""
    return label(judge(reader.client, ratings, today=reader.today).fit)


def _say_product(reader: Reader, texts: Texts) -> str:
    product = read_product(texts["product_id"], reader.words)
    if product is None:
        return ""
    parts = [f"= {product.name}", product.risk]
    if newest := reader.words.net_values.get(product.id):
        value = parts_text(newest.value, least=4)
        parts.append(_("{value} of {day}").format(value=value, day=newest.on.isoformat()))
    return "  ".join(filter(None, parts))


def _say_units(reader: Reader, texts: Texts) -> str:
    text = texts["units"].strip()
    units = read_units(text) if text else None
    product = reader.words.product_begun(texts["product_id"])
    newest = reader.words.net_values.get(product.id) if product else None
    if units is None or newest is None:
        return ""
    amount = formats.money_wan(worth(units, newest.value))
    return _("= {amount} 万 by the net value").format(amount=amount)


def _say_payment(reader: Reader, texts: Texts) -> str:
    on = read_payment(texts["next_payment_on"], reader.today)
    if on is None:
        return ""
    if on < reader.today:
        return _("= {day}  overdue").format(day=formats.day(on))
    return f"= {formats.day(on)}  {formats.ahead(on, reader.today)}"


def _say_repay_day(_reader: Reader, texts: Texts) -> str:
    day = read_repay_day(texts["repay_day"])
    if day is None:
        return ""
    return _("= the last of every month") if day == LAST_OF_MONTH else _("= every month")


def _say_stop(row: str, reader: Reader, texts: Texts) -> str:
    """At which amount the client wants to hear, where it is known what was paid."""
    limit, cost = read_stop(texts[row], row), read_amount(texts["cost"], "cost")
    if limit is None:
        return ""
    if not cost:
        return _("needs what was paid for it")
    sign = -1 if row == "stop_loss_bp" else 1
    amount = Money(cost.fen + sign * cost.fen * limit // 10_000)
    return _("= at {amount} 万").format(amount=formats.money_wan(amount))


def _say_as_of(reader: Reader, texts: Texts) -> str:
    on = read_day(texts["as_of"], reader.today, "as_of")
    return f"= {formats.day(on)}  {formats.ago(on, reader.today)}" if on else ""


_SAYINGS: Mapping[str, Callable[[Reader, Texts], str]] = {
    "holding_class": _say_kind,
    "institution": _say_bank,
    "amount": _say_amount,
    "start": _say_start,
    "maturity": _say_maturity,
    "rate_bp": _say_rate,
    "cost": _say_cost,
    "risk": _say_risk,
    "product_id": _say_product,
    "units": _say_units,
    "next_payment_on": _say_payment,
    "repay_day": _say_repay_day,
    **{row: partial(_say_stop, row) for row in STOPS},
    "as_of": _say_as_of,
}


def gain_text(holding: Holding) -> str:
    """``+1.20 万 (+3.4 %)``; empty where the cost is not known."""
    won = gain(holding)
    if won is None:
        return ""
    plus = "+" if won.amount.fen > 0 else ""
    amount = _("{amount} 万").format(amount=plus + formats.money_wan(won.amount))
    percent = gain_percent(holding)
    return f"{amount} ({percent})" if percent else amount


def gain_percent(holding: Holding) -> str:
    """``+3.4 %``; empty where the cost is not known, or nothing."""
    won = gain(holding)
    if won is None or won.basis_points is None:
        return ""
    tenths = abs(won.basis_points) // 10
    sign = "-" if won.basis_points < 0 else "+"
    return f"{sign}{tenths // 10}.{tenths % 10} %"
