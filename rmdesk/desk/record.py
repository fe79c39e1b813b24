"""A client as a plain record: what `show --json` promises to scripts (the contract in README).

English keys; days as ISO 8601; money as decimal strings in yuan; codes as in the domain, with
the source's own word under `called`; null for what is not known. Ids stay inside the book.
"""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from rmdesk.desk.book import Desk
from rmdesk.desk.heard.bonds import Bond, referrals_of
from rmdesk.desk.logged import logged_by
from rmdesk.desk.products import held_products
from rmdesk.desk.walls import relatives, total_of
from rmdesk.domain.duties import Duty
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.walls import HouseholdTotal, Relative, Shared, Standing, Walled
from rmdesk.store.clients import ClientRow

Record = dict[str, Any]
"""JSON: text, numbers, truth values, null, and lists of such records."""

_INTERNAL = {"id", "client_id", "other_id", "product_id", "valid_until", "is_aum_known"} | {
    # Columns of lists: what they are reckoned from is in the record itself.
    *("next_maturity", "maturing", "flow", "has_dropped", "contacts_90"),
    # Why that class and that day: for the page, which says it in words.
    *("rule_class", "due_because", "due_planned"),
    # Under what the parts of a paper are stored.
    "digest",
}
_KEYS = {"holding_class": "class", "client_class": "class", "aum": "assets"} | {
    "elsewhere": "assets_elsewhere",
}


def client_record(desk: Desk, client_id: ClientId) -> Record:
    """Everything the book knows about a client; raises LookupError when there is none."""
    facts = desk.clients.facts(client_id)
    return {
        **_plain(desk.clients.get(client_id)),
        **_plain(facts),
        "assets": _value(facts.known_aum),
        "household": _total(total_of(desk, client_id)),
        "members": [_plain(member) for member in desk.household.of(client_id)],
        "relatives": [_relative(relative) for relative in relatives(desk, client_id)],
        "holdings": _holdings(desk, client_id),
        "assessments": [_plain(kept) for kept in desk.assessments.of(client_id)],
        "balances": [_plain(kept) for kept in desk.balances.of(client_id)],
        "policies": [_plain(policy) for policy in desk.policies.of(client_id)],
        "cover_answers": _cover_answers(desk, client_id),
        "contacts": _contacts(desk, client_id),
        "details": [_plain(detail) for detail in desk.details.of(client_id)],
        "consents": [_plain(consent) for consent in desk.consents.of(client_id)],
        "papers": [_plain(paper) for paper in desk.papers.of(client_id)],
        "needs": [_plain(need) for need in desk.needs.of(client_id)],
        "wishes": [_plain(wish) for wish in desk.wishes.of(client_id)],
        "feedback": [_plain(feedback) for feedback in desk.feedback.of(client_id)],
        "care": [_plain(care) for care in desk.care.of(client_id)],
        "referrals": [_referral(bond) for bond in referrals_of(desk, client_id).bonds],
        "referral_asks": [_plain(ask) for ask in desk.referral_asks.of(client_id)],
        "prospects": [_plain(prospect) for prospect in desk.prospects.of(client_id)],
        **_of_the_day(desk, client_id),
    }


def _contacts(desk: Desk, client_id: ClientId) -> list[Record]:
    """What was talked about; `logged_by` is the deputy who logged it, null for one's own."""
    deputies = logged_by(desk, client_id)
    return [
        {**_plain(contact), "logged_by": deputies.get(contact.id)}
        for contact in desk.contacts.of(client_id)
    ]


def _of_the_day(desk: Desk, client_id: ClientId) -> Record:
    """Where the client was placed, and what was planned, done and heard."""
    day = desk.day
    return {
        "tags": day.tags.of(client_id),
        "placed_by_hand": [_plain(placed) for placed in day.placed.of(client_id)],
        "attitudes": [
            {"on": heard.on.isoformat(), "evidence": list(heard.evidence), "words": heard.words}
            for heard in day.heard_attitudes.of(client_id)
        ],
        "duties": [_duty(stored.duty) for stored in desk.duties.of(client_id)],
        "postponed": [_plain(postponed) for postponed in day.postponed.of(client_id)],
        "to_dos": [_plain(to_do) for to_do in day.to_dos.of(client_id)],
        "visits": [_plain(visit) for visit in day.visits.of(client_id)],
        "good_news": [_plain(news) for news in day.good_news.of(client_id)],
        "anniversaries": [
            {"what": one.what, "since": _value(one.since), "lunar": _value(one.lunar)}
            for one in day.anniversaries.of(client_id)
        ],
        "events": [
            {"on": event.on.isoformat(), "name": event.name, "answer": answer.value}
            for event, answer in desk.events.of_client(client_id)
        ],
    }


