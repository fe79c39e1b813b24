"""The history of a file in words; every field that can change has a title."""

from datetime import date, datetime
from typing import Any

import pytest

from rmdesk.domain.file.fields import FILE_FIELDS
from rmdesk.domain.history import Again, Change, Step
from rmdesk.domain.money import Money
from rmdesk.domain.policies.policy import PolicyKind
from rmdesk.store.journal.history import _OWN_STORY, _UNTOLD
from rmdesk.store.tables.records import RECORDS
from rmdesk.ui.words.history import (
    _UNSAID,
    action_words,
    field_words,
    image_words,
    record_words,
    step_words,
)
from rmdesk.ui.words.history_titles import FIELD_TITLES, RECORD_TITLES

_INSIDE = _UNTOLD | _UNSAID | {"field", "value", "former_numbers"}


def a_change(**values: Any) -> Change:
    plain: dict[str, Any] = {
        "at": datetime(2026, 11, 20, 9, 30),
        "kind": "client.edit",
        "subject": {"name": "张三"},
        "again": Again.DONE,
        "record": "policies",
        "record_id": 1,
        "step": Step.CHANGED,
        "image": {"kind": PolicyKind.MEDICAL, "insurer": "甲"},
    }
    return Change(**plain | values)


@pytest.mark.parametrize("name", RECORDS)
def test_whatever_the_journal_tells_of_a_client_has_a_title(name: str) -> None:
    table = RECORDS[name]
    if "client_id" not in table._meta.fields or table in _OWN_STORY:
        return
    assert name in {*RECORD_TITLES, "details"}
    assert set(table._meta.fields) - _INSIDE <= set(FIELD_TITLES)


def test_every_field_of_a_client_has_a_title() -> None:
    fields = set(RECORDS["clients"]._meta.fields) - _INSIDE
    assert fields <= {*FILE_FIELDS, *FIELD_TITLES}


@pytest.mark.parametrize(
    ("field", "before", "after", "said"),
    [
        ("sum_insured", None, Money.of_yuan(50_000), ("", "50,000.00")),
        ("kind", PolicyKind.MEDICAL, PolicyKind.ACCIDENT, ("medical", "accident")),
        ("is_regular", True, None, ("yes", "")),
        ("next_premium_on", None, date(2027, 1, 2), ("", "2027-01-02")),
        ("rate_bp", 210, 195, ("2.1 %", "1.95 %")),
        ("mobile", "13812345678", "", ("138****5678", "")),
        ("id_number", "", "990101198511250011", ("", "**************0011")),
        ("metric", "loans", "own_信用卡#2", ("Personal loans", "信用卡")),
        ("media", "image/png", "application/pdf", ("picture", "PDF")),
    ],
)
def test_values_are_told_as_people_write_them(
    field: str, before: object, after: object, said: tuple[str, str]
) -> None:
    assert step_words(a_change(field=field, before=before, after=after)) == said


def test_a_record_is_told_by_what_tells_it_from_others() -> None:
    assert record_words(a_change()) == "Policy  medical  甲"
    assert field_words(a_change(field="insurer")) == "Insurer"


def test_an_item_of_the_file_is_told_by_its_title() -> None:
    detail = a_change(
        record="details", step=Step.ADDED, image={"field": "dialect", "value": "上海话"}
    )
    assert record_words(detail) == ""
    assert field_words(detail) == FILE_FIELDS["dialect"].title
    assert step_words(detail) == ("", "上海话")
    assert image_words(detail) == ""


def test_what_went_is_told_whole() -> None:
    gone = a_change(step=Step.REMOVED, image={"id": 3, "insurer": "甲", "insured": "张三"})
    assert image_words(gone) == "Insurer: 甲  Insured: 张三"
    assert step_words(gone) == ("was on file", "removed")


@pytest.mark.parametrize(
    ("again", "said"),
    [
        (Again.DONE, "edit of 张三"),
        (Again.UNDONE, "undone: edit of 张三"),
        (Again.REDONE, "done again: edit of 张三"),
    ],
)
def test_what_was_taken_back_is_told_as_such(again: Again, said: str) -> None:
    assert action_words(a_change(again=again)) == said


def test_what_a_former_rm_changed_says_by_whom() -> None:
    change = a_change(
        record="clients", field="note", before="甲", after="乙", who="王芳", subject={}
    )
    assert action_words(change) == "by 王芳, before the handover"
    assert step_words(change) == ("甲", "乙")
