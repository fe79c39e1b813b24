"""Work on the ledger: a line added, changed, ended, taken out."""

from collections.abc import Awaitable, Callable
from functools import partial

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.client_file.ledger import (
    add_line,
    edit_line,
    end_line,
    holding_of,
    instalment_paid,
    remove_line,
    vocabulary,
)
from rmdesk.domain.clients import Client
from rmdesk.domain.endings import Way, ways_of
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import ClientId
from rmdesk.domain.ledger.lines import line_of
from rmdesk.domain.ledger.words import Vocabulary
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.ending import EndingForm
from rmdesk.ui.dialogs.holding import HoldingForm, empty_line
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host
from rmdesk.ui.typed.ledger import TypedLine, texts_of
from rmdesk.ui.words.labels import label, own_word

_CHANGE, _REMOVE = N_("Change the line"), N_("Take it out: it was never right")
_PAID_BACK, _PAID = N_("Paid back"), N_("Instalment paid: the next one a month later")


async def add_holding(host: Host, client_id: ClientId) -> None:
    """Have a line typed and add it. May raise ClientGone."""
    client, words = await host.access.ask(lambda desk: _known(desk, client_id))
    answer = await take_answer(
        host,
        lambda draft, refusal: HoldingForm(
            client,
            words,
            draft or empty_line(),
            today=host.access.today,
            title=_("New line of the ledger: {name}").format(name=client.name),
            in_one=True,
            refusal=refusal,
        ),
        lambda desk, typed, now: add_line(desk, client_id, typed.line, now=now),
    )
    if answer is not None:
        host.tell(_("Added: {line}.").format(line=_called(answer)))


async def open_holding(host: Host, client_id: ClientId, holding: Holding) -> None:
    """Say what is to be done with a line, and do it. May raise ClientGone or LineGone."""
    holding = await host.access.ask(lambda desk: holding_of(desk, holding.id))
    is_debt, is_live = holding.holding_class.is_liability, holding.gone_on is None
    acts: list[tuple[str, Callable[[], Awaitable[None]]]] = [
        (_(_CHANGE), lambda: _change(host, client_id, holding))
    ]
    if is_debt and is_live and holding.next_payment_on:
        acts.append((_(_PAID), lambda: _paid(host, holding)))
    for way in ways_of(holding) if is_live else ():
        title = _(_PAID_BACK) if is_debt else label(way)
        acts.append((title, partial(_end, host, client_id, holding, way)))
    acts.append((_(_REMOVE), lambda: _remove(host, holding)))
    kind = own_word(holding.called, holding.holding_class)
    heading = "  ".join(filter(None, (kind, holding.item, formats.money_full(holding.amount))))
    chosen = await ask(host.app, Pick(heading, [title for title, _act in acts]))
    if chosen is not None:
        await acts[chosen][1]()


async def _paid(host: Host, holding: Holding) -> None:
    now = host.access.now()
    following = await host.access.ask(lambda desk: instalment_paid(desk, holding.id, now=now))
    await host.read_again()
    host.tell(_("The next instalment is due on {day}.").format(day=formats.day(following)))


async def _remove(host: Host, holding: Holding) -> None:
    now = host.access.now()
    await host.access.ask(lambda desk: remove_line(desk, holding.id, now=now))
    await host.read_again()
    host.tell(_("Taken out; u or Ctrl+Z brings it back."))


async def _change(host: Host, client_id: ClientId, holding: Holding) -> None:
    client, words = await host.access.ask(lambda desk: _known(desk, client_id, holding))
    answer = await take_answer(
        host,
        lambda draft, refusal: HoldingForm(
            client,
            words,
            draft or TypedLine(line_of(holding), texts_of(holding, words)),
            today=host.access.today,
            title=_("A line of the ledger: {name}").format(name=client.name),
            in_one=False,
            refusal=refusal,
        ),
        lambda desk, typed, now: edit_line(desk, holding.id, typed.line, now=now),
    )
    if answer is not None:
        host.tell(_("Saved: {line}.").format(line=_called(answer)))


async def _end(host: Host, client_id: ClientId, holding: Holding, way: Way) -> None:
    _client, words = await host.access.ask(lambda desk: _known(desk, client_id))
    answer = await take_answer(
        host,
        lambda draft, refusal: EndingForm(
            holding,
            way,
            words,
            today=host.access.today,
            title=_("{way}: {line}").format(
                way=label(way), line=holding.item or own_word(holding.called, holding.holding_class)
            ),
            draft=draft,
            refusal=refusal,
        ),
        lambda desk, typed, now: end_line(desk, holding.id, typed.ending, now=now),
    )
    if answer is not None:
        host.tell(_("Ended on {day}.").format(day=formats.day(answer.ending.on)))


def _known(
    desk: Desk, client_id: ClientId, holding: Holding | None = None
) -> tuple[Client, Vocabulary]:
    """The client, and what a line may name: also a product that left the shelf, if it is held."""
    return client_of(desk, client_id), vocabulary(desk, held=holding)


def _called(typed: TypedLine) -> str:
    line = typed.line
    parts = (label(line.holding_class), line.item)
    amount = formats.money_full(line.amount) if line.amount is not None else ""
    return "  ".join(filter(None, (*parts, amount)))
