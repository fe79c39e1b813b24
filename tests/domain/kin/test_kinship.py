"""Kinship: read as people write it, turned round, and checked against two people."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.identity import Sex
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.kin.kinship import (
    Misfit,
    misfit,
    read_relation,
    reciprocal,
    spouse_sex,
    told,
)

R = Relation
OLD, YOUNG = date(1950, 3, 1), date(1980, 3, 1)


@pytest.mark.parametrize(
    ("typed", "relation"),
    [
        ("母亲", R.MOTHER),
        (" 妈 妈 ", R.MOTHER),
        ("Wife", R.SPOUSE),
        ("老公", R.SPOUSE),
        ("外婆", R.GRANDPARENT),
        ("岳父", R.PARENT_IN_LAW),
        ("Mother-in-law", R.PARENT_IN_LAW),
        ("儿媳妇", R.CHILD_IN_LAW),
        ("二舅", None),
        ("", None),
    ],
)
def test_words_of_kinship(typed: str, relation: Relation | None) -> None:
    assert read_relation(typed) == relation


@pytest.mark.parametrize(
    ("relation", "sex", "back"),
    [
        (R.MOTHER, Sex.MALE, R.SON),
        (R.FATHER, Sex.FEMALE, R.DAUGHTER),
        (R.MOTHER, None, R.CHILD),
        (R.SON, Sex.FEMALE, R.MOTHER),
        (R.DAUGHTER, None, R.PARENT),
        (R.BROTHER, Sex.FEMALE, R.SISTER),
        (R.SPOUSE, Sex.MALE, R.SPOUSE),
        (R.GRANDCHILD, Sex.MALE, R.GRANDPARENT),
        (R.PARENT_IN_LAW, Sex.FEMALE, R.CHILD_IN_LAW),
        (R.OTHER, Sex.FEMALE, R.OTHER),
    ],
)
def test_what_the_client_is_to_the_other(
    relation: Relation, sex: Sex | None, back: Relation
) -> None:
    assert reciprocal(relation, sex=sex) is back


@given(st.sampled_from(Relation), st.sampled_from([*Sex, None]), st.sampled_from([*Sex, None]))
def test_turned_round_twice_it_is_the_same(
    relation: Relation, mine: Sex | None, theirs: Sex | None
) -> None:
    back = reciprocal(relation, sex=mine)
    again = reciprocal(back, sex=theirs)
    assert reciprocal(again, sex=mine) is back
    if misfit(relation, birthday=None, other_sex=theirs, other_birthday=None) is None:
        assert told(again, theirs) is told(relation, theirs) or theirs is None


def test_every_relation_has_words_of_its_own() -> None:
    assert {read_relation(relation.value.replace("_", "-")) for relation in Relation} == {*Relation}


@pytest.mark.parametrize(
    ("relation", "other_sex", "birthday", "other_birthday", "found"),
    [
        (R.MOTHER, Sex.MALE, None, None, Misfit.IS_MALE),
        (R.BROTHER, Sex.FEMALE, None, None, Misfit.IS_FEMALE),
        (R.SPOUSE, Sex.MALE, YOUNG, OLD, None),
        (R.MOTHER, Sex.FEMALE, YOUNG, OLD, None),
        (R.MOTHER, Sex.FEMALE, OLD, YOUNG, Misfit.TOO_YOUNG),
        (R.PARENT, None, OLD, OLD, Misfit.TOO_YOUNG),
        (R.SON, None, YOUNG, OLD, Misfit.TOO_OLD),
        (R.GRANDCHILD, None, YOUNG, OLD, Misfit.TOO_OLD),
        (R.SISTER, Sex.FEMALE, YOUNG, OLD, None),
        (R.MOTHER, None, None, YOUNG, None),
    ],
)
def test_what_speaks_against_a_relation(
    relation: Relation,
    other_sex: Sex | None,
    birthday: date | None,
    other_birthday: date | None,
    found: Misfit | None,
) -> None:
    said = misfit(relation, birthday=birthday, other_sex=other_sex, other_birthday=other_birthday)
    assert said is found


@pytest.mark.parametrize(
    ("called", "sex"),
    [
        ("妻子", Sex.FEMALE),
        (" Wife ", Sex.FEMALE),
        ("老公", Sex.MALE),
        ("配偶", None),
        ("先生", None),
        ("", None),
    ],
)
def test_a_word_for_a_spouse_may_tell_the_sex(called: str, sex: Sex | None) -> None:
    assert spouse_sex(called) is sex
