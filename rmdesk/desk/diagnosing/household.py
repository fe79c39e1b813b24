"""The household's own tables: what comes in and goes out, what is owned and owed, and what they
say of it.

All of it is the client's own file: its ledger, its flows, its members. Nothing of a relative's
file enters, whatever the answers about sharing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.diagnosing.whose import require_member
from rmdesk.domain.clients import Client
from rmdesk.domain.diagnosis.allocation import Allocation, allocation
from rmdesk.domain.diagnosis.balance_sheet import (
    BalanceSheet,
    Group,
    balance_lines,
    balance_sheet,
    group_of,
)
from rmdesk.domain.diagnosis.cash_flow import CashFlow, FlowLine, cash_flow, wrong_with_flow
from rmdesk.domain.diagnosis.concentration import Flag, flags
from rmdesk.domain.diagnosis.figures import NotComputable
from rmdesk.domain.diagnosis.mixes import Mix, wished_mix
from rmdesk.domain.diagnosis.norms import Profile
from rmdesk.domain.diagnosis.ratios import Ratio, RatioKind, ratios
from rmdesk.domain.diagnosis.records import NoneHeld, StoredFlow, own_mix
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import ClientId, FlowId
from rmdesk.domain.kin.household import Member
from rmdesk.domain.suitability import client_level, has_expired
from rmdesk.domain.wrong import ValueRefused
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.reviews import CashFlowTable, NoneHeldTable


class FlowGone(Refused):
    message = N_("This line is no longer among income and expense.")
    hint = N_("Undo may bring it back.")


class LinesOnFile(Refused):
    message = N_("The ledger has lines of this part.")
    hint = N_("End or correct them there; then say that there is nothing.")


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdSheet:
    """A household as its file knows it on the day `on`, that of the desk.

    `holdings` are the standing lines of the ledger in the order of the balance sheet's. `none_held`
    are the parts of which the client said there is nothing, where that still holds. `level` is what
    the client was assessed to bear; None without an assessment that is still good.
    """

    client: Client
    on: date
    flow: CashFlow
    sheet: BalanceSheet
    ratios: Mapping[RatioKind, Ratio]
    profile: Profile
    allocation: Allocation | NotComputable
    own_mix: Mix
    flags: tuple[Flag, ...]
    flows: tuple[StoredFlow, ...]
    none_held: frozenset[Group]
    members: tuple[Member, ...]
    holdings: tuple[Holding, ...]
    level: int | None


def household_sheet(desk: Desk, client_id: ClientId) -> HouseholdSheet:
    """The tables of a client's household and what follows from them; raises ClientGone."""
    client = client_of(desk, client_id)
    settings = desk.diagnosis_settings
    ledger = desk.holdings.of(client_id)
    standing = tuple(holding for holding in ledger if holding.gone_on is None)
    none_held = _none_held(desk.none_held.of(client_id), ledger)
    lines = balance_lines(standing)
    sheet = balance_sheet(lines, none_held)
    stored = tuple(desk.flows.of(client_id))
    flow = cash_flow([one.line for one in stored], owes=sheet.owes)
    found = ratios(flow, sheet)
    level = None if has_expired(client, desk.today) else client_level(client.risk_tolerance)
    own = own_mix(desk.own_mixes.of(client_id))
    return HouseholdSheet(
        client=client,
        on=desk.today,
        flow=flow,
        sheet=sheet,
        ratios=found,
        profile=settings.norms,
        allocation=allocation(lines, wished_mix(own, level, settings.models)),
        own_mix=own,
        flags=flags(sheet, found[RatioKind.LIQUIDITY].figure, settings.flag_lines),
        flows=stored,
        none_held=none_held,
        members=standing_members(desk, client_id),
        holdings=standing,
        level=level,
    )


def standing_members(desk: Desk, client_id: ClientId) -> tuple[Member, ...]:
    """The members noted in the client's own file who are still of the household."""
    return tuple(one for one in desk.household.of(client_id) if one.gone_on is None)


