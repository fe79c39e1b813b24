"""How deals end: closed with what follows from it, or lost with the reason."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.dealing.board import DealRow, row_of
from rmdesk.desk.dealing.ending import line_after, lose_deal, win_deal
from rmdesk.desk.dealing.gate import judgement_of
from rmdesk.desk.dealing.moving import passed_by
from rmdesk.desk.dealing.rules import metrics_in_force
from rmdesk.desk.scripts.in_force import pack
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.deals.entry import Won, metric_of
from rmdesk.domain.money import Money
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.domain.wrong import ValueRefused
from rmdesk.errors import Refused
from rmdesk.language import N_, Language, _, spoken
from rmdesk.ui.deals.adding import change_deal
from rmdesk.ui.dialogs.deals.lost import EXAMPLES, LostForm
from rmdesk.ui.dialogs.deals.won import TypedWon, WonForm, WonGround
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host
from rmdesk.ui.typed.deals import amount_text
from rmdesk.ui.words.deals import amount_or_open, month_word, named, pieces_word
from rmdesk.ui.words.labels import label

_ASKED: Final = "-"
"""Stands for the care that the form asks for itself, while the gate is asked about the rest."""
_WHY: Final = N_("Why was it lost? Choose what fits best; the words follow.")


async def win(host: Host, row: DealRow) -> None:
    """Close a deal, as it is said; a product in free words is named first. May raise Refused."""
    deal_id = row.deal.id
    try:
        await host.access.ask(lambda desk: passed_by(desk, row.deal, Stage.CLOSED, care=_ASKED))
    except ValueRefused as refusal:
        await change_deal(host, row, refusal=refusal)
        return
    ground, after_sale_on = await host.access.ask(lambda desk: _won_ground(desk, row))
    likely = {
        "amount": amount_text(row.deal.amount),
        "pieces": str(row.deal.pieces),
        "after_sale_on": after_sale_on.isoformat() if after_sale_on else "",
        "care": row.deal.care,
    }

    def write(desk: Desk, typed: TypedWon, now: datetime) -> None:
        win_deal(desk, deal_id, typed.won, care=typed.care, now=now)

    def form(draft: TypedWon | None, refusal: Refused | None) -> WonForm:
        return WonForm(ground, draft.texts if draft else likely, refusal=refusal)

    answer = await take_answer(host, form, write)
    if answer is None:
        return
    now_row = await host.access.ask(lambda desk: row_of(desk, deal_id))
    sentence = _("Closed: {amount} for {metric}, {month}. u takes it back.")
    if answer.won.into_ledger:
        sentence = _("Closed and in the ledger: {amount} for {metric}, {month}. u takes it back.")
    amount = answer.won.amount
    told = sentence.format(
        amount=amount_or_open(amount) if amount else pieces_word(answer.won.pieces),
        metric=_(ground.metric.name) if ground.metric else row.deal.metric,
        month=month_word(now_row.deal.month),
    )
    host.tell(told)


def _won_ground(desk: Desk, row: DealRow) -> tuple[WonGround, date | None]:
    """What the form goes by, and the day on which a call after the sale would be."""
    deal, today = row.deal, desk.today
    supposed = deal.amount or Money(100)
    line = line_after(desk, deal, Won(amount=supposed, pieces=deal.pieces, on=today))
    judged = judgement_of(desk, deal.client_id, deal.product_id)
    days = desk.rhythm_settings.after_sale_days
    after = desk.days.working_day_on_or_after(today + timedelta(days=days)) if days else None
    ground = WonGround(
        title=named(row),
        metric=metric_of(deal.metric, metrics_in_force(desk)),
        month=deal.month,
        line=line,
        asks_care=judged is not None and judged.needs_care,
        today=today,
        days=desk.days,
    )
    return ground, after


async def lose(host: Host, row: DealRow) -> None:
    """The deal came to nothing: the reason by its digit, then the client's words."""
    deal_id, reasons = row.deal.id, tuple(ObjectionKind)
    title = _("Lost: {deal}").format(deal=named(row))
    words = [
        _("{reason}: {example}").format(reason=label(one), example=_(EXAMPLES[one]))
        for one in reasons
    ]
    chosen = await ask(host.app, Pick(title, words, question=_(_WHY), at=None))
    if chosen is None:
        return
    reason, language = reasons[chosen], spoken()
    answers = await host.access.ask(lambda desk: _answered_by(desk, reason, language))
    said = await take_answer(
        host,
        lambda draft, refusal: LostForm(named(row), reason, answers, draft or "", refusal=refusal),
        lambda desk, text, now: lose_deal(desk, deal_id, reason, text, now=now),
    )
    if said is not None:
        host.tell(
            _("Lost: {deal}, {reason}. u takes it back.").format(
                deal=named(row), reason=label(reason)
            )
        )


def _answered_by(desk: Desk, reason: ObjectionKind, language: Language) -> Sequence[str]:
    """The steps by which the scripts lead through an objection of this kind."""
    objections = pack(desk, language).objections
    return [step for one in objections if one.kind is reason for step in one.steps]
