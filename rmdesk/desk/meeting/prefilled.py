"""What the file has ready for the preparation of a meeting: facts, objections, an allocation idea.

Everything is the client's own file. Nothing of a relative enters, whatever the answers about
sharing: the sheet lies on the table while the client sits at it. A product that is not fit for the
client's risk grade is not named.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.cards import Card, card_of
from rmdesk.desk.dealing.board import DealRow, deals_of_client
from rmdesk.desk.diagnosing.household import household_sheet
from rmdesk.desk.scripts.in_force import pack
from rmdesk.desk.shelf.unsuited import barred_for
from rmdesk.domain.clients import Client
from rmdesk.domain.diagnosis.allocation import Allocation, ClassRow
from rmdesk.domain.diagnosis.figures import NotComputable
from rmdesk.domain.diagnosis.mixes import Source
from rmdesk.domain.file.entries import file_of
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import ClientId
from rmdesk.domain.purposes.proposed import expected
from rmdesk.domain.reasons import Fact, Reason
from rmdesk.domain.rhythm.settings import metric_of
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.domain.suitability import good_until
from rmdesk.language import N_, _, spoken

_MOST: Final = 3
"""So many lines of one kind: a preparation is one page."""
_WORTH_SAYING_BP: Final = 500
"""A gap of a class under 5 % of the whole is no idea."""


@dataclass(frozen=True, slots=True)
class ReadyObjection:
    """An objection to be ready for: how the client puts it, why it is expected here, and the way
    through it, step by step, as the scripts in force have it."""

    kind: ObjectionKind
    title: str
    reason: Reason
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefilled:
    """What is ready, a reason a line; empty where the file says nothing.

    `roles` are who else of the bank knows the client, and who brought them, in the file's words.
    """

    purpose: tuple[Reason, ...]
    roles: tuple[Reason, ...]
    facts: tuple[Reason, ...]
    objections: tuple[ReadyObjection, ...]
    allocation: tuple[Reason, ...]


def prefilled(desk: Desk, client_id: ClientId) -> Prefilled:
    """What the client's own file has ready; raises ClientGone."""
    card = card_of(desk, client_id)
    deals = _open_deals(desk, card.client)
    return Prefilled(
        purpose=_purpose(desk, card, deals),
        roles=tuple(_roles(desk, card)),
        facts=(*_facts(desk, card), *_deals(desk, deals)),
        objections=tuple(_objections(desk, card)),
        allocation=tuple(_allocation(desk, client_id)),
    )


@dataclass(frozen=True, slots=True)
class _OpenDeal:
    """A deal on the board, and whether what it is about may be named to the client."""

    row: DealRow
    is_named: bool


def _open_deals(desk: Desk, client: Client) -> list[_OpenDeal]:
    """A product that is not fit is named neither from the shelf nor in free words."""
    rows = [one for one in deals_of_client(desk, client.id) if one.deal.stage.is_open]
    if not rows:
        return []
    barred = barred_for(desk, client, desk.holdings.of(client.id)).names
    return [_OpenDeal(row, not (row.is_unfit or barred.said_in([row.product]))) for row in rows]


def _purpose(desk: Desk, card: Card, deals: Sequence[_OpenDeal]) -> tuple[Reason, ...]:
    """What is owed to the client, else the need, the deal or the maturity that is nearest: no name
    of anybody else."""
    for promise in card.promises:
        return (Reason(N_("keep my word: {what}"), {"what": promise.what}),)
    for need in card.needs:
        if need.is_explicit:
            return (Reason(N_("need: {words}"), {"words": need.words}),)
    for deal in deals:
        if deal.is_named:
            return (Reason(N_("deal: {what}"), {"what": _called(desk, deal.row)}),)
    for one in card.maturities:
        if one.is_ours and not one.holding_class.is_liability:
            what = one.item or one.holding_class
            words = N_("{what}, which matures on {day}")
            return (Reason(words, {"what": what, "day": one.maturity or ""}),)
    return ()


def _roles(desk: Desk, card: Card) -> Iterator[Reason]:
    file = file_of(card.client, desk.details.of(card.client.id))
    if known := str(file["colleagues"].value or "").strip():
        yield Reason(N_("known to: {who}"), {"who": known})


def _facts(desk: Desk, card: Card) -> Iterator[Reason]:
    """The figures first, then what was said, then what falls due and what hurts."""
    yield from _figures(card)
    yield _risk(desk, card.client)
    if card.attitude is not None:
        yield Reason(N_("attitude: {attitude}"), {"attitude": card.attitude})
    yield from _said(card)
    for one in card.maturities[:_MOST]:
        yield _matures(one)
    if (losing := card.known.losing) is not None:
        words = N_("loses: {count}, {amount} yuan in all; speak of it first")
        yield Reason(words, {"count": len(losing.holdings), "amount": losing.loss})
    if taboos := card.respect.taboos:
        yield Reason(N_("not to be spoken of: {what}"), {"what": taboos})


