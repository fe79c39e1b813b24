"""Clients whose holdings lost, with the days since anybody spoke to them ([R] in domain.md)."""

from itertools import groupby

from rmdesk.desk.book import Desk
from rmdesk.domain.losing import Losing, is_losing, rank
from rmdesk.store.figures.heard import holdings_below_cost


def losing_clients(desk: Desk) -> list[Losing]:
    """Everybody in the book with something that is worth less than it cost; whoever waits longest
    for a word first."""
    lines = [line for line in holdings_below_cost(desk.store.database) if is_losing(line)]
    rows = desk.clients.rows({line.client_id for line in lines})
    return rank(
        Losing(client_id, rows[client_id].name, list(own), rows[client_id].last_contact)
        for client_id, own in groupby(lines, key=lambda line: line.client_id)
    )
