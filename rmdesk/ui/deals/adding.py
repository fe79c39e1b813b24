"""Deals noted and changed: one form, typed in one line or row by row."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.dealing.aftermath import LineNews
from rmdesk.desk.dealing.board import DealRow, row_of
from rmdesk.desk.dealing.entering import add_deal, deal_of, edit_deal
from rmdesk.desk.dealing.rules import chances_in_force, metrics_in_force, product_words
from rmdesk.desk.diagnosing.candidates import candidates_of
from rmdesk.domain.deals.deal import Deal, Stage
from rmdesk.domain.deals.entry import DealEntry
from rmdesk.domain.ids import ClientId
from rmdesk.domain.rhythm.weeks import month_of
from rmdesk.domain.wrong import ValueRefused
from rmdesk.errors import Refused
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.deals.typed import DealForm
from rmdesk.ui.dialogs.palette import Palette
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host
from rmdesk.ui.typed.deal_meant import Ground
from rmdesk.ui.typed.deals import TypedDeal, texts_of
from rmdesk.ui.words.deals import amount_or_open, month_word, named
from rmdesk.ui.words.labels import label

_SAVED: Final[Mapping[LineNews, str]] = {
    LineNews.NONE: N_("Saved: {deal}."),
    LineNews.FOLLOWED: N_("Saved: {deal}. Its line in the ledger says the same now."),
    LineNews.STAYED: N_(
        "Saved: {deal}. Its line in the ledger has another amount by now and stays: look at it."
    ),
}


Noted = Callable[[Deal], None]
"""Told of a deal that was noted, before everything shown is read again."""


async def add_deal_of(
    host: Host, client_id: ClientId, *, month: date | None = None, noted: Noted | None = None
) -> None:
    """Have a deal of this client typed, and keep it. May raise ClientGone."""
    ground = await host.access.ask(lambda desk: _ground(desk, client_id, month))
    title = _("New deal: {name}").format(name=ground.shown.client.name)
    answer = await take_answer(
        host,
        lambda draft, refusal: DealForm(
            title, ground, draft or TypedDeal(None, "", {}), in_one=True, refusal=refusal
        ),
        lambda desk, typed, now: _add(desk, client_id, typed, now),
        written=noted,
    )
    if answer is not None and (entry := answer.entry) is not None:
        sentence = _("Noted: {name}, {stage}, {amount}, counts in {month}. u takes it back.")
        told = sentence.format(
            name=ground.shown.client.name,
            stage=label(entry.stage),
            amount=amount_or_open(entry.amount),
            month=month_word(entry.month),
        )
        host.tell(told)


async def add_deal_of_somebody(
    host: Host, *, month: date | None = None, noted: Noted | None = None
) -> None:
    """Have a client found first. May raise ClientGone."""
    chosen = await ask(host.app, Palette([], host.access))
    if chosen is not None and chosen.client_id is not None:
        await add_deal_of(host, chosen.client_id, month=month, noted=noted)


async def change_deal(
    host: Host,
    row: DealRow,
    *,
    stage: Stage | None = None,
    refusal: ValueRefused | None = None,
) -> None:
    """Change a deal; with a `stage` it was on its way there when the desk refused it.

    May raise DealGone, ClientGone or ClientLeft.
    """
    deal_id = row.deal.id
    row = await host.access.ask(lambda desk: row_of(desk, deal_id))
    ground = await host.access.ask(
        lambda desk: _ground(desk, row.deal.client_id, row.deal.month, row)
    )
    texts = texts_of(row.deal, ground)
    if stage is not None:
        texts["stage"] = label(stage)

    def form(draft: TypedDeal | None, refused: Refused | None) -> DealForm:
        typed = draft or TypedDeal(None, "", texts)
        why = refused if draft else refusal
        return DealForm(named(row), ground, typed, in_one=False, refusal=why)

    news = LineNews.NONE

    def write(desk: Desk, typed: TypedDeal, now: datetime) -> None:
        nonlocal news
        news = edit_deal(desk, deal_id, _entry(typed), care=typed.care, now=now)

    if await take_answer(host, form, write) is not None:
        host.tell(_(_SAVED[news]).format(deal=named(row)))


def _ground(
    desk: Desk, client_id: ClientId, month: date | None, row: DealRow | None = None
) -> Ground:
    """What the form goes by; of a deal on file with its own product, sold or not."""
    is_ended = row is not None and not row.deal.stage.is_open
    return Ground(
        shown=candidates_of(desk, client_id),
        shelf=product_words(desk),
        metrics=metrics_in_force(desk),
        chances=chances_in_force(desk),
        today=desk.today,
        month=month or month_of(desk.today),
        held=row.product_on_shelf if row else None,
        ended=row.deal.stage if row and is_ended else None,
        on_file=row.deal if row else None,
    )


def _add(desk: Desk, client_id: ClientId, typed: TypedDeal, now: datetime) -> Deal:
    return deal_of(desk, add_deal(desk, client_id, _entry(typed), care=typed.care, now=now))


def _entry(typed: TypedDeal) -> DealEntry:
    if typed.entry is None:
        raise ValueError("a form that answers has read its deal")
    return typed.entry
