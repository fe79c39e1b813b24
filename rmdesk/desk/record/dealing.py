"""What a client's record says of deals and meetings."""

from collections.abc import Mapping

from rmdesk.desk.book import Desk
from rmdesk.desk.record.plain import Record, plain, plain_value
from rmdesk.domain.deals.deal import Deal, DealMove
from rmdesk.domain.ids import ClientId, ProductId
from rmdesk.domain.meetings.meeting import Meeting


def dealing_record(desk: Desk, client_id: ClientId) -> Record:
    """The lists by their names; a deal with the steps it took, a meeting with its event."""
    deals, moves = desk.deals.of(client_id), desk.deal_moves.of(client_id)
    shelf = {one.id: one.code for one in desk.products.all()} if deals else {}
    meetings = desk.meetings.of(client_id)
    return {
        "deals": [
            _deal(deal, [one for one in moves if one.deal_id == deal.id], shelf) for deal in deals
        ],
        "meetings": [_meeting(desk, one) for one in meetings],
    }


def _deal(deal: Deal, moves: list[DealMove], shelf: Mapping[ProductId, str]) -> Record:
    """`product` is the bank's code, `words` what was written in its place."""
    record = plain(deal)
    client, product = deal.client_level, deal.product_level
    return {
        **record,
        "product": shelf.get(deal.product_id) if deal.product_id is not None else None,
        "words": plain_value(deal.product),
        "month": f"{deal.month:%Y-%m}",
        "client_level": None if client is None else f"C{client}",
        "product_level": None if product is None else f"R{product}",
        "steps": [{"on": plain_value(one.on), "stage": one.after.value} for one in moves],
    }


def _meeting(desk: Desk, meeting: Meeting) -> Record:
    return {**plain(meeting), "event": _event(desk, meeting.event_id)}


def _event(desk: Desk, event_id: int | None) -> str | None:
    """What the event is called; null for none, and for one that left the book."""
    if event_id is None:
        return None
    try:
        return desk.events.get(event_id).name
    except LookupError:
        return None
