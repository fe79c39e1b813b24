"""Who brought whom, from both sides."""

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import ClientGone, add_client
from rmdesk.desk.heard.bonds import referrals_of
from rmdesk.desk.heard.entries import DayToCome
from rmdesk.desk.heard.referrals import (
    Asked,
    Brought,
    BroughtAlready,
    BroughtByNoClient,
    BroughtInACircle,
    BroughtOneself,
    NobodyNamed,
    SeveralOfThisName,
    ask_for_referral,
    bring,
    change_referral,
    note_referral,
    remove_ask,
    remove_referral,
    was_brought,
)
from rmdesk.domain.ids import ClientId
from rmdesk.errors import Refused
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW
from tests.desk.heard.acts import DAY, NOBODY, ONE, THREE, TWO, undone
from tests.desk.refusing import assert_refused

SECOND = Brought(other_id=TWO, on=TODAY, note="同事,刚卖了房")
BY_NAME = Brought(name="老同学赵", on=TODAY)


def test_a_referral_is_read_from_both_sides_and_its_note_only_where_it_belongs(desk: Desk) -> None:
    bring(desk, ONE, SECOND, now=NOW)
    bring(desk, ONE, Brought(name="老同学赵", on=TODAY - DAY, note="做外贸"), now=NOW)
    seen = [(one.name, one.is_bringer, one.note) for one in referrals_of(desk, ONE).bonds]
    assert seen == [("李四", False, ""), ("老同学赵", False, "做外贸")]
    (came,) = referrals_of(desk, TWO).bonds
    assert (came.name, came.is_bringer, came.other_id) == ("张三", True, ONE)
    assert came.note == "同事,刚卖了房"
    assert referrals_of(desk, THREE).bonds == []


def test_a_name_becomes_a_client(desk: Desk) -> None:
    number = bring(desk, ONE, BY_NAME, now=NOW)
    change_referral(desk, number, Brought(other_id=THREE, name="老同学赵", on=TODAY), now=NOW)
    assert [(one.other_id, one.name) for one in referrals_of(desk, ONE).bonds] == [(THREE, "王五")]
    assert desk.referrals.get(number).name == "", "the file has the name"


@pytest.mark.parametrize(
    ("who", "brought", "refused"),
    [
        (ONE, Brought(other_id=ONE, on=TODAY), BroughtOneself),
        (ONE, Brought(name=" 张三 ", on=TODAY), BroughtOneself),
        (ONE, Brought(name="  ", on=TODAY), NobodyNamed),
        (ONE, Brought(name="x", on=TODAY + DAY), DayToCome),
        (ONE, Brought(other_id=NOBODY, on=TODAY), ClientGone),
        (THREE, Brought(other_id=TWO, on=TODAY), BroughtAlready),
        (ONE, Brought(other_id=TWO, on=TODAY), BroughtAlready),
        (TWO, Brought(other_id=ONE, on=TODAY), BroughtInACircle),
    ],
)
def test_what_cannot_be_is_refused(
    desk: Desk, who: ClientId, brought: Brought, refused: type[Refused]
) -> None:
    bring(desk, ONE, SECOND, now=NOW)
    assert_refused(desk, refused, lambda desk: bring(desk, who, brought, now=NOW))


def test_a_circle_of_three_is_one_too(desk: Desk) -> None:
    bring(desk, ONE, SECOND, now=NOW)
    bring(desk, TWO, Brought(other_id=THREE, on=TODAY), now=NOW)
    circle = Brought(other_id=ONE, on=TODAY)
    assert_refused(desk, BroughtInACircle, lambda desk: bring(desk, THREE, circle, now=NOW))


def test_the_entry_being_changed_stands_in_nobodys_way(desk: Desk) -> None:
    number = bring(desk, ONE, SECOND, now=NOW)
    change_referral(desk, number, Brought(other_id=TWO, on=TODAY - DAY), now=NOW)
    assert desk.referrals.get(number).on == TODAY - DAY


def test_when_a_client_was_last_asked_for_somebody(desk: Desk) -> None:
    assert referrals_of(desk, ONE).last_asked is None
    ask_for_referral(desk, ONE, Asked(what="想一想", on=TODAY - 9 * DAY), now=NOW)
    newest = ask_for_referral(desk, ONE, Asked(what="", on=TODAY), now=NOW)
    assert referrals_of(desk, ONE).last_asked == TODAY
    undone(desk, lambda: remove_ask(desk, newest, now=NOW))
    assert referrals_of(desk, ONE).last_asked == TODAY - 9 * DAY
    future = Asked(what="", on=TODAY + DAY)
    assert_refused(desk, DayToCome, lambda desk: ask_for_referral(desk, ONE, future, now=NOW))


def test_a_name_that_one_client_has_means_that_client(desk: Desk) -> None:
    number = bring(desk, ONE, Brought(name=" 李四 ", on=TODAY), now=NOW)
    assert desk.referrals.get(number).other_id == TWO
    by_name = bring(desk, ONE, Brought(name="王五", on=TODAY, is_by_name=True), now=NOW)
    assert (desk.referrals.get(by_name).other_id, desk.referrals.get(by_name).name) == (
        None,
        "王五",
    )


def test_a_name_that_several_have_asks_which_of_them(desk: Desk) -> None:
    add_client(desk, now=NOW, name="李四")
    several = Brought(name="李四", on=TODAY)
    assert_refused(desk, SeveralOfThisName, lambda desk: bring(desk, ONE, several, now=NOW))
    assert_refused(desk, SeveralOfThisName, lambda desk: was_brought(desk, ONE, several, now=NOW))


def test_a_namesake_of_the_one_who_brings_is_another_person(desk: Desk) -> None:
    namesake = add_client(desk, now=NOW, name="张三")
    number = bring(desk, ONE, Brought(name="张三", on=TODAY), now=NOW)
    assert desk.referrals.get(number).other_id == namesake


def test_the_same_from_the_side_of_whoever_was_brought(desk: Desk) -> None:
    undone(desk, lambda: was_brought(desk, TWO, Brought(name="张三", on=TODAY), now=NOW))
    (came,) = referrals_of(desk, TWO).bonds
    assert (came.name, came.is_bringer) == ("张三", True)
    undone(desk, lambda: note_referral(desk, came.id, "老同事", now=NOW))
    assert referrals_of(desk, TWO).bonds[0].note == "老同事"
    assert referrals_of(desk, ONE).bonds[0].note == ""
    for bringer, refused in (("不是客户", BroughtByNoClient), (" ", NobodyNamed)):
        brought = Brought(name=bringer, on=TODAY)

        def come_through(desk: Desk, brought: Brought = brought) -> object:
            return was_brought(desk, THREE, brought, now=NOW)

        assert_refused(desk, refused, come_through)


def test_a_removed_referral_comes_back(desk: Desk) -> None:
    number = bring(desk, ONE, SECOND, now=NOW)
    undone(desk, lambda: remove_referral(desk, number, now=NOW))
    assert referrals_of(desk, TWO).bonds == []
