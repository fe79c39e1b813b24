"""The demo book: the same for the same day, lively, and nobody's."""

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.items import file_entries
from rmdesk.desk.client_file.walls import relatives
from rmdesk.desk.demo.lives import live
from rmdesk.desk.diagnosing.goals import goals_of
from rmdesk.desk.diagnosing.household import household_sheet
from rmdesk.desk.diagnosing.interviewing import diagnoses_of
from rmdesk.desk.diagnosing.proposing import proposals_of
from rmdesk.desk.heard.prospects import follow_ups
from rmdesk.desk.heard.wishes import demands
from rmdesk.desk.papers import content_of
from rmdesk.desk.record.client import client_record
from rmdesk.domain.contacts import Channel
from rmdesk.domain.diagnosis.balance_sheet import Group
from rmdesk.domain.diagnosis.steps import Step
from rmdesk.domain.file.fields import FILE_FIELDS
from rmdesk.domain.file.keeping import unpacked
from rmdesk.domain.file_records import ProspectState
from rmdesk.domain.identity import born_on, is_resident_id, read_mobile, sex_of
from rmdesk.domain.kin.household import Relation, Support
from rmdesk.domain.kin.kinship import misfit
from rmdesk.domain.kin.ties import Sharing, Tie
from rmdesk.domain.kin.walls import Shared, Standing, Walled
from rmdesk.domain.losing import is_losing
from rmdesk.domain.suitability import good_until
from rmdesk.domain.support import support_ends
from rmdesk.domain.warning_signs import Sign, warning_signs
from rmdesk.store.verify import verify
from tests.books.builders import TODAY
from tests.books.demo_book import EVERYBODY, a_demo


def test_the_same_day_makes_the_same_book(desk: Desk, tmp_path: Path) -> None:
    tied = [tie.client_id for tie in _ties(desk)]
    with a_demo(tmp_path, TODAY) as again:
        for number in {*EVERYBODY[::25], *tied}:
            assert client_record(again, number) == client_record(desk, number)


def test_no_number_can_belong_to_a_person(desk: Desk) -> None:
    for number in EVERYBODY:
        client = desk.clients.get(number)
        assert client.id_number.startswith("990101")
        assert is_resident_id(client.id_number)
        assert born_on(client.id_number) == client.birthday
        assert sex_of(client.id_number) == client.sex
        assert read_mobile(client.mobile) == client.mobile
        assert client.mobile[3:7] == "0000"
        assert client.email.endswith("@example.com") or not client.email
        for phone in (client.home_phone, client.work_phone):
            assert phone.startswith("010-0") or not phone


def test_every_day_has_something_to_do(desk: Desk) -> None:
    rows = desk.clients.rows(desk.clients.ids()).values()
    late = [row for row in rows if row.next_due and row.next_due < TODAY]
    ahead = [row for row in rows if row.next_due and row.next_due >= TODAY]
    assert 15 <= len(late) <= 100
    assert len(ahead) >= 60
    assert any(row.last_contact is None for row in rows)
    assert len({row.client_class for row in rows}) == 4
    fortnight = {(TODAY + timedelta(days=days)).strftime("%m%d") for days in range(14)}
    born = [desk.clients.get(row.id).birthday for row in rows]
    assert sum(f"{day:%m%d}" in fortnight for day in born if day) >= 5


@pytest.mark.parametrize("today", [date(2024, 2, 29), date(2026, 12, 31), date(2031, 6, 2)])
def test_two_years_of_life_around_any_day(today: date) -> None:
    lives = live(Random(1), 60, today=today).lives
    contacts = [contact for life in lives for contact in life.contacts]
    assert min(contact.on for contact in contacts) < today - timedelta(days=600)
    assert max(contact.on for contact in contacts) <= today
    assert {contact.channel for contact in contacts} == set(Channel)
    for life in lives:
        for one, other in zip(life.contacts, life.contacts[1:], strict=False):
            assert one.on <= other.on
            assert one.gist != other.gist
        for contact in life.contacts:
            assert contact.next_on is None or contact.next_on > contact.on
    assert all("{" not in contact.gist for contact in contacts)


@pytest.mark.campaign
@pytest.mark.parametrize("today", [date(2024, 2, 29), date(2027, 1, 1)])
def test_a_sound_book_on_any_day(today: date, tmp_path: Path) -> None:
    with a_demo(tmp_path, today) as desk:
        assert verify(desk.store, today=today).is_sound
        days = [care.on for number in EVERYBODY for care in desk.care.of(number)]
        assert today - timedelta(days=400) < min(days)
        assert max(days) <= today


