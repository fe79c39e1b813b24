"""Other people's names in what a client is about to see: typed by the RM, they are left out.

The fields of a review are the client's own; but in a wish there may stand whom somebody envies.
Banks and products are called like people, too: such a name stays, and says nothing of anybody.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.for_client.review import ClientLine, ClientReview
from rmdesk.domain.ids import ClientId
from rmdesk.store.named import named_in

_GAPS: Final = re.compile("[ -]")
_KINDS: Final = "银行|证券|基金|信托|保险|人寿|财险|寿险|养老|期货|理财|资管|资产|金融|集团"
"""What follows the name of a financial house."""

_HOUSES: Final = re.compile(
    "平安|中信|光大|兴业|民生|华夏|浦发|广发|招商|建设|交通|泰康|新华|太平|国泰|海通|华泰|安信|长城|"
    "银河|东方|方正|国信|南方|富国|嘉实|博时|天弘|华安|万家"
)
"""Houses that somebody may be called like, too."""

LEFT_OUT: Final = "***"
"""What stands for a name or a number of somebody else."""

_LeftOut = Callable[[str], str]


def without_others(desk: Desk, review: ClientReview) -> ClientReview:
    """`review` without names and numbers of other clients in its texts.

    The client's own and those of the household in the client's own file stay; so do the names of
    banks and products that hold one. Raises ClientGone.
    """
    said = [review.market_view, review.wishes, review.next_steps]
    called = [text for one in review.lines for text in (one.item, one.institution)]
    own, others = _named(desk, review.client_id, "\n".join([*said, *called]))
    if not others:
        return review
    shelf = _shelf(desk)
    known = {*shelf, *desk.ladder.banks()} - {*others}
    listed = [name for name in known if any(one in name for one in others)]
    words = _leaving_out(own, others, listed)
    places = _leaving_out(own, others, listed, is_place=True)

    def of_line(line: ClientLine) -> ClientLine:
        item, place = line.item, line.institution
        return replace(
            line,
            item=item if item.strip() in shelf else words(item),
            institution=place if _HOUSES.fullmatch(place.strip()) else places(place),
        )

    return replace(
        review,
        market_view=words(review.market_view),
        wishes=words(review.wishes),
        next_steps=words(review.next_steps),
        lines=tuple(map(of_line, review.lines)),
    )


def _named(desk: Desk, client_id: ClientId, text: str) -> tuple[set[str], list[str]]:
    """What is the client's own, and what of others stands in `text`."""
    client = client_of(desk, client_id)
    own = {client.name, client.salutation, client.number, client.id_number, client.mobile}
    own |= {client.home_phone, client.work_phone, client.messenger, client.email}
    own |= {one.name for one in desk.household.of(client_id)}
    return own, [found for found in named_in(desk.store.database, text) if found not in own]


def _shelf(desk: Desk) -> set[str]:
    found = (name.strip() for one in desk.products.all() for name in (one.name, one.code))
    return set(filter(None, found))


def _leaving_out(
    own: set[str], others: Iterable[str], listed: Iterable[str], *, is_place: bool = False
) -> _LeftOut:
    """What leaves `others` out of a text; where it names a place, every name may be a house's."""
    kept = {*own, *listed}
    # The longest first: an own name may hold the shorter one of somebody else.
    known = sorted(filter(None, {*kept, *others}), key=len, reverse=True)
    pattern = re.compile(
        "|".join(
            _written(one) + (f"(?!{_KINDS})" if is_place or _HOUSES.fullmatch(one) else "")
            for one in known
        )
    )

    def left_out(said: str) -> str:
        return pattern.sub(
            lambda hit: hit[0] if kept & {hit[0], _GAPS.sub("", hit[0])} else LEFT_OUT, said
        )

    return left_out


def _written(found: str) -> str:
    """As a pattern: Latin letters and digits as a whole word, a number however it is spaced."""
    written = "[ -]?".join(found) if found.isdecimal() else re.escape(found)
    before = r"(?<![0-9A-Za-z])" if found[0].isascii() else ""
    after = r"(?![0-9A-Za-z])" if found[-1].isascii() else ""
    return f"{before}{written}{after}"
