"""A client as a plain record: what `show --json` promises to scripts (the contract in README).

English keys; days as ISO 8601; money as decimal strings in yuan; codes as in the domain, with
the source's own word under `called`; null for what is not known. Ids stay inside the book.
"""

from collections.abc import Sequence
from decimal import Decimal

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.walls import relatives, total_of
from rmdesk.desk.heard.bonds import Bond, referrals_of
from rmdesk.desk.lent.logged import logged_by
from rmdesk.desk.record.dealing import dealing_record
from rmdesk.desk.record.household import household_record
from rmdesk.desk.record.plain import KEYS, Record, per_cent, plain, plain_value
from rmdesk.desk.shelf.products import held_products
from rmdesk.domain.duties import Duty
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.walls import HouseholdTotal, Relative, Shared, Standing, Walled
from rmdesk.store.shelves.clients import ClientRow


def client_record(desk: Desk, client_id: ClientId) -> Record:
    """Everything the book knows about a client; raises LookupError when there is none."""
    facts = desk.clients.facts(client_id)
    return {
        **plain(desk.clients.get(client_id)),
        **plain(facts),
        "assets": plain_value(facts.known_aum),
        "household": _total(total_of(desk, client_id)),
        "members": [plain(member) for member in desk.household.of(client_id)],
        "relatives": [_relative(relative) for relative in relatives(desk, client_id)],
        "holdings": _holdings(desk, client_id),
        "assessments": [plain(kept) for kept in desk.assessments.of(client_id)],
        "balances": [plain(kept) for kept in desk.balances.of(client_id)],
        "policies": [plain(policy) for policy in desk.policies.of(client_id)],
        "cover_answers": _cover_answers(desk, client_id),
        "contacts": _contacts(desk, client_id),
        "details": [plain(detail) for detail in desk.details.of(client_id)],
        "consents": [plain(consent) for consent in desk.consents.of(client_id)],
        "papers": [plain(paper) for paper in desk.papers.of(client_id)],
        "needs": [plain(need) for need in desk.needs.of(client_id)],
        "wishes": [plain(wish) for wish in desk.wishes.of(client_id)],
        "feedback": [plain(feedback) for feedback in desk.feedback.of(client_id)],
        "care": [plain(care) for care in desk.care.of(client_id)],
        "referrals": [_referral(bond) for bond in referrals_of(desk, client_id).bonds],
        "referral_asks": [plain(ask) for ask in desk.referral_asks.of(client_id)],
        "prospects": [plain(prospect) for prospect in desk.prospects.of(client_id)],
        **household_record(desk, client_id),
        "reviews": [plain(review) for review in desk.reviews.of(client_id)],
        "review_lines": _review_lines(desk, client_id),
        **dealing_record(desk, client_id),
        **_of_the_day(desk, client_id),
    }


_MARKS = frozenset({"place", "typed_on", "is_corrected", "taken_out"})
"""How a review was typed is nothing about the client."""


def _review_lines(desk: Desk, client_id: ClientId) -> list[Record]:
    """What the client had at each review, which `review_on` names, the newest first."""
    reviews = desk.reviews.of(client_id)
    lines = desk.reviews.lines_of(one.id for one in reviews)
    return [
        {
            "review_on": review.on.isoformat(),
            **{name: value for name, value in plain(line).items() if name not in _MARKS},
        }
        for review in reviews
        for line in lines.get(review.id, ())
    ]


def _contacts(desk: Desk, client_id: ClientId) -> list[Record]:
    """What was talked about; `logged_by` is the deputy who logged it, null for one's own."""
    deputies = logged_by(desk, client_id)
    return [
        {**plain(contact), "logged_by": deputies.get(contact.id)}
        for contact in desk.contacts.of(client_id)
    ]


def _of_the_day(desk: Desk, client_id: ClientId) -> Record:
    """Where the client was placed, and what was planned, done and heard."""
    day = desk.day
    return {
        "tags": day.tags.of(client_id),
        "placed_by_hand": [plain(placed) for placed in day.placed.of(client_id)],
        "attitudes": [
            {"on": heard.on.isoformat(), "evidence": list(heard.evidence), "words": heard.words}
            for heard in day.heard_attitudes.of(client_id)
        ],
        "duties": [_duty(stored.duty) for stored in desk.duties.of(client_id)],
        "postponed": [plain(postponed) for postponed in day.postponed.of(client_id)],
        "to_dos": [plain(to_do) for to_do in day.to_dos.of(client_id)],
        "visits": [plain(visit) for visit in day.visits.of(client_id)],
        "good_news": [plain(news) for news in day.good_news.of(client_id)],
        "anniversaries": [
            {"what": one.what, "since": plain_value(one.since), "lunar": plain_value(one.lunar)}
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
        "about": plain_value(duty.about),
        "on": plain_value(duty.on),
        "state": duty.state.value,
        "settled_on": plain_value(duty.settled_on),
        "why": plain_value(duty.why),
        "facts": {name: plain_value(fact) for name, fact in duty.reason.facts.items()},
    }


def _holdings(desk: Desk, client_id: ClientId) -> list[Record]:
    """The ledger; rate and limits in per cent, units as people write them, the product's code."""
    holdings = desk.holdings.of(client_id)
    products = held_products(desk, holdings)
    records = []
    for holding in holdings:
        record = plain(holding)
        rates = {name: record.pop(f"{name}_bp") for name in ("rate", "stop_profit", "stop_loss")}
        product = products.get(holding.product_id) if holding.product_id else None
        record |= {
            **{name: per_cent(rate) for name, rate in rates.items()},
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
            "on": plain_value(answer.on),
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
                "assets": plain_value(relative.aum),
                "assets_elsewhere": plain_value(relative.elsewhere),
            }


def _referral(bond: Bond) -> Record:
    """`is_bringer`: this person brought the client; else it was the other way round."""
    return {
        "name": bond.name,
        "is_bringer": bond.is_bringer,
        "on": plain_value(bond.referral.on),
        "note": plain_value(bond.note),
    }


def _total(total: HouseholdTotal) -> Record:
    return {
        "assets": plain_value(total.ours),
        "assets_elsewhere": plain_value(total.elsewhere),
        "counted": total.counted,
        "unknown": total.unknown,
        "not_counted": [relative.name for relative in total.not_counted],
    }


def list_record(row: ClientRow) -> Record:
    """One line of a list of clients."""
    return {
        "number": plain_value(row.number),
        "name": row.name,
        "class": row.client_class.value,
        "assets": plain_value(row.aum),
        "last_contact": plain_value(row.last_contact),
        "next_due": plain_value(row.next_due),
    }


def row_record(names: Sequence[str], values: Sequence[object]) -> Record:
    """One line of a list with columns of choice, under the keys that `show` uses."""
    return {
        KEYS.get(name, name): plain_value(value) for name, value in zip(names, values, strict=True)
    }
