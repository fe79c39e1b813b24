"""What may be written to a client, and what becomes of it."""

from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.classing.classes import change_tags
from rmdesk.desk.client_file.agreements import agree
from rmdesk.desk.client_file.clients import ClientGone, add_client, edit_client
from rmdesk.desk.client_file.consents import note_consent
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.client_file.items import Answer as FileAnswer
from rmdesk.desk.client_file.items import set_item
from rmdesk.desk.day.events import add_event, answer_all
from rmdesk.desk.messaging.drafting import (
    Caution,
    Draft,
    Letter,
    MessagesRefused,
    letter_to,
)
from rmdesk.desk.messaging.occasions import About, appointment, invitation
from rmdesk.desk.messaging.own_details import OwnDetails, change_own_details, own_details
from rmdesk.desk.messaging.sending import (
    NotToBeSaid,
    Unfilled,
    note_copied,
    note_sent,
    require_sayable,
)
from rmdesk.desk.messaging.templates import shipped_templates, templates
from rmdesk.desk.own_texts import Wording, save, take_away
from rmdesk.domain.calling.calls import AppointmentKind
from rmdesk.domain.consents import ConsentChannel
from rmdesk.domain.contacts import Channel
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.identity import Sex
from rmdesk.domain.messages.pack import message_toml
from rmdesk.domain.messages.template import MessageKind, Template, gap
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.gatherings import Answer
from rmdesk.domain.own_texts import TextSort
from rmdesk.language import Language
from rmdesk.store.tables.money import HoldingTable
from tests.books.builders import TODAY
from tests.books.empty_desk import an_empty_desk
from tests.desk.occasions.written import NOBODY, NOW, ONE, undone

SOON = TODAY + timedelta(days=5)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        add_client(desk, now=NOW, name="欧阳锋", mobile="13800008899")
        edit_client(desk, ONE, {"sex": Sex.MALE}, now=NOW)
        yield desk


def letter(desk: Desk, about: About | None = None) -> Letter:
    return letter_to(desk, ONE, Language.CHINESE, now=NOW, about=about)


def draft(desk: Desk, key: str, about: About | None = None) -> Draft:
    return next(one for one in letter(desk, about).drafts if one.template.key == key)


def refuse(desk: Desk, *channels: ConsentChannel) -> None:
    for channel in channels:
        note_consent(desk, ONE, channel, is_given=False, on=TODAY, now=NOW)


def own(desk: Desk, template: Template) -> None:
    wording = Wording(
        sort=TextSort.MESSAGE,
        language=Language.CHINESE,
        key=template.key,
        title=template.title,
        body=message_toml(template),
    )
    save(desk, wording, now=NOW)


def deposit(desk: Desk, on: date, *, is_ours: bool = True) -> None:
    line = {
        "client_id": ONE,
        "institution": "",
        "is_ours": is_ours,
        "holding_class": HoldingClass.TIME_DEPOSIT,
        "item": "三年期3.25%",
        "amount": Money.of_yuan(500_000),
        "maturity": on,
        "as_of": TODAY,
        "known_since": TODAY,
    }
    with desk.store.action("ledger.add", {"name": ""}, at=NOW) as action:
        action.insert(HoldingTable, line)


def test_the_confirmation_of_a_meeting_comes_first_and_is_filled(desk: Desk) -> None:
    change_own_details(desk, OwnDetails(me="小李", place="一楼"))
    kind = AppointmentKind.MEETING
    about = appointment(kind, SOON, time(10, 30))
    found = letter_to(desk, ONE, Language.CHINESE, now=NOW, about=about).drafts[0]
    assert found.template.kind is MessageKind.APPOINTMENT
    assert found.text.startswith("欧阳先生您好，咱们说好11月25日（周三）上午10:30见面，我在一楼")
    assert found.text.endswith("\n小李")


def test_what_something_calls_for_comes_before_the_rest(desk: Desk) -> None:
    assert all(one.about is None for one in letter(desk).drafts)
    agree(desk, ONE, AppointmentKind.CALL_BACK, now=NOW, on=SOON)
    deposit(desk, SOON)
    found = [one.template.key for one in letter(desk).drafts if one.about]
    assert found == ["call_back", "maturity"]
    assert [one.template.key for one in letter(desk).drafts][:2] == found


def test_a_meeting_of_tomorrow_is_reminded_of_before_it_is_confirmed(desk: Desk) -> None:
    agree(desk, ONE, AppointmentKind.MEETING, now=NOW, on=desk.days.after(TODAY), at=time(9))
    assert [one.template.key for one in letter(desk).drafts][:2] == ["reminder", "appointment"]


def test_a_maturity_is_named_by_its_kind_and_day_without_a_figure(desk: Desk) -> None:
    deposit(desk, SOON)
    text = draft(desk, "maturity").text
    assert "定期存款11月25日（周三）到期" in text
    assert not any(part in text for part in ("50", "3.25", "三年期"))
    require_sayable(desk, text, where="")


def test_what_matures_elsewhere_is_not_mentioned(desk: Desk) -> None:
    deposit(desk, SOON, is_ours=False)
    assert draft(desk, "maturity").about is None


def test_who_wants_no_sign_of_the_bank_gets_neutral_words(desk: Desk) -> None:
    deposit(desk, SOON)
    set_item(desk, ONE, "neutral_envelope", FileAnswer(True), now=NOW)
    change_own_details(desk, OwnDetails(me="小李", bank="东门支行"))
    found = draft(desk, "maturity")
    assert not any(word in found.text for word in ("存款", "到期", "支行"))
    assert found.text.endswith("\n小李")
    assert Caution.NOT_NEUTRAL not in [one.caution for one in found.cautions]


