"""A return of a loan that the book knows nothing of: it was made anew of a backup from before.

The file opens all the same, since its key outlives a restore. Who was lent is then what the return
says, as far as those are here under the same id, name and number: an id may have gone to somebody
else since. A record that was there before is known by its id alone, so none of those is changed or
deleted. What is new comes in, and what became of the clients' own fields. Nothing of it is taken
before the deputy's fingerprint was compared: no loan of this book says who the deputy is.
"""

from collections import Counter
from dataclasses import replace
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.lending.loans import Loan
from rmdesk.desk.lending.return_file import Sent
from rmdesk.desk.lending.verdict import LeftOut
from rmdesk.domain.ids import ClientId
from rmdesk.language import N_
from rmdesk.store.handover.handed_over import CLIENTS

OLDER: Final = N_("this book is older than the loan")


def claimed_loan(desk: Desk, sent: Sent) -> Loan:
    """The loan as the return tells it, with those of its clients who are surely in this book."""
    here = desk.clients.rows({ClientId(one) for one, _, _ in sent.lent})
    same = [
        ClientId(one)
        for one, name, number in sent.lent
        if (row := here.get(ClientId(one))) is not None and (row.name, row.number) == (name, number)
    ]
    return Loan(
        number=0,
        bundle=str(sent.manifest.answers),
        receiver=sent.manifest.who,
        clients=tuple(same),
        until=sent.manifest.made_at.date(),
        lent_at=sent.manifest.made_at,
    )


def without_known(sent: Sent) -> tuple[Sent, list[LeftOut]]:
    """`sent` without what it says of records that were there before, and how much that is."""
    changed = [one for one in sent.changed if one.table == CLIENTS]
    left = Counter(one.table for one in sent.changed if one.table != CLIENTS)
    left.update(one.table for one in sent.deleted)
    told = [LeftOut("", table, OLDER, count) for table, count in left.items()]
    return replace(sent, changed=changed, deleted=[]), told
