"""C = A − B: worked by hand, and held against published worksheets."""

from dataclasses import replace
from decimal import Decimal

import pytest

from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.figures import NotComputable, Range
from rmdesk.domain.diagnosis.formula import Term, over
from rmdesk.domain.diagnosis.gap import Gap, Standing, gap
from rmdesk.domain.diagnosis.persons import UNKNOWN, Diagnosis, Person, SupportDuty
from rmdesk.domain.diagnosis.prepared import Paid, Prepared, Source
from rmdesk.domain.diagnosis.situation import Living, Phase, Situation
from rmdesk.domain.diagnosis.spans import Span
from rmdesk.domain.money import NOTHING, Money
from tests.books.builders import TODAY
from tests.domain.diagnosis.needs_households import (
    DAUGHTER,
    FATHER,
    HOUSEHOLD,
    HUSBAND,
    WIFE,
    exactly,
    yuan,
)

ALIKE = Assumptions()
FLAT = Assumptions(inflation_bp=0, return_bp=0)
INCOME = frozenset({Diagnosis.INCOME})


def of_husband(
    diagnosis: Diagnosis, situation: Situation = HOUSEHOLD, assumptions: Assumptions = ALIKE
) -> Gap:
    return gap(situation, 0, diagnosis, assumptions, today=TODAY)


def lines(terms: tuple[Term, ...]) -> list[tuple[str, int]]:
    return [(term.words.said(), int(term.amount.least.yuan)) for term in terms if term.amount.least]


def test_loss_of_income_by_hand() -> None:
    """Inflation and return are alike, so that a yearly amount counts once for each year.

    The daughter of 2016 is kept to 22, 12 years on; the father of 1956 to 85, 15 years on.
    """
    found = of_husband(Diagnosis.INCOME)
    assert lines(found.needed) == [
        ("living costs of the family a year", 1_200_000),  # 120,000 × 10
        ("debt on the home", 800_000),
        ("education of 小雨", 480_000),  # 40,000 × 12
        ("support of 王父", 180_000),  # 12,000 × 15
    ]
    assert lines(found.prepared) == [
        ("social security", 100_000),
        ("policy", 500_000),
        ("set aside", 200_000),
        ("income that goes on", 360_000),  # 36,000 × 10
    ]
    assert (found.a, found.b) == (exactly(2_660_000), exactly(1_160_000))
    assert (found.c, found.standing) == (exactly(1_500_000), Standing.OPEN)


def test_illness_by_hand() -> None:
    found = of_husband(Diagnosis.ILLNESS)
    assert lines(found.needed) == [
        ("treatment of 王建国", 300_000),
        ("income of 王建国 that is missing, a year", 900_000),  # 300,000 × 3
    ]
    assert (found.a, found.b) == (exactly(1_200_000), exactly(550_000))
    assert found.c == exactly(650_000)


def test_old_age_by_hand() -> None:
    """40 today, old age from 60 to 85: 25 years that begin in 20."""
    found = of_husband(Diagnosis.RETIREMENT)
    assert found.a == exactly(2_400_000)  # 96,000 × 25
    assert found.b == exactly(1_500_000)  # 48,000 × 25 + 300,000
    assert found.c == exactly(900_000)
    spread = found.needed[0].spread
    assert spread is not None
    assert (spread.periods[0].after, spread.periods[0].years) == (20, 25)
    assert spread.factors == (Decimal("25.0000"), Decimal("25.0000"))


def test_prices_that_grow_and_money_that_earns_by_hand() -> None:
    """Three years from now on at 10 % return and stable prices: 1 + 1/1.1 + 1/1.21 = 3.31/1.21.

    12,000 × 2.7355… is 32,826.45 to the fen.
    """
    household = replace(
        HOUSEHOLD, duties=(replace(FATHER, until=2029),), living=Living(phases=(Phase(yuan(0)),))
    )
    found = of_husband(Diagnosis.INCOME, household, Assumptions(inflation_bp=0, return_bp=1_000))
    support = found.needed[-1]
    assert support.amount == yuan("32826.45")
    assert support.spread is not None
    assert support.spread.factors[0] == Decimal("2.7355")