def _figures(card: Card) -> Iterator[Reason]:
    if card.facts.known_aum is not None:
        yield Reason(N_("with us {amount} yuan"), {"amount": card.facts.known_aum})
    if card.facts.elsewhere is not None:
        yield Reason(N_("at other banks {amount} yuan"), {"amount": card.facts.elsewhere})


def _risk(desk: Desk, client: Client) -> Reason:
    """What the client was assessed to bear, and until when that counts."""
    grade, assessed = client.risk_tolerance, client.risk_assessed_on
    if not grade:
        return Reason(N_("risk tolerance not assessed yet"))
    if assessed is None:
        return Reason(N_("bears {grade}, assessed on no known day"), {"grade": grade})
    until = good_until(assessed)
    if until < desk.today:
        words = N_("bears {grade}, expired on {day}: assess anew first")
        return Reason(words, {"grade": grade, "day": until})
    return Reason(N_("bears {grade}, good until {day}"), {"grade": grade, "day": until})


def _said(card: Card) -> Iterator[Reason]:
    """The last talks, what was promised, the needs heard, the answers owed."""
    told = [one for one in card.last_contacts if one.gist]
    for contact in told[:_MOST]:
        yield Reason(N_("{day}: {gist}"), {"day": contact.on, "gist": contact.gist})
    for promise in card.promises[:_MOST]:
        yield Reason(N_("promised: {what}"), {"what": promise.what})
    for need in card.needs[:_MOST]:
        yield Reason(N_("need: {words}"), {"words": need.words})
    for owed in card.owed[:_MOST]:
        yield Reason(N_("answer owed: {what}"), {"what": owed.what})


def _deals(desk: Desk, deals: Sequence[_OpenDeal]) -> Iterator[Reason]:
    """What the client may buy, as it stands on the board."""
    for one in deals[:_MOST]:
        row = one.row
        stage: dict[str, Fact] = {"stage": row.deal.stage}
        if not one.is_named:
            yield Reason(N_("deal, {stage}: not fit for the risk grade, so not named here"), stage)
            continue
        facts = {**stage, "what": _called(desk, row)}
        if row.deal.amount is None:
            yield Reason(N_("deal, {stage}: {what}"), facts)
        else:
            words = N_("deal, {stage}: {what}, {amount} yuan")
            yield Reason(words, {**facts, "amount": row.deal.amount})


def _called(desk: Desk, row: DealRow) -> str:
    """The product, or what the deal counts towards where none is known."""
    return row.product or _(metric_of(desk.rhythm_settings, row.deal.metric).name)


def _matures(one: Holding) -> Reason:
    what = one.item or one.holding_class
    words = N_("{day} {what} matures: {amount} yuan")
    return Reason(words, {"day": one.maturity or "", "what": what, "amount": one.amount})


def _objections(desk: Desk, card: Card) -> Iterator[ReadyObjection]:
    known = {one.kind: one for one in pack(desk, spoken()).objections}
    for one in expected(card.proposals[0].purpose, card.attitude, card.objected):
        if (told := known.get(one.kind)) is not None:
            yield ReadyObjection(one.kind, told.title, one.reason, told.steps)


def _allocation(desk: Desk, client_id: ClientId) -> Iterator[Reason]:
    """The gaps of the mix that are worth a word, the widest first; else why there is no idea."""
    sheet = household_sheet(desk, client_id)
    held = sheet.allocation
    if isinstance(held, NotComputable):
        yield held.because
    elif held.wished is None:
        yield Reason(N_("No wished mix yet: assess what risk the client can bear first."))
    else:
        yield from _gaps(held)


def _gaps(held: Allocation) -> Iterator[Reason]:
    wished = held.wished
    if wished is not None and wished.source is Source.MODEL:
        yield Reason(N_("against the model for C{level}"), {"level": wished.level or 0})
    elif wished is not None:
        yield Reason(N_("against the mix that the client wishes"))
    wide = sorted(_wide(held.rows), key=lambda row: -abs(_off(row)))
    for row in wide[:_MOST]:
        gap = row.gap
        if gap is None:
            continue
        more = gap.fen > 0
        words = N_("{what}: {amount} yuan more") if more else N_("{what}: {amount} yuan less")
        yield Reason(words, {"what": row.share_class, "amount": gap if more else -gap})
    if not wide:
        yield Reason(N_("the mix is as wished"))
    if held.missing:
        yield Reason(N_("lines without an amount: {count}"), {"count": len(held.missing)})


def _wide(rows: Iterable[ClassRow]) -> list[ClassRow]:
    return [row for row in rows if abs(_off(row)) >= _WORTH_SAYING_BP]


def _off(row: ClassRow) -> int:
    """How far the share is from the wished one, in hundredths of a per cent."""
    return (row.wished_bp or 0) - row.share_bp
