"""Other people's names in what a client is about to see: typed by the RM, they are left out.

The fields of a review are the client's own; but in a wish there may stand whom somebody envies.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.clients import client_of
from rmdesk.desk.for_client import ClientReview
from rmdesk.domain.ids import ClientId
from rmdesk.store.named import named_in

_GAPS: Final = re.compile("[ -]")

LEFT_OUT: Final = "***"
"""What stands for a name or a number of somebody else."""


def without_others(desk: Desk, review: ClientReview) -> ClientReview:
    """`review` without names and numbers of other clients in its texts; the client's own and those
    of the household in the client's own file stay. Raises ClientGone."""
    texts = [review.market_view, review.wishes, review.next_steps]
    texts += [text for one in review.lines for text in (one.item, one.institution)]
    left_out = _leaving_out(desk, review.client_id, "\n".join(texts))
    return replace(
        review,
        market_view=left_out(review.market_view),
        wishes=left_out(review.wishes),
        next_steps=left_out(review.next_steps),
        lines=tuple(
            replace(one, item=left_out(one.item), institution=left_out(one.institution))
            for one in review.lines
        ),
    )


def _leaving_out(desk: Desk, client_id: ClientId, text: str) -> Callable[[str], str]:
    client = client_of(desk, client_id)
    own = {client.name, client.salutation, client.number, client.id_number, client.mobile}
    own |= {client.home_phone, client.work_phone, client.messenger, client.email}
    own |= {one.name for one in desk.household.of(client_id)}
    others = [found for found in named_in(desk.store.database, text) if found not in own]
    if not others:
        return _as_it_is
    # The longest first: an own name may hold the shorter one of somebody else.
    known = sorted(filter(None, {*own, *others}), key=len, reverse=True)
    pattern = re.compile("|".join(map(_written, known)))
    return lambda said: pattern.sub(
        lambda hit: hit[0] if own & {hit[0], _GAPS.sub("", hit[0])} else LEFT_OUT, said
    )


def _written(found: str) -> str:
    """As a pattern; a number counts however it is spaced."""
    if not found.isdecimal():
        return re.escape(found)
    return "[ -]?".join(found)


def _as_it_is(said: str) -> str:
    return said
