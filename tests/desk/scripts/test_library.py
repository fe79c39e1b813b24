"""The library of scripts: own versions in the place of the shipped ones, and back."""

from dataclasses import replace

import pytest

from rmdesk.desk import own_texts
from rmdesk.desk.book import Desk
from rmdesk.desk.own_texts import NoTextTitle, TextGone
from rmdesk.desk.scripts import library as script_library
from rmdesk.desk.scripts.in_force import pack, shipped_pack
from rmdesk.desk.scripts.library import (
    Entry,
    ShippedText,
    WordingRefused,
    copy_script,
    entry_of,
    hold_again,
    library,
    save,
    take_away,
    versions,
)
from rmdesk.domain.own_texts import TextSort
from rmdesk.domain.scripts.editing import with_step
from rmdesk.domain.scripts.model import Branch, Objection, Script, Step
from rmdesk.language import Language
from tests.books.empty_desk import NOW

ZH, EN = Language.CHINESE, Language.ENGLISH
SCRIPT, OBJECTION = TextSort.SCRIPT, TextSort.OBJECTION


def entry(desk: Desk, key: str, sort: TextSort = SCRIPT) -> Entry:
    found = entry_of(desk, sort, ZH, key)
    assert found is not None
    return found


def maturity(desk: Desk) -> Script:
    text = entry(desk, "maturity").text
    assert isinstance(text, Script)
    return text


def saying(script: Script, words: str) -> Script:
    return with_step(script, 0, replace(script.steps[0], text=words))


def test_a_new_book_has_the_shipped_texts_of_both_languages(desk: Desk) -> None:
    for language in Language:
        entries = library(desk, language)
        shipped = shipped_pack(language)
        assert [one.text for one in entries] == [*shipped.scripts, *shipped.objections]
        assert all(one.is_shipped and not one.is_own and not one.is_gone for one in entries)


def test_an_own_version_holds_until_undo_or_the_shipped_one_is_brought_back(desk: Desk) -> None:
    before = maturity(desk)
    mine = saying(before, "{address}您好，我先跟您说一声。")
    own = save(desk, ZH, mine, now=NOW)
    assert (own.version, entry(desk, "maturity").is_own) == (1, True)
    assert pack(desk, ZH).script("maturity") == mine
    assert pack(desk, EN).script("maturity") == shipped_pack(EN).script("maturity")
    desk.undo(now=NOW)
    assert maturity(desk) == before == pack(desk, ZH).script("maturity")
    desk.redo(now=NOW)
    take_away(desk, entry(desk, "maturity"), now=NOW)
    assert pack(desk, ZH).script("maturity") == before
    assert not entry(desk, "maturity").is_own
    with pytest.raises(TextGone):
        take_away(desk, entry(desk, "maturity"), now=NOW)
    desk.undo(now=NOW)
    assert maturity(desk) == mine


def test_one_sitting_is_one_version_and_each_change_a_step_of_undo(desk: Desk) -> None:
    script = maturity(desk)
    first = save(desk, ZH, saying(script, "一。"), now=NOW)
    second = save(desk, ZH, saying(script, "二。"), now=NOW, over=first.id)
    assert (second.id, second.version) == (first.id, 1)
    third = save(desk, ZH, saying(script, "三。"), now=NOW)
    assert third.version == 2
    late = save(desk, ZH, saying(script, "四。"), now=NOW, over=first.id)
    assert late.version == 3  # another version came in between
    desk.undo(now=NOW)
    desk.undo(now=NOW)
    assert maturity(desk).steps[0].text == "二。"
    desk.undo(now=NOW)
    assert maturity(desk).steps[0].text == "一。"


def test_versions_say_what_they_changed_and_an_older_one_holds_again(desk: Desk) -> None:
    script = maturity(desk)
    first = save(desk, ZH, saying(script, "一。"), now=NOW)
    save(desk, ZH, replace(saying(script, "二。"), title="到期"), now=NOW)
    take_away(desk, entry(desk, "maturity"), now=NOW)
    found = versions(desk, entry(desk, "maturity"))
    assert [one.own.version if one.own else 0 for one in found] == [3, 2, 1, 0]
    assert found[0].own is not None and found[0].own.is_gone and not found[0].changes
    assert [(one.part, one.after) for one in found[1].changes] == [
        ("title", "到期"),
        ("text", "二。"),
    ]
    assert [one.after for one in found[2].changes] == ["一。"]
    hold_again(desk, first, now=NOW)
    assert maturity(desk).steps[0].text == "一。"
    assert entry(desk, "maturity").own is not None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("这款产品稳赚不赔。", "稳赚"),
        ("您在电话里就可以买这份保险，很划算。", "保险"),
        ("{adress}您好。", "adress"),
        ("", "greet"),
    ],
)
def test_what_must_not_be_said_is_refused_with_the_place(desk: Desk, words: str, said: str) -> None:
    with pytest.raises(WordingRefused) as refused:
        save(desk, ZH, saying(maturity(desk), words), now=NOW)
    assert said in refused.value.sentence()
    assert not entry(desk, "maturity").is_own


