"""What is typed for an item of the file, and what is not taken, with its sentence."""

from contextlib import suppress
from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.file.choices import BankingFrequency, NetWorth, PhoneLine
from rmdesk.domain.file.field import FileKind, FileSection
from rmdesk.domain.file.fields import FILE_FIELDS, of_section
from rmdesk.domain.file.keeping import kept, unpacked
from rmdesk.domain.file.lunar_days import read_lunar_day
from rmdesk.domain.file.unreadable import (
    FutureDate,
    NameMissing,
    NoAmount,
    NoChoice,
    NoCount,
    NoDate,
    NoDays,
    NoEmail,
    NoHours,
    NoIdentity,
    NoLunarDay,
    NoMobile,
    NoMonth,
    NoMonths,
    NoName,
    NoPhone,
    NoSex,
    NoYearlyAmount,
    NoYesOrNo,
    TooLong,
    TooLongAgo,
    Unreadable,
    YearToCome,
)
from rmdesk.domain.file.values import Yearly, read_value
from rmdesk.domain.identity import Sex
from rmdesk.domain.money import Money
from rmdesk.language import Language, speak
from rmdesk.ui.words import item_texts
from tests.books.builders import TODAY

READ = [
    ("name", " 王芳 ", "王芳"),
    ("mobile", "+86 138-0013-8000", "13800138000"),
    ("home_phone", "(010) 8888 6666 转 12", "(010)88886666转12"),
    ("email", "Wang@Example.com", "Wang@Example.com"),
    ("id_number", "11010519491231002x", "11010519491231002X"),
    ("birthday", "1985年3月2日", date(1985, 3, 2)),
    ("sex", "女", Sex.FEMALE),
    ("sex", "m", Sex.MALE),
    ("wished_days", "30", 30),
    ("review_months", "6", 6),
    ("do_not_call", "是", True),
    ("neutral_envelope", "n", False),
    ("home_size", "1,200", 1200),
    ("expected_inflow", "50万", Money.of_yuan(500_000)),
    ("expected_inflow_on", "2027-03", date(2027, 3, 1)),
    ("expected_inflow_on", "2027年3月", date(2027, 3, 1)),
    ("lunar_birthday", "八月十五", "08-15"),
    ("income", "2025 30万", Yearly(2025, Money.of_yuan(300_000))),
    ("income", "2024年：12.5万", Yearly(2024, Money.of_yuan(125_000))),
    ("income", "30万", Yearly(TODAY.year - 1, Money.of_yuan(300_000))),
    ("income", "300000", Yearly(TODAY.year - 1, Money.of_yuan(300_000))),
    ("net_worth", "from_500", NetWorth.FROM_500),
    ("closed_lines", "home_phone work_phone", (PhoneLine.HOME, PhoneLine.WORK)),
    ("temperament", "  quick   to decide ", "quick to decide"),
]

REFUSED = [
    ("name", "", NameMissing),
    ("name", "13800138000", NoName),
    ("mobile", "12345", NoMobile),
    ("work_phone", "ask him", NoPhone),
    ("fax", "12", NoPhone),
    ("email", "name@", NoEmail),
    ("email", "two words@example.com", NoEmail),
    ("id_number", "110105194912310021", NoIdentity),
    ("birthday", "1985-02-30", NoDate),
    ("birthday", "2026-11-21", FutureDate),
    ("birthday", "1903-01-01", TooLongAgo),
    ("opened_on", "2.30", NoDate),
    ("sex", "x", NoSex),
    ("wished_days", "0", NoDays),
    ("wished_days", "-30", NoDays),
    ("wished_days", "367", NoDays),
    ("review_months", "0", NoMonths),
    ("review_months", "25", NoMonths),
    ("neutral_envelope", "maybe", NoYesOrNo),
    ("children", "-1", NoCount),
    ("children", "two", NoCount),
    ("expected_inflow", "-5万", NoAmount),
    ("expected_inflow", "much", NoAmount),
    ("expected_inflow_on", "2026-10", NoMonth),
    ("expected_inflow_on", "2027-13", NoMonth),
    ("lunar_birthday", "13-1", NoLunarDay),
    ("lunar_birthday", "8-31", NoLunarDay),
    ("income", "2025", Unreadable),
    ("income", "2025 much", NoYearlyAmount),
    ("income", "2025 -3万", NoYearlyAmount),
    ("income", "2027 30万", YearToCome),
    ("net_worth", "7", NoChoice),
    ("bad_hours", "sometimes", NoHours),
    ("temperament", "x" * 2001, TooLong),
]


@pytest.mark.parametrize(("field_id", "text", "value"), READ)
def test_it_is_read(field_id: str, text: str, value: object) -> None:
    assert read_value(FILE_FIELDS[field_id], text, TODAY) == value


@pytest.mark.parametrize(("field_id", "text", "refusal"), REFUSED)
def test_it_is_refused_with_a_sentence(field_id: str, text: str, refusal: type[Unreadable]) -> None:
    if refusal is Unreadable:  # a bare year is an amount of yuan in the last full year
        assert read_value(FILE_FIELDS[field_id], text, TODAY) == Yearly(2025, Money.of_yuan(2025))
        return
    with pytest.raises(refusal) as caught:
        read_value(FILE_FIELDS[field_id], text, TODAY)
    for language in Language:
        speak(language)
        try:
            assert caught.value.sentence() and "{" not in caught.value.sentence()
        finally:
            speak(Language.ENGLISH)


