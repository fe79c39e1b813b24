"""Own texts take the place of those that ship, in their versions and their language."""

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.own_texts import Wording, save, take_away
from rmdesk.desk.scripts.in_force import pack, shipped_pack, show_hints
from rmdesk.domain.own_texts import OwnText, TextSort
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.language import Language
from tests.books.empty_desk import NOW

ZH = Language.CHINESE
SCRIPT = '[[script]]\nid = "x"\ntitle = "{title}"\n[[script.step]]\nid = "one"\ntext = "您好"\n'
OBJECTION = '[[objection]]\nkind = "no_trust"\ntitle = "不信"\nanswer = "谢谢您直说"\n'


def keep(
    desk: Desk, key: str, body: str, sort: TextSort = TextSort.SCRIPT, language: Language = ZH
) -> OwnText:
    wording = Wording(sort=sort, language=language, key=key, title="我的", body=body)
    return save(desk, wording, now=NOW)


def test_without_own_texts_it_is_what_ships(desk: Desk) -> None:
    assert pack(desk, ZH) is shipped_pack(ZH)


def test_the_newest_version_replaces_or_adds(desk: Desk) -> None:
    keep(desk, "invite", SCRIPT.format(title="第一版"))
    keep(desk, "invite", SCRIPT.format(title="第二版"))
    keep(desk, "own", SCRIPT.format(title="另一套"))
    keep(desk, "no_trust", OBJECTION, TextSort.OBJECTION)
    found = pack(desk, ZH)
    assert found.script("invite").title == "第二版"
    assert [script.id for script in found.scripts] == [
        *(script.id for script in shipped_pack(ZH).scripts),
        "own",
    ]
    answers = {one.kind: one.answer for one in found.objections}
    assert answers[ObjectionKind.NO_TRUST] == "谢谢您直说"
    assert set(answers) == set(ObjectionKind)
    assert found is pack(desk, ZH)
    assert pack(desk, Language.ENGLISH) is shipped_pack(Language.ENGLISH)


def test_what_was_taken_away_or_undone_brings_back_what_ships(desk: Desk) -> None:
    own = keep(desk, "invite", SCRIPT.format(title="我的"))
    take_away(desk, own, now=NOW)
    assert pack(desk, ZH).script("invite") == shipped_pack(ZH).script("invite")
    desk.undo(now=NOW)
    assert pack(desk, ZH).script("invite").title == "我的"
    desk.undo(now=NOW)
    assert pack(desk, ZH) is shipped_pack(ZH)


@pytest.mark.parametrize(
    ("body", "sort", "key", "says"),
    [
        (SCRIPT.replace("您好", "{nickname}"), TextSort.SCRIPT, "invite", "nickname"),
        (SCRIPT + SCRIPT.replace('"x"', '"y"'), TextSort.SCRIPT, "invite", "one entry"),
        (OBJECTION, TextSort.SCRIPT, "invite", "one entry"),
        (OBJECTION, TextSort.OBJECTION, "puts_off", "one entry"),
    ],
)
def test_a_broken_text_is_found_and_what_ships_stays(
    desk: Desk, body: str, sort: TextSort, key: str, says: str
) -> None:
    keep(desk, key, body, sort)
    found = pack(desk, ZH)
    assert (found.scripts, found.objections) == (
        shipped_pack(ZH).scripts,
        shipped_pack(ZH).objections,
    )
    assert any(says in one.message.format(**one.parameters) for one in found.findings)


def test_whether_hints_are_shown_is_kept(desk: Desk) -> None:
    before = desk.call_settings
    show_hints(desk, shows=False)
    assert not desk.call_settings.shows_hints
    show_hints(desk, shows=True)
    assert desk.call_settings == before
