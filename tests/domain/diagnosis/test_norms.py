"""The norms of [N] and of the textbooks, at and beside their lines."""

from decimal import Decimal
from string import Formatter

import pytest

from rmdesk.domain.diagnosis.figures import Computed, NotComputable, Range
from rmdesk.domain.diagnosis.norms import (
    NEEDS_DIAGNOSIS,
    PROFILES,
    TEXTBOOK,
    Norm,
    Profile,
    Verdict,
)
from rmdesk.domain.diagnosis.ratio_sentences import MEANING, sentence
from rmdesk.domain.diagnosis.ratios import RatioKind
from rmdesk.domain.reasons import Reason
from tests.domain.diagnosis.households import MA_FLOWS, MA_LINES, ratios_of

BELOW, WITHIN, ABOVE, OPEN = Verdict


def norm_of(profile: Profile, kind: RatioKind) -> Norm:
    (norm,) = (one for one in profile.norms if one.kind is kind)
    return norm


@pytest.mark.parametrize(
    ("profile", "kind", "judged"),
    [
        (
            NEEDS_DIAGNOSIS,
            RatioKind.SURPLUS,
            {"0.4999": BELOW, "0.5": WITHIN, "0.7": WITHIN, "0.7001": ABOVE},
        ),
        (
            NEEDS_DIAGNOSIS,
            RatioKind.LIQUIDITY,
            {"2.9999": BELOW, "3": WITHIN, "6": WITHIN, "6.0001": ABOVE},
        ),
        (
            NEEDS_DIAGNOSIS,
            RatioKind.LIQUID_SHARE,
            {"0.0999": BELOW, "0.1": WITHIN, "0.2": WITHIN, "0.2001": ABOVE},
        ),
        (NEEDS_DIAGNOSIS, RatioKind.SOLVENCY, {"-0.1": BELOW, "0.4999": BELOW, "0.5": WITHIN}),
        (NEEDS_DIAGNOSIS, RatioKind.DEBT_SERVICE, {"0": WITHIN, "0.5999": WITHIN, "0.6": ABOVE}),
        (NEEDS_DIAGNOSIS, RatioKind.INVESTMENT, {"0.4999": BELOW, "0.5": WITHIN, "1.4": WITHIN}),
        (TEXTBOOK, RatioKind.SURPLUS, {"0.2999": BELOW, "0.3": WITHIN, "0.9": WITHIN}),
        (TEXTBOOK, RatioKind.DEBT_SERVICE, {"0.4": WITHIN, "0.4001": ABOVE}),
        (
            TEXTBOOK,
            RatioKind.IMMEDIATE_PAYMENT,
            {"0.5999": BELOW, "0.7": WITHIN, "0.8": WITHIN, "2.5": ABOVE},
        ),
    ],
)
def test_where_the_lines_lie(profile: Profile, kind: RatioKind, judged: dict[str, Verdict]) -> None:
    norm = norm_of(profile, kind)
    assert {value: norm.judge(Computed(Decimal(value))) for value in judged} == judged


@pytest.mark.parametrize(
    ("least", "most", "verdict"),
    [
        ("4", "5", WITHIN),
        ("2", "5", OPEN),
        (None, "2", BELOW),
        (None, "5", OPEN),
        ("7", None, ABOVE),
        ("4", None, OPEN),
    ],
)
def test_a_range_is_judged_where_nothing_missing_could_change_it(
    least: str | None, most: str | None, verdict: Verdict
) -> None:
    low = None if least is None else Decimal(least)
    high = None if most is None else Decimal(most)
    figure = Range(low, high, (Reason("missing"),))
    assert norm_of(TEXTBOOK, RatioKind.LIQUIDITY).judge(figure) is verdict


def test_an_open_end_is_no_matter_on_a_side_without_a_line() -> None:
    missing = (Reason("missing"),)
    at_least = Range(Decimal("0.55"), None, missing)
    assert norm_of(TEXTBOOK, RatioKind.SOLVENCY).judge(at_least) is WITHIN
    at_most = Range(None, Decimal("0.55"), missing)
    assert norm_of(NEEDS_DIAGNOSIS, RatioKind.DEBT_SERVICE).judge(at_most) is WITHIN
    assert norm_of(TEXTBOOK, RatioKind.SOLVENCY).judge(at_most) is OPEN


def test_what_cannot_be_computed_is_not_judged() -> None:
    for profile in PROFILES:
        for norm in profile.norms:
            assert norm.judge(NotComputable(Reason("none"))) is OPEN


SOME = Computed(Decimal(99))


def test_the_couple_of_the_exam_books_by_both_books() -> None:
    """Seven tenths left over, three years of spending at hand, investments a little low."""
    found = ratios_of(MA_FLOWS, MA_LINES)
    judged = {
        profile.code: [norm.judge(found[norm.kind].figure) for norm in profile.norms]
        for profile in PROFILES
    }
    assert judged == {
        "needs_diagnosis": [ABOVE, ABOVE, WITHIN, WITHIN, WITHIN, BELOW],
        "textbook": [WITHIN, ABOVE, WITHIN, WITHIN, BELOW, ABOVE],
    }


def test_every_profile_has_six_ratios_with_names_of_its_own_and_a_sentence_for_each() -> None:
    for profile in PROFILES:
        assert len({norm.kind for norm in profile.norms}) == 6
        assert len({norm.name for norm in profile.norms}) == 6
        for norm in profile.norms:
            named = {name for _text, name, _spec, _how in Formatter().parse(norm.said.message)}
            assert named - {None} == set(norm.said.facts)
            assert MEANING[norm.kind]
            sentences = [sentence(norm.kind, verdict, SOME) for verdict in Verdict]
            assert all(sentences) and sentences[-1] == sentence(RatioKind.SOLVENCY, OPEN, SOME)
    differing = {norm.name for norm in NEEDS_DIAGNOSIS.norms} ^ {
        norm.name for norm in TEXTBOOK.norms
    }
    assert len(differing) == 8


def test_who_owes_nothing_is_told_nothing_of_debts_that_could_be_borne() -> None:
    free = sentence(RatioKind.SOLVENCY, WITHIN, Computed(Decimal(1)))
    assert free == "There are no debts: all that is owned is free."
    assert sentence(RatioKind.SOLVENCY, WITHIN, Computed(Decimal("0.99"))) != free
    unpaid = sentence(RatioKind.DEBT_SERVICE, WITHIN, Computed(Decimal(0)))
    assert unpaid == "No instalments are paid."


def test_no_figure_without_an_upper_line_is_said_to_be_too_large() -> None:
    for profile in PROFILES:
        for norm in profile.norms:
            if norm.most is None:
                within = sentence(norm.kind, norm.judge(SOME), SOME)
                assert within == sentence(norm.kind, WITHIN, SOME)
