"""Tags offered while one types, and the same tags for many clients in one action."""

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.classing.classes import change_tags
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.tagging import add_tags, known_tags, tags_of_many, take_tags
from rmdesk.domain.classes.tags import MOST
from rmdesk.domain.ids import ClientId
from rmdesk.domain.wrong import ValueRefused
from tests.books.empty_desk import NOW


def three(desk: Desk) -> list[ClientId]:
    return [add_client(desk, now=NOW, name=name) for name in ("王芳", "李强", "张三")]


def of(desk: Desk, client_id: ClientId) -> list[str]:
    return list(desk.day.tags.of(client_id))


@pytest.mark.parametrize("begun", ["", "新", "基金", "xhx", "XHXJJ", "喜欢 新"])
def test_a_tag_in_use_is_offered_by_any_part_or_its_initials(desk: Desk, begun: str) -> None:
    change_tags(desk, three(desk)[0], ["喜欢新基金"], now=NOW)
    (known,) = known_tags(desk)
    assert known.fits(begun)
    assert not known.fits("jj") and not known.fits("高尔夫")


def test_many_get_what_they_lack_in_one_action(desk: Desk) -> None:
    one, two, other = three(desk)
    change_tags(desk, one, ["VIP", "有孩子"], now=NOW)
    assert add_tags(desk, [one, two], ["vip", "有孩子"], now=NOW) == 1
    assert of(desk, one) == ["VIP", "有孩子"]
    assert (of(desk, two), of(desk, other)) == (["vip", "有孩子"], [])
    assert [(known.tag, known.clients) for known in tags_of_many(desk, [one, two])] == [
        ("VIP", 2),
        ("有孩子", 2),
    ]
    desk.undo(now=NOW)
    assert (of(desk, one), of(desk, two)) == (["VIP", "有孩子"], [])
    assert add_tags(desk, [one], ["vip"], now=NOW) == 0


def test_a_tag_is_taken_from_whoever_has_it_however_it_is_spelt(desk: Desk) -> None:
    one, two, other = three(desk)
    change_tags(desk, one, ["VIP", "有孩子"], now=NOW)
    change_tags(desk, two, ["vip"], now=NOW)
    assert take_tags(desk, [one, two, other], ["Vip"], now=NOW) == 2
    assert (of(desk, one), of(desk, two)) == (["有孩子"], [])
    assert desk.clients.find("vip") == []
    desk.undo(now=NOW)
    assert (set(of(desk, one)), of(desk, two)) == ({"VIP", "有孩子"}, ["vip"])
    assert set(desk.clients.find("vip")) == {one, two}


def test_one_with_too_many_refuses_all(desk: Desk) -> None:
    one, two, _other = three(desk)
    change_tags(desk, two, [f"t{n}" for n in range(MOST)], now=NOW)
    with pytest.raises(ValueRefused):
        add_tags(desk, [one, two], ["有孩子"], now=NOW)
    assert of(desk, one) == []
