"""A practice has a book of its own, on the real rules; the RM's own is only read."""

from dataclasses import replace
from pathlib import Path

import pytest

from rmdesk.desk.briefing import brief
from rmdesk.desk.calling.cards import Card
from rmdesk.desk.own_texts import Wording, save
from rmdesk.desk.practice import Kit, begin, course, kit_of, practice_book
from rmdesk.desk.scripts.in_force import pack, shipped_pack
from rmdesk.domain.call_settings import CallSettings
from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.own_texts import TextSort
from rmdesk.domain.practice import Case
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.domain.scripts.writing import objection_toml
from rmdesk.language import Language
from tests.books.empty_desk import NOW, an_empty_desk, records

KIT = Kit(CallSettings(), ())
CASES = {one.id: one for one in course(Language.CHINESE).cases}


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_every_case_makes_a_card_with_its_script(case: Case, tmp_path: Path) -> None:
    with practice_book(tmp_path, case, KIT, language=Language.CHINESE, now=NOW) as desk:
        found = brief(desk, begin(desk, case, now=NOW), now=NOW)
        assert found.card is not None
        assert found.card.client.name == case.raw["client"]["name"]
        assert found.session.script == case.script
        assert found.left_over == ()
    assert case.script in [one.id for one in shipped_pack(Language.CHINESE).scripts]


def test_the_cases_are_who_they_say_they_are(tmp_path: Path) -> None:
    def card(key: str) -> Card:
        (folder := tmp_path / key).mkdir()
        case = CASES[key]
        with practice_book(folder, case, KIT, language=Language.CHINESE, now=NOW) as desk:
            found = brief(desk, begin(desk, case, now=NOW), now=NOW).card
        assert found is not None
        return found

    assert [one.item for one in card("fears_risk").maturities] == ["一年期定期存款"]
    assert card("after_loss").attitude is Attitude.RESISTANT
    assert not card("new_card").last_contacts


def test_own_outcomes_and_texts_are_lent_and_the_own_book_stays(tmp_path: Path) -> None:
    language = Language.CHINESE
    with an_empty_desk() as own:
        shipped = next(
            one for one in pack(own, language).objections if one.kind is ObjectionKind.PUTS_OFF
        )
        mine = objection_toml(replace(shipped, answer="不急，我等您。"))
        wording = Wording(
            sort=TextSort.OBJECTION,
            language=language,
            key=ObjectionKind.PUTS_OFF.value,
            title=shipped.title,
            body=mine,
        )
        save(own, wording, now=NOW)
        own.change_call_settings(replace(own.call_settings, monthly_large=7))
        before = records(own)
        kit = kit_of(own, language)
        case = CASES["busy_owner"]
        with practice_book(tmp_path, case, kit, language=language, now=NOW) as desk:
            assert desk.call_settings.monthly_large == 7
            answers = {one.kind: one.answer for one in pack(desk, language).objections}
            assert answers[ObjectionKind.PUTS_OFF] == "不急，我等您。"
        assert records(own) == before
