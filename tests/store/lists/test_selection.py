"""Lists by condition and order: what SQL answers is what reading every file would answer."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime, timedelta
from enum import StrEnum
from operator import eq, ge, gt, le, lt
from statistics import mean, median
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.desk.book import Desk
from rmdesk.desk.classing.classes import explained, place_of
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.client_file.flows import flows_of
from rmdesk.domain.classes import tags
from rmdesk.domain.classes.attitude import Evidence, judge_attitude
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.classes.life_stage import life_stage
from rmdesk.domain.clients import Client, age_on
from rmdesk.domain.conditions.reading import parse
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
from rmdesk.domain.contacts import Channel
from rmdesk.domain.fields import FIELDS, Kind, ListField
from rmdesk.domain.file.choices import Orientation
from rmdesk.domain.groups import Band, group_value
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.identity import Sex
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.segments import ClientClass
from rmdesk.domain.views import SortKey
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.day import HeardAttitudeTable, PlaceTable, TagTable
from rmdesk.store.tables.file import DetailTable
from rmdesk.store.tables.money import BalanceTable, HoldingTable
from rmdesk.store.tables.people import ClientTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk

DAYS = [
    date(1950, 2, 28),
    date(1961, 11, 20),
    date(1972, 2, 29),
    date(1980, 11, 21),
    date(1991, 12, 31),
    date(2000, 1, 1),
    date(2024, 2, 29),
    date(2025, 11, 19),
    date(2025, 11, 20),
    date(2025, 11, 21),
    date(2026, 11, 6),
    TODAY,
    date(2026, 12, 4),
    date(2027, 3, 1),
]
WORDS = ["", "本科", "硕士", "C3", "c3", "教师", "高尔夫 且 旅游", "50%_", "医院(北京)"]
TAGS = ["喜欢新基金", "Golf 50%", "有孩子"]
AMOUNTS = [Money(0), Money(1), Money.of_yuan(50_000), Money.of_yuan(200_000), Money.of_yuan(-7)]
PAST = [day for day in DAYS if day <= TODAY]


def fill(desk: Desk) -> None:
    """Files in which every field is known to some, with every value that is hard somewhere."""
    with desk.store.action("test.filled", at=NOW) as action:
        for n in range(60):
            values: dict[str, Any] = {
                "name": f"{'王李欧解'[n % 4]}{'芳强'[n % 2]}{n}",
                "number": f"88{n:04}" if n % 3 else "",
                "known_since": PAST[n % len(PAST)],
                "do_not_call": n % 7 == 0,
                "sex": [None, Sex.FEMALE, Sex.MALE][n % 3],
                "strong_employer": [None, True, False][n % 3],
                "wished_days": [None, 7, 30][n % 3],
                "gone_on": TODAY if n % 19 == 0 else None,
                "balance": [None, *AMOUNTS][n % 6],
                "expected_inflow": [None, *AMOUNTS][n * 5 % 6],
            }
            texts = [
                f.id
                for f in FIELDS.values()
                if f.kind is Kind.TEXT and not f.has_many and f.id not in values
            ]
            values |= {name: WORDS[(2 * n + i) % len(WORDS)] for i, name in enumerate(texts)}
            days = ("birthday", "risk_assessed_on", "opened_on", "balance_on", "expected_inflow_on")
            for i, name in enumerate(days):
                values[name] = [None, *PAST][(n + 3 * i) % (len(PAST) + 1)]
            client_id = action.insert(ClientTable, values)
            fill_classes(action, n, client_id)
            for i in range(n % 4):
                action.insert(
                    BalanceTable,
                    {
                        "client_id": client_id,
                        "on": TODAY - timedelta(days=[30, 0, 30][i]),
                        "balance": [*AMOUNTS, Money.of_yuan(900_000)][(n + 3 * i) % 6],
                    },
                )
                action.insert(
                    HoldingTable,
                    {
                        "client_id": client_id,
                        "institution": "本行",
                        "is_ours": (n + i) % 3 > 0,
                        "holding_class": list(HoldingClass)[(n + 5 * i) % len(HoldingClass)],
                        "called": ["", "定期"][n % 2],
                        "amount": AMOUNTS[(n + i) % len(AMOUNTS)],
                        "maturity": [None, *DAYS][(2 * n + i) % (len(DAYS) + 1)],
                        "gone_on": TODAY if (n + i) % 5 == 0 else None,
                    },
                )
                action.insert(
                    ContactTable,
                    {
                        "client_id": client_id,
                        "on": TODAY - timedelta(days=[0, 1, 89, 90, 91, 400][(n + 2 * i) % 6]),
                        "channel": Channel.TELEPHONE,
                    },
                )


def fill_classes(action: Action, n: int, client_id: int) -> None:
    """Tags in several spellings, attitudes, wants, and hands laid on and taken back."""
    for tag in TAGS[: n % 4]:
        written = tag.upper() if n % 5 == 0 else tag
        values = {"client_id": client_id, "tag": written, "tag_key": tags.key(tag)}
        action.insert(TagTable, values)
    if n % 3:
        evidence = list(Evidence)[n % len(Evidence)].value
        values = {"client_id": client_id, "on": TODAY, "evidence": evidence}
        action.insert(HeardAttitudeTable, values)
    boxes = {0: (), 1: ("very_high",), 2: ("very_high", ""), 3: ("", "lower")}[n % 4]
    for box in boxes:
        values = {"client_id": client_id, "grid": Grid.CLASS, "box": box, "on": TODAY}
        action.insert(PlaceTable, values)
    if n % 5 == 0:
        orientation = list(Orientation)[n % len(Orientation)]
        values = {"client_id": client_id, "field": "orientation", "value": orientation.value}
        action.insert(DetailTable, values | {"known_since": TODAY})


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        fill(desk)
        yield desk


@pytest.fixture(scope="module")
def book(desk: Desk) -> dict[ClientId, dict[str, Any]]:
    """Every list value of every client, reckoned from the shelves in plain Python."""
    return {ClientId(n): reckoned(desk, ClientId(n)) for n in desk.lists.select(None, today=TODAY)}


def reckoned(desk: Desk, client_id: ClientId) -> dict[str, Any]:
    client, facts = desk.clients.get(client_id), desk.clients.facts(client_id)
    values = {field.name: getattr(client, field.name) for field in fields(Client)}
    lines = [line for line in desk.holdings.of(client_id) if not line.gone_on]
    counted = [line for line in lines if line.is_ours and line.holding_class.counts]
    maturing = [
        line
        for line in lines
        if line.maturity and line.maturity >= TODAY and not line.holding_class.is_liability
    ]
    next_day = min((line.maturity for line in maturing if line.maturity), default=None)
    aum = facts.aum if counted or client.balance is not None else None
    share = None
    if aum is not None and facts.elsewhere is not None and (aum + facts.elsewhere).fen > 0:
        share = int(100 * aum.fen / (aum.fen + facts.elsewhere.fen) + 0.5)
    contacts = [contact.on for contact in desk.contacts.of(client_id)]
    changes = flows_of(desk, client_id)
    return values | {
        "flow": changes[0].amount if changes else None,
        "dropped": bool(changes) and changes[0].is_warning,
        **classes(desk, client_id),
        "class": facts.client_class,
        "potential": facts.potential,
        "aum": aum,
        "elsewhere": facts.elsewhere,
        "share": share,
        "last_contact": facts.last_contact,
        "next_due": facts.next_due,
        "days_since": (TODAY - facts.last_contact).days if facts.last_contact else None,
        "days_to_due": (facts.next_due - TODAY).days if facts.next_due else None,
        "contacts_90": sum((TODAY - on).days < 90 for on in contacts),
        "next_maturity": next_day,
        "maturing": (
            Money(sum(line.amount.fen for line in maturing if line.maturity == next_day))
            if next_day
            else None
        ),
        "age": age_on(client.birthday, TODAY) if client.birthday else None,
        "next_birthday": returning(client.birthday, TODAY) if client.birthday else None,
        "risk_expires": (
            in_year(client.risk_assessed_on, client.risk_assessed_on.year + 1)
            if client.risk_assessed_on
            else None
        ),
    }


def classes(desk: Desk, client_id: ClientId) -> dict[str, Any]:
    """The boxes by their rules, but where a hand is laid on."""
    why = explained(desk, client_id)
    client, heard = desk.clients.get(client_id), desk.day.heard_attitudes.of(client_id)
    age = age_on(client.birthday, TODAY) if client.birthday else None
    judged = judge_attitude(heard)
    effort, familiarity = (place_of(desk, client_id, g) for g in (Grid.EFFORT, Grid.FAMILIARITY))
    wants = [one.value for one in desk.details.of(client_id) if one.field == "orientation"]
    return {
        "effort": effort.box,
        "familiarity": familiarity.box,
        "familiarity_points": why.familiarity.points,
        "attitude": judged.attitude if judged else None,
        "orientation": Orientation(wants[0]) if wants else None,
        "stage": life_stage(age),
        "target": why.target.membership,
        "priority": why.priority.points,
        "by_hand": any(place_of(desk, client_id, grid).hand for grid in Grid),
        "tags": "、".join(desk.day.tags.of(client_id)),
    }


def in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def returning(birthday: date, today: date) -> date:
    this_year = in_year(birthday, today.year)
    return this_year if this_year >= today else in_year(birthday, today.year + 1)


def holds(condition: Condition, row: dict[str, Any]) -> bool:
    """The meaning of a condition, read off one row."""
    match condition:
        case Not(inner):
            return not holds(inner, row)
        case Every(conditions):
            return all(holds(one, row) for one in conditions)
        case Some(conditions):
            return any(holds(one, row) for one in conditions)
        case Ready():
            return is_ready(condition, row)
        case _:
            value = plain(row[condition.field])
            if FIELDS[condition.field].has_many and isinstance(condition, Comparison | OneOf):
                return has_tags(condition, value)
            return value is not None and value != "" and fits(condition, value)


def has_tags(condition: Comparison | OneOf, value: str) -> bool:
    """Whether one of a client's tags is what was asked for, or their line contains it."""
    match condition:
        case OneOf(_, several):
            wanted = {tags.key(str(one)) for one in several}
        case Comparison(_, Operator.CONTAINS, asked):
            return bool(plain(asked) in value)
        case Comparison(_, _, asked):
            wanted = {tags.key(str(asked))}
    return bool(wanted & {tags.key(tag) for tag in value.split("、")})


