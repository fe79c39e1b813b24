"""Reading a script: locks, indirect questions, silence, hints, and objections on the way."""

from collections.abc import Mapping

import pytest

from rmdesk.desk.scripts.in_force import shipped_pack
from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.scripts.fields import FIELDS
from rmdesk.domain.scripts.locks import Listener
from rmdesk.domain.scripts.model import ObjectionKind, Pack
from rmdesk.language import Language
from rmdesk.ui.views.call.script import ScriptReader, Showing
from rmdesk.ui.widgets.page import Item

VALUES: Mapping[str, str] = {field: field.upper() for field in FIELDS}
KNOWN, STRANGER = Listener(points=6), Listener(points=1)
PACK = shipped_pack(Language.ENGLISH)


def text_of(items: list[Item]) -> str:
    return "\n".join("".join(span.text for span in line) for item in items for line in item)


def shown(reader: ScriptReader) -> str:
    return text_of(reader.items(VALUES, 78))


def at(step: str, listener: Listener, script: str = "new_product") -> ScriptReader:
    reader = ScriptReader(PACK, script, listener)
    assert reader.script
    for _step in range(reader.script.place_of(step)):
        reader.on()
    return reader


def test_a_product_step_is_locked_for_a_stranger_with_the_reason_and_the_way_around() -> None:
    reader = at("product", STRANGER)
    assert "Locked: familiarity 1 of 10, a product needs 3" in shown(reader)
    assert "The way around" in shown(reader) and "Two times" in shown(reader)
    assert "PRODUCT" not in shown(reader)
    reader.follow()
    assert reader.step and reader.step.id == "close"
    reader.back()
    assert reader.step.id == "product"
    assert "PRODUCT is new with us" in shown(at("product", KNOWN))


@pytest.mark.parametrize("language", Language)
def test_no_way_shows_a_stranger_a_product(language: Language) -> None:
    pack = shipped_pack(language)
    for script in pack.scripts:
        secret = [text for step in script.steps if step.is_product_step for text in step.texts]
        reader = ScriptReader(pack, script.id, STRANGER)
        for _step in script.steps:
            read = shown(reader) + text_of(reader.outline(VALUES, 160))
            assert "PRODUCT" not in read
            assert not any(text[:12] in read for text in secret)
            reader.on()


def test_a_choice_that_leads_to_a_locked_step_says_so() -> None:
    assert "A few ways (locked)" in shown(at("long", STRANGER, "maturity"))
    assert "(locked)" not in shown(at("long", KNOWN, "maturity"))


def test_who_resists_is_asked_indirectly() -> None:
    resistant = at("problem", Listener(6, Attitude.RESISTANT))
    assert "not content" not in shown(resistant) and "value most" in shown(resistant)
    assert "problem question  for: Resistant" in resistant.place
    neutral = at("problem", Listener(6, Attitude.NEUTRAL))
    assert "not content" in shown(neutral) and neutral.place.endswith("problem question")


def test_after_the_two_times_there_is_nothing_but_silence() -> None:
    reader = at("close", KNOWN)
    assert "Would SLOT_1 suit you, or SLOT_2?" in shown(reader)
    reader.follow()
    assert shown(reader).splitlines()[0].startswith("Wait in silence: the client speaks next.")
    assert len(shown(reader).splitlines()) == 3  # and what the client may answer
    reader.choose(1)
    reader.follow()
    assert reader.step and reader.step.id == "later"
    reader.follow()
    assert reader.step.id == "later"  # the talk is over


def test_hints_can_be_hidden() -> None:
    reader = at("greet", KNOWN)
    assert "Standing, awake" in shown(reader)
    reader.shows_hints = False
    assert "Standing, awake" not in shown(reader)
    assert reader.longest(VALUES, 78) <= at("greet", KNOWN).longest(VALUES, 78)


def test_the_answer_is_that_of_the_script() -> None:
    for script, says in (("losing", "After such a fall"), ("review", "Thank you for saying so")):
        reader = at("greet", KNOWN, script)
        reader.turn_to_objections()
        reader.answer(2)
        assert says in shown(reader)
    reader = at("greet", KNOWN, "invite")
    reader.answer(0)
    assert "VIP card on trial" in shown(reader)
    owes = at("greet", KNOWN, "repayment")
    owes.answer(0)
    assert "VIP" not in shown(owes) and "on which day will it be paid" in shown(owes)


def test_each_objection_that_is_answered_is_noted_with_its_script() -> None:
    reader = at("problem", KNOWN)
    reader.turn_to_objections()
    assert reader.opened == []
    reader.answer(0)
    reader.on()  # turning pages for the one that was raised
    reader.turn_to_objections()
    assert reader.showing is Showing.SCRIPT and reader.step and reader.step.id == "problem"
    assert reader.opened == [(ObjectionKind.NOT_INTERESTED, "new_product")]
    reader.turn_to_objections()
    reader.follow()
    again = ScriptReader(PACK, "new_product", KNOWN)
    again.return_to(reader.kept())
    assert again.opened == reader.opened and len(again.opened) == 2
    assert again.place == reader.place


def test_what_was_kept_of_a_longer_script_or_an_unknown_objection_is_left_out() -> None:
    reader = ScriptReader(PACK, "invite")
    reader.return_to({"script": "invite", "trail": [99], "opened": [["rude", "invite"]]})
    assert reader.place.startswith("1/") and reader.opened == []


def test_without_a_script_it_says_why() -> None:
    reader = ScriptReader(Pack(), "invite")
    assert "works without a script" in shown(reader)
    assert not reader.turn_to_objections()
    assert (reader.longest(VALUES, 78), reader.outline(VALUES, 78)) == (0, [])
