"""Who may be one person, and who only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.ids import ClientId
from rmdesk.domain.likeness.likeness import Pair, Person, Reason, Verdict
from rmdesk.domain.likeness.suspects import suspected_pairs

MOBILE, OTHER_MOBILE = "13800008899", "13900001234"
ID, OTHER_ID = "990101199507219303", "99010119751015082X"


def person(number: int, name: str = "王建国", **values: str) -> Person:
    return Person(id=ClientId(number), name=name, **values)


def the_pair(one: dict[str, str], other: dict[str, str]) -> Pair | None:
    pairs = suspected_pairs([person(1, **one), person(2, **other)])
    return pairs[0] if pairs else None


@pytest.mark.parametrize(
    ("one", "other", "verdict", "reasons"),
    [
        (
            {"name": "王建国", "mobile": MOBILE},
            {"name": "王建国", "mobile": MOBILE},
            Verdict.LIKELY,
            [Reason.SAME_MOBILE, Reason.SAME_NAME],
        ),
        (
            {"name": "王建国", "id_number": ID},
            {"name": "王建囯", "id_number": ID},
            Verdict.LIKELY,
            [Reason.SAME_ID, Reason.NAME_NEARLY],
        ),
        (
            {"name": "王建国", "mobile": MOBILE},
            {"name": "王建国", "work_phone": MOBILE, "mobile": OTHER_MOBILE},
            Verdict.POSSIBLE,
            [Reason.SAME_NAME, Reason.SAME_PHONE],
        ),
        (
            {"name": "王建国", "birthday": "1970-05-01"},
            {"name": "王建囯", "birthday": "1970-05-01"},
            Verdict.POSSIBLE,
            [Reason.SAME_BIRTHDAY, Reason.NAME_NEARLY],
        ),
        (
            {"name": "王伟", "sound": "wang wei", "birthday": "1970-05-01"},
            {"name": "汪炜", "sound": "wang wei", "birthday": "1970-05-01"},
            Verdict.POSSIBLE,
            [Reason.SAME_BIRTHDAY, Reason.SAME_SOUND],
        ),
        (
            {"name": "王建国", "employer": "第一中学", "mobile": MOBILE},
            {"name": "王建囯", "employer": "第一中学", "mobile": OTHER_MOBILE},
            Verdict.POSSIBLE,
            [Reason.NAME_NEARLY, Reason.SAME_EMPLOYER],
        ),
        (
            {"name": "王建国", "address": "人民路1号2栋301"},
            {"name": "王建囯", "address": "人民路 1 号 2 栋 301"},
            Verdict.POSSIBLE,
            [Reason.SAME_ADDRESS, Reason.NAME_NEARLY],
        ),
        (
            {"name": "王建国", "mobile": MOBILE, "address": "人民路1号2栋301室"},
            {"name": "王建国先生"},
            Verdict.POSSIBLE,
            [Reason.SAME_NAME, Reason.HARDLY_KNOWN],
        ),
        (
            {"name": "王建国", "id_number": ID},
            {"name": "李红", "id_number": ID},
            Verdict.POSSIBLE,
            [Reason.SAME_ID, Reason.OTHER_NAME],
        ),
        (
            {"name": "Anne-Marie Lefèvre", "email": "am@example.org"},
            {"name": "Anne Marie Lefevre", "email": "AM@example.org"},
            Verdict.POSSIBLE,
            [Reason.SAME_EMAIL, Reason.NAME_NEARLY],
        ),
        (
            {"name": "王建国", "mobile": MOBILE, "sex": "male"},
            {"name": "李红", "mobile": MOBILE, "sex": "female"},
            Verdict.FAMILY,
            [Reason.SAME_MOBILE, Reason.OTHER_NAME, Reason.OTHER_SEX],
        ),
    ],
)
def test_a_suspicion_gives_its_reasons(
    one: dict[str, str], other: dict[str, str], verdict: Verdict, reasons: list[Reason]
) -> None:
    pair = the_pair(one, other)
    assert pair is not None
    assert (pair.verdict, list(pair.reasons)) == (verdict, reasons)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "王伟", "mobile": MOBILE}, {"name": "王伟", "mobile": OTHER_MOBILE}),
        (
            {"name": "王芳", "birthday": "1970-05-01"},
            {"name": "王伟", "birthday": "1970-05-01"},
        ),
        (
            {"name": "王建国", "id_number": ID, "employer": "第一中学"},
            {"name": "王建国", "id_number": OTHER_ID, "employer": "第一中学"},
        ),
        (
            {"name": "王建国", "employer": "第一中学", "birthday": "1970-05-01"},
            {"name": "王建囯", "employer": "第一中学", "birthday": "1980-06-02"},
        ),
        ({"name": "张建国", "employer": "第一中学"}, {"name": "李红", "employer": "第一中学"}),
        ({}, {"name": ""}),
    ],
)
def test_namesakes_and_colleagues_are_no_suspects(
    one: dict[str, str], other: dict[str, str]
) -> None:
    assert the_pair(one, other) is None


def test_a_relative_with_the_same_phone_is_family() -> None:
    people = [person(1, "王建国", mobile=MOBILE), person(2, "王建军", mobile=MOBILE)]
    (pair,) = suspected_pairs(people)
    assert pair.verdict is Verdict.POSSIBLE
    (pair,) = suspected_pairs(people, relatives={ClientId(1): {"王建军"}})
    assert pair.verdict is Verdict.FAMILY
    assert Reason.RELATIVE in pair.reasons
    people = [person(1, "王建国", mobile=MOBILE), person(2, "李红", mobile=MOBILE)]
    assert suspected_pairs(people, relatives={ClientId(1): {"李红"}}) == []


def test_the_likeliest_come_first_and_families_last() -> None:
    people = [
        person(1, "李红", mobile=MOBILE),
        person(2, "王建国", mobile=MOBILE, birthday="1970-05-01"),
        person(3, "王建国", mobile=MOBILE),
        person(4, "王建囯", birthday="1970-05-01"),
    ]
    found = [(pair.first, pair.second) for pair in suspected_pairs(people)]
    assert found == [(2, 3), (2, 4), (1, 2), (1, 3)]


def test_a_pair_known_to_be_two_people_is_not_suspected_again() -> None:
    people = [person(1, mobile=MOBILE), person(2, mobile=MOBILE)]
    assert suspected_pairs(people, apart={(ClientId(1), ClientId(2))}) == []


def test_a_switchboard_brings_only_nearly_equal_names() -> None:
    people = [
        person(
            number, chr(0x4E00 + 7 * number) + chr(0x5E00 + 3 * number), work_phone="01088886666"
        )
        for number in range(1, 60)
    ]
    people += [person(60, "王建国", work_phone="01088886666", birthday="1970-05-01")]
    people += [person(61, "王建囯", work_phone="01088886666", birthday="1970-05-01")]
    assert [(pair.first, pair.second) for pair in suspected_pairs(people)] == [(60, 61)]


NAMES = st.text("王李张建国伟 A(", max_size=4)
PEOPLE = st.lists(
    st.builds(
        person,
        st.integers(1, 30),
        NAMES,
        sex=st.sampled_from(["", "male", "female"]),
        birthday=st.sampled_from(["", "1970-05-01", "1980-06-02"]),
        id_number=st.sampled_from(["", ID, OTHER_ID]),
        mobile=st.sampled_from(["", MOBILE, OTHER_MOBILE]),
        home_phone=st.sampled_from(["", MOBILE, "010"]),
        employer=st.sampled_from(["", "甲"]),
    ),
    max_size=14,
    unique_by=lambda one: one.id,
)


@given(PEOPLE, st.randoms())
def test_the_answer_does_not_depend_on_the_order(people: list[Person], rng: object) -> None:
    pairs = suspected_pairs(people)
    assert suspected_pairs(people[::-1]) == pairs
    assert all(pair.first < pair.second and 0 <= pair.score <= 100 for pair in pairs)
    assert len({(pair.first, pair.second) for pair in pairs}) == len(pairs)


@given(PEOPLE)
def test_equal_ids_and_equal_mobiles_with_equal_names_are_never_missed(
    people: list[Person],
) -> None:
    found = {(pair.first, pair.second) for pair in suspected_pairs(people)}
    for one in people:
        for other in people:
            is_same_id = one.id_number and one.id_number == other.id_number
            is_same_name = one.name.strip() and one.name == other.name
            is_plain = one.sex == other.sex and one.birthday == other.birthday
            is_same_mobile = one.mobile and one.mobile == other.mobile and not one.id_number
            is_one = is_plain and is_same_name and (is_same_id or is_same_mobile)
            if one.id < other.id and is_one:
                assert (one.id, other.id) in found