def is_ready(ready: Ready, row: dict[str, Any]) -> bool:
    due, expires = row["next_due"], row["risk_expires"]
    answers: dict[Ready, bool] = {
        Ready.OVERDUE: due is not None and due < TODAY,
        Ready.RISK_EXPIRED: expires is not None and expires < TODAY,
        Ready.NEVER_CONTACTED: row["last_contact"] is None,
        Ready.BALANCE_DROPPED: row["dropped"],
    }
    return answers[ready]


def fits(condition: Comparison | OneOf | Between | Within | Known, value: Any) -> bool:
    match condition:
        case Comparison(_, Operator.CONTAINS, asked):
            return bool(plain(asked) in value)
        case Comparison(_, sign, asked):
            compare = {"=": eq, "<": lt, "<=": le, ">": gt, ">=": ge}[sign.value]
            return bool(compare(value, plain(asked)))
        case OneOf(_, several):
            return value in [plain(one) for one in several]
        case Between(_, low, high):
            return bool(plain(low) <= value <= plain(high))
        case Within(name, days):
            distance: int = (value - TODAY).days
            return 0 <= (distance if FIELDS[name].looking == "ahead" else -distance) <= days
        case Known():
            return True


def plain(value: Any) -> Any:
    """Texts compare without regard to the case of Latin letters."""
    return value.lower() if isinstance(value, str) and not isinstance(value, StrEnum) else value


