"""What the client page says of the classes: every place with its reasons, hands and history."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.classing.classes import change_tags, hear_attitude, move, take_back
from rmdesk.desk.classing.standing import standing
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.domain.classes.attitude import Attitude, Evidence, Heard
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.segments import ClientClass
from rmdesk.ui.views.client.sections.class_rows import Said, Topic, said_of
from tests.books.builders import TODAY
from tests.books.empty_desk import an_empty_desk

NOW = datetime.combine(TODAY, time(9))


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        yield desk


@pytest.fixture
def client_id(desk: Desk) -> ClientId:
    client_id = add_client(desk, now=NOW, name="单雄信")
    edit_client(desk, client_id, {"balance": Money.of_yuan(300_000)}, now=NOW)
    for days in (20, 40):
        on = TODAY - timedelta(days)
        log_contact(desk, client_id, channel=Channel.TELEPHONE, on=on, now=NOW)
    return client_id


def said(desk: Desk, client_id: ClientId) -> dict[Grid | Topic, Said]:
    heard = desk.day.heard_attitudes.of(client_id)
    return {one.topic: one for one in said_of(standing(desk, client_id), heard)}


def test_every_classification_has_a_row_with_a_reason(desk: Desk, client_id: ClientId) -> None:
    rows = said(desk, client_id)
    assert list(rows) == [*Grid, *Topic]
    for topic in (Grid.CLASS, Grid.EFFORT, Grid.FAMILIARITY, Topic.STAGE, Topic.TARGET):
        assert rows[topic].box and rows[topic].why
    assert rows[Grid.ATTITUDE].box == "not judged"
    assert rows[Grid.ORIENTATION].box == "not asked"
    assert rows[Topic.TAGS].box == "none"


@pytest.mark.parametrize("topic", [Grid.FAMILIARITY, Topic.PRIORITY])
def test_the_points_shown_add_up_to_the_score(
    desk: Desk, client_id: ClientId, topic: Grid | Topic
) -> None:
    row = said(desk, client_id)[topic]
    points = [int(one.points) for one in row.why if one.points]
    assert points and str(sum(points)) in row.box.replace("/", " ").split()


def test_familiarity_names_all_its_parts(desk: Desk, client_id: ClientId) -> None:
    parts = [one.words for one in said(desk, client_id)[Grid.FAMILIARITY].why]
    assert "in contact at least every 20 days" in parts
    assert "has not turned to us in the last half year" in parts
    assert len(parts) == 6


def test_an_attitude_says_the_evidence_and_the_words(desk: Desk, client_id: ClientId) -> None:
    heard = Heard(TODAY, (Evidence.ONLY_GUARANTEED,), "亏一分钱都不行")
    hear_attitude(desk, client_id, heard, now=NOW)
    row = said(desk, client_id)[Grid.ATTITUDE]
    assert row.box == "Resistant" and "Do not dig" in row.gist
    words = [one.words for one in row.why]
    assert words[0] == f"wants guaranteed principal only ({TODAY.isoformat()})"
    assert "亏一分钱都不行" in words[1]


def test_a_hand_says_its_reason_and_what_the_rule_would_say(
    desk: Desk, client_id: ClientId
) -> None:
    move(desk, [client_id], Grid.CLASS, ClientClass.VERY_HIGH, "钱都在外面", now=NOW)
    row = said(desk, client_id)[Grid.CLASS]
    assert row.is_by_hand and row.value == "* Very high"
    assert "钱都在外面" in row.why[0].words and TODAY.isoformat() in row.why[0].words
    assert row.why[1].words == "The rule says Medium."
    day = TODAY.isoformat()
    assert row.history == [
        f"{day}  rule: Lower > Medium",  # of one day a rule's step counts as the later one
        f"{day}  by hand: Medium > Very high  钱都在外面",
    ]
    take_back(desk, [client_id], Grid.CLASS, now=NOW)
    row = said(desk, client_id)[Grid.CLASS]
    assert not row.is_by_hand and row.value == "Medium"
    assert f"{day}  the rule decides again" in row.history


def test_a_hand_where_nothing_was_heard(desk: Desk, client_id: ClientId) -> None:
    move(desk, [client_id], Grid.ATTITUDE, Attitude.POSITIVE, "常来听讲座", now=NOW)
    row = said(desk, client_id)[Grid.ATTITUDE]
    assert row.value == "* Positive"
    assert [one.words for one in row.why][1] == "The rule cannot say yet."


def test_tags_stand_in_their_order(desk: Desk, client_id: ClientId) -> None:
    change_tags(desk, client_id, ["有孩子", "喜欢新基金"], now=NOW)
    assert said(desk, client_id)[Topic.TAGS].box == "有孩子, 喜欢新基金"
