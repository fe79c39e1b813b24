"""The grids on a real book: counted, moved by hand, explained, told over time."""

from datetime import datetime, time, timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.classing.benefit_boards import curve_board, few_of
from rmdesk.desk.classing.classes import (
    change_tags,
    drifts,
    explained,
    hear_attitude,
    history,
    move,
    place_of,
    tags_in_use,
    take_back,
)
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.client_file.items import Answer, set_item
from rmdesk.desk.day.today import today
from rmdesk.domain.classes.attitude import Attitude, Evidence, Heard
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.classes.effort import EffortBox
from rmdesk.domain.classes.familiarity import Familiarity
from rmdesk.domain.contacts import Channel
from rmdesk.domain.file.choices import Orientation
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.segments import ClientClass
from rmdesk.domain.wrong import ValueRefused
from rmdesk.store.figures.boxes import Axis
from tests.books.builders import TODAY

NOW = datetime.combine(TODAY, time(9))
DAY = timedelta(days=1)
WHY = "老板，资金都在外面"


def a_contacted_client(desk: Desk, name: str = "单雄信", *, days: int = 20) -> ClientId:
    client_id = add_client(desk, now=NOW, name=name)
    log_contact(desk, client_id, channel=Channel.TELEPHONE, on=TODAY - days * DAY, now=NOW)
    return client_id


def give(desk: Desk, client_id: ClientId, wan: int) -> None:
    edit_client(desk, client_id, {"balance": Money.of_yuan(wan * 10_000)}, now=NOW)


def test_a_client_moved_to_the_top_is_due_sooner_and_stands_on_today(desk: Desk) -> None:
    client_id = a_contacted_client(desk)
    before = desk.clients.facts(client_id).next_due
    assert before is not None and before > TODAY
    assert today(desk).ids.tolist() == []
    move(desk, [client_id], Grid.CLASS, ClientClass.VERY_HIGH, WHY, now=NOW)
    facts = desk.clients.facts(client_id)
    assert (facts.client_class, facts.rule_class) == (ClientClass.VERY_HIGH, ClientClass.LOWER)
    assert facts.next_due == desk.days.working_day_on_or_after(TODAY - 5 * DAY)
    assert today(desk).ids.tolist() == [client_id]
    desk.undo(now=NOW)
    assert desk.clients.facts(client_id).next_due == before
    assert today(desk).ids.tolist() == []


def test_a_hand_taken_back_lets_the_rule_decide(desk: Desk) -> None:
    client_id = a_contacted_client(desk)
    before = desk.clients.facts(client_id)
    move(desk, [client_id], Grid.CLASS, ClientClass.HIGHER, WHY, now=NOW)
    take_back(desk, [client_id], Grid.CLASS, now=NOW)
    assert desk.clients.facts(client_id) == before
    with pytest.raises(ValueRefused):
        take_back(desk, [client_id], Grid.CLASS, now=NOW)


@pytest.mark.parametrize(("to", "why"), [(ClientClass.HIGHER, " "), (ClientClass.LOWER, WHY)])
def test_no_reason_or_no_move_is_refused_for_all(desk: Desk, to: ClientClass, why: str) -> None:
    both = [a_contacted_client(desk), a_contacted_client(desk, "王强")]
    with pytest.raises(ValueRefused):
        move(desk, both, Grid.CLASS, to, why, now=NOW)
    assert [place_of(desk, one, Grid.CLASS).hand for one in both] == [None, None]


def test_counts_and_assets_of_each_box_leave_out_who_left(desk: Desk) -> None:
    rich, other, gone = (a_contacted_client(desk, name) for name in ("甲一", "乙二", "丙三"))
    for client_id, wan in ((rich, 30), (other, 5), (gone, 90)):
        give(desk, client_id, wan)
    edit_client(desk, gone, {"gone_on": TODAY}, now=NOW)
    counts = {one.box: (one.clients, one.aum) for one in desk.boxes.counts(Axis.CLASS)}
    assert counts == {
        ClientClass.VERY_HIGH: (0, Money()),
        ClientClass.HIGHER: (0, Money()),
        ClientClass.MEDIUM: (1, Money.of_yuan(300_000)),
        ClientClass.LOWER: (1, Money.of_yuan(50_000)),
    }
    assert desk.boxes.ids({Axis.CLASS: ClientClass.MEDIUM}).tolist() == [rich]
    both = {one.box: one.clients for one in desk.boxes.counts(Axis.EFFORT)}
    assert both[EffortBox.LOW_PRIORITY] == 2


def test_the_nine_grid_keeps_who_was_never_judged_beside_it(desk: Desk) -> None:
    judged, other = a_contacted_client(desk), a_contacted_client(desk, "王强")
    heard = Heard(TODAY, (Evidence.COMPARES,), "哪家利息高")
    hear_attitude(desk, judged, heard, now=NOW)
    boxes = {(one.familiarity, one.attitude): one.clients for one in desk.boxes.nine()}
    unknown = Familiarity.UNKNOWN
    assert boxes == {(unknown, Attitude.POSITIVE): 1, (unknown, None): 1}
    wanted = {Axis.FAMILIARITY: unknown, Axis.ATTITUDE: None}
    assert desk.boxes.ids(wanted).tolist() == [other]
    with pytest.raises(ValueRefused):
        hear_attitude(desk, judged, Heard(TODAY + DAY, (Evidence.COMPARES,)), now=NOW)