def folded(shared: Any) -> Any:
    """What clients of one group share, as groups compare it."""
    return None if shared == "" else plain(shared)


def shared_values(field: ListField, value: Any) -> list[Any]:
    """What a client shares with others in groups; every tag is a group."""
    if field.has_many:
        return value.split("、") if value else [None]
    return [group_value(field, value)]


def a_value(field: ListField) -> st.SearchStrategy[Any]:
    match field.kind:
        case Kind.MONEY:
            return st.sampled_from(AMOUNTS)
        case Kind.DAY:
            return st.sampled_from(DAYS)
        case Kind.COUNT:
            return st.sampled_from([-1, 0, 7, 30, 46, 65, 100])
        case Kind.TEXT if field.has_many:
            return st.sampled_from([*TAGS, "GOLF 50%", "孩子"])
        case Kind.TEXT:
            return st.sampled_from([*filter(None, WORDS), "王芳0", "芳", "C", "且"])
        case Kind.CHOICE:
            return st.sampled_from(field.choices)
        case Kind.FLAG:
            return st.booleans()


@st.composite
def plain_conditions(draw: st.DrawFn) -> Condition:
    field = draw(st.sampled_from(list(FIELDS.values())))
    kinds = ["known", "equal", "one of"]
    if field.kind in (Kind.MONEY, Kind.DAY, Kind.COUNT):
        kinds += ["compare", "between"]
    if field.kind is Kind.TEXT:
        kinds += ["contains"] if field.has_many else ["compare", "contains"]
    if field.kind is Kind.DAY:
        kinds.append("within")
    values = a_value(field)
    match draw(st.sampled_from(kinds)):
        case "known":
            return Known(field.id)
        case "equal":
            return Comparison(field.id, Operator.EQUAL, draw(values))
        case "one of":
            return OneOf(field.id, tuple(draw(st.lists(values, min_size=2, max_size=3))))
        case "between":
            return Between(field.id, draw(values), draw(values))
        case "contains":
            return Comparison(field.id, Operator.CONTAINS, draw(values))
        case "within":
            return Within(field.id, draw(st.sampled_from([0, 1, 14, 30, 9999])))
        case _:
            signs = [Operator.LESS, Operator.AT_MOST, Operator.MORE, Operator.AT_LEAST]
            return Comparison(field.id, draw(st.sampled_from(signs)), draw(values))


