"""Words for clients from other hands: briefs in a line, what differs, what a return deletes."""

from datetime import date, datetime

import pytest

from rmdesk.desk.briefs.received import ReceivedBrief
from rmdesk.desk.lending.verdict import Differing, Proposed
from rmdesk.desk.lent.whose import Lent
from rmdesk.desk.receiving.arrivals import Named, Pair
from rmdesk.domain.ids import ClientId
from rmdesk.domain.likeness.merging import Side
from rmdesk.ui.dialogs.parts.two_sides import mark_of
from rmdesk.ui.dialogs.receiving.files import key_in
from rmdesk.ui.words.briefs import brief_in_line, giver
from rmdesk.ui.words.lent import lent_sign
from rmdesk.ui.words.receiving import (
    deletion_in_words,
    differing_in_words,
    identified,
    pair_title,
    pair_values,
    records_in_words,
)

SIDES = (Side.LEFT, Side.RIGHT)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("Promised\n- one\n- two\n\nNext step\n- call", "W: Promised: one; two  Next step: call"),
        ("plain words\nof one's own", "W: plain words  of one's own"),
        ("- a point without a heading", "W: a point without a heading"),
    ],
)
def test_a_brief_in_a_line(words: str, line: str) -> None:
    moment = datetime(2026, 11, 19)
    brief = ReceivedBrief(words=words, on=moment.date(), who="W", branch="", at=moment)
    assert brief_in_line(brief) == line


def test_a_branch_stands_behind_the_name_where_it_is_known() -> None:
    assert (giver("王芳", "城南"), giver("王芳", "")) == ("王芳 (城南)", "王芳")


@pytest.mark.parametrize(
    ("today", "sign"),
    [
        (date(2026, 11, 20), "LENT by 王芳: 15 d left"),
        (date(2026, 12, 5), "LENT by 王芳: last day"),
    ],
)
def test_a_lent_book_says_how_long_it_opens(today: date, sign: str) -> None:
    loan = Lent(
        bundle="",
        book="",
        owner="王芳",
        branch="",
        until=date(2026, 12, 5),
        basis=0,
        back_to="",
        device="",
    )
    assert lent_sign(loan, today) == sign


@pytest.mark.parametrize(
    ("choice", "left", "right"),
    [(Side.LEFT, "*", ""), (Side.RIGHT, "", "*"), (Side.BOTH, "+", "+")],
)
def test_both_sides_are_marked_otherwise_than_one(choice: Side, left: str, right: str) -> None:
    assert (mark_of(choice, Side.LEFT), mark_of(choice, Side.RIGHT)) == (left, right)


def test_numbers_of_arrivals_are_masked() -> None:
    named = Named(1, "程灵素", "60200001", "99010119851125001X", "13700001110")
    said = identified(named)
    assert "60200001" in said
    assert "137****1110" in said
    assert "19851125" not in said


def test_both_values_of_a_pair_are_masked_and_titled() -> None:
    pair = Pair(
        field="mobile", mine="13700001110", theirs="13700002220", sides=SIDES, side=SIDES[0]
    )
    assert pair_title(pair) == "Mobile"
    assert pair_values(pair) == ("137****1110", "137****2220")


def test_a_line_of_the_file_says_what_differs_of_it() -> None:
    pair = Pair(
        field="contacts",
        mine={"gist": "called"},
        theirs={"gist": "visited"},
        sides=SIDES,
        side=SIDES[0],
        table="contacts",
        record=7,
    )
    assert (pair_title(pair), pair_values(pair)) == ("Contact", ("called", "visited"))


def test_records_are_counted_the_most_first_and_histories_apart() -> None:
    counts = {"contacts": 2, "holdings": 1_200, "clients": 9, "former_audit": 5, "tags": 0}
    assert records_in_words(counts) == "Asset or debt 1,200, Contact 2"


def test_what_a_deputy_changed_and_deleted() -> None:
    differing = Differing(
        number=1,
        client_id=ClientId(1),
        client="单雄信",
        table="clients",
        row_id=1,
        field="mobile",
        before="",
        mine="",
        theirs="13700001110",
    )
    assert differing_in_words(differing) == ("Mobile: -", "137****1110")
    gone = Proposed(
        number=2,
        client_id=ClientId(1),
        client="单雄信",
        table="contacts",
        row_id=3,
        image={"on": date(2026, 11, 1), "gist": "twice", "client_id": 1},
    )
    assert deletion_in_words(gone) == ("Contact  2026-11-01  twice", "delete it, as the deputy did")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("age-secret-key-pq-1ab", "AGE-SECRET-KEY-PQ-1AB"),
        ("/folder/me/AGE-SECRET-KEY-PQ-1 AB", "AGE-SECRET-KEY-PQ-1AB"),
        ("/media/stick/my-key", ""),
        ("", ""),
    ],
)
def test_a_key_is_known_from_its_first_letters(typed: str, key: str) -> None:
    assert key_in(typed) == key