def test_the_living_costs_of_a_published_worksheet() -> None:
    """ "Life insurance needs analysis method": worksheet 8.1 of the chapter "Insuring your life" in
    Gitman, Joehnk and Billingsley, Personal Financial Planning;
    exercise Woo: 3,300 a month for 4 years, 2,750 for 9, 2,300 for 17; printed total 924,600.

    39,600 × 4 + 33,000 × 9 + 27,600 × 17 = 158,400 + 297,000 + 469,200.
    """
    months = ((3_300, 4), (2_750, 9), (2_300, 17))
    phases = tuple(Phase(yuan(12 * amount), years) for amount, years in months)
    household = Situation(persons=(HUSBAND,), living=Living(phases=phases), housing_debt=yuan(0))
    found = of_husband(Diagnosis.INCOME, household, FLAT)
    assert [amount for _words, amount in lines(found.needed)[:3]] == [158_400, 297_000, 469_200]
    assert found.a == exactly(924_600)


def test_the_resources_of_a_published_worksheet() -> None:
    """The same worksheet, exercise Wong: needs of 2,418,000; survivors' benefits of 42,000 for 9
    years, earnings of 52,000 for 15, a pension of 37,200 for 22 (printed total income 1,976,400),
    60,000 saved, a policy of 100,000.

    378,000 + 780,000 + 818,400 = 1,976,400; with 160,000 it is 2,136,400; 281,600 are lacking.
    """
    streams = ((42_000, 0, 9), (52_000, 9, 15), (37_200, 24, 22))
    arriving = tuple(
        Prepared(
            source=Source.INCOME_GOING_ON,
            of=0,
            against=INCOME,
            amount=yuan(amount),
            paid=Paid.YEARLY,
            after=after,
            years=years,
        )
        for amount, after, years in streams
    )
    at_hand = (
        Prepared(source=Source.SET_ASIDE, of=0, against=INCOME, amount=yuan(60_000)),
        Prepared(source=Source.POLICY, of=0, against=INCOME, amount=yuan(100_000)),
    )
    household = Situation(
        persons=(HUSBAND,),
        living=Living(phases=(Phase(yuan(2_418_000), 1),)),
        housing_debt=yuan(0),
        prepared=(*arriving, *at_hand),
    )
    found = of_husband(Diagnosis.INCOME, household, FLAT)
    assert sum(amount for _words, amount in lines(found.prepared)[-3:]) == 1_976_400
    assert (found.b, found.c) == (exactly(2_136_400), exactly(281_600))


def test_more_prepared_than_needed_is_covered() -> None:
    more = Prepared(source=Source.POLICY, of=0, against=INCOME, amount=yuan(2_000_000))
    found = of_husband(Diagnosis.INCOME, replace(HOUSEHOLD, prepared=(*HOUSEHOLD.prepared, more)))
    assert (found.c, found.standing) == (exactly(-500_000), Standing.COVERED)


@pytest.mark.parametrize(
    ("born", "income", "is_asked"),
    [
        (1943, UNKNOWN, False),
        (1966, UNKNOWN, False),  # 60 this year
        (1967, UNKNOWN, True),
        (None, UNKNOWN, True),
        (1943, yuan(50_000), True),  # who still earns can lose it
    ],
)
def test_past_the_age_of_retiring_an_income_counts_once_it_is_told(
    born: int | None, income: Span, is_asked: bool
) -> None:
    old = replace(HOUSEHOLD, persons=(replace(HUSBAND, born=born, income=income),), prepared=())
    found = gap(old, 0, Diagnosis.INCOME, Assumptions(), today=TODAY)
    assert (found.why_not is None) is is_asked


def test_who_earns_nothing_has_no_income_to_lose() -> None:
    found = gap(HOUSEHOLD, 1, Diagnosis.INCOME, ALIKE, today=TODAY)
    assert isinstance(found.c, NotComputable)
    assert found.c.because.said() == "李梅 has no income that could be lost"
    assert (found.a, found.b, found.standing) == (found.c, found.c, Standing.NOT_COMPUTABLE)
    # Falling ill costs her all the same, and no income is missing.
    illness = gap(HOUSEHOLD, 1, Diagnosis.ILLNESS, ALIKE, today=TODAY)
    assert illness.a == exactly(200_000)


def test_nobody_outlives_the_assumptions() -> None:
    household = replace(HOUSEHOLD, persons=(replace(HUSBAND, born=1941),))
    found = of_husband(Diagnosis.RETIREMENT, household)
    assert isinstance(found.c, NotComputable)
    assert found.c.because.said() == "王建国 is as old as the assumptions count to: 85"


def test_of_nobody_anything_is_known() -> None:
    found = of_husband(Diagnosis.INCOME, Situation(persons=(Person(name="王建国"),)))
    assert isinstance(found.c, Range)
    assert (found.c.least, found.c.most) == (NOTHING, None)
    assert [reason.said() for reason in found.c.missing] == [
        "living costs of the family a year",
        "debt on the home",
    ]
    assert found.standing is Standing.UNSURE


