"""Clients who belong together: couples, a parent and a grown child, siblings.

They share, do not share, or nobody has asked: every state of a wall stands in the demo.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from rmdesk.desk.demo.household import surname
from rmdesk.desk.demo.life import CHILDREN, Life
from rmdesk.domain.identity import Sex
from rmdesk.domain.ids import MemberId, TieId
from rmdesk.domain.kin.household import Member, Relation
from rmdesk.domain.kin.kinship import reciprocal, told
from rmdesk.domain.kin.ties import Sharing, Tie

_COUPLES, _PARENTS, _SIBLINGS = 7, 7, 3
_ANSWERS = (
    (Sharing.SHARED, Sharing.SHARED),
    (Sharing.PRIVATE, Sharing.NOT_ASKED),
    (Sharing.NOT_ASKED, Sharing.NOT_ASKED),
    (Sharing.SHARED, Sharing.NOT_ASKED),
    (Sharing.SHARED, Sharing.PRIVATE),
)
_KEEPS_APART = "各管各的账,有事只找本人"
_CALLED = {
    Relation.SPOUSE: "配偶",
    Relation.MOTHER: "母亲",
    Relation.FATHER: "父亲",
    Relation.SON: "儿子",
    Relation.DAUGHTER: "女儿",
}


def tie_families(lives: Sequence[Life], names: Mapping[str, str], *, today: date) -> list[Tie]:
    """The ties among `lives`, two rows each; their households then name one another."""
    chance = Random("ties")
    drawn = chance.sample(list(lives), len(lives))
    pairs = [*_couples(drawn), *_parents(drawn), *_siblings(drawn, names)]
    ties: list[Tie] = []
    for place, (one, other, relation) in enumerate(pairs):
        mine, theirs = _ANSWERS[place % len(_ANSWERS)]
        asked = today - timedelta(days=chance.randrange(20, 300))
        ties.append(_tie(one, other, relation, mine, asked))
        back = reciprocal(relation, sex=one.client.sex)
        ties.append(_tie(other, one, back, theirs, asked))
    return ties


def _tie(life: Life, other: Life, relation: Relation, sharing: Sharing, asked: date) -> Tie:
    return Tie(
        id=TieId(0),
        client_id=life.client.id,
        other_id=other.client.id,
        relation=relation,
        sharing=sharing,
        asked_on=None if sharing is Sharing.NOT_ASKED else asked,
        note=_KEEPS_APART if sharing is Sharing.PRIVATE else "",
    )


Pair = tuple[Life, Life, Relation]
"""Two clients, and what the second is to the first."""


def _couples(lives: Sequence[Life]) -> Iterator[Pair]:
    """A woman and a man of an age become one household: one address, the same children."""
    wives = [life for life in lives if _is(life, Sex.FEMALE) and life.member(Relation.SPOUSE)]
    men = [life for life in lives if _is(life, Sex.MALE) and life.member(Relation.SPOUSE)]
    made = 0
    for wife in wives:
        husband = next((man for man in men if 0 <= _older(man, wife) <= 4), None)
        if husband is None or made == _COUPLES:
            continue
        men.remove(husband)
        made += 1
        husband.client = replace(husband.client, address=wife.client.address)
        children = [one for one in husband.members if one.relation in CHILDREN]
        others = [one for one in wife.members if one.relation not in CHILDREN]
        wife.members[:] = [
            *others,
            *(replace(child, client_id=wife.client.id) for child in children),
        ]
        _recognise(wife, husband, Relation.SPOUSE)
        _recognise(husband, wife, Relation.SPOUSE)
        yield wife, husband, Relation.SPOUSE


def _parents(lives: Sequence[Life]) -> Iterator[Pair]:
    """A grown client whose mother is one, too, without a household that says otherwise."""
    mothers = [life for life in lives if _is(life, Sex.FEMALE) and not life.has_kin]
    made = 0
    for child in lives:
        if made == _PARENTS:
            return
        mother = next((one for one in mothers if 22 <= _older(one, child) <= 30), None)
        if mother is None or not child.members:
            continue
        mothers.remove(mother)
        made += 1
        relation = told(Relation.CHILD, child.client.sex)
        mother.members[:] = [one for one in mother.members if one.relation not in CHILDREN]
        _recognise(child, mother, Relation.MOTHER)
        _recognise(mother, child, relation)
        yield child, mother, Relation.MOTHER


def _siblings(lives: Sequence[Life], names: Mapping[str, str]) -> Iterator[Pair]:
    """Two of one surname and about one age; neither household names a sibling."""
    known: dict[str, list[Life]] = {}
    made = 0
    for life in lives:
        if made == _SIBLINGS:
            return
        family = known.setdefault(surname(life.client.name, names), [])
        if other := next((one for one in family if 1 <= abs(_older(one, life)) <= 8), None):
            family.remove(other)
            made += 1
            yield life, other, told(Relation.SIBLING, other.client.sex)
        elif not life.has_kin:
            family.append(life)


def _recognise(life: Life, other: Life, relation: Relation) -> None:
    """The member of this relation is the other client from now on."""
    before = life.member(relation)
    if before is not None and before.other_id is not None:
        return
    member = replace(before, other_id=other.client.id) if before else _member(life, relation)
    member = replace(
        member,
        name=other.client.name,
        called=_CALLED[relation],
        birthday=other.client.birthday,
        place=other.client.employer or "退休",
        other_id=other.client.id,
    )
    if before is None:
        life.members.append(member)
    else:
        life.members[life.members.index(before)] = member


def _member(life: Life, relation: Relation) -> Member:
    return Member(id=MemberId(0), client_id=life.client.id, name="", relation=relation)


def _is(life: Life, sex: Sex) -> bool:
    return life.client.sex is sex


def _older(one: Life, other: Life) -> int:
    """By how many years `one` is older."""
    if one.client.birthday is None or other.client.birthday is None:
        return -1
    return other.client.birthday.year - one.client.birthday.year
