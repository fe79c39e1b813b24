"""Who gets whom, whose key it is, and how much goes along: decided, changed, taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rmdesk.crypto.fingerprints import Question
from rmdesk.crypto.recipients import Identity
from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import edit_client
from rmdesk.desk.handover.policies import take_policy
from rmdesk.desk.handover.preview import ClassRow, preview, preview_client
from rmdesk.desk.handover.receivers import (
    add_receiver,
    compare,
    receiver_of,
    receivers_of,
    remove,
)
from rmdesk.desk.handover.refusals import (
    KnownReceiver,
    NoReceiver,
    NoSuchClass,
    NotAPolicy,
    NotAPolicyEntry,
    NotAReceiver,
    NotThatKey,
)
from rmdesk.desk.handover.sharing import (
    by_condition,
    clients_for,
    default_receiver,
    receiver_by_client,
    set_default,
    share,
    shares_of,
)
from rmdesk.desk.handover.treatments import (
    class_named,
    own_clients,
    policy_of,
    treat,
    treatments_of,
)
from rmdesk.desk.one_client import forget
from rmdesk.domain.calling.calls import AppointmentKind, AppointmentState
from rmdesk.domain.contacts import Channel
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.domain.handover.treatments import FieldClass, Treatment
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.household import Relation
from rmdesk.errors import RmdeskError
from rmdesk.store.tables.contacts import AppointmentTable, ContactTable
from rmdesk.store.tables.people import MemberTable, TieTable
from tests.books.builders import TODAY
from tests.desk.handover.giver import BRANCH, NOW, SUCCESSOR, a_book, a_receiver, clients, put

FIRST, SECOND = ClientId(1), ClientId(2)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with a_book(tmp_path, "解彤强", "欧阳若曦", "单雄信") as desk:
        yield desk


def test_a_key_does_not_count_before_its_fingerprint_was_read_out(desk: Desk) -> None:
    receiver = add_receiver(desk, SUCCESSOR.recipient.text, name=" 李明 ", now=NOW)
    assert (receiver.name, receiver.compared_on) == ("李明", None)
    digits = receiver.fingerprint
    for wrong in ("", digits[-5:], digits[:5], digits[:11], "x" + digits[1:]):
        with pytest.raises(NotThatKey):
            compare(desk, receiver.id, wrong, now=NOW)
    assert receiver_of(desk, receiver.id).compared_on is None
    assert compare(desk, receiver.id, f" {digits} ", now=NOW).compared_on == TODAY


def test_two_groups_count_where_they_were_asked_for_of_this_key(desk: Desk) -> None:
    receiver = add_receiver(desk, SUCCESSOR.recipient.text, name="李明", now=NOW)
    asked = Question(receiver.fingerprint, (0, 2))
    another = Question("11111 22222 33333 44444", (0, 2))
    last = receiver.fingerprint[-5:]
    for typed, question in ((last, asked), (asked.shown, asked), (another.answer, another)):
        with pytest.raises(NotThatKey):
            compare(desk, receiver.id, typed, asked=question, now=NOW)
    assert receiver_of(desk, receiver.id).compared_on is None
    done = compare(desk, receiver.id, asked.answer, asked=asked, now=NOW)
    assert done.compared_on == TODAY


@pytest.mark.parametrize("text", ["", "age1pq1", "x" * 1959, SUCCESSOR.secret_text()])
def test_what_is_no_public_key_is_not_taken(desk: Desk, text: str) -> None:
    with pytest.raises(NotAReceiver):
        add_receiver(desk, text, name="x", now=NOW)
    assert receivers_of(desk) == []


def test_one_key_is_one_receiver_and_comes_back_as_itself(desk: Desk) -> None:
    receiver = a_receiver(desk)
    with pytest.raises(KnownReceiver) as known:
        add_receiver(desk, SUCCESSOR.recipient.text, name="另一个", now=NOW)
    assert "李明" in known.value.sentence()
    remove(desk, receiver.id, now=NOW)
    with pytest.raises(NoReceiver):
        receiver_of(desk, receiver.id)
    again = add_receiver(desk, SUCCESSOR.recipient.text, name="李明", now=NOW)
    # What was written for this key counts as before; that it is the right one is asked anew.
    assert (again.id, again.compared_on) == (receiver.id, None)


def test_everybody_goes_to_one_but_for_those_with_a_word_of_their_own(desk: Desk) -> None:
    one, other = a_receiver(desk), a_receiver(desk, BRANCH, name="网点")
    assert receiver_by_client(desk) == {1: None, 2: None, 3: None}
    set_default(desk, one.id, now=NOW)
    assert share(desk, clients(2), other.id, now=NOW) == 1
    assert share(desk, clients(2), other.id, now=NOW) == 0
    assert share(desk, clients(3), None, now=NOW) == 1
    assert receiver_by_client(desk) == {1: one.id, 2: other.id, 3: None}
    assert clients_for(desk, other.id) == [2]
    shares = shares_of(desk)
    assert (shares.clients, shares.own, shares.nobodys, shares.skeletons) == (3, 2, 1, 0)
    remove(desk, other.id, now=NOW)
    assert receiver_by_client(desk, clients(2)) == {2: None}
    desk.undo(now=NOW)
    assert receiver_by_client(desk, clients(2)) == {2: other.id}
    for _ in range(3):
        desk.undo(now=NOW)
    assert default_receiver(desk) is None


def test_a_condition_names_them_and_nobody_who_was_forgotten(desk: Desk) -> None:
    edit_client(desk, SECOND, {"occupation": "教师", "gone_on": TODAY}, now=NOW)
    forget(desk, ClientId(3), reason="来函", now=NOW)
    assert set(by_condition(desk, "name != x")) <= {1, 2}
    assert by_condition(desk, "occupation = 教师") == [2]
    receiver = a_receiver(desk)
    set_default(desk, receiver.id, now=NOW)
    assert clients_for(desk, receiver.id) == [1, 2]
    assert shares_of(desk).skeletons == 1


def test_what_is_decided_last_holds_and_one_client_adds_to_all(desk: Desk) -> None:
    assert set(treatments_of(desk).values()) == {Treatment.WHOLE}
    treat(desk, None, FieldClass.CONTACTS, Treatment.SUMMARISE, now=NOW)
    treat(desk, None, FieldClass.CONTACTS, Treatment.DROP, now=NOW)
    treat(desk, FIRST, FieldClass.CONTACTS, Treatment.WHOLE, now=NOW)
    assert treatments_of(desk)[FieldClass.CONTACTS] is Treatment.DROP
    assert treatments_of(desk, FIRST)[FieldClass.CONTACTS] is Treatment.WHOLE
    assert treatments_of(desk, SECOND)[FieldClass.CONTACTS] is Treatment.DROP
    assert own_clients(desk) == [1]
    deputys = policy_of(desk, BundleKind.DEPUTY).general
    assert deputys[FieldClass.PAPERS] is deputys[FieldClass.CONTACTS] is Treatment.DROP


def test_what_cannot_be_said_in_a_sentence_is_not_summarised(desk: Desk) -> None:
    with pytest.raises(NoSuchClass) as refused:
        treat(desk, None, FieldClass.PAPERS, Treatment.SUMMARISE, now=NOW)
    assert "contacts" in refused.value.advice()
    with pytest.raises(NoSuchClass):
        class_named("paper")


def test_a_policy_file_is_one_step(desk: Desk, tmp_path: Path) -> None:
    edit_client(desk, SECOND, {"number": "880001"}, now=NOW)
    file = tmp_path / "policy.toml"
    file.write_text('[all]\npapers = "drop"\n[clients.880001]\nreach = "drop"\n', "utf-8")
    take_policy(desk, file, now=NOW)
    assert treatments_of(desk)[FieldClass.PAPERS] is Treatment.DROP
    assert treatments_of(desk, SECOND)[FieldClass.REACH] is Treatment.DROP
    desk.undo(now=NOW)
    assert treatments_of(desk, SECOND)[FieldClass.REACH] is Treatment.WHOLE


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"papers = ", NotAPolicy),
        (b"\xff\xfe\x00", NotAPolicy),
        (b'[all]\npaper = "drop"', NotAPolicyEntry),
        (b'[clients.999]\nreach = "drop"', NotAPolicyEntry),
    ],
)
def test_a_bad_policy_changes_nothing(
    desk: Desk, tmp_path: Path, content: bytes, refusal: type[RmdeskError]
) -> None:
    file = tmp_path / "policy.toml"
    file.write_bytes(content)
    with pytest.raises(refusal):
        take_policy(desk, file, now=NOW)
    assert set(treatments_of(desk).values()) == {Treatment.WHOLE}


def test_the_preview_counts_what_goes_what_ends_and_what_would_be_missed(desk: Desk) -> None:
    receiver = a_receiver(desk)
    share(desk, clients(1), receiver.id, now=NOW)
    put(desk, ContactTable, client_id=1, on=TODAY, channel=Channel.TELEPHONE)
    put(
        desk,
        AppointmentTable,
        client_id=1,
        kind=AppointmentKind.MEETING,
        on=TODAY,
        state=AppointmentState.OPEN,
    )
    for one, other in ((1, 2), (2, 1)):
        put(desk, TieTable, client_id=one, other_id=other, relation=Relation.SPOUSE)
    put(desk, MemberTable, client_id=1, other_id=2, name="妻", relation=Relation.SPOUSE)
    edit_client(desk, FIRST, {"mobile": "13800138000", "gone_on": TODAY}, now=NOW)
    assert not preview(desk, receiver.id).is_judged_anew
    treat(desk, None, FieldClass.CONTACTS, Treatment.SUMMARISE, now=NOW)
    treat(desk, FIRST, FieldClass.PLANS, Treatment.DROP, now=NOW)
    shown = preview(desk, receiver.id)
    assert shown.is_judged_anew  # over there they were never met, and nothing is due
    rows = {row.field_class: row for row in shown.rows}
    assert list(rows) == list(FieldClass)
    assert rows[FieldClass.CONTACTS] == ClassRow(FieldClass.CONTACTS, 1, 0, 1, 0)
    assert rows[FieldClass.REACH] == ClassRow(FieldClass.REACH, 1, 1, 0, 0)
    plans = rows[FieldClass.PLANS]
    assert plans.there == plans.dropped >= 1 and plans.going == 0
    assert (shown.clients, shown.gone, shown.alone, shown.open_edits) == ([1], 1, 1, 0)
    assert shown.open_left == {"appointments": 1}
    assert [(one.table, one.client_id, one.other_id) for one in shown.ends] == [
        ("ties", 1, 2),
        ("members", 1, 2),
    ]
    assert [one.is_walled for one in shown.ends] == [False, True]
    alone = preview_client(desk, FIRST)
    assert (list(alone.rows), alone.receiver_id) == (list(shown.rows), receiver.id)
    assert list(alone.ends) == list(shown.ends) and alone.open_left == shown.open_left
    together = preview_client(desk, SECOND)
    assert together.receiver_id is None and len(together.ends) == 1


def test_drawing_a_key_is_not_a_secret_that_the_book_learns(desk: Desk) -> None:
    identity = Identity.generate()
    a_receiver(desk, identity)
    rows = repr(desk.store.database.execute_sql("SELECT * FROM receivers").fetchall())
    assert identity.recipient.text in rows and identity.secret_text() not in rows
