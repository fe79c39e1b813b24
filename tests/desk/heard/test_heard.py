"""Needs, wishes, feedback and care: written, changed, settled, removed, and each undone."""

from collections.abc import Callable
from datetime import date

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import ClientGone, add_client
from rmdesk.desk.heard.care import CareShown, care_so_far, change_care, remove_care, show_care
from rmdesk.desk.heard.entries import DayToCome, EntryGone, NothingWritten
from rmdesk.desk.heard.feedback import (
    Answered,
    FeedbackHeard,
    PromisePast,
    answer_feedback,
    hear_feedback,
    remove_feedback,
    reopen_feedback,
)
from rmdesk.desk.heard.needs import (
    NeedHeard,
    change_need,
    hear_need,
    need_was_said,
    remove_need,
    reopen_need,
    settle_need,
)
from rmdesk.desk.heard.wishes import (
    WishHeard,
    change_wish,
    demands,
    hear_wish,
    remove_wish,
    reopen_wish,
    settle_demand,
    settle_wish,
)
from rmdesk.domain.file_records import CareKind
from rmdesk.domain.ids import FeedbackId, NeedId
from rmdesk.domain.kin.household import Relation
from rmdesk.errors import Refused
from rmdesk.store.tables.people import MemberTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, records
from tests.desk.heard.acts import DAY, NOBODY, ONE, THREE, TWO, undone
from tests.desk.refusing import assert_refused

NEED = NeedHeard(what=" 担心孩子留学的钱 ", is_explicit=False, on=TODAY - 2 * DAY)
WISH = WishHeard(what="三年期大额存单", on=TODAY)
COMPLAINT = FeedbackHeard(
    what="排队太久", is_complaint=True, owner="", on=TODAY - DAY, promised_on=TODAY + 3 * DAY
)
TEA = CareShown(kind=CareKind.GIFT, what="茶叶", to_whom="", on=TODAY)


def test_every_act_is_one_step_of_undo(desk: Desk) -> None:
    undone(desk, lambda: hear_need(desk, ONE, NEED, now=NOW))
    need = desk.needs.of(ONE)[0]
    assert (need.words, need.on, need.is_explicit) == ("担心孩子留学的钱", TODAY - 2 * DAY, False)
    undone(desk, lambda: need_was_said(desk, need.id, now=NOW))
    undone(desk, lambda: settle_need(desk, need.id, now=NOW))
    undone(desk, lambda: reopen_need(desk, need.id, now=NOW))
    other = NeedHeard(what="养老", is_explicit=True, on=TODAY)
    undone(desk, lambda: change_need(desk, need.id, other, now=NOW))
    undone(desk, lambda: remove_need(desk, need.id, now=NOW))
    undone(desk, lambda: hear_wish(desk, ONE, WISH, now=NOW))
    wish = desk.wishes.of(ONE)[0]
    undone(desk, lambda: settle_wish(desk, wish.id, now=NOW))
    undone(desk, lambda: reopen_wish(desk, wish.id, now=NOW))
    renamed = WishHeard(what="五年期大额存单", on=TODAY)
    undone(desk, lambda: change_wish(desk, wish.id, renamed, now=NOW))
    undone(desk, lambda: remove_wish(desk, wish.id, now=NOW))
    undone(desk, lambda: hear_feedback(desk, ONE, COMPLAINT, now=NOW))
    feedback = desk.feedback.of(ONE)[0]
    answer = Answered(what="已道歉", on=TODAY)
    undone(desk, lambda: answer_feedback(desk, feedback.id, answer, now=NOW))
    undone(desk, lambda: reopen_feedback(desk, feedback.id, now=NOW))
    undone(desk, lambda: remove_feedback(desk, feedback.id, now=NOW))
    undone(desk, lambda: show_care(desk, ONE, TEA, now=NOW))
    care = desk.care.of(ONE)[0]
    coffee = CareShown(kind=CareKind.GIFT, what="咖啡", to_whom="", on=TODAY)
    undone(desk, lambda: change_care(desk, care.id, coffee, now=NOW))
    undone(desk, lambda: remove_care(desk, care.id, now=NOW))