def test_rule_against_hand_lists_where_the_rule_has_moved_first(desk: Desk) -> None:
    still, drifted = a_contacted_client(desk), a_contacted_client(desk, "王强")
    move(desk, [still, drifted], Grid.CLASS, ClientClass.VERY_HIGH, WHY, now=NOW)
    give(desk, drifted, 30)
    listed = drifts(desk, Grid.CLASS)
    assert [(one.client_id, one.place.has_drifted) for one in listed] == [
        (drifted, True),
        (still, False),
    ]


def test_the_history_tells_steps_by_rule_and_by_hand(desk: Desk) -> None:
    client_id = a_contacted_client(desk)
    give(desk, client_id, 30)
    later = NOW + DAY
    move(desk, [client_id], Grid.CLASS, ClientClass.HIGHER, WHY, now=later)
    newest, first = history(desk, client_id, Grid.CLASS)
    assert (first.is_by_hand, first.before, first.after) == (False, "lower", "medium")
    assert (newest.is_by_hand, newest.before, newest.after) == (True, "medium", "higher")
    assert (newest.on, newest.why) == (later.date(), WHY)


def test_what_a_rule_did_is_forgotten_when_it_is_undone(desk: Desk) -> None:
    client_id = a_contacted_client(desk)
    give(desk, client_id, 30)
    assert history(desk, client_id, Grid.CLASS)
    desk.undo(now=NOW)
    assert history(desk, client_id, Grid.CLASS) == []
    desk.redo(now=NOW)
    assert len(history(desk, client_id, Grid.CLASS)) == 1


def test_every_place_says_why(desk: Desk) -> None:
    client_id = a_contacted_client(desk)
    give(desk, client_id, 30)
    hear_attitude(desk, client_id, Heard(TODAY, (Evidence.COMPARES,)), now=NOW)
    told = explained(desk, client_id)
    assert "300,000" not in told.client_class[0].message
    assert told.client_class[0].facts["aum"] == Money.of_yuan(300_000)
    assert told.effort[0].facts["contacts"] == 1
    assert told.attitude[0].facts == {"evidence": Evidence.COMPARES, "day": TODAY}
    (score,) = desk.store.database.execute_sql("SELECT priority FROM facts").fetchone()
    assert told.priority.points == score


def test_tags_are_shared_whatever_their_spelling(desk: Desk) -> None:
    one, other = a_contacted_client(desk), a_contacted_client(desk, "王强")
    change_tags(desk, one, ["钓鱼", "ETF"], now=NOW)
    change_tags(desk, other, ["etf"], now=NOW)
    assert desk.boxes.with_tag("etf").tolist() == [one, other]
    change_tags(desk, one, ["ETF", "孩子留学"], now=NOW)
    assert desk.day.tags.of(one) == ["ETF", "孩子留学"]
    assert dict(tags_in_use(desk))["孩子留学"] == 1
    with pytest.raises(ValueRefused):
        change_tags(desk, one, ["长" * 21], now=NOW)


def test_the_curve_counts_assets_while_no_income_is_told(desk: Desk) -> None:
    for wan in (80, 10, 10):
        give(desk, a_contacted_client(desk, f"甲{wan}"), wan)
    found = curve_board(desk).few
    assert found is not None
    assert (found.total, found.most_count) == (Money.of_yuan(1_000_000), 1)
    assert few_of(desk) == found
    assert found.points[0] == (0, 0)
    assert found.points[-1] == (100, 100)
    assert list(found.points) == sorted(found.points)


def test_where_nothing_is_known_there_is_no_curve(desk: Desk) -> None:
    a_contacted_client(desk)
    assert not few_of(desk).points


def test_what_the_client_wants_is_told_in_the_file_and_may_be_set_by_hand(desk: Desk) -> None:
    client_id = a_contacted_client(desk)
    set_item(desk, client_id, "orientation", Answer(Orientation.VALUE), now=NOW)
    assert desk.boxes.ids({Axis.ORIENTATION: Orientation.VALUE}).tolist() == [client_id]
    move(desk, [client_id], Grid.ORIENTATION, Orientation.SERVICE, WHY, now=NOW)
    assert desk.boxes.ids({Axis.ORIENTATION: Orientation.SERVICE}).tolist() == [client_id]


def test_asking_before_decisions_makes_a_client_better_known(desk: Desk) -> None:
    client_id = a_contacted_client(desk)
    before = explained(desk, client_id).familiarity.points
    set_item(desk, client_id, "asks_first", Answer(value=True), now=NOW)
    assert explained(desk, client_id).familiarity.points == before + 2
