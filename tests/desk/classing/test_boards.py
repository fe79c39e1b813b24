"""The classifications as boards, and what a move would change: on a real book."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.classing import boards
from rmdesk.desk.classing.benefit_boards import curve_board
from rmdesk.desk.classing.boards import EVERYBODY, NOT_KNOWN, clients_of
from rmdesk.desk.classing.classes import change_tags, move, take_back
from rmdesk.desk.classing.standing import due_in_class, move_preview, standing
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.client_file.items import Answer, set_item
from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.classes.benefit_curve import Basis
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.segments import ClientClass
from rmdesk.store.figures.boxes import Axis
from tests.books.builders import TODAY
from tests.ui.small_book import NOW, RICH, small_book

EVERYONE = [ClientId(number) for number in range(1, 9)]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    book = small_book(tmp_path)
    yield book
    book.close()


@pytest.mark.parametrize("axis", Axis)
def test_every_client_stands_in_one_box_of_an_axis(desk: Desk, axis: Axis) -> None:
    board = boards.axis_board(desk, axis)
    stood = [one for box in board.boxes for one in clients_of(desk, box)]
    assert sorted(stood) == EVERYONE
    assert board.clients == len(EVERYONE)
    assert board.aum == Money.of_yuan(5_550_000)
    assert {box.key: box.clients for box in board.boxes} == {
        box.key: len(clients_of(desk, box)) for box in board.boxes
    }


def test_assets_that_nobody_told_are_counted_beside_the_sum(desk: Desk) -> None:
    """张三 has no line on file: lower by the rule, but not with zero assets."""
    board = boards.axis_board(desk, Axis.CLASS)
    unknown = {box.key: box.unknown for box in board.boxes if box.unknown}
    assert unknown == {ClientClass.LOWER.value: 1}


def test_the_nine_grid_has_those_beside_it(desk: Desk) -> None:
    move(desk, [RICH], Grid.ATTITUDE, Attitude.POSITIVE, "主动问基金", now=NOW)
    board = boards.nine_board(desk)
    assert sum(box.clients for box in board.boxes) == len(EVERYONE)
    beside = sum(box.clients for box in board.boxes if box.key.endswith(NOT_KNOWN))
    assert beside == len(EVERYONE) - 1
    assert board.hands == {RICH}


def test_priority_is_in_order_and_in_bands(desk: Desk) -> None:
    board = boards.priority_board(desk)
    everybody, *bands = board.boxes
    assert everybody.key == EVERYBODY
    ids = [ClientId(one) for one in clients_of(desk, everybody)]
    assert [one for box in bands for one in clients_of(desk, box)] == ids
    assert [box.clients for box in bands] == [len(clients_of(desk, box)) for box in bands]
    points = [standing(desk, client_id).why.priority.points for client_id in ids]
    assert points == sorted(points, reverse=True)
    for box in bands:
        stood = [ClientId(one) for one in clients_of(desk, box)]
        of_band = [standing(desk, client_id).why.priority.points for client_id in stood]
        assert all(int(box.key) <= one < int(box.key) + boards.BAND for one in of_band)


def test_the_curve_says_that_assets_stand_in(desk: Desk) -> None:
    board = curve_board(desk)
    assert board.few is not None
    assert (board.few.basis, board.few.told, board.few.known) == (Basis.ASSETS, 0, 7)
    # 300 of 555 万, then 120, then 64: 484 of the 444 wanted.
    assert board.few.most_count == 3
    assert [box.share for box in board.boxes if box.key != NOT_KNOWN][-1] == 100
    assert sum(box.aum.fen for box in board.boxes) == board.aum.fen
    beside = board.box(NOT_KNOWN)
    assert beside is not None
    assert list(beside.ids or ()) == [2]


def test_income_takes_the_place_of_assets_once_it_is_known(desk: Desk) -> None:
    for client_id in EVERYONE:
        set_item(desk, client_id, "bank_income", Answer("1000"), now=NOW)
    few = curve_board(desk).few
    assert few is not None
    assert (few.basis, few.known, few.most_count) == (Basis.INCOME, 8, 7)


def test_rule_against_hand_names_whom_and_in_which_grid(desk: Desk) -> None:
    assert boards.drift_board(desk).clients == 0
    move(desk, [ClientId(8)], Grid.CLASS, ClientClass.VERY_HIGH, "老板", now=NOW)
    move(desk, [ClientId(7), ClientId(8)], Grid.ATTITUDE, Attitude.NEUTRAL, "谈过", now=NOW)
    board = boards.drift_board(desk)
    # No rule judges the attitude of the two: nothing stands against a hand there.
    assert [(one.name, one.grid) for one in board.against] == [("解放", Grid.CLASS)]
    assert {box.key: box.clients for box in board.boxes if box.clients} == {
        EVERYBODY: 1,
        Grid.CLASS.value: 1,
    }


def test_tags_are_counted_with_assets(desk: Desk) -> None:
    change_tags(desk, RICH, ["新基金"], now=NOW)
    change_tags(desk, ClientId(3), ["新基金", "有孩子"], now=NOW)
    board = boards.tags_board(desk)
    assert [(box.key, box.clients) for box in board.boxes] == [("新基金", 2), ("有孩子", 1)]
    assert list(clients_of(desk, board.boxes[0])) == [3, 1]  # who has most with us first
    assert board.clients == len(EVERYONE)


@pytest.mark.parametrize("steps", [1, 2, 3])
@pytest.mark.parametrize("client_id", EVERYONE)
def test_what_is_said_of_a_move_comes_true(desk: Desk, client_id: ClientId, steps: int) -> None:
    edit_client(desk, ClientId(6), {"wished_days": 9}, now=NOW)
    log_contact(
        desk, ClientId(3), channel=Channel.TELEPHONE, on=TODAY, next_on=desk.days.after(TODAY),
        now=NOW,
    )  # fmt: skip
    every = list(ClientClass)
    stands = every.index(desk.clients.facts(client_id).client_class)
    client_class = every[(stands + steps) % len(every)]
    said = due_in_class(desk, client_id, client_class)
    preview = move_preview(desk, [client_id], Grid.CLASS, client_class)
    move(desk, [client_id], Grid.CLASS, client_class, "试一试", now=NOW)
    assert desk.clients.facts(client_id).next_due == said
    assert preview.due[0][1] == said


def test_a_move_back_to_the_rules_box_says_so(desk: Desk) -> None:
    rule = desk.clients.facts(RICH).rule_class
    other = next(one for one in ClientClass if one is not rule)
    move(desk, [RICH], Grid.CLASS, other, "试一试", now=NOW)
    assert move_preview(desk, [RICH], Grid.CLASS, rule).by_rule
    assert not move_preview(desk, [RICH], Grid.CLASS, other).by_rule


def test_a_standing_has_every_step(desk: Desk) -> None:
    move(desk, [RICH], Grid.CLASS, ClientClass.LOWER, "少打扰", now=NOW)
    take_back(desk, [RICH], Grid.CLASS, now=NOW)
    found = standing(desk, RICH)
    by_hand = [step for step in found.steps[Grid.CLASS] if step.is_by_hand]
    assert [(step.after, step.why) for step in by_hand] == [("", ""), ("lower", "少打扰")]
    assert found.places[Grid.CLASS].hand is None
    assert found.age == 40
    assert not found.tags


def test_who_left_the_book_stands_nowhere(desk: Desk) -> None:
    newcomer = add_client(desk, name="过客", now=NOW)
    change_tags(desk, newcomer, ["过路"], now=NOW)
    edit_client(desk, newcomer, {"gone_on": TODAY}, now=NOW)
    assert boards.axis_board(desk, Axis.CLASS).clients == len(EVERYONE)
    assert boards.priority_board(desk).clients == len(EVERYONE)
    assert not boards.tags_board(desk).boxes
