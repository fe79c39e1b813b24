"""The library of message templates: versions, copies, what is refused, what comes back."""

from dataclasses import replace

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.messaging import library
from rmdesk.desk.messaging.library import MessageEntry
from rmdesk.desk.messaging.templates import shipped_templates, template_of, templates
from rmdesk.desk.own_texts import NoTextTitle, Wording
from rmdesk.desk.own_texts import save as keep
from rmdesk.desk.scripts.library import ShippedText, Unreadable, WordingRefused
from rmdesk.domain.messages.template import Template
from rmdesk.domain.own_texts import TextSort
from rmdesk.language import Language
from tests.desk.occasions.written import NOW, undone

ZH = Language.CHINESE


def shipped(key: str) -> Template:
    return template_of(shipped_templates(ZH), key)


def entry(desk: Desk, key: str) -> MessageEntry:
    return next(one for one in library.library(desk, ZH) if one.key == key)


def reword(desk: Desk, key: str, text: str) -> None:
    library.save(desk, replace(shipped(key), text=text), ZH, now=NOW)


def test_an_own_version_holds_until_it_is_taken_away_and_can_come_back(desk: Desk) -> None:
    undone(desk, lambda: reword(desk, "care", "{address}，好久不见。"))
    assert entry(desk, "care").is_own
    assert template_of(templates(desk, ZH), "care").text == "{address}，好久不见。"
    undone(desk, lambda: library.take_away(desk, entry(desk, "care"), now=NOW))
    assert template_of(templates(desk, ZH), "care") == shipped("care")
    gone, before = library.versions(desk, entry(desk, "care"), ZH)
    assert gone.is_gone
    library.hold_again(desk, before, now=NOW)
    assert template_of(templates(desk, ZH), "care").text == "{address}，好久不见。"


def test_what_ships_cannot_be_taken_away(desk: Desk) -> None:
    with pytest.raises(ShippedText):
        library.take_away(desk, entry(desk, "care"), now=NOW)


def test_a_copy_has_a_key_of_its_own_and_is_gone_when_it_is_taken_away(desk: Desk) -> None:
    made = library.copied(desk, shipped("care"), " 问候老客户 ", ZH)
    library.save(desk, made, ZH, now=NOW, based_on="care")
    found = entry(desk, "care_2")
    assert (found.title, found.is_own, found.is_shipped) == ("问候老客户", True, False)
    library.take_away(desk, found, now=NOW)
    assert entry(desk, "care_2").is_gone
    assert library.library(desk, ZH)[-1].key == "care_2"


@pytest.mark.parametrize(
    "text", ["稳赚不赔", "给您50万", "{amount}", "{", "", "您的{item}，保证收益"]
)
def test_what_must_not_be_said_is_refused_and_nothing_is_kept(desk: Desk, text: str) -> None:
    with pytest.raises(WordingRefused):
        reword(desk, "care", text)
    assert desk.texts.latest(TextSort.MESSAGE, ZH) == []


def test_a_template_needs_a_title(desk: Desk) -> None:
    with pytest.raises(NoTextTitle):
        library.save(desk, replace(shipped("care"), title=" "), ZH, now=NOW)


def test_a_version_that_cannot_be_read_stands_as_such_and_does_not_hold(desk: Desk) -> None:
    wording = Wording(sort=TextSort.MESSAGE, language=ZH, key="care", title="x", body="kaputt")
    text = keep(desk, wording, now=NOW)
    assert entry(desk, "care").template is None
    with pytest.raises(Unreadable):
        library.hold_again(desk, text, now=NOW)
