"""Words of kinship in sheets: those that the forms know, and what was taken in before they were."""

from pathlib import Path

import pytest

from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.importing.taking_in import commit, preview
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.kin.kinship import read_relation
from rmdesk.exchange.columns import dictionary
from rmdesk.exchange.process.reader import read_files
from rmdesk.language import Language, speak
from rmdesk.store.tables.people import MemberTable
from rmdesk.ui.words.labels import label
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk


def test_sheets_and_forms_know_the_same_words() -> None:
    """A word of the table may be unknown to the forms, but never mean something else there."""
    words = dictionary().words["relation"]
    assert set(words.values()) == set(Relation) - {Relation.OTHER}
    assert {read_relation(word) for word in words} - {None} == set(Relation) - {Relation.OTHER}
    assert not {
        word: code for word, code in words.items() if read_relation(word) not in (None, code)
    }


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("relation", [one for one in Relation if one is not Relation.OTHER])
def test_our_own_word_is_read(relation: Relation, language: Language) -> None:
    speak(language)
    word = label(relation)
    speak(Language.ENGLISH)
    assert dictionary().code("relation", word) == relation.value


@pytest.mark.parametrize(
    ("word", "relation"),
    [
        ("外婆", Relation.GRANDPARENT),
        ("岳母", Relation.PARENT_IN_LAW),
        ("儿媳", Relation.CHILD_IN_LAW),
        ("姐弟", Relation.SIBLING),
        ("子女", Relation.CHILD),
        ("二舅", Relation.OTHER),
    ],
)
def test_a_member_taken_in_before_the_word_was_known_stays_one_person(
    tmp_path: Path, word: str, relation: Relation
) -> None:
    path = tmp_path / "people.csv"
    path.write_text(f"客户号,关系,成员姓名\n600001,{word},李芳\n", encoding="utf-8")
    with an_empty_desk() as desk:
        client_id = add_client(desk, now=NOW, name="单雄信", number="600001")
        with desk.store.action("test", at=NOW) as action:
            kept = {"relation": Relation.OTHER, "called": word, "name": "李芳"}
            action.insert(MemberTable, {"client_id": client_id, **kept})
        commit(desk, preview(desk, read_files([path], today=TODAY)), now=NOW)
        (member,) = desk.household.of(ClientId(client_id))
        assert (member.relation, member.called, member.gone_on) == (relation, word, None)
        assert not preview(desk, read_files([path], today=TODAY)).changes_anything
