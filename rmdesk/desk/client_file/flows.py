"""Flows of clients: what their snapshots of balances say.

A snapshot is kept by every import that brings a new balance; one that repeats the last says
nothing new and is not kept again.
"""

from rmdesk.desk.book import Desk
from rmdesk.domain.flows import Flow, Snapshot, flows
from rmdesk.domain.ids import ClientId


def flows_of(desk: Desk, client_id: ClientId) -> list[Flow]:
    """How the client's balance moved, newest change first."""
    return flows([Snapshot(kept.on, kept.balance) for kept in desk.balances.of(client_id)])