def conditions() -> st.SearchStrategy[Condition]:
    return st.recursive(
        st.one_of(plain_conditions(), st.sampled_from(Ready)),
        lambda inner: st.one_of(
            inner.map(Not),
            st.lists(inner, min_size=2, max_size=3).map(lambda some: Every(tuple(some))),
            st.lists(inner, min_size=2, max_size=3).map(lambda some: Some(tuple(some))),
        ),
        max_leaves=5,
    )


def test_every_cell_is_what_the_files_say(desk: Desk, book: dict[ClientId, dict[str, Any]]) -> None:
    cells = desk.lists.cells(book, list(FIELDS), today=TODAY)
    for client_id, row in book.items():
        assert dict(zip(FIELDS, cells[client_id], strict=True)) == {f: row[f] for f in FIELDS}


def test_every_field_is_known_to_some_and_unknown_to_others(
    book: dict[ClientId, dict[str, Any]],
) -> None:
    always = {"name", "class", "potential", "contacts_90", "do_not_call", "known_since"}
    always |= {"effort", "familiarity", "familiarity_points", "target", "priority", "by_hand"}
    for name in FIELDS:
        known = [row[name] is not None and row[name] != "" for row in book.values()]
        assert any(known)
        assert all(known) == (name in always)


@settings(max_examples=200, deadline=None)
@given(condition=conditions())
def test_a_condition_selects_those_for_whom_it_holds(
    desk: Desk, book: dict[ClientId, dict[str, Any]], condition: Condition
) -> None:
    expected = {client_id for client_id, row in book.items() if holds(condition, row)}
    assert set(desk.lists.select(condition, today=TODAY)) == expected
    page = list(book)[:20]
    assert desk.lists.fitting(condition, page, today=TODAY) == expected & set(page)


