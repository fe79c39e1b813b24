"""The shelves of a book: one for each kind of record, and what is read across them."""

from datetime import date

from peewee import SqliteDatabase

from rmdesk.domain.calls import Objected
from rmdesk.domain.contacts import Contact
from rmdesk.domain.file_records import (
    Care,
    Detail,
    Feedback,
    Need,
    Paper,
    Prospect,
    ProspectState,
    ReferralAsk,
    Wish,
)
from rmdesk.domain.flows import Snapshot
from rmdesk.domain.holdings import Holding
from rmdesk.domain.household import Member
from rmdesk.domain.insurance import CoverAnswer
from rmdesk.domain.money import Money
from rmdesk.domain.policies import Policy
from rmdesk.domain.suitability import Assessment
from rmdesk.store import diagnosis, rhythm
from rmdesk.store.calls import AppointmentShelf, CallShelf
from rmdesk.store.clients import ClientShelf
from rmdesk.store.consents import ConsentShelf
from rmdesk.store.day_shelves import DayShelves
from rmdesk.store.duties import DutyShelf
from rmdesk.store.events import EventShelf
from rmdesk.store.figures.box_figures import BoxFigures
from rmdesk.store.figures.boxes import BoxShelf
from rmdesk.store.figures.deposits import DepositShelf
from rmdesk.store.figures.heard import OpenShelf, ReferralShelf
from rmdesk.store.figures.ladder import LadderShelf
from rmdesk.store.handover.provenance import Provenance
from rmdesk.store.journal.history import History
from rmdesk.store.lists.grid import GridShelf
from rmdesk.store.lists.queue import QueueShelf
from rmdesk.store.lists.selection import Selection
from rmdesk.store.meetings import MeetingShelf
from rmdesk.store.news import NewsShelf
from rmdesk.store.own_days import OwnDayShelf
from rmdesk.store.products import ProductShelf
from rmdesk.store.reviews import ReviewShelf
from rmdesk.store.shelf import Shelf
from rmdesk.store.tables.contacts import ContactTable, ObjectionTable
from rmdesk.store.tables.file import (
    CareTable,
    DetailTable,
    FeedbackTable,
    NeedTable,
    PaperTable,
    ProspectTable,
    ReferralAskTable,
    WishTable,
)
from rmdesk.store.tables.money import (
    AssessmentTable,
    BalanceTable,
    CoverAnswerTable,
    HoldingTable,
    PolicyTable,
)
from rmdesk.store.tables.people import MemberTable
from rmdesk.store.texts import TextShelf
from rmdesk.store.ties import TieShelf
from rmdesk.store.today import TodayShelf


class Shelves:
    """For reading. Whatever opens a book has them: a new shelf is a line here and nowhere else."""

    def __init__(self, database: SqliteDatabase) -> None:
        self.clients = ClientShelf(database)
        self.lists = Selection(database)
        self.household = Shelf(database, MemberTable, Member, MemberTable.id)
        self.holdings = Shelf(
            database,
            HoldingTable,
            Holding,
            HoldingTable.is_ours.desc(),
            HoldingTable.amount.desc(),
            HoldingTable.id,
        )
        self.policies = Shelf(database, PolicyTable, Policy, PolicyTable.id)
        self.balances = Shelf(database, BalanceTable, _snapshot, BalanceTable.on, BalanceTable.id)
        self.contacts = Shelf(
            database, ContactTable, Contact, ContactTable.on.desc(), ContactTable.id.desc()
        )
        self.details = Shelf(database, DetailTable, Detail, DetailTable.id)
        self.ties = TieShelf(database)
        self.consents = ConsentShelf(database)
        self.needs = Shelf(database, NeedTable, Need, NeedTable.on.desc(), NeedTable.id.desc())
        self.wishes = OpenShelf(
            database,
            WishTable,
            Wish,
            WishTable.on.desc(),
            WishTable.id.desc(),
            is_open=WishTable.settled_on.is_null(),
        )
        self.feedback = OpenShelf(
            database,
            FeedbackTable,
            Feedback,
            FeedbackTable.on.desc(),
            FeedbackTable.id.desc(),
            is_open=FeedbackTable.answered_on.is_null(),
        )
        self.care = Shelf(database, CareTable, Care, CareTable.on.desc(), CareTable.id.desc())
        self.referrals = ReferralShelf(database)
        self.referral_asks = Shelf(
            database,
            ReferralAskTable,
            ReferralAsk,
            ReferralAskTable.on.desc(),
            ReferralAskTable.id.desc(),
        )
        self.prospects = OpenShelf(
            database,
            ProspectTable,
            Prospect,
            ProspectTable.id.desc(),
            is_open=ProspectTable.state == ProspectState.OPEN,
        )
        self.products = ProductShelf(database)
        self.ladder = LadderShelf(database)
        self.deposits = DepositShelf(database)
        self.duties = DutyShelf(database)
        self.assessments = Shelf(
            database,
            AssessmentTable,
            Assessment,
            AssessmentTable.on.desc(),
            AssessmentTable.id.desc(),
        )
        self.papers = Shelf(database, PaperTable, Paper, PaperTable.id.desc())
        self.cover_answers = Shelf(
            database, CoverAnswerTable, CoverAnswer, CoverAnswerTable.on, CoverAnswerTable.id
        )
        self.appointments = AppointmentShelf(database)
        self.calls = CallShelf(database)
        self.queue = QueueShelf(database)
        self.objections = Shelf(
            database, ObjectionTable, Objected, ObjectionTable.at.desc(), ObjectionTable.id.desc()
        )
        self.texts = TextShelf(database)
        self.day = DayShelves(database)
        self.reviews = ReviewShelf(database)
        self.boxes = BoxShelf(database)
        self.box_figures = BoxFigures(database)
        self.events = EventShelf(database)
        self.news = NewsShelf(database)
        self.own_days = OwnDayShelf(database)
        self.today_rows = TodayShelf(database)
        self.grid = GridShelf(database)
        self.history = History(database)
        self.provenance = Provenance(database)
        self.flows = diagnosis.flows(database)
        self.none_held = diagnosis.none_held(database)
        self.own_mixes = diagnosis.own_mixes(database)
        self.goals = diagnosis.goals(database)
        self.diagnoses = diagnosis.diagnoses(database)
        self.proposals = diagnosis.proposals(database)
        self.targets = rhythm.TargetShelf(database)
        self.deals = rhythm.deals(database)
        self.deal_moves = rhythm.deal_moves(database)
        self.meetings = MeetingShelf(database)


def _snapshot(*, on: date, balance: Money, **_ids: int) -> Snapshot:
    """A row of balances as the domain knows it."""
    return Snapshot(on, balance)