def _duty(duty: Duty) -> Record:
    """A duty with what its sentence names, each as a plain value."""
    return {
        "kind": duty.kind.value,
        "about": _value(duty.about),
        "on": _value(duty.on),
        "state": duty.state.value,
        "settled_on": _value(duty.settled_on),
        "why": _value(duty.why),
        "facts": {name: _value(fact) for name, fact in duty.reason.facts.items()},
    }


def _holdings(desk: Desk, client_id: ClientId) -> list[Record]:
    """The ledger; rate and limits in per cent, units as people write them, the product's code."""
    holdings = desk.holdings.of(client_id)
    products = held_products(desk, holdings)
    records = []
    for holding in holdings:
        record = _plain(holding)
        rates = {name: record.pop(f"{name}_bp") for name in ("rate", "stop_profit", "stop_loss")}
        product = products.get(holding.product_id) if holding.product_id else None
        record |= {
            **{
                name: None if rate is None else f"{rate // 100}.{rate % 100:02d}"
                for name, rate in rates.items()
            },
            "units": None if holding.units is None else f"{Decimal(holding.units).scaleb(-4):f}",
            "product": product.code if product else None,
        }
        records.append(record)
    return records


def _cover_answers(desk: Desk, client_id: ClientId) -> list[Record]:
    """What was said of insurance that is not on file; `who` is null for the client."""
    names = {member.id: member.name for member in desk.household.of(client_id)}
    return [
        {
            "on": _value(answer.on),
            "who": names.get(answer.member_id) if answer.member_id else None,
            "risk": answer.risk.value,
            "is_covered": answer.is_covered,
        }
        for answer in desk.cover_answers.of(client_id)
    ]


def _relative(relative: Relative) -> Record:
    """A relative with a file: behind a wall there is nothing to say but who, and why not more."""
    match relative:
        case Walled():
            return {
                "name": relative.name,
                "relation": relative.relation.value,
                "sharing": relative.standing.value,
                "assets": None,
                "assets_elsewhere": None,
            }
        case Shared():
            return {
                "name": relative.name,
                "relation": relative.relation.value,
                "sharing": Standing.OPEN.value,
                "assets": _value(relative.aum),
                "assets_elsewhere": _value(relative.elsewhere),
            }


def _referral(bond: Bond) -> Record:
    """`is_bringer`: this person brought the client; else it was the other way round."""
    return {
        "name": bond.name,
        "is_bringer": bond.is_bringer,
        "on": _value(bond.referral.on),
        "note": _value(bond.note),
    }


def _total(total: HouseholdTotal) -> Record:
    return {
        "assets": _value(total.ours),
        "assets_elsewhere": _value(total.elsewhere),
        "counted": total.counted,
        "unknown": total.unknown,
        "not_counted": [relative.name for relative in total.not_counted],
    }


def list_record(row: ClientRow) -> Record:
    """One line of a list of clients."""
    return {
        "number": _value(row.number),
        "name": row.name,
        "class": row.client_class.value,
        "assets": _value(row.aum),
        "last_contact": _value(row.last_contact),
        "next_due": _value(row.next_due),
    }


def row_record(names: Sequence[str], values: Sequence[object]) -> Record:
    """One line of a list with columns of choice, under the keys that `show` uses."""
    return {_KEYS.get(name, name): _value(value) for name, value in zip(names, values, strict=True)}


def _plain(value: Any) -> Record:
    return {
        _KEYS.get(field.name, field.name): _value(getattr(value, field.name))
        for field in fields(value)
        if field.name not in _INTERNAL
    }


def _value(value: object) -> object:
    match value:
        case Money():
            return f"{value.yuan:f}"
        case StrEnum():
            return value.value
        case date():  # a datetime as well
            return value.isoformat()
        case "":
            return None
        case _:
            return value
