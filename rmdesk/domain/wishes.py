"""What clients want and the bank cannot serve, ranked for the branch ([T] in domain.md)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.spoken.figures import plain

_ALIKE_FROM = 0.3  # of the pairs of neighbouring characters; below, other words are meant


@dataclass(frozen=True, slots=True)
class Wanted:
    """One open wish of one client; `assets` is what the client has with us, None unknown."""

    client_id: ClientId
    on: date
    what: str
    assets: Money | None = None


@dataclass(frozen=True, slots=True)
class Demand:
    """The same wish of several clients, in the words that most of them used.

    A client who says it twice counts once. `assets` is what those have with us of whom it is
    known, None where it is known of nobody.
    """

    what: str
    client_ids: Sequence[ClientId]
    first_on: date
    last_on: date
    assets: Money | None


def rank(wanted: Iterable[Wanted]) -> list[Demand]:
    """What is wanted by most clients first, then what those with the most assets want."""
    groups: dict[str, list[Wanted]] = {}
    for one in wanted:
        groups.setdefault(key(one.what), []).append(one)
    demands = [_demand(group) for group in groups.values()]
    return sorted(
        demands,
        key=lambda demand: (
            -len(demand.client_ids),
            -(demand.assets.fen if demand.assets else 0),
            -demand.last_on.toordinal(),
            demand.what,
        ),
    )


def alike(typed: str, demands: Iterable[Demand]) -> list[Demand]:
    """Those of `demands` that `typed` may mean, the likeliest first; all while nothing is typed.

    Wishes are counted by their words: who is shown the words in use need not invent others.
    """
    said = key(typed)
    if not said:
        return list(demands)
    scored = [(_likeness(said, key(demand.what)), demand) for demand in demands]
    close = [(score, demand) for score, demand in scored if score >= _ALIKE_FROM]
    return [demand for _score, demand in sorted(close, key=lambda pair: -pair[0])]


def key(what: str) -> str:
    """What two wordings of one wish share: no case, width, blanks, stops; 三年 is 3年."""
    return "".join(character for character in plain(what) if character.isalnum())


def _demand(group: Sequence[Wanted]) -> Demand:
    wordings = Counter(one.what.strip() for one in sorted(group, key=lambda one: one.on)[::-1])
    assets = {one.client_id: one.assets for one in group if one.assets is not None}
    days = [one.on for one in group]
    return Demand(
        what=wordings.most_common(1)[0][0],
        client_ids=sorted({one.client_id for one in group}),
        first_on=min(days),
        last_on=max(days),
        assets=Money(sum(amount.fen for amount in assets.values())) if assets else None,
    )


def _likeness(said: str, known: str) -> float:
    """2: the same; from 1: one inside the other; below: the share of common pairs."""
    if said == known:
        return 2.0
    if said in known or known in said:
        return 1.0 + min(len(said), len(known)) / max(len(said), len(known))
    pairs, others = _pairs(said), _pairs(known)
    total = len(pairs) + len(others)
    return 2 * len(pairs & others) / total if total else 0.0


def _pairs(text: str) -> set[str]:
    return {text[place : place + 2] for place in range(len(text) - 1)}