@settings(max_examples=100, deadline=None)
@given(
    order=st.lists(
        st.builds(SortKey, st.sampled_from(list(FIELDS)), st.booleans()),
        max_size=3,
        unique_by=lambda key: key.field,
    )
)
def test_an_order_is_by_every_key_in_turn_and_unknown_comes_last(
    desk: Desk, book: dict[ClientId, dict[str, Any]], order: list[SortKey]
) -> None:
    by_name = list(desk.lists.select(None, [SortKey("name")], today=TODAY))
    expected = by_name
    for key in reversed(order):
        if key.field == "name":
            ranked = {client_id: by_name.index(client_id) for client_id in by_name}
        else:
            ranked = {n: rank(FIELDS[key.field], book[ClientId(n)][key.field]) for n in by_name}
        known = [n for n in expected if ranked[n] is not None]
        unknown = [n for n in expected if ranked[n] is None]
        # `reverse` keeps equal ones in their order as well.
        expected = sorted(known, key=ranked.__getitem__, reverse=key.descending) + unknown
    assert list(desk.lists.select(None, order, today=TODAY)) == expected


def rank(field: ListField, value: Any) -> Any:
    if value is None or value == "":
        return None
    return field.choices.index(value) if field.kind is Kind.CHOICE else value


@pytest.mark.parametrize("name", list(FIELDS))
def test_totals_are_over_what_is_known(
    desk: Desk, book: dict[ClientId, dict[str, Any]], name: str
) -> None:
    for ids in (list(book), list(book)[:7], []):
        values = [book[n][name] for n in ids if book[n][name] not in (None, "")]
        totals = desk.lists.totals(ids, name, today=TODAY)
        assert (totals.count, totals.known) == (len(ids), len(values))
        if not values or FIELDS[name].kind not in (Kind.MONEY, Kind.COUNT):
            assert (totals.sum, totals.mean, totals.median) == (None, None, None)
            continue
        figures = [value.fen if isinstance(value, Money) else value for value in values]
        middle, average = totals.median, totals.mean
        if FIELDS[name].kind is Kind.MONEY:
            assert totals.sum == Money(sum(figures))
            assert isinstance(middle, Money) and isinstance(average, Money)
            assert abs(middle.fen - median(figures)) <= 1
            assert abs(average.fen - mean(figures)) <= 1
        else:
            assert totals.sum == (sum(figures) if FIELDS[name].adds_up else None)
            assert middle == median(figures)
            assert average == pytest.approx(mean(figures))


