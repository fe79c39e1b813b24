"""The demo book: fictional clients with two years of life around a day, in a throwaway vault."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime, time, timedelta
from operator import attrgetter
from pathlib import Path
from random import Random
from typing import Any

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.demo.agenda import fill_agenda
from rmdesk.desk.demo.calls import dial
from rmdesk.desk.demo.circle import Circle, draw_circle
from rmdesk.desk.demo.consents import Answers
from rmdesk.desk.demo.corrections import put_right
from rmdesk.desk.demo.cover import Insurers
from rmdesk.desk.demo.dealt import deal_with
from rmdesk.desk.demo.diagnosed import diagnose
from rmdesk.desk.demo.file_items import Teller
from rmdesk.desk.demo.gathered import Gathered, gather
from rmdesk.desk.demo.heard import listen
from rmdesk.desk.demo.kindness import be_kind
from rmdesk.desk.demo.lives import Lives, best_known, live
from rmdesk.desk.demo.papers import Filed, file_papers
from rmdesk.desk.demo.reviewed import hold_more, most_to_look_at, review_some
from rmdesk.desk.demo.worked import work_through
from rmdesk.desk.opening import new_book
from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.store.journal.actions import Action
from rmdesk.store.papers import PaperContents
from rmdesk.store.tables.contacts import (
    AppointmentTable,
    CallTable,
    ContactTable,
    ObjectionTable,
)
from rmdesk.store.tables.day import (
    AnniversaryTable,
    EventTable,
    GoodNewsTable,
    HeardAttitudeTable,
    InvitationTable,
    NewsTable,
    PlaceTable,
    TagTable,
    ToDoTable,
    VisitTable,
)
from rmdesk.store.tables.file import (
    CareTable,
    DetailTable,
    FeedbackTable,
    NeedTable,
    PaperTable,
    ProspectTable,
    ReferralAskTable,
    ReferralTable,
    WishTable,
)
from rmdesk.store.tables.money import (
    AssessmentTable,
    BalanceTable,
    CoverAnswerTable,
    HoldingTable,
    NetValueTable,
    PolicyTable,
    ProductTable,
)
from rmdesk.store.tables.people import ClientTable, ConsentTable, MemberTable, TieTable
from rmdesk.store.tables.reviews import ReviewLineTable, ReviewTable

CLIENTS = 200
SEED = 20_260
# Neither protects anything, because there is nothing to protect: the passphrase stands here.
_PASSPHRASE = "blue tea 2026"  # noqa: S105
_NO_COST = Cost(memory_kib=8, iterations=1, lanes=1)

Rows = tuple[Any, Sequence[Any]]
"""A table, and the values that go into it."""


def make_demo_book(folder: Path, *, today: date, seed: int = SEED) -> tuple[Path, str]:
    """Make the demo book in `folder`; its path and the passphrase that opens it.

    The same day and seed make the same book. `folder` should be private and short-lived: anyone
    with this program can open what lies in it.
    """
    path = folder / "demo.rmdesk"
    # Made "yesterday", so that today's undo does not reach it.
    yesterday = today - timedelta(days=1)
    everybody = live(Random(seed), CLIENTS, today=today)
    known = best_known(everybody.lives)
    hold_more(most_to_look_at(known, today=today), everybody.reviewed, today=today)
    papers = file_papers(known, everybody.words, today=today)
    at = datetime.combine(yesterday, time(18))
    day = everybody.day
    circle = draw_circle(everybody.lives, day, today=today)
    gathered = gather(everybody.lives, circle, everybody.shelf, day, today=today)
    with new_book(path, _PASSPHRASE, today=yesterday, cost=_NO_COST) as desk:
        with desk.store.action("demo.make", {"clients": CLIENTS}, at=at) as action:
            for table, values in _rows(everybody, papers, circle, today):
                _insert(action, table, values)
            for table, records in _records(everybody, circle, gathered, desk.days, today):
                _add(action, table, records)
            contents = PaperContents(desk.store.database)
            for filed in papers:
                contents.put(filed.content)
        put_right(desk, known, everybody.words, at=at)
        work_through(desk, known, gathered, day, at=at)
        diagnose(desk, known, everybody.words, at=at)
        deal_with(desk, known, everybody.rhythm, today=today, at=at)
    return path, _PASSPHRASE


def _rows(everybody: Lives, papers: Sequence[Filed], circle: Circle, today: date) -> Iterator[Rows]:
    lives, words = everybody.lives, everybody.words
    yield ProductTable, everybody.shelf.products
    yield NetValueTable, everybody.shelf.net_values
    yield ClientTable, [life.client for life in lives]
    yield MemberTable, [one for life in lives for one in life.members]
    yield TieTable, everybody.ties
    yield HoldingTable, [one for life in lives for one in life.holdings]
    yield BalanceTable, [one for life in lives for one in life.balances]
    insurers = Insurers(today=today)
    yield PolicyTable, [one for life in lives for one in insurers.policies(life)]
    yield CoverAnswerTable, [one for life in lives for one in insurers.answers(life)]
    yield ContactTable, [one for life in lives for one in life.contacts]
    teller = Teller(words, today=today)
    told = [one for life in lives for one in teller.details(life)]
    yield DetailTable, [*told, *circle.details]
    answers = Answers(words, today=today)
    yield ConsentTable, [one for life in lives for one in answers.consents(life)]
    yield AssessmentTable, [one for life in lives for one in answers.assessments(life)]
    heard = listen(lives, words, today=today)
    yield NeedTable, heard.needs
    yield WishTable, heard.wishes
    yield FeedbackTable, heard.feedback
    kindness = be_kind(lives, words, today=today)
    yield CareTable, kindness.care
    yield ReferralTable, kindness.referrals
    yield ReferralAskTable, kindness.asks
    yield ProspectTable, kindness.prospects
    yield PaperTable, [filed.paper for filed in papers]


def _records(
    everybody: Lives, circle: Circle, gathered: Gathered, days: WorkingDays, today: date
) -> Iterator[tuple[Any, Sequence[Mapping[str, object]]]]:
    """What no value of its own stands for, by the names of the fields."""
    agenda = fill_agenda(everybody.lives, everybody.day, days=days, today=today)
    yield ContactTable, gathered.contacts
    dialled = dial(everybody.lives, today=today)
    yield CallTable, dialled.calls
    yield ObjectionTable, dialled.objections
    yield TagTable, circle.tags
    yield HeardAttitudeTable, circle.heard
    yield PlaceTable, circle.places
    yield AppointmentTable, agenda.appointments
    yield VisitTable, agenda.visits
    yield ToDoTable, agenda.to_dos
    yield GoodNewsTable, agenda.good_news
    yield AnniversaryTable, agenda.anniversaries
    yield EventTable, gathered.events
    yield InvitationTable, gathered.invitations
    yield NewsTable, gathered.news
    known = best_known(everybody.lives)
    words = everybody.reviewed
    reviewed = review_some(everybody.lives, known, words, days=days, today=today)
    yield ReviewTable, reviewed.reviews
    yield ReviewLineTable, reviewed.lines
    yield AppointmentTable, reviewed.appointments
    yield DetailTable, reviewed.wishes


def _add(action: Action, table: Any, records: Sequence[Mapping[str, object]]) -> None:
    names = list(records[0])
    action.insert_many(table, names, [list(one.values()) for one in records])


def _insert(action: Action, table: Any, values: Sequence[Any]) -> None:
    names = [field.name for field in fields(values[0]) if field.name != "id"]
    ids = action.insert_many(table, names, list(map(attrgetter(*names), values)))
    # The lives refer to their clients by the ids that an empty book gives out.
    if ids.start != 1:
        raise RuntimeError("the demo needs a book of its own")
