"""How a line of income or expense is understood while it is typed, beside each row of its form."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from rmdesk.domain.diagnosis.cash_flow import FlowLine
from rmdesk.domain.kin.household import Member
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.typed import flows as flow_texts
from rmdesk.ui.typed.ledger import read_day
from rmdesk.ui.typed.texts import Texts, said_beside
from rmdesk.ui.words.known_figures import span_wan
from rmdesk.ui.words.labels import label


@dataclass(frozen=True, slots=True)
class Reader:
    """Says beside each row how its text is understood, for a household on a day."""

    members: Sequence[Member]
    today: date

    def say(self, row: str, texts: Texts) -> str:
        """How the text of `row` is understood beside the others; empty where that is plain."""
        return said_beside(_SAYINGS, self, row, texts)


def _say_category(_reader: Reader, texts: Texts) -> str:
    category = flow_texts.category_meant(texts["category"])
    if category is None:
        return _("not yet") if texts["category"].strip() else ""
    kind, name = label(category.kind), label(category)
    return _("= {kind}: {name}").format(kind=kind, name=name)


def _say_amount(_reader: Reader, texts: Texts) -> str:
    amount = flow_texts.amount_meant(texts["amount"])
    if amount is None:
        return _("not known yet")
    if not amount:
        return _("= there is none")
    category = flow_texts.category_meant(texts["category"])
    if category is None:
        return _("= {amount} 万").format(amount=formats.money_wan(amount))
    months = flow_texts.months_meant(texts["months"])
    yearly = FlowLine(category=category, amount=amount, months=months).yearly
    return _("= {amount} 万 a year").format(amount=span_wan(yearly))


def _say_months(_reader: Reader, texts: Texts) -> str:
    return f"= {flow_texts.period_word(flow_texts.months_meant(texts['months']))}"


def _say_member(reader: Reader, texts: Texts) -> str:
    member = flow_texts.member_meant(texts["member_id"], reader.members)
    return f"= {flow_texts.member_word(member, reader.members) or _('the client')}"


def _say_as_of(reader: Reader, texts: Texts) -> str:
    on = read_day(texts["as_of"], reader.today, "as_of") or reader.today
    return f"= {formats.day(on)}  {formats.ago(on, reader.today)}"


_SAYINGS: Final[Mapping[str, Callable[[Reader, Texts], str]]] = {
    "category": _say_category,
    "amount": _say_amount,
    "months": _say_months,
    "member_id": _say_member,
    "as_of": _say_as_of,
}