@pytest.mark.parametrize("name", list(FIELDS))
@pytest.mark.parametrize("way", ["whole book", "condition", "named", "many named"])
def test_groups_count_everyone_once_and_open_to_the_same(
    desk: Desk,
    book: dict[ClientId, dict[str, Any]],
    name: str,
    way: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    condition = parse("年龄>=40", today=TODAY)
    chosen = list(desk.lists.select(condition, today=TODAY))
    if way == "many named":
        monkeypatch.setattr("rmdesk.store.lists.selection._NAMED", 3)
    asked = {"whole book": None, "condition": condition}.get(way, chosen)
    members = list(book) if asked is None else [ClientId(n) for n in chosen]
    groups = desk.lists.groups(asked, name, today=TODAY)
    field = FIELDS[name]
    assert groups.counted == len(members)
    assert field.has_many or sum(group.count for group in groups) == len(members)
    for group in groups:
        shared = [(n, one) for n in members for one in shared_values(field, book[n][name])]
        within = [n for n, value in shared if folded(value) == folded(group.value)]
        assert group.count == len(within)
        opened = set(desk.lists.select(group.condition, today=TODAY)) & set(members)
        assert opened == set(within)
        known = [book[n]["aum"].fen for n in within if book[n]["aum"] is not None]
        assert group.aum == (Money(sum(known)) if known else None)


def test_unknown_groups_come_last_and_bands_ascend(desk: Desk) -> None:
    bands = [group.value for group in desk.lists.groups(None, "aum", today=TODAY)]
    assert bands[-1] is None
    assert bands[0] == Band(None, Money(0))
    assert bands[1:3] == [
        Band(Money(0), Money.of_yuan(50_000)),
        Band(Money.of_yuan(50_000), Money.of_yuan(200_000)),
    ]
    classes = [group.value for group in desk.lists.groups(None, "class", today=TODAY)]
    assert classes == [choice for choice in ClientClass if choice in classes]


def test_a_deleted_client_is_missing_from_cells_and_totals(desk: Desk) -> None:
    gone = 10_000
    assert desk.lists.cells([1, gone], ["name"], today=TODAY).keys() == {1}
    assert desk.lists.totals([1, gone], "aum", today=TODAY).count == 1


def test_maturities_pass_with_the_days() -> None:
    with an_empty_desk() as desk:
        client_id = add_client(desk, now=NOW, name="王芳")
        with desk.store.action("holding.add", at=NOW) as action:
            for day, yuan in ((TODAY, 5), (TODAY + timedelta(days=3), 7)):
                action.insert(
                    HoldingTable,
                    {
                        "client_id": client_id,
                        "institution": "他行",
                        "is_ours": False,
                        "holding_class": HoldingClass.TIME_DEPOSIT,
                        "amount": Money.of_yuan(yuan),
                        "maturity": day,
                    },
                )

        def next_maturity() -> tuple[Any, ...]:
            fields = ["next_maturity", "maturing"]
            return desk.lists.cells([client_id], fields, today=desk.today)[client_id]

        assert next_maturity() == (TODAY, Money.of_yuan(5))
        desk.roll_over(TODAY + timedelta(days=1))
        assert next_maturity() == (TODAY + timedelta(days=3), Money.of_yuan(7))
        desk.roll_over(TODAY + timedelta(days=4))
        assert next_maturity() == (None, None)
        desk.roll_over(TODAY)
        assert next_maturity() == (TODAY, Money.of_yuan(5))


def test_contacts_of_90_days_pass_with_the_days() -> None:
    with an_empty_desk() as desk:
        ids = [add_client(desk, now=NOW, name=name) for name in ("王芳", "李强")]
        for client_id, days in ((ids[0], 0), (ids[0], 89), (ids[1], 88), (ids[1], 90)):
            on = TODAY - timedelta(days)
            log_contact(desk, client_id, channel=Channel.TELEPHONE, on=on, now=NOW)

        def recent() -> list[int]:
            cells = desk.lists.cells(ids, ["contacts_90"], today=desk.today)
            return [cells[client_id][0] for client_id in ids]

        assert recent() == [2, 1]
        for days, expected in ((1, [1, 1]), (2, [1, 0]), (89, [1, 0]), (90, [0, 0]), (0, [2, 1])):
            desk.roll_over(TODAY + timedelta(days))
            assert recent() == expected


def test_nothing_typed_reaches_sql_as_sql(desk: Desk) -> None:
    typed = "x') OR 1=1 --"
    asked = Comparison("note", Operator.EQUAL, typed)
    assert list(desk.lists.select(asked, today=TODAY)) == []
    now = datetime(2026, 11, 20, 10)
    edit_client(desk, ClientId(1), {"note": typed}, now=now)
    assert list(desk.lists.select(asked, today=TODAY)) == [1]
    desk.undo(now=now)