def _none_held(said: Iterable[NoneHeld], ledger: Iterable[Holding]) -> frozenset[Group]:
    """The parts of which it still holds that there is nothing.

    A line that stands says otherwise; one that came after the word and ended since makes it old:
    then nobody knows.
    """
    lines = [(group_of(one.holding_class), one) for one in ledger]
    return frozenset(
        word.part
        for word in said
        if not any(
            part is word.part and (line.gone_on is None or (line.known_since or word.on) > word.on)
            for part, line in lines
        )
    )


def add_flow(desk: Desk, client_id: ClientId, line: FlowLine, *, now: datetime) -> FlowId:
    """Note what comes in or goes out, as of today unless its day is given.

    Raises ValueRefused with the field, NotOfTheHousehold, or ClientGone.
    """
    name = client_of(desk, client_id).name
    values = _values(line, now)
    require_member(desk, client_id, line.member_id)
    values["as_of"] = line.as_of or now.date()
    with desk.store.action("flow.add", {"name": name}, at=now) as action:
        return FlowId(action.insert(CashFlowTable, {"client_id": client_id, **values}))


def edit_flow(desk: Desk, flow_id: FlowId, line: FlowLine, *, now: datetime) -> None:
    """Make the line what `line` says; the same again writes nothing.

    A new amount is as of today unless its day is given, too. Raises ValueRefused,
    NotOfTheHousehold or FlowGone.
    """
    before = flow_of(desk, flow_id)
    values = _values(line, now)
    is_new = (line.amount, line.months) != (before.line.amount, before.line.months)
    if is_new and line.as_of in (None, before.line.as_of):
        values["as_of"] = now.date()
    if values == _fields(before.line):
        return
    require_member(desk, before.client_id, line.member_id)
    with desk.store.action("flow.edit", _subject(desk, before.client_id), at=now) as action:
        action.update(CashFlowTable, flow_id, values)


def remove_flow(desk: Desk, flow_id: FlowId, *, now: datetime) -> None:
    """Take a line out: then nobody knows. Raises FlowGone."""
    flow = flow_of(desk, flow_id)
    with desk.store.action("flow.remove", _subject(desk, flow.client_id), at=now) as action:
        action.delete(CashFlowTable, flow_id)


def flow_of(desk: Desk, flow_id: FlowId) -> StoredFlow:
    """The line of an id; raises FlowGone."""
    try:
        return desk.flows.get(flow_id)
    except LookupError as error:
        raise FlowGone from error


def say_none_held(desk: Desk, client_id: ClientId, part: Group, *, now: datetime) -> None:
    """Note that the client has nothing of a part; said again, the newer day counts.

    Raises LinesOnFile where the ledger says otherwise, or ClientGone.
    """
    subject = _subject(desk, client_id)
    if any(
        one.gone_on is None and group_of(one.holding_class) is part
        for one in desk.holdings.of(client_id)
    ):
        raise LinesOnFile
    with desk.store.action("part.none", subject, at=now) as action:
        _forget_word(desk, action, client_id, part)
        action.insert(NoneHeldTable, {"client_id": client_id, "part": part, "on": now.date()})


def ask_again(desk: Desk, client_id: ClientId, part: Group, *, now: datetime) -> None:
    """Take the word back: nobody knows; where nothing was said, nothing is written.

    Raises ClientGone.
    """
    subject = _subject(desk, client_id)
    if all(one.part is not part for one in desk.none_held.of(client_id)):
        return
    with desk.store.action("part.ask", subject, at=now) as action:
        _forget_word(desk, action, client_id, part)


def _forget_word(desk: Desk, action: Action, client_id: ClientId, part: Group) -> None:
    for one in desk.none_held.of(client_id):
        if one.part is part:
            action.delete(NoneHeldTable, one.id)


def _fields(line: FlowLine) -> dict[str, object]:
    return {name: getattr(line, name) for name in FlowLine.__dataclass_fields__}


def _values(line: FlowLine, now: datetime) -> dict[str, object]:
    """What is kept of a line; raises ValueRefused."""
    if wrong := wrong_with_flow(line, today=now.date()):
        raise ValueRefused(wrong)
    return {**_fields(line), "words": line.words.strip()}


def _subject(desk: Desk, client_id: ClientId) -> dict[str, object]:
    return {"name": client_of(desk, client_id).name}
