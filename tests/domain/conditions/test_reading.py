"""Typed conditions: what they mean, how they print, where they go wrong."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.classes.familiarity import Familiarity
from rmdesk.domain.classes.target_group import Membership
from rmdesk.domain.conditions.reading import is_condition, parse
from rmdesk.domain.conditions.refusals import (
    AmountExpected,
    BracketOpen,
    ChoiceExpected,
    ConditionExpected,
    ConnectiveExpected,
    CountExpected,
    DayExpected,
    NotUnderstood,
    SignExpected,
    ValueExpected,
)
from rmdesk.domain.conditions.terms import (
    Between,
    Comparison,
    Condition,
    Every,
    Known,
    Not,
    OneOf,
    Operator,
    Ready,
    Some,
    Within,
)
from rmdesk.domain.conditions.text import asking, both, printed
from rmdesk.domain.conditions.wording import (
    CHOICE_WORDS,
    FIELD_WORDS,
    READY_WORDS,
    choice_words,
    field_named,
)
from rmdesk.domain.fields import FIELDS, Kind, ListField
from rmdesk.domain.identity import Sex
from rmdesk.domain.money import Money
from rmdesk.domain.segments import ClientClass
from rmdesk.domain.views import COLOURS, STANDARD, View
from rmdesk.language import Language, _, speak
from tests.books.builders import TODAY

EQUAL, LESS, MORE = Operator.EQUAL, Operator.LESS, Operator.MORE
AT_MOST, AT_LEAST = Operator.AT_MOST, Operator.AT_LEAST
LAST_SUMMER = Comparison("last_contact", LESS, date(2026, 5, 20))
RICH = Comparison("aum", MORE, Money.of_yuan(500_000))
BY_HAND = Comparison("by_hand", EQUAL, value=True)
FEMALE = Comparison("sex", EQUAL, Sex.FEMALE)
MANY_HIGH = OneOf("class", (ClientClass.VERY_HIGH, ClientClass.HIGHER))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("资产>50万 且 超期", Every((RICH, Ready.OVERDUE))),
        ("资产>50万且超期", Every((RICH, Ready.OVERDUE))),
        ("资产＞５０万　且　超期", Every((RICH, Ready.OVERDUE))),
        ("assets > 500,000 and overdue", Every((RICH, Ready.OVERDUE))),
        ("标签=新基金", Comparison("tags", EQUAL, "新基金")),
        ("标签 有 新基金", Comparison("tags", EQUAL, "新基金")),
        ("标签有新基金、有孩子", OneOf("tags", ("新基金", "有孩子"))),
        ("tags has golf", Comparison("tags", EQUAL, "golf")),
        ("标签~基金", Comparison("tags", Operator.CONTAINS, "基金")),
        ("无 标签", Not(Known("tags"))),
        ("态度=抗拒", Comparison("attitude", EQUAL, Attitude.RESISTANT)),
        ("态度积极", Comparison("attitude", EQUAL, Attitude.POSITIVE)),
        ("target group = not asked", Comparison("target", EQUAL, Membership.UNKNOWN)),
        ("熟悉程度=陌生", Comparison("familiarity", EQUAL, Familiarity.UNKNOWN)),
        ("熟悉度得分 4..5", Between("familiarity_points", 4, 5)),
        ("手工设定 且 优先>=8", Every((BY_HAND, Comparison("priority", AT_LEAST, 8)))),
        ("AUM>500000 & Overdue", Every((RICH, Ready.OVERDUE))),
        ("资产>50万 或 超期 且 性别女", Some((RICH, Every((Ready.OVERDUE, FEMALE))))),
        ("(资产>50万 或 超期) 且 性别女", Every((Some((RICH, Ready.OVERDUE)), FEMALE))),
        ("（资产>50万）", RICH),
        ("非 超期", Not(Ready.OVERDUE)),
        ("not (overdue or sex = f)", Not(Some((Ready.OVERDUE, FEMALE)))),
        ("!!超期", Not(Not(Ready.OVERDUE))),
        ("资产 20万..50万", Between("aum", Money.of_yuan(200_000), Money.of_yuan(500_000))),
        ("资产=20万到50万", Between("aum", Money.of_yuan(200_000), Money.of_yuan(500_000))),
        ("age 30 to 40", Between("age", 30, 40)),
        ("年龄30至40岁", Between("age", 30, 40)),
        ("距应联系天数 -7..-1", Between("days_to_due", -7, -1)),
        ("资产=1,234.50", Comparison("aum", EQUAL, Money(123_450))),
        ("资产=20万、30万", OneOf("aum", (Money.of_yuan(200_000), Money.of_yuan(300_000)))),
        ("资产<(500)", Comparison("aum", LESS, Money.of_yuan(-500))),
        ("等级=很高、较高", MANY_HIGH),
        ("class = very high, higher", MANY_HIGH),
        ("等级≠很高", Not(Comparison("class", EQUAL, ClientClass.VERY_HIGH))),
        ("class != very_high", Not(Comparison("class", EQUAL, ClientClass.VERY_HIGH))),
        ("等级<>很高，较高", Not(MANY_HIGH)),
        ("有 手机", Known("mobile")),
        ("has phone", Known("mobile")),
        ("没有生日", Not(Known("birthday"))),
        ("no birthday", Not(Known("birthday"))),
        ("without e-mail", Not(Known("email"))),
        ("备注~钓鱼", Comparison("note", Operator.CONTAINS, "钓鱼")),
        ("备注包含钓鱼", Comparison("note", Operator.CONTAINS, "钓鱼")),
        ('备注~"a 且 ""b"""', Comparison("note", Operator.CONTAINS, 'a 且 "b"')),
        ("备注~“ＡＢ”", Comparison("note", Operator.CONTAINS, "ＡＢ")),
        ("单位=中行(北京)", Comparison("employer", EQUAL, "中行(北京)")),
        ("风险等级>=C3", Comparison("risk_tolerance", Operator.AT_LEAST, "C3")),
        ("免打扰", Comparison("do_not_call", EQUAL, value=True)),
        ("do not call = no", Comparison("do_not_call", EQUAL, value=False)),
        ("30天内到期", Within("next_maturity", 30)),
        ("maturing in 30 days", Within("next_maturity", 30)),
        ("到期 两周内", Within("next_maturity", 14)),
        ("14天内生日", Within("next_birthday", 14)),
        ("birthday within 2 weeks", Within("next_birthday", 14)),
        ("last_contact within 3 months", Within("last_contact", 90)),
        ("90天未联系", Not(Within("last_contact", 90))),
        ("生日=1980-01-01", Comparison("birthday", EQUAL, date(1980, 1, 1))),
        ("生日=明天", Comparison("next_birthday", EQUAL, TODAY + timedelta(days=1))),
        ("生日 本月", Between("next_birthday", date(2026, 11, 1), date(2026, 11, 30))),
        (
            "生日 1980-01-01..1989-12-31",
            Between("birthday", date(1980, 1, 1), date(1989, 12, 31)),
        ),
        ("上次联系>30天", Comparison("last_contact", LESS, date(2026, 10, 21))),
        ("last contact > 30 days", Comparison("last_contact", LESS, date(2026, 10, 21))),
        ("上次联系 > 30天前", Comparison("last_contact", LESS, date(2026, 10, 21))),
        ("last_contact >30 days ago", Comparison("last_contact", LESS, date(2026, 10, 21))),
        ("上次联系>=三十天", Comparison("last_contact", AT_MOST, date(2026, 10, 21))),
        ("上次联系≥30天", Comparison("last_contact", AT_MOST, date(2026, 10, 21))),
        ("上次联系<30天", Comparison("last_contact", MORE, date(2026, 10, 21))),
        ("上次联系<=30天前", Comparison("last_contact", AT_LEAST, date(2026, 10, 21))),
        ("上次联系>半年 且 超期", Every((LAST_SUMMER, Ready.OVERDUE))),
        ("开户日>3年", Comparison("opened_on", LESS, date(2023, 11, 20))),
        ("上次联系>2026-10-01", Comparison("last_contact", MORE, date(2026, 10, 1))),
        ("上次联系>昨天", Comparison("last_contact", MORE, date(2026, 11, 19))),
        ("上次联系=30天前", Comparison("last_contact", EQUAL, date(2026, 10, 21))),
        ("应联系<30天", Between("next_due", TODAY, date(2026, 12, 19))),
        ("next due <= 30 days", Between("next_due", TODAY, date(2026, 12, 20))),
        ("到期>30天", Comparison("next_maturity", MORE, date(2026, 12, 20))),
        ("到期>=30天后", Comparison("next_maturity", AT_LEAST, date(2026, 12, 20))),
        ("到期<2026-12-01", Comparison("next_maturity", LESS, date(2026, 12, 1))),
        ("应联系<30天前", Comparison("next_due", LESS, date(2026, 10, 21))),
        ("生日<=两周", Between("next_birthday", TODAY, date(2026, 12, 4))),
        ("生日>18年前", Comparison("birthday", LESS, date(2008, 11, 20))),
        ("生日>1980-01-01", Comparison("birthday", MORE, date(1980, 1, 1))),
        ("到期 下月", Between("next_maturity", date(2026, 12, 1), date(2026, 12, 31))),
        ("到期 本季度", Between("next_maturity", date(2026, 10, 1), date(2026, 12, 31))),
        ("matures next week", Between("next_maturity", date(2026, 11, 23), date(2026, 11, 29))),
        ("开户日 2020年", Between("opened_on", date(2020, 1, 1), date(2020, 12, 31))),
        ("建档 2024-02", Between("known_since", date(2024, 2, 1), date(2024, 2, 29))),
        ("risk grade expired", Ready.RISK_EXPIRED),
        ("no contact ever", Ready.NEVER_CONTACTED),
        ("从未联系 或 无 手机", Some((Ready.NEVER_CONTACTED, Not(Known("mobile"))))),
    ],
)
def test_what_is_typed_means(typed: str, meant: Condition) -> None:
    assert parse(typed, today=TODAY) == meant
    assert is_condition(typed, today=TODAY)


