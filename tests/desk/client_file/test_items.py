"""Changing one item of a client's file: what is written, refused, undone."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import ClientGone, NoName, NumberTaken, add_client, edit_client
from rmdesk.desk.client_file.items import Answer, AsOfToCome, file_entries, set_item, yearly_entries
from rmdesk.domain.file.choices import Marriage
from rmdesk.domain.file.contradictions import AnotherBirthday, AnotherSex
from rmdesk.domain.file.values import Yearly
from rmdesk.domain.identity import Sex, check_character
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk, records
from tests.desk.refusing import assert_refused

ID = "99010119851125001" + check_character("99010119851125001")
LATER = NOW + timedelta(days=1)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        add_client(desk, now=NOW, name="王芳", number="1")
        add_client(desk, now=NOW, name="李强", number="2")
        yield desk


WANG = ClientId(1)


def say(desk: Desk, field: str, value: object, now: datetime = NOW, **given: object) -> bool:
    year = given.pop("year", None)
    answer = Answer(value, **given)  # type: ignore[arg-type]
    return set_item(desk, WANG, field, answer, now=now, year=year)  # type: ignore[arg-type]


def test_a_detail_says_since_when_as_of_when_and_by_whom(desk: Desk) -> None:
    assert say(desk, "usual_bank", "建行", as_of=date(2026, 6, 1), source="客户自述")
    entry = file_entries(desk, WANG)["usual_bank"]
    assert (entry.value, entry.known_since) == ("建行", TODAY)
    assert (entry.as_of, entry.source) == (date(2026, 6, 1), "客户自述")


def test_a_column_keeps_where_it_came_from(desk: Desk) -> None:
    say(desk, "expected_inflow", Money.of_yuan(500_000), source="合同")
    assert desk.clients.get(WANG).expected_inflow == Money.of_yuan(500_000)
    assert file_entries(desk, WANG)["expected_inflow"].source == "合同"
    say(desk, "mobile", "13800138000")
    assert [detail.field for detail in desk.details.of(WANG)] == ["expected_inflow"]


def test_the_same_again_writes_nothing(desk: Desk) -> None:
    say(desk, "marriage", Marriage.MARRIED)
    say(desk, "mobile", "13800138000")
    before = records(desk), desk.journal.last_undoable(TODAY)
    assert not say(desk, "marriage", Marriage.MARRIED, now=LATER)
    assert not say(desk, "mobile", "13800138000")
    assert not say(desk, "dialect", "")
    assert (records(desk), desk.journal.last_undoable(TODAY)) == before


def test_who_repeats_what_is_known_has_not_learnt_it_today(desk: Desk) -> None:
    say(desk, "usual_bank", "建行")
    say(desk, "usual_bank", "建行", now=LATER, as_of=LATER.date())
    assert file_entries(desk, WANG)["usual_bank"].known_since == TODAY
    say(desk, "usual_bank", "工行", now=LATER)
    assert file_entries(desk, WANG)["usual_bank"].known_since == LATER.date()


def test_an_empty_answer_takes_it_out_and_undo_brings_it_back(desk: Desk) -> None:
    say(desk, "usual_bank", "建行", source="客户")
    before = records(desk)
    assert say(desk, "usual_bank", "")
    assert not file_entries(desk, WANG)["usual_bank"].is_known
    desk.undo(now=NOW)
    assert records(desk) == before


def test_each_year_has_a_line_of_its_own(desk: Desk) -> None:
    for year, yuan in ((2024, 100), (2025, 200)):
        say(desk, "income", Yearly(year, Money.of_yuan(yuan)))
    assert [entry.value for entry in yearly_entries(desk, WANG, "income")] == [
        Yearly(2025, Money.of_yuan(200)),
        Yearly(2024, Money.of_yuan(100)),
    ]
    say(desk, "income", Yearly(2024, Money.of_yuan(150)), year=2024)
    assert len(desk.details.of(WANG)) == 2
    # A line that was typed under the wrong year moves, and takes the place of what stood there.
    say(desk, "income", Yearly(2025, Money.of_yuan(150)), year=2024)
    assert [entry.value for entry in yearly_entries(desk, WANG, "income")] == [
        Yearly(2025, Money.of_yuan(150))
    ]
    say(desk, "income", None, year=2025)
    assert yearly_entries(desk, WANG, "income") == []


def test_an_identity_number_brings_birthday_and_sex(desk: Desk) -> None:
    say(desk, "id_number", ID)
    client = desk.clients.get(WANG)
    assert (client.birthday, client.sex) == (date(1985, 11, 25), Sex.MALE)
    desk.undo(now=NOW)
    assert desk.clients.get(WANG).birthday is None


def test_it_never_overwrites_what_is_on_file(desk: Desk) -> None:
    edit_client(desk, WANG, {"sex": Sex.FEMALE}, now=NOW)
    assert_refused(desk, AnotherSex, lambda desk: say(desk, "id_number", ID))
    edit_client(desk, WANG, {"sex": None, "birthday": date(1980, 1, 1)}, now=NOW)
    assert_refused(
        desk, AnotherBirthday, lambda desk: edit_client(desk, WANG, {"id_number": ID}, now=NOW)
    )


@pytest.mark.parametrize(
    ("field", "value", "refused"),
    [("name", " ", NoName), ("number", "2", NumberTaken)],
)
def test_what_the_client_table_refuses(
    desk: Desk, field: str, value: str, refused: type[NoName]
) -> None:
    assert_refused(desk, refused, lambda desk: say(desk, field, value))


def test_a_figure_is_not_of_a_day_to_come(desk: Desk) -> None:
    assert_refused(
        desk,
        AsOfToCome,
        lambda desk: say(desk, "usual_bank", "建行", as_of=TODAY + timedelta(1)),
    )


def test_a_client_who_is_gone_is_said(desk: Desk) -> None:
    with pytest.raises(ClientGone):
        set_item(desk, ClientId(99), "usual_bank", Answer("建行"), now=NOW)


def test_do_not_call_is_off_when_nothing_is_said(desk: Desk) -> None:
    say(desk, "do_not_call", True)
    assert desk.clients.get(WANG).do_not_call is True
    say(desk, "do_not_call", None)
    assert desk.clients.get(WANG).do_not_call is False
