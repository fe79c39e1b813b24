"""Consent channel by channel: the newest answer holds, and a refusal ends its channel."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.consents import Consent, ConsentChannel, permissions
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId, ConsentId
from tests.books.builders import TODAY

C = ConsentChannel


def said(number: int, channel: C, *, is_given: bool, on: date = TODAY) -> Consent:
    return Consent(
        id=ConsentId(number), client_id=ClientId(1), channel=channel, is_given=is_given, on=on
    )


def test_nobody_asked_refuses_nothing() -> None:
    assert permissions([]).refused == ()


def test_do_not_call_refuses_calls_whatever_was_said() -> None:
    allowed = permissions([said(1, C.CALL, is_given=True)], do_not_call=True)
    assert allowed.refused == (C.CALL,)


@given(st.lists(st.tuples(st.sampled_from(C), st.booleans(), st.integers(0, 5)), max_size=12))
def test_the_newest_answer_of_a_channel_holds(answers: list[tuple[C, bool, int]]) -> None:
    consents = [
        said(number, channel, is_given=given_, on=TODAY - timedelta(days=days))
        for number, (channel, given_, days) in enumerate(answers)
    ]
    held = permissions(consents)
    for channel in C:
        of_channel = [one for one in consents if one.channel is channel]
        newest = max(of_channel, key=lambda one: (one.on, one.id), default=None)
        assert held.answers.get(channel) == newest
        assert held.refuses(channel) is (newest is not None and not newest.is_given)
    assert permissions(reversed(consents)) == held


@pytest.mark.parametrize(
    ("refused", "contact", "by"),
    [
        (C.CALL, Channel.TELEPHONE, (C.CALL,)),
        (C.TEXT, Channel.MESSAGE, (C.TEXT,)),
        (C.MESSENGER, Channel.MESSAGE, (C.MESSENGER,)),
        (C.EMAIL, Channel.EMAIL, (C.EMAIL,)),
        (C.VISIT, Channel.VISIT, (C.VISIT,)),
        (C.VISIT, Channel.MEETING, ()),
        (C.CALL, Channel.MESSAGE, ()),
    ],
)
def test_which_contacts_a_refusal_concerns(refused: C, contact: Channel, by: tuple[C, ...]) -> None:
    assert permissions([said(1, refused, is_given=False)]).refused_by(contact) == by


@pytest.mark.parametrize(
    ("refused", "field"),
    [
        (C.CALL, "mobile"),
        (C.CALL, "work_phone"),
        (C.EMAIL, "email"),
        (C.MESSENGER, "messenger"),
        (C.POST, "address"),
    ],
)
def test_which_fields_lead_to_a_refused_channel(refused: C, field: str) -> None:
    held = permissions([said(1, refused, is_given=False)])
    assert held.refuses_field(field)
    assert not held.refuses_field("name")
    assert not permissions([]).refuses_field(field)