@pytest.mark.parametrize(
    ("typed", "error", "position"),
    [
        ("", ConditionExpected, 0),
        ("王芳", ConditionExpected, 0),
        ("超期 且 ", ConditionExpected, 5),
        ("超期 且 王", ConditionExpected, 5),
        ("有 超期", ConditionExpected, 2),
        ("30天内", ConditionExpected, 4),
        ("资产", SignExpected, 2),
        ("资产 50万", SignExpected, 3),
        ("年龄~3", SignExpected, 2),
        ("等级>很高", SignExpected, 2),
        ("资产 30天内", SignExpected, 3),
        ("资产>", AmountExpected, 3),
        ("资产>很多", AmountExpected, 3),
        ("上次联系>9999年", DayExpected, 5),
        ("上次联系>30", DayExpected, 5),
        ("资产>50万且年龄>x", CountExpected, 10),
        ("到期=2026-02-30", DayExpected, 3),
        ("等级=高", ChoiceExpected, 3),
        ("备注~", ValueExpected, 3),
        ('备注=""', ValueExpected, 3),
        ('等级="很高"', ChoiceExpected, 3),
        ("超期 王芳", ConnectiveExpected, 3),
        ("超期)", ConnectiveExpected, 2),
        ("且 超期", ConditionExpected, 0),
        ("(超期 且 (资产>50万)", BracketOpen, 0),
        ("免打扰>是", SignExpected, 3),
        ("(" * 60 + "超期" + ")" * 60, NotUnderstood, 50),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    typed: str, error: type[NotUnderstood], position: int
) -> None:
    with pytest.raises(NotUnderstood) as caught:
        parse(typed, today=TODAY)
    assert (type(caught.value), caught.value.position) == (error, position)
    assert str(position + 1) in caught.value.sentence()


def test_a_wrong_word_for_a_choice_names_the_right_ones() -> None:
    with pytest.raises(ChoiceExpected) as caught:
        parse("class = hihger", today=TODAY)
    assert caught.value.sentence().endswith("very high, higher, medium, lower")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("王芳", False),
        ("zs 8899", False),
        ("资产", False),
        ("note", False),
        ("有为", False),
        ("资产>", True),
        ("资产>x", True),
        ("(超期", True),
        ("资产>50万 且 超", True),
        ("资产>50万 且 超其", True),
        ("overdue or", True),
        ("(超期 且 王", True),
        ("年龄~3", True),
        ("等级>很高", True),
        ("王芳 且 超期", False),
        ("Tom and Jerry", False),
        ("且 超期", False),
        ("资产 50万", False),
        ("非凡", False),
    ],
)
def test_a_name_is_no_condition(typed: str, *, expected: bool) -> None:
    assert is_condition(typed, today=TODAY) is expected