def test_undo_does_not_reach_the_making(desk: Desk) -> None:
    assert desk.journal.last_undoable(TODAY) is None


def test_the_facts_are_those_of_today(desk: Desk) -> None:
    assert verify(desk.store, today=TODAY).is_sound


# --- the whole file ---


def _ties(desk: Desk) -> list[Tie]:
    return [tie for number in EVERYBODY for tie in desk.ties.of(number)]


def test_relatives_share_do_not_share_or_were_never_asked(desk: Desk) -> None:
    ties = _ties(desk)
    assert {tie.sharing for tie in ties} == set(Sharing)
    assert {tie.relation for tie in ties} >= {Relation.SPOUSE, Relation.MOTHER}
    standings = {
        one.standing
        for tie in ties
        for one in relatives(desk, tie.client_id)
        if isinstance(one, Walled)
    }
    assert standings & {Standing.PRIVATE_HERE, Standing.PRIVATE_THERE}
    assert Standing.NOT_ASKED in standings
    assert any(isinstance(one, Shared) for tie in ties for one in relatives(desk, tie.client_id))


def test_ties_stand_in_both_files_and_fit_what_is_in_them(desk: Desk) -> None:
    for tie in _ties(desk):
        client, other = desk.clients.get(tie.client_id), desk.clients.get(tie.other_id)
        assert len(desk.ties.between(client.id, other.id)) == 2
        assert (tie.asked_on is None) is (tie.sharing is Sharing.NOT_ASKED)
        assert (
            misfit(
                tie.relation,
                birthday=client.birthday,
                other_sex=other.sex,
                other_birthday=other.birthday,
            )
            is None
        )
        named = [one for one in desk.household.of(client.id) if one.other_id == other.id]
        assert all(one.name == other.name for one in named)
        if tie.relation is Relation.SPOUSE:
            assert len(named) == 1
            assert client.address == other.address


def test_households_say_who_leads_decides_and_is_kept(desk: Desk) -> None:
    members = [one for number in EVERYBODY for one in desk.household.of(number)]
    assert any(one.is_head for one in members)
    assert any(one.is_decider and not one.is_head for one in members)
    kept = [one for one in members if one.support is not Support.NONE]
    assert {one.support for one in kept} == {Support.CHILD, Support.PARENT}
    assert all((support_ends(one) or 0) > TODAY.year - 1 for one in kept)


def test_every_item_can_be_read_and_figures_say_who_told_them_when(desk: Desk) -> None:
    details = [one for number in EVERYBODY for one in desk.details.of(number)]
    known = {one.field for one in details}
    asked = {field.id for field in FILE_FIELDS.values() if field.rank and not field.is_column}
    assert asked - known <= {"liked_line"}
    for one in details:
        field = FILE_FIELDS[one.field]
        assert unpacked(field, one.value, one.as_of) not in (None, ""), one
        assert one.known_since <= TODAY
        if field.is_figure and field.id != "service":
            assert one.as_of is not None
            assert one.as_of <= TODAY
            assert one.source
    grown = [entry for number in EVERYBODY for entry in file_entries(desk, number).values()]
    assert any(entry.is_old(TODAY) for entry in grown)


def test_answers_and_follow_ups_are_owed_late_today_and_later(desk: Desk) -> None:
    owed = [one.owed_on for number in EVERYBODY for one in desk.feedback.of(number) if one.owed_on]
    assert sum(day < TODAY for day in owed) == 1
    assert TODAY in owed
    assert max(owed) > TODAY
    turned = [one.due_on for one in follow_ups(desk) if one.due_on]
    assert min(turned) < TODAY < max(turned)
    states = {one.state for number in EVERYBODY for one in desk.prospects.of(number)}
    assert states == set(ProspectState)


def test_what_is_wanted_most_stands_out(desk: Desk) -> None:
    first, *rest = demands(desk)
    assert len(first.client_ids) >= 5
    assert len(rest) >= 4


def test_nobody_is_given_the_same_twice_or_brought_in_a_circle(desk: Desk) -> None:
    for number in EVERYBODY:
        log = desk.care.of(number)
        assert len({(one.what, one.to_whom) for one in log}) == len(log)
        assert len(desk.referrals.bringing(number)) <= 1
        for one in desk.referrals.bringing(number):
            assert one.client_id < number


