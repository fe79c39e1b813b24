"""Households for diagnoses: one worked by hand, and strategies for any."""

from dataclasses import replace

from hypothesis import strategies as st

from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.figures import Computed, Figure
from rmdesk.domain.diagnosis.persons import Diagnosis, Person, SupportDuty
from rmdesk.domain.diagnosis.prepared import Paid, Prepared, Source
from rmdesk.domain.diagnosis.situation import Living, Phase, Situation
from rmdesk.domain.diagnosis.spans import Span, known
from rmdesk.domain.identity import Sex
from rmdesk.domain.kin.household import Support
from rmdesk.domain.money import Money
from tests.books.builders import TODAY

YEAR = TODAY.year


def yuan(amount: int | str) -> Span:
    return known(Money.of_yuan(amount))


def exactly(amount: int | str) -> Figure[Money]:
    return Computed(Money.of_yuan(amount))


HUSBAND = Person(
    name="王建国",
    sex=Sex.MALE,
    born=1986,
    income=yuan(300_000),
    treatment=yuan(300_000),
    retirement=yuan(96_000),
)
WIFE = Person(
    name="李梅",
    sex=Sex.FEMALE,
    born=1988,
    income=yuan(0),
    treatment=yuan(200_000),
    retirement=yuan(60_000),
)
DAUGHTER = SupportDuty(name="小雨", support=Support.CHILD, born=2016, yearly=yuan(40_000))
FATHER = SupportDuty(name="王父", support=Support.PARENT, born=1956, yearly=yuan(12_000), of=0)
PREPARED = (
    Prepared(
        source=Source.SOCIAL_SECURITY,
        of=0,
        against=frozenset({Diagnosis.INCOME}),
        amount=yuan(100_000),
    ),
    Prepared(
        source=Source.POLICY, of=0, against=frozenset({Diagnosis.INCOME}), amount=yuan(500_000)
    ),
    Prepared(
        source=Source.SET_ASIDE, of=0, against=frozenset({Diagnosis.INCOME}), amount=yuan(200_000)
    ),
    Prepared(
        source=Source.INCOME_GOING_ON,
        of=0,
        against=frozenset({Diagnosis.INCOME}),
        amount=yuan(36_000),
        paid=Paid.YEARLY,
        years=10,
    ),
    Prepared(
        source=Source.SOCIAL_SECURITY,
        of=0,
        against=frozenset({Diagnosis.ILLNESS}),
        amount=yuan(150_000),
    ),
    Prepared(
        source=Source.POLICY, of=0, against=frozenset({Diagnosis.ILLNESS}), amount=yuan(400_000)
    ),
    Prepared(
        source=Source.SOCIAL_SECURITY,
        of=0,
        against=frozenset({Diagnosis.RETIREMENT}),
        amount=yuan(48_000),
        paid=Paid.IN_OLD_AGE,
    ),
    Prepared(
        source=Source.SET_ASIDE,
        of=0,
        against=frozenset({Diagnosis.RETIREMENT}),
        amount=yuan(300_000),
    ),
)
HOUSEHOLD = Situation(
    persons=(HUSBAND, WIFE),
    duties=(DAUGHTER, FATHER),
    living=Living(phases=(Phase(yuan(120_000)),)),
    housing_debt=yuan(800_000),
    prepared=PREPARED,
)


amounts = st.integers(0, 10**9).map(lambda fen: known(Money(fen)))
assumed = st.builds(
    Assumptions,
    inflation_bp=st.integers(0, 2_000),
    return_bp=st.integers(0, 2_000),
    living_years=st.integers(1, 60),
    illness_years=st.integers(0, 10),
    child_until=st.integers(16, 30),
    parent_until=st.integers(60, 120),
    retire_at=st.integers(40, 59),
    live_to=st.integers(60, 120),
)
persons = st.builds(
    Person,
    name=st.sampled_from(["甲", "乙"]),
    sex=st.sampled_from([None, *Sex]),
    born=st.integers(YEAR - 59, YEAR - 18),
    income=amounts,
    treatment=amounts,
    retirement=amounts,
    retire_at=st.none() | st.integers(40, 59),
)
duties = st.builds(
    SupportDuty,
    name=st.sampled_from(["丙", "丁"]),
    support=st.sampled_from([Support.CHILD, Support.PARENT]),
    born=st.integers(YEAR - 59, YEAR),
    yearly=amounts,
    of=st.none() | st.just(0),
)


@st.composite
def prepared(draw: st.DrawFn) -> Prepared:
    paid = draw(st.sampled_from(Paid))
    diagnosis = (
        Diagnosis.RETIREMENT if paid is Paid.IN_OLD_AGE else draw(st.sampled_from(Diagnosis))
    )
    return Prepared(
        source=draw(st.sampled_from(Source)),
        of=0,
        against=frozenset({diagnosis}),
        amount=draw(amounts),
        paid=paid,
        after=draw(st.integers(0, 40)),
        years=draw(st.integers(1, 40)),
        words=draw(st.sampled_from(["", "存单"])),
    )


situations = st.builds(
    Situation,
    persons=st.lists(persons, min_size=1, max_size=2).map(tuple),
    duties=st.lists(duties, max_size=3).map(tuple),
    living=st.builds(
        Living,
        phases=st.lists(st.builds(Phase, amounts, st.none()), min_size=1, max_size=4).map(tuple),
    ),
    housing_debt=amounts,
    prepared=st.lists(prepared(), max_size=4).map(tuple),
)


@st.composite
def less_known(draw: st.DrawFn, situation: Situation) -> Situation:
    """The same household as it was before somebody asked: amounts in ranges or not at all."""

    def before(span: Span) -> Span:
        least, most = span.least or Money(0), span.most or Money(0)
        below = Money(draw(st.integers(0, least.fen)))
        above = draw(st.none() | st.integers(0, 10**8).map(lambda fen: Money(most.fen + fen)))
        return draw(st.sampled_from([span, Span(below, above), Span(Money(0), None)]))

    def born(year: int | None) -> int | None:
        return draw(st.sampled_from([year, None]))

    return replace(
        situation,
        persons=tuple(
            replace(
                one,
                born=born(one.born),
                income=before(one.income),
                treatment=before(one.treatment),
                retirement=before(one.retirement),
            )
            for one in situation.persons
        ),
        duties=tuple(
            replace(one, born=born(one.born), yearly=before(one.yearly)) for one in situation.duties
        ),
        living=replace(
            situation.living,
            phases=tuple(
                replace(one, yearly=before(one.yearly)) for one in situation.living.phases
            ),
        ),
        housing_debt=before(situation.housing_debt),
        prepared=tuple(replace(one, amount=before(one.amount)) for one in situation.prepared),
    )