def any_value(field: ListField) -> st.SearchStrategy[object]:
    match field.kind:
        case Kind.MONEY:
            return st.integers(-(10**14), 10**14).map(Money)
        case Kind.DAY:
            return st.dates(date(1900, 1, 1), date(2099, 12, 31))
        case Kind.COUNT:
            return st.integers(-(10**8), 10**8)
        case Kind.TEXT:
            some = st.text(alphabet="且或非()、,\"“”and or~=C3芳　Ａ-.'", min_size=1)
            return (some | st.text(min_size=1)).filter(lambda text: text.strip() != "")
        case Kind.CHOICE:
            return st.sampled_from(field.choices)
        case Kind.FLAG:
            return st.booleans()


@st.composite
def readable(draw: st.DrawFn) -> Condition:
    """A condition on one field that can be typed."""
    field = draw(st.sampled_from(list(FIELDS.values())))
    values = any_value(field)
    forms: list[st.SearchStrategy[Condition]] = [
        st.just(Known(field.id)),
        st.builds(Comparison, st.just(field.id), st.just(EQUAL), values),
    ]
    if field.kind is not Kind.FLAG:
        several = st.lists(values, min_size=2, max_size=3).map(tuple)
        forms.append(st.builds(OneOf, st.just(field.id), several))
    if field.kind in (Kind.MONEY, Kind.DAY, Kind.COUNT):
        forms.append(st.builds(Between, st.just(field.id), values, values))
    if field.kind not in (Kind.CHOICE, Kind.FLAG) and not field.has_many:
        signs = st.sampled_from([LESS, MORE, Operator.AT_MOST, Operator.AT_LEAST])
        forms.append(st.builds(Comparison, st.just(field.id), signs, values))
    if field.kind is Kind.TEXT:
        forms.append(st.builds(Comparison, st.just(field.id), st.just(Operator.CONTAINS), values))
    if field.kind is Kind.DAY and field.id != "birthday":
        forms.append(st.builds(Within, st.just(field.id), st.integers(0, 9999)))
    condition: Condition = draw(st.one_of(*forms))
    return condition