def test_papers_are_texts_and_pictures_that_open(desk: Desk) -> None:
    papers = [one for number in EVERYBODY for one in desk.papers.of(number)]
    assert {one.media for one in papers} == {"text/plain", "image/png"}
    for one in papers:
        content = content_of(desk, one.id)
        assert len(content) == one.size
        if one.media == "image/png":
            with Image.open(BytesIO(content)) as picture:
                picture.load()
                assert len(picture.getcolors() or []) > 2
        else:
            assert "{" not in content.decode()


def test_grades_run_out_and_the_newest_is_the_files(desk: Desk) -> None:
    left = []
    for number in EVERYBODY:
        client, kept = desk.clients.get(number), desk.assessments.of(number)
        assert (kept[0].grade if kept else "") == client.risk_tolerance
        assert (kept[0].on if kept else None) == client.risk_assessed_on
        if client.risk_assessed_on:
            left.append((good_until(client.risk_assessed_on) - TODAY).days)
    assert min(left) < 0
    assert sum(0 <= days < 31 for days in left) >= 5


def test_money_has_its_troubles(desk: Desk) -> None:
    holdings = [one for number in EVERYBODY for one in desk.holdings.of(number)]
    assert sum(is_losing(one) for one in holdings) >= 10
    signs = {
        sign.sign
        for number in EVERYBODY
        for sign in warning_signs(desk.holdings.of(number), (), TODAY)
    }
    assert signs >= {Sign.OVERDUE_LOAN, Sign.MATURING}
    assert any(one.maturity and one.maturity < TODAY for one in holdings if one.is_ours)
    inflows = [desk.clients.get(number) for number in EVERYBODY]
    assert sum(client.expected_inflow is not None for client in inflows) >= 5


def test_families_have_gaps_that_are_known_and_gaps_nobody_asked_about(desk: Desk) -> None:
    answers = [one for number in EVERYBODY for one in desk.cover_answers.of(number)]
    assert {one.is_covered for one in answers} == {True, False}
    for one in answers:
        family = {None, *(member.id for member in desk.household.of(one.client_id))}
        assert one.member_id in family


def test_consents_were_given_and_withdrawn(desk: Desk) -> None:
    consents = [one for number in EVERYBODY for one in desk.consents.of(number)]
    assert {one.is_given for one in consents} == {True, False}
    assert all(one.source and one.on <= TODAY for one in consents)
    assert any(desk.clients.get(number).do_not_call for number in EVERYBODY)


def test_a_few_files_have_a_history(desk: Desk) -> None:
    done = [
        {change.kind for change in desk.history.of(number)}
        for number in {tie.client_id for tie in _ties(desk)}
    ]
    assert all("demo.make" in kinds for kinds in done)
    assert sum("client.edit" in kinds for kinds in done) == 3
    assert sum("client.assess" in kinds for kinds in done) == 1


# --- diagnosed ---


def test_households_are_known_in_part_and_one_client_shows_all_of_it(desk: Desk) -> None:
    sheets = [household_sheet(desk, number) for number in EVERYBODY]
    told = [sheet for sheet in sheets if sheet.flows]
    assert 8 <= len(told) <= 20
    assert any(one.line.amount is None for sheet in told for one in sheet.flows)
    assert any(one.line.member_id for sheet in told for one in sheet.flows)
    assert any(Group.DEBTS in sheet.none_held for sheet in told)
    assert any(sheet.sheet.net_worth.is_exact for sheet in told)
    (star,) = [sheet for sheet in told if sheet.own_mix]
    (kept,) = diagnoses_of(desk, star.client.id)
    assert kept.interview.current is None and kept.other is not None
    assert kept.next_check_on is not None and kept.next_check_on > TODAY
    assert goals_of(desk, star.client.id)
    assert [row.is_unfit for row in proposals_of(desk, star.client.id)] == [False, True]


def test_one_diagnosis_was_laid_aside_half_way(desk: Desk) -> None:
    kept = [one for number in EVERYBODY for one in diagnoses_of(desk, number) if one.is_open]
    assert [one.interview.current for one in kept] == [Step.PREPARED]


def test_proposals_fit_but_for_one_and_an_old_client_was_cared_for(desk: Desk) -> None:
    rows = [row for number in EVERYBODY for row in proposals_of(desk, number)]
    assert sum(row.is_unfit for row in rows) == 1
    cared = [row for row in rows if row.now.needs_care]
    assert cared and all(row.proposal.care for row in cared)
