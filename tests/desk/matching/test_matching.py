"""Who and what a row is about: identities, conflicts, repeats, what is gone and what returns."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.matching import (
    client_index,
    client_lists,
    contacts,
    gone_clients,
    ledger,
    records,
)
from rmdesk.desk.matching.contacts import aligned
from rmdesk.desk.matching.drafts import Draft
from rmdesk.domain.contacts import Channel
from rmdesk.domain.money import Money
from rmdesk.exchange.columns import SheetKind
from rmdesk.exchange.reading import Row, Sheet
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW
from tests.desk.matching.sheets import (
    ID,
    OTHER_ID,
    PHONE,
    WHO,
    ZHANG,
    a_calendar,
    a_sheet,
    bring_in,
    clients,
    everyone,
    people,
    summary,
    told,
)


@pytest.mark.parametrize(
    ("row", "counts", "message"),
    [
        (("1", "张三", ID, PHONE), (0, 0, 1, 0, 0, 0), None),
        (("1", "张 三", None, None), (0, 1, 0, 0, 0, 0), None),
        ((None, "张三", ID, None), (0, 0, 1, 0, 0, 0), None),
        ((None, "张三", None, PHONE), (0, 0, 1, 0, 0, 0), None),
        (("1", "张三", None, "13900139000"), (0, 1, 0, 0, 0, 0), None),
        (("1", "李四", OTHER_ID, None), (0, 0, 0, 1, 0, 0), client_index.CONTRADICTS),
        (("9", "张三", ID, None), (0, 0, 0, 1, 0, 0), client_index.OTHER_NUMBER),
        (("9", "张三", None, PHONE), (0, 0, 0, 1, 0, 0), client_index.OTHER_NUMBER),
        ((None, "张三", OTHER_ID, PHONE), (0, 0, 0, 1, 0, 0), client_index.OTHER_ID),
        (("1", "王五", "E1234567", "13700137000"), (0, 0, 0, 1, 0, 0), client_index.CONTRADICTS),
        (("2", "李四", None, PHONE), (1, 0, 0, 0, 0, 0), None),
    ],
)
def test_number_then_id_then_mobile_and_name(
    desk: Desk, row: tuple[Any, ...], counts: tuple[int, ...], message: str | None
) -> None:
    bring_in(desk, clients(WHO, ZHANG))
    report = bring_in(desk, clients(WHO, row))
    assert summary(report) == [counts]
    assert [entry for entry in told(report) if entry[0]] == ([(2, message)] if message else [])


def test_a_row_that_points_to_two_clients_is_a_conflict(desk: Desk) -> None:
    bring_in(desk, clients(WHO, ZHANG, ("2", "李四", OTHER_ID, None)))
    report = bring_in(desk, clients(WHO, ("1", "张三", OTHER_ID, None)))
    assert told(report) == [(2, client_index.POINTS_TO_SEVERAL)]
    assert report.total("gone") == 0


def test_a_name_alone_finds_one_client_and_asks_about_namesakes(desk: Desk) -> None:
    sheet = clients("name note", ("张三", "好"), ("李四", ""))
    assert summary(bring_in(desk, sheet)) == [(2, 0, 0, 0, 0, 0)]
    assert summary(bring_in(desk, sheet)) == [(0, 0, 2, 0, 0, 0)]
    bring_in(desk, clients(WHO, ("7", "李四", None, None)))
    again = told(bring_in(desk, clients("name note", ("李四", "x"))))
    assert [entry for entry in again if entry[0]] == [(2, client_index.NAMESAKES)]


def test_blanks_never_erase_and_the_id_number_fills_birthday_and_sex(desk: Desk) -> None:
    bring_in(desk, clients("number name id_number note", ("1", "张三", ID, "好")))
    bring_in(desk, clients("number name id_number note", ("1", "张三", None, None)))
    (client,) = everyone(desk)
    assert (client.id_number, client.note) == (ID, "好")
    assert (client.birthday, client.sex) == (date(1995, 7, 21), "female")


def test_a_birthday_against_the_id_number_is_told(desk: Desk) -> None:
    sheet = clients("number name id_number birthday", ("1", "张三", ID, date(1995, 7, 22)))
    assert told(bring_in(desk, sheet)) == [(2, client_lists.BIRTHDAY_DIFFERS)]
    assert everyone(desk)[0].birthday == date(1995, 7, 22)


def test_duplicates_in_one_sheet_are_told(desk: Desk) -> None:
    report = bring_in(desk, clients(WHO, ZHANG, ("1", "张三", None, "13900139000")))
    assert summary(report) == [(1, 0, 0, 0, 1, 0)]
    assert told(report) == [(3, client_lists.REPEATS)]
    assert everyone(desk)[0].mobile == PHONE


def test_a_client_a_full_list_lacks_is_gone_and_may_return(desk: Desk) -> None:
    bring_in(desk, people(1, 2, 3))
    assert summary(bring_in(desk, people(1, 3))) == [(0, 0, 2, 0, 0, 1)]
    assert [client.gone_on for client in everyone(desk)] == [None, TODAY, None]
    assert summary(bring_in(desk, people(1, 3))) == [(0, 0, 2, 0, 0, 0)]
    assert summary(bring_in(desk, people(1, 2, 3))) == [(0, 1, 2, 0, 0, 0)]
    assert not any(client.gone_on for client in everyone(desk))


def test_a_part_of_the_list_or_a_core_export_marks_nobody(desk: Desk) -> None:
    bring_in(desk, people(1, 2, 3, 4, 5))
    report = bring_in(desk, people(1, 2))
    assert summary(report) == [(0, 0, 2, 0, 0, 0)]
    assert told(report) == [(None, gone_clients.PARTIAL_LIST)]
    core = a_sheet(
        SheetKind.CORE, "number name balance", *((str(n), f"客户{n}", 5) for n in range(1, 5))
    )
    assert bring_in(desk, core).total("gone") == 0


def test_a_refused_row_and_a_client_added_by_hand_are_not_gone(desk: Desk) -> None:
    bring_in(desk, people(1, 2, 3))
    add_client(desk, now=NOW, name="新客户")
    sheet = people(1, 2, refused=(Row(9, ("3", None)),))
    assert summary(bring_in(desk, sheet)) == [(0, 0, 2, 0, 1, 0)]


HOLDING = (
    "client_number client_name institution is_ours holding_class called item amount start maturity"
)
START, END = date(2024, 1, 2), date(2027, 4, 18)


def holding(
    number: str, item: str, amount: int, start: date | None = START, **more: Any
) -> list[Any]:
    place = more.get("place", "本行")
    ours = place == "本行"
    return [number, None, place, ours, "bond", "国债", item, amount, start, more.get("end", END)]


def holdings(*rows: Sequence[Any], **more: Any) -> Sheet:
    return a_sheet(SheetKind.HOLDINGS, HOLDING, *rows, **more)


def core(item: str | None, amount: int, end: date | None = END) -> Sheet:
    fields = "number name balance product product_maturity product_amount"
    row = ("1", "客户1", 999, item, end, amount)
    return a_sheet(SheetKind.CORE, fields, row, file="core.csv")


def lines(desk: Desk) -> list[tuple[str, str, Money, date | None, date | None, date | None]]:
    return [
        (h.called, h.item, h.amount, h.start, h.as_of, h.gone_on)
        for client in everyone(desk)
        for h in sorted(desk.holdings.of(client.id), key=lambda line: line.id)
    ]


@pytest.mark.parametrize("core_first", [True, False])
def test_the_core_system_and_the_sheet_mean_the_same_line(desk: Desk, core_first: bool) -> None:
    sheets: list[tuple[Sheet, ...]] = [
        (core("国债甲", 500),),
        (people(1), holdings(holding("1", "国债甲", 500))),
    ]
    for group in sheets if core_first else reversed(sheets):
        bring_in(desk, *group)
    assert lines(desk) == [("国债", "国债甲", Money(500), START, TODAY, None)]


@pytest.mark.parametrize("core_first", [True, False])
def test_a_line_only_the_core_system_knows_stays(desk: Desk, core_first: bool) -> None:
    sheets: list[tuple[Sheet, ...]] = [
        (core("国债乙", 500),),
        (people(1), holdings(holding("1", "国债甲", 5))),
    ]
    for group in sheets if core_first else reversed(sheets):
        bring_in(desk, *group)
    assert sorted(line[1] for line in lines(desk)) == ["国债乙", "国债甲"]
    assert not any(line[-1] for line in lines(desk))


def test_a_new_amount_has_a_new_day_and_the_old_one_again_changes_nothing(desk: Desk) -> None:
    bring_in(desk, people(1), holdings(holding("1", "国债甲", 500)))
    later = TODAY + timedelta(days=3)
    assert bring_in(desk, holdings(holding("1", "国债甲", 500)), today=later).total("updated") == 0
    assert bring_in(desk, holdings(holding("1", "国债甲", 600)), today=later).total("updated") == 1
    assert lines(desk)[0][2:5] == (Money(600), START, later)


def test_holdings_a_full_sheet_lacks_are_gone_for_its_clients_only(desk: Desk) -> None:
    rows = [holding("1", "甲", 1), holding("1", "乙", 2), holding("2", "丙", 3)]
    bring_in(desk, people(1, 2), holdings(*rows))
    assert bring_in(desk, holdings(rows[0])).total("gone") == 1
    assert [bool(line[-1]) for line in lines(desk)] == [False, True, False]
    assert summary(bring_in(desk, people(1, 2), holdings(*rows[:2])))[1] == (0, 1, 1, 0, 0, 1)
    assert [bool(line[-1]) for line in lines(desk)] == [False, False, True]


def test_a_refused_holding_leaves_its_clients_lines_alone(desk: Desk) -> None:
    bring_in(desk, people(1), holdings(holding("1", "甲", 1), holding("1", "乙", 2)))
    bad = Row(7, tuple(holding("1", "乙", 2)[:6]) + (None,) * 4)
    assert bring_in(desk, holdings(holding("1", "甲", 1), refused=(bad,))).total("gone") == 0


def test_rows_without_a_fitting_client_and_repeats_are_told(desk: Desk) -> None:
    row = holding("1", "甲", 1)
    wrong = [*holding("1", "乙", 2)]
    wrong[1] = "别人"
    report = bring_in(desk, people(1), holdings(row, row, holding("8", "甲", 1), wrong))
    assert summary(report)[1] == (1, 0, 0, 1, 2, 0)
    assert told(report) == [
        (3, records.REPEATS),
        (4, records.NO_SUCH_CLIENT),
        (5, client_index.NAME_DIFFERS),
    ]


def test_a_product_that_fits_two_lines_asks(desk: Desk) -> None:
    two = [holding("1", "甲", 1), holding("1", "甲", 2, START + timedelta(days=1))]
    bring_in(desk, people(1), holdings(*two))
    report = bring_in(desk, core("甲", 3))
    assert told(report) == [(2, ledger.SAME_PRODUCT_TWICE)]
    assert bring_in(desk, core("甲", 2)).total("conflict") == 0


def test_policies_repeat_by_count(desk: Desk) -> None:
    fields = "client_number kind called insurer insured sum_insured"
    row = ("1", "annuity", "年金险", "甲人寿", "客户1")
    sheet = a_sheet(SheetKind.POLICIES, fields, (*row, 100), (*row, 200))
    assert summary(bring_in(desk, people(1), sheet))[1] == (2, 0, 0, 0, 0, 0)
    assert summary(bring_in(desk, sheet)) == [(0, 0, 2, 0, 0, 0)]
    (client,) = everyone(desk)
    assert [(p.repeat, p.sum_insured) for p in desk.policies.of(client.id)] == [
        (1, Money(100)),
        (2, Money(200)),
    ]
    one = a_sheet(SheetKind.POLICIES, fields, (*row, 100))
    assert summary(bring_in(desk, one)) == [(0, 0, 1, 0, 0, 1)]


def gist_list(desk: Desk) -> list[tuple[str, str]]:
    return sorted(
        (client.number or client.name, contact.gist)
        for client in everyone(desk)
        for contact in desk.contacts.of(client.id)
    )


def test_namesakes_are_told_apart_by_the_order_of_the_list(desk: Desk) -> None:
    listed = clients("number name", ("1", "张三"), ("2", "李四"), ("3", "张三"))
    marks = [(0, "T", "甲"), (1, "T", "乙"), (2, "T", "丙")]
    report = bring_in(desk, listed, a_calendar(["张三", "李四", "张三"], marks))
    assert told(report) == []
    assert gist_list(desk) == [("1", "甲"), ("2", "乙"), ("3", "丙")]


def test_namesakes_whose_place_is_open_ask(desk: Desk) -> None:
    listed = clients("number name", ("1", "张三"), ("2", "张三"), ("3", "李四"))
    report = bring_in(
        desk,
        listed,
        a_calendar(["张三", "李四", "王五"], [(0, "T", ""), (1, "T", ""), (2, "M", "")]),
    )
    assert summary(report)[1] == (1, 0, 0, 1, 1, 0)
    assert told(report) == [(2, client_index.NAMESAKES), (4, contacts.NO_SUCH_CLIENT)]


def names(order: str) -> list[tuple[str, Draft | None]]:
    return [(name, Draft(index, {})) for index, name in enumerate(order)]


@pytest.mark.parametrize(
    ("lines", "listed", "found"),
    [
        ("aba", "aba", {0: 0, 1: 1, 2: 2}),
        ("ba", "aba", {0: 1, 1: 2}),
        ("ab", "aba", {0: 0, 1: 1}),
        ("a", "aba", {}),
        ("cab", "cxaab", {0: 0, 2: 4}),
        ("bac", "abc", {}),
        ("", "abc", {}),
    ],
)
def test_lines_run_through_the_list_in_its_order(
    lines: str, listed: str, found: dict[int, int]
) -> None:
    assert {line: draft.id for line, draft in aligned(list(lines), names(listed)).items()} == found


def test_the_calendar_again_corrects_its_own_gists_and_no_others(desk: Desk) -> None:
    bring_in(desk, people(1), a_calendar(["客户1"], [(0, "T", ""), (0, "M", "旧")]))
    again = a_calendar(["客户1"], [(0, "T", "补上"), (0, "M", "新")])
    assert summary(bring_in(desk, again)) == [(0, 2, 0, 0, 0, 0)]
    assert summary(bring_in(desk, again)) == [(0, 0, 2, 0, 0, 0)]
    (client,) = everyone(desk)
    yesterday = TODAY - timedelta(days=1)
    log_contact(desk, client.id, channel=Channel.VISIT, gist="手记", on=yesterday, now=NOW)
    visit = a_calendar(["客户1"], [(0, "V", "表里")])
    assert summary(bring_in(desk, visit)) == [(1, 0, 0, 0, 0, 0)]
    assert {gist for _, gist in gist_list(desk)} == {"补上", "新", "手记", "表里"}


def test_the_same_letter_twice_a_day_is_two_contacts(desk: Desk) -> None:
    twice = a_calendar(["客户1"], [(0, "T", "早"), (0, "T", "")])
    assert summary(bring_in(desk, people(1), twice))[1] == (2, 0, 0, 0, 0, 0)
    assert summary(bring_in(desk, twice)) == [(0, 0, 2, 0, 0, 0)]


def test_a_line_named_twice_is_told(desk: Desk) -> None:
    calendar = a_calendar(["客户1", "客户1"], [(0, "T", "一"), (1, "T", "二")])
    report = bring_in(desk, people(1), calendar)
    assert told(report) == [(3, contacts.LINE_REPEATS)]
