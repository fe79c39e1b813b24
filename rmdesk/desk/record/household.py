"""What a client's record says of the household: its tables, goals, diagnoses and proposals."""

from collections.abc import Mapping

from rmdesk.desk.book import Desk
from rmdesk.desk.diagnosing.interviewing import diagnoses_of
from rmdesk.desk.record.plain import Record, per_cent, plain, plain_value, whole
from rmdesk.domain.diagnosis.goals import Goal
from rmdesk.domain.diagnosis.records import KeptDiagnosis, StoredFlow
from rmdesk.domain.ids import ClientId, MemberId, ProductId
from rmdesk.domain.proposals import Proposal


def household_record(desk: Desk, client_id: ClientId) -> Record:
    """The lists by their names; `who` is null for the client."""
    names = {member.id: member.name for member in desk.household.of(client_id)}
    return {
        "flows": [_flow(one, names) for one in desk.flows.of(client_id)],
        "none_held": [plain(one) for one in desk.none_held.of(client_id)],
        "own_mix": [plain(one) for one in desk.own_mixes.of(client_id)],
        "goals": [_goal(one, names) for one in desk.goals.of(client_id)],
        "diagnoses": [_diagnosis(one) for one in diagnoses_of(desk, client_id)],
        "proposals": [_proposal(desk, one) for one in desk.proposals.of(client_id)],
    }


def _flow(flow: StoredFlow, names: Mapping[MemberId, str]) -> Record:
    record = plain(flow.line)
    member_id = record.pop("member_id")
    return {**record, "who": names.get(member_id) if member_id else None}


def _goal(goal: Goal, names: Mapping[MemberId, str]) -> Record:
    """A goal; its rates in per cent a year, null where the assumed ones hold."""
    record = plain(goal)
    member_id, rate, growth = (record.pop(name) for name in ("member_id", "rate_bp", "growth_bp"))
    return {
        **record,
        "who": names.get(member_id) if member_id else None,
        "rate": per_cent(rate),
        "growth": per_cent(growth),
    }


def _diagnosis(kept: KeptDiagnosis) -> Record:
    """A diagnosis as far as it came, with all that was answered and assumed."""
    return {
        "on": plain_value(kept.on),
        "closed_on": plain_value(kept.closed_on),
        "next_check_on": plain_value(kept.next_check_on),
        "steps_understood": kept.interview.understood,
        "interview": whole(kept.interview),
        "assumptions": whole(kept.assumptions),
        "other_scenario": whole(kept.other),
    }


def _proposal(desk: Desk, proposal: Proposal) -> Record:
    return {
        **plain(proposal),
        "product": _code(desk, proposal.product_id),
        "client_level": f"C{proposal.client_level}",
        "product_level": f"R{proposal.product_level}",
    }


def _code(desk: Desk, product_id: ProductId) -> str | None:
    """The bank's code of a product; null for one that is not in this book."""
    try:
        return desk.products.get(product_id).code
    except LookupError:
        return None
