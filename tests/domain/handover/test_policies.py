"""What goes along: for everybody, for one client, and from a file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.domain.file.fields import FILE_FIELDS
from rmdesk.domain.handover.field_classes import (
    ALSO_TOLD,
    ALWAYS_ITEMS,
    BITS,
    CLIENT_FIELDS,
    DETAIL_CLASSES,
    FIELD_CLASSES,
    TABLE_CLASSES,
    bits_of,
    classes_of_change,
)
from rmdesk.domain.handover.id_ranges import packed, unpacked
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.domain.handover.policy import Policy, Withheld, usual
from rmdesk.domain.handover.policy_file import BadPolicy, read_policy
from rmdesk.domain.handover.treatments import FieldClass, Treatment
from rmdesk.domain.ids import ClientId
from rmdesk.store.handover.handed_over import HANDED

FIRST, SECOND = ClientId(1), ClientId(2)


def test_for_good_everything_goes_along() -> None:
    policy = Policy(usual(BundleKind.HANDOVER))
    assert policy.withheld(FIRST) == Withheld(0, 0)
    assert not policy.summarises(FIRST)


def test_for_an_absence_papers_and_history_stay() -> None:
    held = Policy(usual(BundleKind.DEPUTY)).withheld(FIRST)
    assert held.classes == bits_of({FieldClass.PAPERS, FieldClass.HISTORY})


def test_what_is_decided_of_one_adds_to_what_holds_for_all() -> None:
    policy = Policy(
        {**usual(BundleKind.HANDOVER), FieldClass.CONTACTS: Treatment.SUMMARISE},
        {SECOND: {FieldClass.PAPERS: Treatment.DROP, FieldClass.CONTACTS: Treatment.WHOLE}},
    )
    contacts, papers = BITS[FieldClass.CONTACTS], BITS[FieldClass.PAPERS]
    assert policy.withheld(FIRST) == Withheld(contacts, 0)
    assert policy.withheld(SECOND) == Withheld(papers, papers)
    assert (policy.summarises(FIRST), policy.summarises(SECOND)) == (True, False)


# What may never be withheld: without it the successor does wrong without knowing.
_ALWAYS = {
    "clients": {"id", "number", "name", "sex", "birthday", "id_number", "do_not_call", "taboos"}
    | {"wished_days", "salutation", "branch", "opened_on", "known_since", "gone_on"},
    "ties": {"sharing", "asked_on"},
    "consents": {"channel", "is_given", "source", "on"},
    "namesakes": {"other_id"},
}


@pytest.mark.parametrize("table", _ALWAYS)
def test_who_the_client_is_walls_and_wishes_always_go_along(table: str) -> None:
    fields = set(HANDED[table].table._meta.fields)
    assert _ALWAYS[table] <= fields
    assert {one for one in _ALWAYS[table] if classes_of_change(table, one)} == set()
    assert table not in TABLE_CLASSES


def test_the_wishes_about_being_contacted_always_go_along() -> None:
    assert {"bad_hours", "closed_lines", "instruction", "avoid_at_work"} <= ALWAYS_ITEMS
    known = {item.id for item in FILE_FIELDS.values() if not item.is_column}
    assert known == ALWAYS_ITEMS | DETAIL_CLASSES.keys()
    assert not ALWAYS_ITEMS & DETAIL_CLASSES.keys()


def test_every_table_of_a_client_has_a_class_or_always_goes_along() -> None:
    by_rule = {"clients", "holdings", "details", "ties", "consents", "namesakes", "briefs"}
    tables = {name for name, handed in HANDED.items() if handed.is_of_client} | {"clients"}
    assert tables == TABLE_CLASSES.keys() | by_rule
    assert CLIENT_FIELDS.keys() <= set(HANDED["clients"].table._meta.fields)


def test_a_holding_is_with_us_or_elsewhere_and_an_item_of_tomorrow_is_of_the_person() -> None:
    assert classes_of_change("holdings", "amount") == {FieldClass.ASSETS}
    assert classes_of_change("holdings", "amount", is_ours=False) == {FieldClass.ELSEWHERE}
    assert classes_of_change("details", "value", item="unheard_of") == {FieldClass.PERSON}
    assert classes_of_change("details", "value", item="bad_hours") == set()


def test_a_change_tells_what_its_record_and_its_field_tell() -> None:
    whole = {FieldClass.ASSETS, FieldClass.ELSEWHERE}
    assert classes_of_change("reviews", "market_view") == whole
    assert classes_of_change("reviews", "wishes") == whole | {FieldClass.HEARD}
    assert classes_of_change("proposals", "amount") == {FieldClass.PLANS, FieldClass.ASSETS}
    assert FieldClass.FAMILY in classes_of_change("diagnoses", "next_check_on")


def test_what_a_record_or_field_tells_besides_is_of_tables_that_have_a_class() -> None:
    assert ALSO_TOLD.keys() | FIELD_CLASSES.keys() <= TABLE_CLASSES.keys()
    for table, fields in FIELD_CLASSES.items():
        assert fields.keys() <= set(HANDED[table].table._meta.fields)


def test_a_file_says_it_for_all_and_for_some() -> None:
    said = read_policy('[all]\npapers = "drop"\n[clients."880001"]\ncontacts = "summarise"\n')
    assert said.general == {FieldClass.PAPERS: Treatment.DROP}
    assert said.by_number == {"880001": {FieldClass.CONTACTS: Treatment.SUMMARISE}}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("papers = ", ""),
        ('[everyone]\npapers = "drop"', "everyone"),
        ('[all]\npaper = "drop"', "all.paper"),
        ('[all]\npapers = "burn"', "all.papers"),
        ('[all]\npapers = "summarise"', "all.papers"),
        ("[all]\npapers = 1", "all.papers"),
        ("all = 1", "all"),
        ("clients = 1", "clients"),
        ("[clients]\n880001 = 1", "clients.880001"),
    ],
)
def test_what_is_no_policy_is_told_by_its_place(text: str, place: str) -> None:
    with pytest.raises(BadPolicy) as bad:
        read_policy(text)
    assert bad.value.place == place


@settings(max_examples=40)
@given(st.sets(st.integers(1, 60)))
def test_many_ids_in_few_words(ids: set[int]) -> None:
    assert unpacked(packed(ids)) == ids


def test_ranges_are_short() -> None:
    assert packed([3, 1, 2, 2, 7, 9, 10]) == "1-3 7 9-10"
    assert packed([]) == "" and unpacked("") == set()
