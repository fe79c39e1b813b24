"""Feedback: a promise is a duty until the answer is given."""

from datetime import date

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.heard.entries import DayToCome, NothingWritten
from rmdesk.desk.heard.feedback import (
    Answered,
    AnsweredTooEarly,
    FeedbackHeard,
    PromisePast,
    answer_feedback,
    change_feedback,
    hear_feedback,
    owed,
    reopen_feedback,
)
from rmdesk.domain.contacts import Channel
from rmdesk.errors import Refused
from rmdesk.store.tables.people import ClientTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW
from tests.desk.heard.acts import DAY, ONE, THREE, TWO, due
from tests.desk.refusing import assert_refused

COMPLAINT = FeedbackHeard(
    what="排队太久", is_complaint=True, owner="", on=TODAY - DAY, promised_on=TODAY + 3 * DAY
)


def _said(promised_on: date | None = None) -> FeedbackHeard:
    return FeedbackHeard(what="x", is_complaint=True, owner="", on=TODAY, promised_on=promised_on)


def test_an_answer_promised_makes_the_client_due_until_it_is_given(desk: Desk) -> None:
    log_contact(desk, ONE, channel=Channel.TELEPHONE, on=TODAY, now=NOW)
    usual = due(desk)
    assert usual is not None and usual > TODAY + 30 * DAY
    number = hear_feedback(desk, ONE, COMPLAINT, now=NOW)
    assert due(desk) == COMPLAINT.promised_on
    later = NOW + 10 * DAY
    log_contact(desk, ONE, channel=Channel.TELEPHONE, on=later.date(), now=later)
    assert due(desk) == COMPLAINT.promised_on, "a talk is no answer"
    answer_feedback(desk, number, Answered(what="已退手续费", on=later.date()), now=later)
    assert due(desk) == desk.days.working_day_on_or_after(usual + 10 * DAY)
    reopen_feedback(desk, number, now=later)
    assert due(desk) == COMPLAINT.promised_on
    assert desk.feedback.get(number).answer == "已退手续费", "kept to be read"


def test_a_promise_far_off_puts_no_contact_off(desk: Desk) -> None:
    log_contact(desk, ONE, channel=Channel.TELEPHONE, on=TODAY, now=NOW)
    usual = due(desk)
    hear_feedback(desk, ONE, _said(promised_on=TODAY + 300 * DAY), now=NOW)
    assert due(desk) == usual


def test_a_promise_that_lapsed_stands_but_a_new_one_must_lie_ahead(desk: Desk) -> None:
    number = hear_feedback(desk, ONE, COMPLAINT, now=NOW)
    late = NOW + 9 * DAY
    reworded = FeedbackHeard(
        what="排队一小时",
        is_complaint=True,
        owner="大堂",
        on=COMPLAINT.on,
        promised_on=COMPLAINT.promised_on,
    )
    change_feedback(desk, number, reworded, now=late)
    assert desk.feedback.get(number).owner == "大堂"
    with pytest.raises(PromisePast):
        change_feedback(desk, number, _said(promised_on=TODAY + 5 * DAY), now=late)
    with pytest.raises(PromisePast):
        change_feedback(desk, number, _said(promised_on=late.date() - DAY), now=late)
    change_feedback(desk, number, _said(promised_on=late.date()), now=late)


@pytest.mark.parametrize(
    ("answered", "refused"),
    [
        (Answered(what="", on=TODAY), NothingWritten),
        (Answered(what="ok", on=TODAY + DAY), DayToCome),
        (Answered(what="ok", on=COMPLAINT.on - DAY), AnsweredTooEarly),
    ],
)
def test_no_answer_without_words_or_out_of_time(
    desk: Desk, answered: Answered, refused: type[Refused]
) -> None:
    number = hear_feedback(desk, ONE, COMPLAINT, now=NOW)
    assert_refused(desk, refused, lambda desk: answer_feedback(desk, number, answered, now=NOW))


def test_answers_owed_by_their_day_then_complaints_without_one(desk: Desk) -> None:
    late = hear_feedback(desk, ONE, _said(promised_on=TODAY + 9 * DAY), now=NOW)
    bare = hear_feedback(desk, TWO, _said(), now=NOW)
    soon = hear_feedback(desk, TWO, _said(promised_on=TODAY), now=NOW)
    praise = FeedbackHeard(what="好", is_complaint=False, owner="", on=TODAY, promised_on=None)
    hear_feedback(desk, THREE, praise, now=NOW)
    done = hear_feedback(desk, THREE, COMPLAINT, now=NOW)
    answer_feedback(desk, done, Answered(what="ok", on=TODAY), now=NOW)
    assert [(one.feedback.id, one.name) for one in owed(desk)] == [
        (soon, "李四"),
        (late, "张三"),
        (bare, "李四"),
    ]


def test_a_client_who_left_the_list_is_not_due_but_is_owed_an_answer(desk: Desk) -> None:
    hear_feedback(desk, ONE, COMPLAINT, now=NOW)
    with desk.store.action("client.edit", at=NOW) as action:
        action.update(ClientTable, ONE, {"gone_on": TODAY})
    assert due(desk) is None
    assert [one.client_id for one in owed(desk)] == [ONE]