@pytest.mark.parametrize("field_id", [name for name in FILE_FIELDS if name != "name"])
def test_nothing_typed_is_not_known(field_id: str) -> None:
    assert read_value(FILE_FIELDS[field_id], "  ", TODAY) in (None, "")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("正月初一", "01-01"),
        ("腊月三十", "12-30"),
        ("冬月廿五", "11-25"),
        ("闰六月初一", "+06-01"),
        ("农历8月15日", "08-15"),
        ("8-15", "08-15"),
        ("8.15", "08-15"),
        ("+6-1", "+06-01"),
        ("二月廿", "02-20"),
        ("十二月二十", "12-20"),
        ("八月", None),
        ("0-1", None),
        ("正月三十一", None),
        ("中秋", None),
    ],
)
def test_lunar_days(said: str, day: str | None) -> None:
    assert read_lunar_day(said) == day


def value_of(field_id: str) -> st.SearchStrategy[object]:
    field = FILE_FIELDS[field_id]
    amounts = st.integers(0, 10**14).map(Money)
    days = st.dates(date(1910, 1, 1), TODAY)
    by_kind: dict[FileKind, st.SearchStrategy[object]] = {
        FileKind.FLAG: st.booleans(),
        FileKind.CHOICE: st.sampled_from(field.choices or (Sex.MALE,)),
        FileKind.CHOICES: st.sets(st.sampled_from(field.choices or (Sex.MALE,)), min_size=1).map(
            lambda chosen: tuple(one for one in field.choices if one in chosen)
        ),
        FileKind.PAST_DAY: days,
        FileKind.COUNT: st.integers(0, 100_000),
        FileKind.DAYS: st.integers(1, 366),
        FileKind.MONTHS: st.integers(1, 24),
        FileKind.MONEY: amounts,
        FileKind.YEARLY: st.builds(Yearly, st.integers(1950, 2026), amounts),
        FileKind.LUNAR_DAY: st.builds(
            "{}{:02d}-{:02d}".format,
            st.sampled_from(["", "+"]),
            st.integers(1, 12),
            st.integers(1, 30),
        ),
    }
    return by_kind.get(field.kind, st.none())


@given(data=st.data(), language=st.sampled_from(Language))
def test_what_is_kept_and_what_is_typed_mean_the_same(
    data: st.DataObject, language: Language
) -> None:
    field = FILE_FIELDS[data.draw(st.sampled_from(sorted(FILE_FIELDS)))]
    value = data.draw(value_of(field.id))
    if value is None:
        return
    as_of = date(value.year, 12, 31) if isinstance(value, Yearly) else None
    assert unpacked(field, kept(value), as_of) == value
    speak(language)
    try:
        assert item_texts.read(field, item_texts.typed(value), TODAY) == value
    finally:
        speak(Language.ENGLISH)


@given(text=st.text(max_size=40), field_id=st.sampled_from(sorted(FILE_FIELDS)))
def test_whatever_is_typed_is_read_or_refused(text: str, field_id: str) -> None:
    field = FILE_FIELDS[field_id]
    value: object = None
    with suppress(Unreadable):
        value = item_texts.read(field, text, TODAY)
    assert isinstance(item_texts.reading(field, text, value), str)
    as_of = date(value.year, 12, 31) if isinstance(value, Yearly) else None
    assert unpacked(field, kept(value), as_of) == (None if value == "" else value)


@given(text=st.text(max_size=20), field_id=st.sampled_from(sorted(FILE_FIELDS)))
def test_a_value_of_another_version_is_not_known_and_no_fall(text: str, field_id: str) -> None:
    unpacked(FILE_FIELDS[field_id], text, TODAY)


def test_a_choice_is_taken_by_number_word_or_code() -> None:
    field = FILE_FIELDS["banking_frequency"]
    for text in ("2", "every month", "MONTHLY"):
        assert item_texts.read(field, text, TODAY) is BankingFrequency.MONTHLY
    for text in ("0", "6", "often"):
        with pytest.raises(NoChoice):
            item_texts.read(field, text, TODAY)


def test_several_are_taken_by_numbers() -> None:
    lines = item_texts.read(FILE_FIELDS["closed_lines"], "2, 3", TODAY)
    assert lines == (PhoneLine.HOME, PhoneLine.WORK)


def test_the_catalogue_is_whole() -> None:
    assert {field.section for field in FILE_FIELDS.values()} == set(FileSection)
    assert [one for each in FileSection for one in of_section(each)] == list(FILE_FIELDS.values())
    for name, field in FILE_FIELDS.items():
        assert name == field.id and field.title
        is_choice = field.kind in (FileKind.CHOICE, FileKind.CHOICES)
        assert is_choice == bool(field.choices), name
        assert all(isinstance(choice, StrEnum) for choice in field.choices)
        # Every question says why it is asked; what is asked for has a question.
        assert bool(field.question) == bool(field.why), name
        assert field.rank is None or field.question, name
