"""The file item by item: values, their age, and what two merged files say."""

from datetime import date, timedelta
from typing import Any

import pytest

from rmdesk.domain.ask_list import ASKED, ELSEWHERE, asks_of
from rmdesk.domain.file.choices import ServiceRelationship
from rmdesk.domain.file.contradictions import (
    AccountBeforeBirth,
    AnotherBirthday,
    AnotherSex,
    contradiction,
)
from rmdesk.domain.file.entries import file_of, years_of
from rmdesk.domain.file.fields import FILE_FIELDS
from rmdesk.domain.file.values import Yearly
from rmdesk.domain.identity import Sex, check_character
from rmdesk.domain.money import Money
from tests.books.builders import TODAY, a_client
from tests.domain.file.details import a_detail

YEAR = timedelta(days=365)


def test_a_file_has_every_item_known_or_not() -> None:
    file = file_of(a_client(mobile="13800138000"), [a_detail("usual_bank", "建行")])
    assert set(file) == set(FILE_FIELDS)
    assert file["mobile"].value == "13800138000"
    assert file["usual_bank"].value == "建行"
    assert not file["marriage"].is_known


@pytest.mark.parametrize(("days", "is_old"), [(0, False), (365, False), (366, True), (4000, True)])
def test_an_outside_figure_grows_old(days: int, is_old: bool) -> None:
    detail = a_detail("usual_bank", "建行", known_since=TODAY, as_of=TODAY - timedelta(days))
    entry = file_of(a_client(), [detail])["usual_bank"]
    assert entry.days_old(TODAY) == days
    assert entry.is_old(TODAY) is is_old


def test_what_is_no_outside_figure_does_not_age() -> None:
    entry = file_of(a_client(), [a_detail("marriage", "married", known_since=TODAY - 9 * YEAR)])
    assert entry["marriage"].days_old(TODAY) is None


def test_where_a_column_came_from_counts_while_it_says_the_same() -> None:
    detail = a_detail("expected_inflow", "500000.00", as_of=TODAY - YEAR, source="卖房合同")
    known = file_of(a_client(expected_inflow=Money.of_yuan(500_000)), [detail])["expected_inflow"]
    assert (known.source, known.as_of) == ("卖房合同", TODAY - YEAR)
    newer = file_of(a_client(expected_inflow=Money.of_yuan(600_000)), [detail])["expected_inflow"]
    assert newer.value == Money.of_yuan(600_000)
    assert (newer.source, newer.as_of, newer.known_since) == ("", None, None)


def test_of_two_merged_files_what_was_true_last_holds() -> None:
    older = a_detail("usual_bank", "建行", 2, as_of=date(2024, 1, 1))
    newer = a_detail("usual_bank", "工行", 1, as_of=date(2025, 1, 1))
    for details in ([older, newer], [newer, older]):
        assert file_of(a_client(), details)["usual_bank"].value == "工行"


def test_years_stand_newest_first_and_the_newest_is_the_item() -> None:
    details = [
        a_detail("income", "100000.00", 1, as_of=date(2023, 12, 31)),
        a_detail("income", "300000.00", 2, as_of=date(2025, 12, 31)),
        a_detail("expense", "90000.00", 3, as_of=date(2025, 12, 31)),
    ]
    years = [entry.value for entry in years_of("income", details)]
    assert years == [
        Yearly(2025, Money.of_yuan(300_000)),
        Yearly(2023, Money.of_yuan(100_000)),
    ]
    assert file_of(a_client(), details)["income"].value == years[0]


def test_a_choice_that_no_longer_exists_is_not_known() -> None:
    assert file_of(a_client(), [a_detail("service", "dreamt")])["service"].value is None
    known = file_of(a_client(), [a_detail("service", "established")])["service"]
    assert known.value is ServiceRelationship.ESTABLISHED


ID = "99010119851125001" + check_character("99010119851125001")  # a man born 1985-11-25


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, None),
        ({"id_number": ID}, None),
        ({"id_number": ID, "birthday": date(1985, 11, 25), "sex": Sex.MALE}, None),
        ({"id_number": ID, "birthday": date(1985, 11, 24)}, AnotherBirthday),
        ({"id_number": ID, "sex": Sex.FEMALE}, AnotherSex),
        # Only resident identity numbers say anything.
        ({"id_number": "G12345678", "sex": Sex.FEMALE, "birthday": date(1990, 1, 1)}, None),
        ({"opened_on": date(1980, 1, 1), "birthday": date(1985, 11, 25)}, AccountBeforeBirth),
    ],
)
def test_what_cannot_be_true_together(values: dict[str, Any], expected: type | None) -> None:
    found = contradiction(a_client(**values))
    assert (type(found) if found else None) is expected


def test_the_most_useful_is_asked_first_and_what_grew_old_last() -> None:
    file = file_of(
        a_client(mobile="13800138000"),
        [a_detail("usual_bank", "建行", as_of=TODAY - 2 * YEAR)],
    )
    asks = asks_of(file, None, TODAY)
    names = [ask.field for ask in asks]
    assert names[0] == "birthday"
    assert "mobile" not in names
    assert ELSEWHERE in names
    assert names[-1] == "usual_bank" and asks[-1].days_old == 730
    assert ELSEWHERE not in [ask.field for ask in asks_of(file, Money(0), TODAY)]


def test_every_question_has_a_reason() -> None:
    assert all(ask.question and ask.why for ask in ASKED)
    assert len({ask.field for ask in ASKED}) == len(ASKED)


def test_a_complete_file_leaves_nothing_to_ask() -> None:
    file = dict(file_of(a_client(), []))
    complete = {
        name: type(entry)(field=entry.field, value="x", known_since=TODAY)
        for name, entry in file.items()
    }
    assert asks_of(complete, Money(0), TODAY) == []
