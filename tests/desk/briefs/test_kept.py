"""The page for whoever takes over: what it must say, what it must not, and whose words hold."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.briefs.kept import brief_of, draft_brief, drafts_of, keep_brief, kept_briefs
from rmdesk.desk.client_file.clients import ClientGone, edit_client
from rmdesk.desk.client_file.consents import note_consent, set_do_not_call
from rmdesk.desk.client_file.items import Answer, set_item
from rmdesk.desk.day.to_dos import add_to_do
from rmdesk.desk.heard.feedback import FeedbackHeard, hear_feedback
from rmdesk.desk.heard.needs import NeedHeard, hear_need
from rmdesk.domain.consents import ConsentChannel
from rmdesk.domain.file.hours import read_hours
from rmdesk.domain.handover.brief import Treatments
from rmdesk.domain.handover.treatments import SUMMARISED, FieldClass, Treatment
from rmdesk.domain.ids import ClientId
from rmdesk.language import Language, speak
from tests.books.builders import TODAY
from tests.ui.small_book import NOW, RICH, small_book

POOR = ClientId(2)
DAY = timedelta(days=1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with small_book(tmp_path) as book:
        yield book


def words(
    desk: Desk, client_id: ClientId = POOR, treatments: Treatments = MappingProxyType({})
) -> str:
    return draft_brief(desk, client_id, treatments).words


def complain(desk: Desk, client_id: ClientId = POOR) -> None:
    heard = FeedbackHeard(
        what="排队太久", is_complaint=True, owner="", on=TODAY, promised_on=TODAY + 5 * DAY
    )
    hear_feedback(desk, client_id, heard, now=NOW)


def test_promises_and_complaints_stand_first(desk: Desk) -> None:
    complain(desk)
    add_to_do(desk, "寄资料", TODAY + 2 * DAY, client_id=POOR, now=NOW)
    page = words(desk)
    assert page.startswith("Promised and still open\n- by 2026-11-22: 寄资料\n- by 2026-11-25: ")
    assert "- Complaint of 2026-11-20, still open: 排队太久" in page


def test_what_would_hurt_is_said_whatever_is_dropped(desk: Desk) -> None:
    edit_client(desk, POOR, {"taboos": "不提前夫"}, now=NOW)
    hours = read_hours("工作日9点到11点")
    assert hours is not None
    set_item(desk, POOR, "bad_hours", Answer(hours), now=NOW)
    note_consent(desk, POOR, ConsentChannel.TEXT, is_given=False, on=TODAY, now=NOW)
    set_do_not_call(desk, POOR, is_on=True, now=NOW)
    dropped = words(desk, treatments=dict.fromkeys(FieldClass, Treatment.DROP))
    for line in (
        "Do not bring up: 不提前夫",
        "No calls: Mon-Fri 09:00-11:00.",
        "Does not want: calls, text messages.",
        "Do not call.",
    ):
        assert f"- {line}" in dropped


@pytest.mark.parametrize(
    ("field_class", "said"),
    [
        (FieldClass.HEARD, "养老"),
        (FieldClass.HEARD, "排队太久"),
        (FieldClass.PLANS, "寄资料"),
        (FieldClass.PERSON, "钓鱼"),
        (FieldClass.CONTACTS, "电话问候"),
    ],
)
def test_what_is_dropped_is_in_no_draft(desk: Desk, field_class: FieldClass, said: str) -> None:
    edit_client(desk, RICH, {"hobbies": "钓鱼"}, now=NOW)
    add_to_do(desk, "寄资料", TODAY + 2 * DAY, client_id=RICH, now=NOW)
    complain(desk, RICH)
    need = NeedHeard(what="想存养老钱", is_explicit=True, on=TODAY)
    hear_need(desk, RICH, need, now=NOW)
    assert said in words(desk, RICH)
    assert said not in words(desk, RICH, {field_class: Treatment.DROP})


def test_what_is_summarised_is_counted_and_not_quoted(desk: Desk) -> None:
    need = NeedHeard(what="想存养老钱", is_explicit=True, on=TODAY)
    hear_need(desk, RICH, need, now=NOW)
    summed = words(desk, RICH, dict.fromkeys(SUMMARISED, Treatment.SUMMARISE))
    assert "想存养老钱" not in summed
    assert "电话问候" not in summed
    last = desk.contacts.of(RICH)[0].on.isoformat()
    assert f"- Contacts on file: {len(desk.contacts.of(RICH))}, the last on {last}." in summed
    assert "- With us about " in summed
    assert "needs: 1, open 1" in summed


def test_ones_own_words_hold_until_they_are_taken_away(desk: Desk) -> None:
    assert not brief_of(desk, POOR).is_kept
    keep_brief(desk, POOR, " 先发消息再打电话 ", now=NOW)
    keep_brief(desk, POOR, "先发消息", now=NOW + DAY)
    kept = brief_of(desk, POOR)
    assert (kept.words, kept.on, kept.is_kept) == ("先发消息", TODAY + DAY, True)
    assert kept_briefs(desk) == {POOR: TODAY + DAY}
    keep_brief(desk, POOR, "", now=NOW + DAY)
    assert not brief_of(desk, POOR).is_kept
    assert kept_briefs(desk) == {}
    desk.undo(now=NOW + DAY)
    assert brief_of(desk, POOR).words == "先发消息"


def test_many_at_once_say_what_each_says_alone(desk: Desk) -> None:
    keep_brief(desk, POOR, "自己的话", now=NOW)
    ids = list(map(ClientId, desk.clients.ids()))
    found = list(drafts_of(desk, [*ids, ClientId(99)]))
    assert [one.client_id for one in found] == ids
    assert found == [draft_brief(desk, one) for one in ids]


def test_nobody_has_no_page(desk: Desk) -> None:
    for act in (brief_of, draft_brief):
        with pytest.raises(ClientGone):
            act(desk, ClientId(99))
    with pytest.raises(ClientGone):
        keep_brief(desk, ClientId(99), "甲", now=NOW)


def test_the_page_is_drafted_in_the_language_in_force(desk: Desk) -> None:
    hours = read_hours("工作日9点到11点")
    set_item(desk, POOR, "bad_hours", Answer(hours), now=NOW)
    assert "Mon-Fri 09:00-11:00" in words(desk)
    speak(Language.CHINESE)
    try:
        assert "周一-周五 09:00-11:00" in words(desk)
    finally:
        speak(Language.ENGLISH)
