"""What was done for clients and came through them: attentions, referrals, and who is to be won."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from rmdesk.desk.demo.life import CHILDREN, FAMILIAR_FROM, Life, World
from rmdesk.domain.file_records import (
    Care,
    CareKind,
    Prospect,
    ProspectSource,
    ProspectState,
    Referral,
    ReferralAsk,
)
from rmdesk.domain.ids import CareId, ProspectId, ReferralAskId, ReferralId
from rmdesk.domain.kin.household import Relation

_WHOM = {
    "spouse": (Relation.SPOUSE,),
    "child": CHILDREN,
    "mother": (Relation.MOTHER,),
}
_FOLLOW_UPS = (-4, -1, 0, 2, 5, 9, None)
"""In how many days the open prospects are to be turned to."""


@dataclass(frozen=True, slots=True)
class Kindness:
    """All of it, client by client."""

    care: list[Care]
    referrals: list[Referral]
    asks: list[ReferralAsk]
    prospects: list[Prospect]


def be_kind(lives: Sequence[Life], words: World, *, today: date) -> Kindness:
    """What the RM did in two years; `words` is demo_file.toml."""
    chance = Random("kindness")
    in_care = [life for life in lives if len(life.contacts) >= FAMILIAR_FROM]
    newcomers = [life for life in lives if not life.contacts]
    return Kindness(
        care=[care for life in in_care for care in _care(life, words, chance, today)],
        referrals=list(_referrals(in_care, words, chance, today)),
        asks=list(_asks(in_care, words, chance, today)),
        prospects=list(_prospects(newcomers, words, chance, today)),
    )


def _care(life: Life, words: World, chance: Random, today: date) -> Iterator[Care]:
    """A few attentions, none of them twice, to whom it fits."""
    if chance.random() < 0.5:
        return
    shown = chance.sample(words["care"], chance.choice((1, 2, 2, 3)))
    for one in shown:
        whom = life.member(*_WHOM[one["to"]]) if "to" in one else None
        on = _last(one["month"], chance.randrange(3, 26), today)
        if ("to" in one and whom is None) or on < life.client.known_since:
            continue
        yield Care(
            id=CareId(0),
            client_id=life.client.id,
            on=on,
            kind=CareKind(one["kind"]),
            what=one["what"],
            to_whom=whom.name if whom else "",
        )


def _last(month: int, day: int, today: date) -> date:
    """The last time this day of the year was."""
    this_year = date(today.year, month, day)
    return this_year if this_year < today else this_year.replace(year=today.year - 1)


def _referrals(
    lives: Sequence[Life], words: World, chance: Random, today: date
) -> Iterator[Referral]:
    """The older file brought the younger one: nobody is brought twice, nor in a circle."""
    told = words["referrals"]
    drawn = chance.sample(list(lives), min(len(lives), 24))
    for one, other in zip(drawn[::2], drawn[1::2], strict=False):
        bringer, brought = sorted((one.client, other.client), key=lambda client: client.id)
        yield Referral(
            id=ReferralId(0),
            client_id=bringer.id,
            other_id=brought.id,
            on=max(brought.known_since, today - timedelta(days=chance.randrange(30, 700))),
            note=chance.choice(told["notes"]),
        )
    for name in told["names"]:
        yield Referral(
            id=ReferralId(0),
            client_id=chance.choice(lives).client.id,
            name=name,
            on=today - timedelta(days=chance.randrange(2, 90)),
            note=chance.choice(told["notes"]),
        )


def _asks(
    lives: Sequence[Life], words: World, chance: Random, today: date
) -> Iterator[ReferralAsk]:
    for life in lives:
        if chance.random() < 0.15:
            yield ReferralAsk(
                id=ReferralAskId(0),
                client_id=life.client.id,
                on=today - timedelta(days=chance.randrange(5, 300)),
                note=chance.choice(words["referrals"]["asked"]),
            )


def _prospects(
    newcomers: Sequence[Life], words: World, chance: Random, today: date
) -> Iterator[Prospect]:
    """Whoever has no contact yet is to be won; one was, and one went."""
    for place, life in enumerate(newcomers):
        found = words["prospects"][place % len(words["prospects"])]
        known = life.client.known_since
        state = ProspectState.OPEN
        if place >= len(_FOLLOW_UPS):
            state = ProspectState.DROPPED if place % 2 else ProspectState.WON
        follow_up = _FOLLOW_UPS[place] if state is ProspectState.OPEN else None
        is_dropped = state is ProspectState.DROPPED
        yield Prospect(
            id=ProspectId(0),
            client_id=life.client.id,
            on=known,
            source=ProspectSource(found["source"]),
            note=found["note"],
            means=found["means"],
            follow_up_on=None if follow_up is None else today + timedelta(days=follow_up),
            state=state,
            closed_on=None
            if state is ProspectState.OPEN
            else today - timedelta(days=chance.randrange(1, 9)),
            reason=words["prospects_closed"]["dropped"] if is_dropped else "",
        )