def test_a_branch_to_nowhere_and_a_script_without_steps_are_refused(desk: Desk) -> None:
    script = maturity(desk)
    broken = replace(script.steps[0], branches=(Branch("好", "nowhere"),))
    for text in (with_step(script, 0, broken), replace(script, steps=())):
        with pytest.raises(WordingRefused):
            save(desk, ZH, text, now=NOW)


def test_what_was_wrong_before_does_not_keep_another_step_from_being_mended(desk: Desk) -> None:
    settings = desk.call_settings
    script = maturity(desk)
    save(desk, ZH, saying(script, "我给您打个包票。"), now=NOW)
    desk.change_call_settings(replace(settings, forbidden_words=("包票",)))
    mine = maturity(desk)
    assert any("包票" in one.parameters.get("word", "") for one in entry(desk, "maturity").findings)
    with_title = replace(mine, title="到期提醒")
    save(desk, ZH, with_title, now=NOW)
    with pytest.raises(WordingRefused):
        save(
            desk,
            ZH,
            replace(
                with_title,
                steps=(*mine.steps, Step("x", "再", "包票")),
            ),
            now=NOW,
        )


def test_a_copy_is_a_text_of_its_own_in_either_language(desk: Desk) -> None:
    script = maturity(desk)
    here = copy_script(desk, script, " 秋季到期 ", into=ZH, now=NOW)
    assert (here.key, here.title, here.based_on) == ("maturity_2", "秋季到期", "maturity")
    again = copy_script(desk, script, "冬季到期", into=ZH, now=NOW)
    assert again.key == "maturity_3"
    there = copy_script(desk, replace(script, id="autumn"), "Autumn", into=EN, now=NOW)
    assert (there.key, there.language) == ("autumn", EN)
    with pytest.raises(NoTextTitle):
        copy_script(desk, script, "  ", into=ZH, now=NOW)
    take_away(desk, entry(desk, "maturity_2"), now=NOW)
    gone = library(desk, ZH)[-1]
    assert (gone.key, gone.is_gone, gone.title) == ("maturity_2", True, "秋季到期")


def test_an_answer_of_ones_own_takes_the_place_of_the_shipped_one(desk: Desk) -> None:
    text = entry(desk, "puts_off", OBJECTION).text
    assert isinstance(text, Objection)
    mine = replace(text, answer="没关系，您先忙，我明天上午再打给您，好吗？")
    save(desk, ZH, mine, now=NOW)
    assert mine in pack(desk, ZH).objections
    with pytest.raises(WordingRefused):
        save(desk, ZH, replace(mine, answer="放心，保本的。"), now=NOW)


def test_a_shipped_text_cannot_be_taken_away(desk: Desk) -> None:
    with pytest.raises(ShippedText):
        take_away(desk, entry(desk, "maturity"), now=NOW)


def test_a_body_that_cannot_be_read_stays_in_the_list_and_can_go(desk: Desk) -> None:
    wording = script_library.wording_of(ZH, maturity(desk))
    own_texts.save(desk, replace(wording, body="[[script]]\nid = 1"), now=NOW)
    broken = entry(desk, "maturity")
    assert (broken.text, broken.is_own) == (None, True)
    take_away(desk, broken, now=NOW)
    assert entry(desk, "maturity").text == shipped_pack(ZH).script("maturity")


def test_a_version_that_calls_leave_out_says_so_and_what_broke_it(desk: Desk) -> None:
    script = maturity(desk)
    wording = script_library.wording_of(ZH, saying(script, "{address}您好"))
    assert not entry(desk, "maturity").is_broken
    own_texts.save(desk, replace(wording, body=wording.body.replace("{address}", "{x}")), now=NOW)
    broken = entry(desk, "maturity")
    assert broken.is_broken and "x" in {one.parameters.get("field") for one in broken.findings}
    assert pack(desk, ZH).script("maturity") == shipped_pack(ZH).script("maturity")
    save(desk, ZH, saying(script, "{address}您好"), now=NOW)
    assert not entry(desk, "maturity").is_broken