def test_an_unknown_year_of_birth_is_a_range_of_years() -> None:
    household = replace(HOUSEHOLD, duties=(replace(DAUGHTER, born=None),))
    found = of_husband(Diagnosis.INCOME, household)
    # Without the father 2,480,000 − 480,000 to 2,000,000 + 40,000 × 22, less 1,160,000.
    assert isinstance(found.c, Range)
    assert (found.c.least, found.c.most) == (Money.of_yuan(840_000), Money.of_yuan(1_720_000))
    assert [reason.said() for reason in found.c.missing] == ["year of birth of 小雨"]
    assert found.standing is Standing.OPEN


def test_what_is_unknown_on_both_sides_says_nothing() -> None:
    unknown = Prepared(source=Source.POLICY, of=0, against=INCOME)
    household = replace(HOUSEHOLD, housing_debt=UNKNOWN, prepared=(unknown,))
    found = of_husband(Diagnosis.INCOME, household)
    assert isinstance(found.c, NotComputable)
    assert [reason.said() for reason in found.c.missing] == ["debt on the home", "policy"]


def test_schooling_and_support_inside_the_living_costs_are_taken_off() -> None:
    """180,000 as bank statements show them hold 40,000, 12,000 and 8,000 with lines of their own:
    120,000 remain, and the need is that of the household by hand."""
    living = Living(
        phases=(Phase(yuan(180_000)),),
        has_schooling=True,
        has_support=True,
        instalments=yuan(8_000),
    )
    found = of_husband(Diagnosis.INCOME, replace(HOUSEHOLD, living=living))
    assert found.a == exactly(2_660_000)
    assert lines(found.needed[0].taken_off) == [
        ("education of 小雨", 40_000),
        ("support of 王父", 12_000),
        ("instalments of the home", 8_000),
    ]


def test_a_duty_of_one_is_not_the_other_s() -> None:
    household = replace(HOUSEHOLD, persons=(HUSBAND, replace(WIFE, income=yuan(100_000))))
    found = gap(household, 1, Diagnosis.INCOME, ALIKE, today=TODAY)
    assert "support of 王父" not in [term.words.said() for term in found.needed]


@pytest.mark.parametrize(
    ("duty", "years"),
    [
        (DAUGHTER, 12),
        (replace(DAUGHTER, until=2040), 14),  # graduates late, as was said
        (replace(DAUGHTER, born=2000), 0),
        (FATHER, 15),
        (replace(FATHER, until=2030), 4),
    ],
)
def test_how_long_somebody_is_kept(duty: SupportDuty, years: int) -> None:
    found = of_husband(Diagnosis.INCOME, replace(HOUSEHOLD, duties=(duty,)))
    spread = found.needed[-1].spread
    assert spread is not None
    assert [period.years for period in spread.periods] == [years, years]


def test_a_parent_who_outlives_the_assumptions_is_kept_all_the_same() -> None:
    """Born in 1936 and 90 today: nobody knows for how long, up to the age of 120."""
    household = replace(HOUSEHOLD, duties=(replace(FATHER, born=1936),))
    support = of_husband(Diagnosis.INCOME, household).needed[-1]
    assert (support.amount.least, support.amount.most) == (NOTHING, Money.of_yuan(360_000))
    assert [one.said() for one in support.amount.missing] == ["until when 王父 is kept"]


@pytest.mark.parametrize(
    ("born", "said"),
    [
        (1986, "for 25 years, beginning in 20 years: × 25.0000"),
        (1956, "for 15 years: × 15.0000"),
        # One who is 84 has a year left, one who is not yet 60 all the 25.
        (None, "for 1 to 25 years: × 1.0000 to 25.0000"),
    ],
)
def test_how_long_old_age_is_and_what_it_makes(born: int | None, said: str) -> None:
    household = Situation(persons=(replace(HUSBAND, born=born),))
    spread = of_husband(Diagnosis.RETIREMENT, household).needed[0].spread
    assert spread is not None
    assert over(spread).said() == said


def test_the_beginning_alone_may_be_unknown() -> None:
    """Prices rise faster than money earns: the furthest old age is worth most; one who is 59 and
    one who is 60 have 1 year each, the one at once and the other in a year."""
    near = Assumptions(inflation_bp=1_000, return_bp=0, retire_at=59, live_to=60)
    household = Situation(persons=(replace(HUSBAND, born=None),))
    spread = of_husband(Diagnosis.RETIREMENT, household, near).needed[0].spread
    assert spread is not None
    # 1.1 ** 41 for somebody of 18.
    assert over(spread).said() == ("for 1 years, beginning in 0 to 41 years: × 1.0000 to 49.7852")