def test_an_own_text_without_neutral_words_warns(desk: Desk) -> None:
    set_item(desk, ONE, "neutral_envelope", FileAnswer(True), now=NOW)
    own(desk, Template(key="own", kind=MessageKind.OTHER, title="自己的", text="行里有事"))
    assert Caution.NOT_NEUTRAL in [one.caution for one in draft(desk, "own").cautions]


def test_a_refused_way_is_left_and_none_left_is_a_refusal(desk: Desk) -> None:
    refuse(desk, ConsentChannel.TEXT, ConsentChannel.CALL)
    found = letter(desk)
    assert list(found.ways) == [ConsentChannel.MESSENGER]
    assert Caution.ONLY_WAY in [one.caution for one in found.drafts[0].cautions]
    before = draft(desk, "thanks")
    refuse(desk, ConsentChannel.MESSENGER)
    with pytest.raises(MessagesRefused):
        letter(desk)
    with pytest.raises(MessagesRefused):
        note_sent(desk, ONE, before, now=NOW)
    assert desk.contacts.of(ONE) == []


def test_nobody_is_written_to_who_is_gone(desk: Desk) -> None:
    with pytest.raises(ClientGone):
        letter_to(desk, NOBODY, Language.CHINESE, now=NOW)


def test_what_the_file_says_is_thought_of_first(desk: Desk) -> None:
    edit_client(desk, ONE, {"taboos": "离婚"}, now=NOW)
    log_contact(desk, ONE, channel=Channel.MESSAGE, on=TODAY, now=NOW)
    cautions = [(one.caution, one.about) for one in draft(desk, "womens_day").cautions]
    assert cautions == [
        (Caution.AVOID, "离婚"),
        (Caution.WRITTEN_TODAY, ""),
        (Caution.NOT_SUITED, "women"),
    ]


def test_a_message_sent_is_a_contact_and_one_step(desk: Desk) -> None:
    found = draft(desk, "thanks")
    undone(desk, lambda: note_sent(desk, ONE, found, now=NOW))
    (contact,) = desk.contacts.of(ONE)
    assert (contact.channel, contact.on, contact.gist) == (Channel.MESSAGE, TODAY, "面谈致谢")


def test_an_invitation_sent_is_noted_at_the_event_and_never_over_an_answer(desk: Desk) -> None:
    change_tags(desk, ONE, ("钓鱼",), now=NOW)
    event = add_event(desk, "湖边一日", SOON, "钓鱼", now=NOW)
    found = draft(desk, "invitation", invitation(desk, event))
    assert "“湖边一日”" in found.text
    undone(desk, lambda: note_sent(desk, ONE, found, now=NOW))
    assert [one.answer for one in desk.events.invitations(event)] == [Answer.INVITED]
    assert [one.channel for one in desk.contacts.of(ONE)] == [Channel.MESSAGE]
    answer_all(desk, event, [ONE], Answer.DECLINED, now=NOW)
    note_sent(desk, ONE, found, now=NOW)
    assert [one.answer for one in desk.events.invitations(event)] == [Answer.DECLINED]


def test_a_copy_is_in_the_journal_and_no_step_of_undo(desk: Desk) -> None:
    before = desk.journal.last_undoable(TODAY)
    note_copied(desk, ONE, draft(desk, "thanks"), now=NOW)
    assert desk.journal.last_undoable(TODAY) == before
    done = desk.journal.actions(1)[0]
    assert (done.kind, done.subject) == ("message.copy", {"name": "欧阳锋", "title": "面谈致谢"})


def test_what_goes_out_has_no_gap_no_figure_and_no_forbidden_word(desk: Desk) -> None:
    with pytest.raises(Unfilled):
        require_sayable(desk, f"电话{gap('my_phone')}", where="")
    for text in ("给您留了50万", "稳赚的"):
        with pytest.raises(NotToBeSaid):
            require_sayable(desk, text, where="")
    require_sayable(desk, "电话13800000000", where="", besides=("13800000000",))


def test_ones_own_text_takes_the_place_of_the_shipped_one_until_it_is_taken_away(
    desk: Desk,
) -> None:
    own(desk, Template(key="thanks", kind=MessageKind.THANKS, title="道谢", text="谢谢{address}"))
    assert draft(desk, "thanks").text == "谢谢欧阳先生"
    (text,) = desk.texts.newest(TextSort.MESSAGE, Language.CHINESE)
    take_away(desk, text, now=NOW)
    assert templates(desk, Language.CHINESE) == shipped_templates(Language.CHINESE)


def test_a_broken_own_text_is_found_and_the_shipped_one_stays(desk: Desk) -> None:
    wording = Wording(
        sort=TextSort.MESSAGE, language=Language.CHINESE, key="thanks", title="x", body="kaputt"
    )
    save(desk, wording, now=NOW)
    found = templates(desk, Language.CHINESE)
    assert found.templates == shipped_templates(Language.CHINESE).templates
    assert len(found.findings) == 1


def test_details_kept_by_another_hand_are_read_tolerantly(desk: Desk) -> None:
    desk.state.put("own_details", {"me": " 小李", "place": 7, "odd": ""})
    assert own_details(desk) == OwnDetails(me=" 小李")
    desk.state.put("own_details", [1])
    assert own_details(desk) == OwnDetails()