def has_lived(condition: Condition) -> bool:
    """Whether no day of birth is asked for that is yet to come: that asks the next birthday."""
    match condition:
        case Comparison("birthday", _, date() as day):
            return day < TODAY
        case OneOf("birthday", values):
            return all(isinstance(day, date) and day < TODAY for day in values)
        case Between("birthday", low, high):
            return isinstance(low, date) and isinstance(high, date) and max(low, high) < TODAY
    return True


CONDITIONS = st.recursive(
    readable().filter(has_lived) | st.sampled_from(Ready),
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=3).map(lambda some: Every(tuple(some))),
        st.lists(inner, min_size=2, max_size=3).map(lambda some: Some(tuple(some))),
    ),
    max_leaves=6,
)


@settings(max_examples=200, deadline=None)
@given(condition=CONDITIONS, language=st.sampled_from(Language))
def test_a_printed_condition_reads_back(condition: Condition, language: Language) -> None:
    assert parse(printed(condition, language), today=TODAY) == condition


@settings(max_examples=200, deadline=None)
@given(
    typed=st.lists(
        st.sampled_from(
            [*'且或非()=<>~、" 3万天内', "资产", "超期", "生日", "and ", "age", "..", "有", "本月"]
        )
    ).map("".join)
    | st.text()
)
def test_whatever_is_typed_is_read_or_refused_with_a_place(typed: str) -> None:
    with suppress(NotUnderstood):
        parse(typed, today=TODAY)
        return
    with pytest.raises(NotUnderstood) as caught:
        parse(typed, today=TODAY)
    assert 0 <= caught.value.position <= len(typed)


def test_a_quick_filter_goes_on_top_of_what_is_typed() -> None:
    quick = printed(asking("sex", Sex.FEMALE), Language.CHINESE)
    assert parse(both("超期 或 资产>50万", quick), today=TODAY) == Every(
        (Some((Ready.OVERDUE, RICH)), FEMALE)
    )
    assert both("", quick) == quick
    assert both(quick, " ") == quick
    assert asking("elsewhere", None) == Not(Known("elsewhere"))
    assert asking("note", "") == Not(Known("note"))


@pytest.mark.parametrize("view", STANDARD, ids=lambda view: view.name)
def test_the_standard_views_can_be_read(view: View) -> None:
    texts = [view.condition, *(rule.condition for rule in view.rules)]
    assert all(is_condition(text, today=TODAY) for text in texts if text)
    assert {rule.colour for rule in view.rules} <= set(COLOURS)


def test_every_word_names_one_thing() -> None:
    assert FIELD_WORDS.keys() == FIELDS.keys()
    words = [word for named in (FIELD_WORDS, READY_WORDS) for w in named.values() for word in w]
    assert len(words) == len(set(words))
    for field in FIELDS.values():
        choices = [word for choice in field.choices for word in choice_words(choice)]
        assert len(choices) == len(set(choices))
    assert len(CHOICE_WORDS) == sum(len(field.choices) for field in FIELDS.values())


@pytest.mark.parametrize("name", list(FIELDS))
def test_every_column_is_asked_for_by_each_of_its_words_and_its_id(name: str) -> None:
    known = {Known(name)}
    assert {parse(f"有 {word}", today=TODAY) for word in FIELD_WORDS[name]} == known
    if name not in {"class", "aum", "days_since", "contacts_90", "taboos", "gone_on"}:
        return
    assert {
        parse(f"has {word.upper()}", today=TODAY) for word in FIELD_WORDS[name].english
    } == known


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", list(FIELDS))
def test_a_column_is_named_by_its_title_and_id(name: str, language: Language) -> None:
    speak(language)
    titles = [FIELDS[name].title, _(FIELDS[name].title), name, name.upper()]
    found = {field_named(title) for title in titles}
    speak(Language.ENGLISH)
    assert found == {name}
