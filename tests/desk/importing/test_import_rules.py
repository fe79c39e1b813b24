"""How an import goes: modes, policies of fields, decisions about single rows."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.desk.book import Desk
from rmdesk.desk.importing.taking_in import Preview, commit, preview
from rmdesk.desk.matching.rules import (
    CLIENT,
    LINE,
    Answer,
    Extent,
    Mode,
    Place,
    Policy,
    Question,
    Rules,
    Section,
    Verdict,
)
from rmdesk.desk.matching.tally import LEFT_OUT, ONLY_UPDATES, Fate
from rmdesk.domain.money import Money
from rmdesk.exchange.columns import SheetKind
from rmdesk.exchange.reading import Reading, Sheet
from rmdesk.exchange.refusals import Cancelled
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk, records
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

OTHER_PHONE = "13900139000"


def look(desk: Desk, *sheets: Sheet, rules: Rules | None = None) -> Preview:
    return preview(desk, Reading(sheets=sheets, problems=(), today=TODAY), rules)


def write(desk: Desk, *sheets: Sheet, rules: Rules | None = None) -> Preview:
    seen = look(desk, *sheets, rules=rules)
    commit(desk, seen, now=NOW)
    return seen


def policy(**fields: Policy) -> Rules:
    return Rules(policies={(Section.CLIENTS, name): wanted for name, wanted in fields.items()})


def decided(row: int, about: str, answer: Answer, kind: SheetKind = SheetKind.CLIENTS) -> Rules:
    return Rules(answers={Question(Place("a.xlsx", kind.value, row), about): answer})


def client_of(desk: Desk, number: str) -> Any:
    client = desk.clients.by_number(number)
    assert client is not None
    return client


# --- modes ---


@pytest.mark.parametrize(
    ("mode", "counts", "phone", "is_there"),
    [
        (Mode.BOTH, (1, 1, 0, 0, 0, 0), OTHER_PHONE, True),
        (Mode.UPDATE_ONLY, (0, 1, 0, 0, 1, 0), OTHER_PHONE, False),
        (Mode.ADD_ONLY, (1, 0, 1, 0, 0, 0), PHONE, True),
    ],
)
def test_a_mode_adds_or_updates_or_both(
    desk: Desk, mode: Mode, counts: tuple[int, ...], phone: str, is_there: bool
) -> None:
    bring_in(desk, clients(WHO, ZHANG))
    sheet = clients(WHO, ("1", "张三", ID, OTHER_PHONE), ("2", "李四", OTHER_ID, None))
    seen = write(desk, sheet, rules=Rules(mode=mode))
    assert summary(seen) == [counts]
    assert client_of(desk, "1").mobile == phone
    assert (desk.clients.by_number("2") is not None) is is_there


def test_update_only_adds_nothing_to_any_client(desk: Desk) -> None:
    bring_in(desk, clients(WHO, ZHANG))
    before = records(desk)
    fields = "client_number client_name amount called"
    lines = a_sheet(SheetKind.HOLDINGS, fields, ("1", "张三", 100, "黄金"))
    calls = a_calendar(["张三"], [(0, "T", "来电")])
    seen = write(desk, lines, calls, rules=Rules(mode=Mode.UPDATE_ONLY))
    assert summary(seen) == [(0, 0, 0, 0, 1, 0)] * 2
    assert [message for _, message in told(seen)] == [ONLY_UPDATES] * 2
    assert not seen.changes_anything
    assert records(desk) == before


def test_add_only_marks_nobody_as_gone(desk: Desk) -> None:
    names = [(str(n), f"客户{n}", None, None) for n in range(4)]
    bring_in(desk, clients(WHO, *names))
    seen = write(desk, clients(WHO, *names[:3]), rules=Rules(mode=Mode.ADD_ONLY))
    assert summary(seen) == [(0, 0, 3, 0, 0, 0)]
    assert summary(look(desk, clients(WHO, *names[:3]))) == [(0, 0, 3, 0, 0, 1)]


# --- policies ---


@pytest.mark.parametrize(
    ("wanted", "on_file", "said", "counts", "then"),
    [
        (Policy.OVERWRITE, "甲", "乙", (0, 1, 0, 0, 0, 0), "乙"),
        (Policy.OVERWRITE, "甲", None, (0, 0, 1, 0, 0, 0), "甲"),
        (Policy.FILL, "甲", "乙", (0, 0, 1, 0, 0, 0), "甲"),
        (Policy.FILL, None, "乙", (0, 1, 0, 0, 0, 0), "乙"),
        (Policy.ASK, "甲", "乙", (0, 0, 0, 1, 0, 0), "甲"),
        (Policy.ASK, None, "乙", (0, 1, 0, 0, 0, 0), "乙"),
        (Policy.ASK, "甲", "甲", (0, 0, 1, 0, 0, 0), "甲"),
        (Policy.ASK, "甲", None, (0, 0, 1, 0, 0, 0), "甲"),
    ],
)
def test_a_policy_says_what_another_value_does(
    desk: Desk,
    wanted: Policy,
    on_file: str | None,
    said: str | None,
    counts: tuple[int, ...],
    then: str,
) -> None:
    bring_in(desk, clients("number name note", ("1", "张三", on_file)))
    seen = write(desk, clients("number name note", ("1", "张三", said)), rules=policy(note=wanted))
    assert summary(seen) == [counts]
    assert client_of(desk, "1").note == then


@pytest.mark.parametrize(
    ("verdict", "note"), [(Verdict.TAKE, "乙"), (Verdict.KEEP, "甲")], ids=["take", "keep"]
)
def test_an_asked_field_is_decided_and_the_rest_of_the_row_goes_in(
    desk: Desk, verdict: Verdict, note: str
) -> None:
    bring_in(desk, clients("number name note hobbies", ("1", "张三", "甲", "棋")))
    sheet = clients("number name note hobbies", ("1", "张三", "乙", "茶"))
    asks = policy(note=Policy.ASK)
    (row,) = write(desk, sheet, rules=asks).tallies[0].open_rows
    assert (row.asked, row.values["note"], row.candidates[0].values["note"]) == (
        ("note",),
        "乙",
        "甲",
    )
    assert client_of(desk, "1").hobbies == "棋"  # a row that is open stays out whole
    write(desk, sheet, rules=asks.answered({Question(row.place, "note"): Answer(verdict)}))
    assert (client_of(desk, "1").note, client_of(desk, "1").hobbies) == (note, "茶")


def test_policies_hold_for_lines_of_the_ledger_too(desk: Desk) -> None:
    bring_in(desk, clients(WHO, ZHANG))

    def lines(amount: int) -> Sheet:
        return a_sheet(
            SheetKind.HOLDINGS,
            "client_number client_name item called amount",
            ("1", "张三", "稳利", "理财", amount),
        )

    bring_in(desk, lines(100))
    asks = Rules(policies={(Section.HOLDINGS, "amount"): Policy.ASK})
    (row,) = write(desk, lines(200), rules=asks).tallies[0].open_rows
    assert (row.values["amount"], row.candidates[0].values["amount"]) == (Money(200), Money(100))
    fills = Rules(policies={(Section.HOLDINGS, "amount"): Policy.FILL})
    assert summary(look(desk, lines(200), rules=fills)) == [(0, 0, 1, 0, 0, 0)]


# --- decisions ---


def two_clients(desk: Desk) -> tuple[int, int]:
    bring_in(desk, clients(WHO, ZHANG, ("2", "李四", OTHER_ID, OTHER_PHONE)))
    zhang, li = everyone(desk)
    return zhang.id, li.id


def test_several_hits_stand_side_by_side_until_one_is_chosen(desk: Desk) -> None:
    zhang, li = two_clients(desk)
    sheet = clients(f"{WHO} note", ("1", "张三", OTHER_ID, None, "新"))
    (row,) = look(desk, sheet).tallies[0].open_rows
    assert [draft.id for draft in row.candidates] == [zhang, li]
    assert row.may_be_new
    seen = write(desk, sheet, rules=decided(2, CLIENT, Answer(Verdict.THIS, record=li)))
    assert summary(seen) == [(0, 1, 0, 0, 0, 0)]
    # The other client's number stays the other client's.
    assert [(c.number, c.id_number, c.note) for c in everyone(desk)] == [
        ("1", ID, ""),
        ("2", OTHER_ID, "新"),
    ]


def test_a_decision_may_add_another_client_without_a_number_twice(desk: Desk) -> None:
    two_clients(desk)
    sheet = clients(f"{WHO} note", ("1", "张三", OTHER_ID, None, "新"))
    seen = write(desk, sheet, rules=decided(2, CLIENT, Answer(Verdict.NEW)))
    assert summary(seen) == [(1, 0, 0, 0, 0, 0)]
    *_, added = everyone(desk)
    assert (added.name, added.number, added.id_number, added.note) == ("张三", "", "", "新")


def test_a_row_may_be_left_out_by_decision(desk: Desk) -> None:
    two_clients(desk)
    before = records(desk)
    sheet = clients(WHO, ("1", "张三", OTHER_ID, None))
    seen = write(desk, sheet, rules=decided(2, CLIENT, Answer(Verdict.LEAVE_OUT)))
    assert told(seen) == [(2, LEFT_OUT)]
    assert records(desk) == before


def test_a_choice_of_a_client_who_is_no_candidate_stays_open(desk: Desk) -> None:
    two_clients(desk)
    sheet = clients(WHO, ("1", "张三", OTHER_ID, None))
    seen = look(desk, sheet, rules=decided(2, CLIENT, Answer(Verdict.THIS, record=99)))
    assert summary(seen) == [(0, 0, 0, 1, 0, 0)]


@pytest.mark.parametrize("chosen", [0, 1])
def test_a_line_of_a_namesake_goes_to_the_chosen_one(desk: Desk, chosen: int) -> None:
    bring_in(desk, clients(WHO, ("1", "张三", None, PHONE), ("2", "张三", None, OTHER_PHONE)))
    ids = [client.id for client in everyone(desk)]
    lines = a_sheet(SheetKind.HOLDINGS, "client_name amount item", ("张三", 100, "稳利"))
    (row,) = look(desk, lines).tallies[0].open_rows
    assert [draft.id for draft in row.candidates] == ids
    assert not row.may_be_new  # a sheet of lines adds no clients
    answer = Answer(Verdict.THIS, record=ids[chosen])
    write(desk, lines, rules=decided(2, CLIENT, answer, SheetKind.HOLDINGS))
    assert [len(desk.holdings.of(client_id)) for client_id in ids] == [1 - chosen, chosen]


def test_a_calendar_line_of_a_namesake_goes_to_the_chosen_one(desk: Desk) -> None:
    bring_in(desk, clients(WHO, ("1", "张三", None, PHONE), ("2", "张三", None, OTHER_PHONE)))
    first, second = (client.id for client in everyone(desk))
    calendar = a_calendar(["张三"], [(0, "T", "来电")])
    assert summary(look(desk, calendar)) == [(0, 0, 0, 1, 0, 0)]
    answer = Answer(Verdict.THIS, record=second)
    write(desk, calendar, rules=decided(2, CLIENT, answer, SheetKind.CALENDAR))
    assert (len(desk.contacts.of(first)), len(desk.contacts.of(second))) == (0, 1)


def test_a_candidate_of_this_import_can_be_chosen(desk: Desk) -> None:
    sheet = clients(
        WHO, ("1", "张三", ID, None), ("2", "李四", OTHER_ID, None), ("1", "张三", OTHER_ID, None)
    )
    place = Place("a.xlsx", "clients", 3)
    seen = look(desk, sheet, rules=decided(4, CLIENT, Answer(Verdict.THIS, place=place)))
    # Row 3 is about that client already, so row 4 repeats it.
    assert summary(seen) == [(2, 0, 0, 0, 1, 0)]
    assert summary(look(desk, sheet)) == [(2, 0, 0, 1, 0, 0)]


def test_a_line_that_fits_several_lines_is_decided(desk: Desk) -> None:
    bring_in(desk, clients(WHO, ZHANG))
    fields = "client_number client_name item start amount called"
    bring_in(
        desk,
        a_sheet(
            SheetKind.HOLDINGS,
            fields,
            ("1", "张三", "稳利", TODAY.replace(day=1), 100, "理财"),
            ("1", "张三", "稳利", TODAY.replace(day=2), 200, "理财"),
        ),
    )
    sheet = a_sheet(
        SheetKind.HOLDINGS,
        "client_number client_name item amount called",
        ("1", "张三", "稳利", 300, "理财"),
    )
    (row,) = look(desk, sheet).tallies[0].open_rows
    assert (row.about, len(row.candidates)) == (LINE, 2)
    answer = Answer(Verdict.THIS, record=row.candidates[1].id)
    write(desk, sheet, rules=decided(2, LINE, answer, SheetKind.HOLDINGS))
    (client,) = everyone(desk)
    amounts = sorted(line.amount.fen for line in desk.holdings.of(client.id))
    assert amounts == [100, 300]


# --- rows behind the counts ---

VALUES = st.one_of(st.none(), st.sampled_from(["甲", "乙", "丙"]))
ROWS = st.lists(
    st.tuples(st.sampled_from("12345"), st.sampled_from(["张三", "李四"]), VALUES, VALUES),
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(
    on_file=ROWS,
    rows=ROWS,
    mode=st.sampled_from(Mode),
    wanted=st.sampled_from(Policy),
)
def test_every_row_has_one_fate_and_the_second_time_nothing_changes(
    on_file: list[Any], rows: list[Any], mode: Mode, wanted: Policy
) -> None:
    fields = "number name note hobbies"
    with an_empty_desk() as desk:
        bring_in(desk, clients(fields, *on_file))
        before = records(desk)
        rules = Rules(mode=mode, policies={(Section.CLIENTS, "note"): wanted})
        seen = write(desk, clients(fields, *rows), rules=rules)
        counts = seen.tallies[0].counts
        assert sum(getattr(counts, fate) for fate in Fate if fate is not Fate.GONE) == len(rows)
        assert [len(seen.tallies[0].rows[fate]) for fate in (Fate.NEW, Fate.UPDATED)] == [
            counts.new,
            counts.updated,
        ]
        assert len(seen.tallies[0].open_rows) == counts.conflict
        assert not look(desk, clients(fields, *rows), rules=rules).changes_anything
        if seen.changes_anything:
            assert desk.undo(now=NOW)
        assert records(desk) == before


@pytest.mark.parametrize("at", [0, 1, 5])
def test_a_commit_that_is_stopped_leaves_nothing(desk: Desk, at: int) -> None:
    seen = look(desk, clients(WHO, ZHANG), a_calendar(["张三"], [(0, "T", "来电")]))
    before = records(desk)
    told_of: list[float] = []

    def stop(done: float) -> None:
        told_of.append(done)
        if len(told_of) > min(at, 1):
            raise Cancelled(file="a.xlsx")

    with pytest.raises(Cancelled):
        commit(desk, seen, now=NOW, progress=stop)
    assert records(desk) == before
    assert desk.undo(now=NOW) is None
    commit(desk, seen, now=NOW)
    assert len(everyone(desk)) == 1


def test_a_list_that_is_said_to_be_a_part_or_whole_is_taken_so(desk: Desk) -> None:
    write(desk, people(1, 2, 3, 4, 5))
    assert look(desk, people(1, 2, 3, 4)).total("gone") == 1
    part = look(desk, people(1, 2, 3, 4), rules=Rules(extent=Extent.PART))
    assert (part.total("gone"), told(part), part.changes_anything) == (0, [], False)
    assert look(desk, people(1, 2)).total("gone") == 0
    assert look(desk, people(1, 2), rules=Rules(extent=Extent.WHOLE)).total("gone") == 3
    only_new = Rules(extent=Extent.WHOLE, mode=Mode.ADD_ONLY)
    assert look(desk, people(1, 2), rules=only_new).total("gone") == 0


def test_a_part_leaves_the_lines_of_a_client_alone(desk: Desk) -> None:
    lines = [("1", "客户1", "定期存款", f"存单{n}", 100) for n in range(4)]

    def ledger(*rows: tuple[object, ...]) -> Sheet:
        names = "client_number client_name called item amount"
        return a_sheet(SheetKind.HOLDINGS, names, *rows)

    write(desk, people(1), ledger(*lines))
    assert look(desk, ledger(*lines[:3])).total("gone") == 1
    assert look(desk, ledger(*lines[:3]), rules=Rules(extent=Extent.PART)).total("gone") == 0
