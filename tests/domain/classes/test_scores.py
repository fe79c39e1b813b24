"""Priority, the 80/20 curve, tags, stage of life, target group, the hand, and their settings."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmdesk.domain.classes import bands as b
from rmdesk.domain.classes.bands import Band, band_of, wrong_with_bands
from rmdesk.domain.classes.benefit_curve import Basis, Benefits, Curve, benefit_curve
from rmdesk.domain.classes.by_hand import ByHand, Place, drift, wrong_with_move
from rmdesk.domain.classes.effort import EffortLines
from rmdesk.domain.classes.life_stage import STAGES, THEMES, LifeStage, life_stage
from rmdesk.domain.classes.priority import (
    PriorityPoints,
    Profile,
    is_busy,
    priority_score,
    wrong_with_points,
)
from rmdesk.domain.classes.settings import ClassSettings, wrong_with_settings
from rmdesk.domain.classes.tags import in_use, read_tags, shared, wrong_with_tags
from rmdesk.domain.classes.target_group import Membership, target_group, wrong_with_line
from rmdesk.domain.file.choices import Distance, NetWorth
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.segments import ClientClass, Thresholds

POINTS = PriorityPoints()
WAN = 10_000


def wan(amount: int) -> Money:
    return Money.of_yuan(amount * WAN)


# [T] in domain.md, priority score: what each thing known adds.
@pytest.mark.parametrize(
    ("profile", "points"),
    [
        (Profile(), 0),
        (Profile(assets=wan(4)), 0),
        (Profile(assets=wan(5)), 10),
        (Profile(assets=wan(20)), 20),
        (Profile(assets=wan(100)), 30),
        (Profile(assets=wan(500)), 40),
        (Profile(income=wan(10)), 5),
        (Profile(income=wan(30)), 10),
        (Profile(age=34), 10),
        (Profile(age=35), 6),
        (Profile(age=65), 0),
        (Profile(keeps_others=True), 5),
        (Profile(keeps_others=False), 0),
        (Profile(work="市立医院 主任医师"), 5),
        (Profile(work="退休"), 0),
        (Profile(education="本科"), 5),
        (Profile(education="高中"), 0),
        (Profile(distance=Distance.NEAR), 5),
        (Profile(distance=Distance.IN_TOWN), 2),
        (Profile(distance=Distance.FAR), 0),
        (Profile(has_margin_product=False), 10),
        (Profile(has_margin_product=True), 0),
    ],
)
def test_what_adds_to_the_priority(profile: Profile, points: int) -> None:
    assert priority_score(profile, POINTS).points == points


profiles = st.builds(
    Profile,
    assets=st.none() | st.integers(-(10**6), 10**12).map(Money),
    income=st.none() | st.integers(0, 10**11).map(Money),
    age=st.none() | st.integers(0, 120),
    keeps_others=st.none() | st.booleans(),
    work=st.sampled_from(["", "医生", "退休", "Director"]),
    education=st.sampled_from(["", "硕士", "高中"]),
    distance=st.none() | st.sampled_from(Distance),
    has_margin_product=st.none() | st.booleans(),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(profiles)
def test_the_priority_is_the_sum_of_its_reasons(profile: Profile) -> None:
    score = priority_score(profile, POINTS)
    assert score.points == sum(reason.points for reason in score.reasons)
    assert score.points == sum(reason.points for reason in score.telling)
    assert all(reason.said() for reason in score.reasons)
    assert 0 <= score.points <= 90


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(profiles)
def test_more_assets_never_lower_the_priority(profile: Profile) -> None:
    richer = replace(profile, assets=Money((profile.assets or Money()).fen + 10**9))
    assert priority_score(richer, POINTS).points >= priority_score(profile, POINTS).points


def test_who_is_busy() -> None:
    assert is_busy("某公司 总经理") and is_busy("Senior Partner")
    assert not is_busy("退休教师") and not is_busy("")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({}, None),
        ({"family": -1}, "family"),
        ({"near": 101}, "near"),
        ({"age": (Band(10, 0, 34), Band(6, 36))}, "age"),
        ({"assets": (Band(500, 0),)}, "assets"),
        ({"income": ()}, "income"),
    ],
)
def test_points_that_are_no_rule(change: dict[str, Any], field: str | None) -> None:
    wrong = wrong_with_points(replace(POINTS, **change))
    assert (wrong.field if wrong else None) == field


@pytest.mark.parametrize(
    ("bands", "message"),
    [
        ([Band("a", 0)], None),
        ([Band("a", 0, 9), Band("b", 10)], None),
        ([], b.NO_BAND),
        ([Band("a", 1)], b.NO_START),
        ([Band("a", 0, 8), Band("b", 10)], b.GAP),
        ([Band("a", 0, 10), Band("b", 10)], b.OVERLAP),
        ([Band("a", 0, 9), Band("b", 0, 20), Band("c", 21)], b.OVERLAP),
        ([Band("a", 0, -1), Band("b", 0)], b.EMPTY),
        ([Band("a", 0, 9), Band("b", 10, 20)], b.CLOSED),
        ([Band("a", 0), Band("b", 10)], b.OPEN_WITHIN),
    ],
)
def test_a_gap_or_an_overlap_is_refused(bands: list[Band[str]], message: str | None) -> None:
    wrong = wrong_with_bands("x", bands)
    assert (wrong.message if wrong else None) == message
    assert wrong is None or "{" not in wrong.sentence()


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(1, 50), min_size=1, max_size=8), st.integers(0, 500))
def test_without_gap_and_overlap_every_figure_has_one_band(lengths: list[int], figure: int) -> None:
    ends = [sum(lengths[: place + 1]) for place in range(len(lengths))]
    bands = [
        Band(place, end - length, end - 1)
        for place, (end, length) in enumerate(zip(ends, lengths, strict=True))
    ]
    bands.append(Band(len(lengths), ends[-1]))
    assert wrong_with_bands("x", bands) is None
    assert [band.of for band in bands if band.holds(figure)] == [band_of(bands, figure)]


Brings = tuple[int, Money | None, Money | None]


def brings(number: int, income: Money | None = None, assets: Money | None = None) -> Brings:
    return number, income, assets


def curve_of(book: list[Brings]) -> Curve:
    assets = {ClientId(one): None if held is None else held.fen for one, _income, held in book}
    told = {ClientId(one): income.fen for one, income, _held in book if income is not None}
    return benefit_curve(Benefits(assets, told))


# [S][N] in domain.md: 80 % of the benefit comes from 20 % of the clients.
def test_the_curve_of_a_book_that_follows_the_rule() -> None:
    book = [brings(n, assets=wan(400 if n < 20 else 25)) for n in range(100)]
    curve = curve_of(book)
    assert (curve.few_share, curve.most_count, curve.unknown) == (80, 20, 0)
    assert curve.basis is Basis.ASSETS
    assert curve.points(2) == [(0, 0), (50, 88), (100, 100)]
    assert curve.clients[:2] == [0, 1]


def test_income_is_the_basis_once_it_is_known_of_everybody() -> None:
    known = [brings(1, wan(1), wan(10)), brings(2, wan(2))]
    partly = [*known, brings(3, assets=wan(5))]
    assert curve_of(known).basis is Basis.INCOME
    assert list(curve_of(known).clients) == [2, 1]
    assert curve_of(partly).basis is Basis.ASSETS
    assert curve_of(partly).unknown == 1


def test_a_book_of_which_nothing_is_known() -> None:
    curve = curve_of([brings(1), brings(2)])
    assert (curve.few_share, curve.most_count, curve.unknown, curve.points()) == (None, 0, 2, [])
    assert curve_of([brings(1, assets=Money(-5))]).points() == []


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.none() | st.integers(-(10**6), 10**9), max_size=60))
def test_the_curve_rises_and_ends_at_all(amounts: list[int | None]) -> None:
    book = [brings(n, assets=None if fen is None else Money(fen)) for n, fen in enumerate(amounts)]
    curve = curve_of(book)
    assert len(curve.clients) + curve.unknown == len(book)
    shares = [share for _percent, share in curve.points()]
    assert shares == sorted(shares)
    assert not shares or (shares[0], shares[-1]) == (0, 100)
    if curve.most_count:
        assert curve.sums[curve.most_count - 1] * 100 >= 80 * curve.total.fen
        before = curve.sums[curve.most_count - 2] if curve.most_count > 1 else 0
        assert before * 100 < 80 * curve.total.fen


# [S] in domain.md, tags: free, several per client.
@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("", ()),
        ("喜欢新基金、有孩子 #上班不接", ("喜欢新基金", "有孩子", "上班不接")),
        ("golf; Golf ；ＧＯＬＦ,tea  house", ("golf", "tea house")),
        (" ,, ;", ()),
    ],
)
def test_tags_are_read(text: str, tags: tuple[str, ...]) -> None:
    assert read_tags(text) == tags


def test_tags_that_are_not_taken_and_tags_in_use() -> None:
    assert wrong_with_tags(["x" * 20] * 20) is None
    assert (long := wrong_with_tags(["x" * 21])) is not None and "x" * 21 in long.sentence()
    assert (many := wrong_with_tags(["x"] * 21)) is not None and "21" in many.sentence()
    assert in_use([["golf", "茶"], ["Golf"], ["Golf", "golf"]]) == [("golf", 3), ("茶", 1)]
    assert shared(("Golf", "茶"), ["ＧＯＬＦ", "酒"]) == ("Golf",)


# [T] in domain.md, life stage.
@pytest.mark.parametrize(
    ("age", "stage"),
    [
        (None, None),
        (24, LifeStage.HOME),
        (30, LifeStage.GROWTH),
        (35, LifeStage.FAMILY),
        (40, LifeStage.FAMILY),
        (60, LifeStage.PRESERVATION),
        (90, LifeStage.PRESERVATION),
    ],
)
def test_the_stage_of_life(age: int | None, stage: LifeStage | None) -> None:
    assert life_stage(age) is stage
    assert set(THEMES) == set(LifeStage)


# [N] in domain.md: net worth of 5,000,000 yuan and more, asked in ranges.
@pytest.mark.parametrize(
    ("net_worth", "assets", "membership"),
    [
        (None, None, Membership.UNKNOWN),
        (None, wan(499), Membership.UNKNOWN),
        (None, wan(500), Membership.MEMBER),
        (NetWorth.FROM_200, None, Membership.OUTSIDE),
        (NetWorth.FROM_200, wan(600), Membership.MEMBER),
        (NetWorth.FROM_500, None, Membership.MEMBER),
        (NetWorth.FROM_3000, wan(1), Membership.MEMBER),
    ],
)
def test_the_target_group(
    net_worth: NetWorth | None, assets: Money | None, membership: Membership
) -> None:
    target = target_group(net_worth, assets)
    assert target.membership is membership
    assert target.reason.said()


def test_the_line_of_the_target_group_lies_where_a_range_begins() -> None:
    assert wrong_with_line(wan(500)) is None
    assert wrong_with_line(wan(1000)) is None
    assert wrong_with_line(wan(300)) is not None
    assert wrong_with_line(Money()) is not None


NOW = date(2026, 11, 20)


def by_hand(box: ClientClass, rule_then: ClientClass, on: date = NOW) -> ByHand[ClientClass]:
    return ByHand(box, "asked for it", on, rule_then)


def test_the_hand_goes_before_the_rule_and_says_why() -> None:
    rule = Place(ClientClass.LOWER)
    hand = Place(ClientClass.LOWER, by_hand(ClientClass.VERY_HIGH, ClientClass.LOWER))
    assert (rule.box, rule.reason, rule.is_against_rule) == (ClientClass.LOWER, None, False)
    assert (hand.box, hand.is_against_rule, hand.has_drifted) == (
        ClientClass.VERY_HIGH,
        True,
        False,
    )
    assert hand.reason is not None and "asked for it" in hand.reason.said()


def test_rule_against_hand_lists_what_moved_first() -> None:
    moved = Place(ClientClass.MEDIUM, by_hand(ClientClass.VERY_HIGH, ClientClass.LOWER))
    older = Place(
        ClientClass.LOWER,
        by_hand(ClientClass.VERY_HIGH, ClientClass.LOWER, date(2026, 1, 1)),
    )
    newer = Place(ClientClass.LOWER, by_hand(ClientClass.VERY_HIGH, ClientClass.LOWER))
    agreed = Place(ClientClass.VERY_HIGH, by_hand(ClientClass.VERY_HIGH, ClientClass.LOWER))
    unknown = Place(None, by_hand(ClientClass.VERY_HIGH, ClientClass.LOWER))
    places = [(ClientId(n), one) for n, one in enumerate((newer, older, moved, agreed, unknown))]
    assert [one.client_id for one in drift(places)] == [2, 1, 0]


def test_a_move_needs_a_reason_and_a_difference() -> None:
    rule = Place(ClientClass.LOWER)
    assert wrong_with_move(rule, ClientClass.HIGHER, "wants it") is None
    assert (silent := wrong_with_move(rule, ClientClass.HIGHER, " ")) is not None
    assert silent.field == "why"
    assert (same := wrong_with_move(rule, ClientClass.LOWER, "x")) is not None
    assert same.field == "box"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({}, None),
        ({"value": Thresholds(lower_days=0)}, "value.lower_days"),
        ({"effort": EffortLines(high_minutes=0)}, "effort.high_minutes"),
        ({"stages": STAGES[1:]}, "stages.ages"),
        ({"priority": PriorityPoints(degree=-5)}, "priority.degree"),
        ({"target_line": Money(1)}, "target.line"),
    ],
)
def test_settings_that_are_no_rule(change: dict[str, Any], field: str | None) -> None:
    wrong = wrong_with_settings(replace(ClassSettings(), **change))
    assert (wrong.field if wrong else None) == field