@pytest.mark.parametrize(
    ("refused", "request_"),
    [
        (NothingWritten, lambda desk: hear_need(desk, ONE, _need(what="  "), now=NOW)),
        (DayToCome, lambda desk: hear_need(desk, ONE, _need(on=TODAY + DAY), now=NOW)),
        (NothingWritten, lambda desk: hear_wish(desk, ONE, WishHeard(what="", on=TODAY), now=NOW)),
        (NothingWritten, lambda desk: hear_feedback(desk, ONE, _said(what="\t"), now=NOW)),
        (
            PromisePast,
            lambda desk: hear_feedback(desk, ONE, _said(promised_on=TODAY - DAY), now=NOW),
        ),
        (DayToCome, lambda desk: hear_feedback(desk, ONE, _said(on=TODAY + DAY), now=NOW)),
        (NothingWritten, lambda desk: show_care(desk, ONE, _given(what=""), now=NOW)),
        (DayToCome, lambda desk: show_care(desk, ONE, _given(on=TODAY + DAY), now=NOW)),
        (ClientGone, lambda desk: hear_need(desk, NOBODY, NEED, now=NOW)),
        (EntryGone, lambda desk: settle_need(desk, NeedId(99), now=NOW)),
        (EntryGone, lambda desk: reopen_feedback(desk, FeedbackId(99), now=NOW)),
    ],
)
def test_what_cannot_be_is_refused_with_advice(
    desk: Desk, refused: type[Refused], request_: Callable[[Desk], object]
) -> None:
    assert_refused(desk, refused, request_)


def _need(what: str = "x", on: date = TODAY) -> NeedHeard:
    return NeedHeard(what=what, is_explicit=True, on=on)


def _said(what: str = "x", on: date = TODAY, promised_on: date | None = None) -> FeedbackHeard:
    return FeedbackHeard(what=what, is_complaint=True, owner="", on=on, promised_on=promised_on)


def _given(what: str = "x", on: date = TODAY) -> CareShown:
    return CareShown(kind=CareKind.CARD, what=what, to_whom="", on=on)


def test_the_same_again_is_no_action(desk: Desk) -> None:
    number = hear_need(desk, ONE, NEED, now=NOW)
    newest = desk.journal.last_undoable(TODAY)
    change_need(desk, number, NEED, now=NOW)
    reopen_need(desk, number, now=NOW)
    assert desk.journal.last_undoable(TODAY) == newest


# --- wishes, ranked for the branch ---


def test_the_branch_sees_what_most_clients_want_and_settles_it_for_all_at_once(desk: Desk) -> None:
    for client_id, what in ((ONE, "实物金条"), (ONE, "三年期大额存单"), (TWO, "3年期 大额存单")):
        hear_wish(desk, client_id, WishHeard(what=what, on=TODAY), now=NOW)
    settled = hear_wish(desk, THREE, WISH, now=NOW)
    settle_wish(desk, settled, now=NOW)
    first, second = demands(desk)
    assert list(first.client_ids) == [ONE, TWO]
    assert (second.what, list(second.client_ids)) == ("实物金条", [ONE])
    assert first.assets is None
    before = records(desk)
    assert settle_demand(desk, first, now=NOW) == [ONE, TWO]
    assert [one.what for one in demands(desk)] == ["实物金条"]
    assert settle_demand(desk, first, now=NOW) == []
    desk.undo(now=NOW)
    assert records(desk) == before


# --- care: no repeats ---


def test_what_was_given_to_whom_is_known_before_it_is_given_again(desk: Desk) -> None:
    with desk.store.action("book.made", at=NOW) as action:
        for name, gone_on in (("王芳", None), ("张老", TODAY), ("", None)):
            values = {"client_id": ONE, "name": name, "gone_on": gone_on}
            action.insert(MemberTable, {**values, "relation": Relation.SPOUSE})
    number = show_care(desk, ONE, TEA, now=NOW)
    so_far = care_so_far(desk, ONE)
    assert so_far.family == ["王芳"]
    assert [one.id for one in so_far.repeated_by("新茶叶", "张三")] == [number]
    assert so_far.repeated_by("茶叶", "王芳") == []
    assert so_far.repeated_by("茶叶", "", but=number) == []
    with pytest.raises(ClientGone):
        care_so_far(desk, NOBODY)


def test_what_was_heard_goes_with_its_client(desk: Desk) -> None:
    other = add_client(desk, now=NOW, name="赵六")
    hear_wish(desk, other, WISH, now=NOW)
    assert desk.wishes.of(ONE) == []
    assert [wish.client_id for wish in desk.wishes.of(other)] == [other]
