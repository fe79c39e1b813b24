"""The shelves of a book: one for each kind of record, and what is read across them."""

from peewee import SqliteDatabase

from rmdesk.domain.calling.calls import Objected
from rmdesk.domain.contacts import Contact
from rmdesk.domain.file_records import (
    Care,
    Detail,
    Need,
    Paper,
)
from rmdesk.domain.kin.household import Member
from rmdesk.store.duties import DutyShelf
from rmdesk.store.figures import heard
from rmdesk.store.figures.box_figures import BoxFigures
from rmdesk.store.figures.boxes import BoxShelf
from rmdesk.store.figures.deposits import DepositShelf
from rmdesk.store.figures.ladder import LadderShelf
from rmdesk.store.handover.provenance import Provenance
from rmdesk.store.journal.history import History
from rmdesk.store.lists.grid import GridShelf
from rmdesk.store.lists.queue import QueueShelf
from rmdesk.store.lists.selection import Selection
from rmdesk.store.rows.shelf import Shelf
from rmdesk.store.shelves import diagnosis, money, rhythm
from rmdesk.store.shelves.calls import AppointmentShelf, CallShelf
from rmdesk.store.shelves.clients import ClientShelf
from rmdesk.store.shelves.consents import ConsentShelf
from rmdesk.store.shelves.day import DayShelves
from rmdesk.store.shelves.events import EventShelf
from rmdesk.store.shelves.meetings import MeetingShelf
from rmdesk.store.shelves.news import NewsShelf
from rmdesk.store.shelves.own_days import OwnDayShelf
from rmdesk.store.shelves.products import ProductShelf
from rmdesk.store.shelves.reviews import ReviewShelf
from rmdesk.store.shelves.texts import TextShelf
from rmdesk.store.shelves.today import TodayShelf
from rmdesk.store.tables.contacts import ContactTable, ObjectionTable
from rmdesk.store.tables.file import (
    CareTable,
    DetailTable,
    NeedTable,
    PaperTable,
)
from rmdesk.store.tables.people import MemberTable
from rmdesk.store.ties import TieShelf


class Shelves:
    """For reading. Whatever opens a book has them: a new shelf is a line here and nowhere else."""

    def __init__(self, database: SqliteDatabase) -> None:
        self.clients = ClientShelf(database)
        self.lists = Selection(database)
        self.household = Shelf(database, MemberTable, Member, MemberTable.id)
        self.holdings = money.holdings(database)
        self.policies = money.policies(database)
        self.balances = money.balances(database)
        self.contacts = Shelf(
            database, ContactTable, Contact, ContactTable.on.desc(), ContactTable.id.desc()
        )
        self.details = Shelf(database, DetailTable, Detail, DetailTable.id)
        self.ties = TieShelf(database)
        self.consents = ConsentShelf(database)
        self.needs = Shelf(database, NeedTable, Need, NeedTable.on.desc(), NeedTable.id.desc())
        self.wishes = heard.wishes(database)
        self.feedback = heard.feedback(database)
        self.care = Shelf(database, CareTable, Care, CareTable.on.desc(), CareTable.id.desc())
        self.referrals = heard.ReferralShelf(database)
        self.referral_asks = heard.referral_asks(database)
        self.prospects = heard.prospects(database)
        self.products = ProductShelf(database)
        self.ladder = LadderShelf(database)
        self.deposits = DepositShelf(database)
        self.duties = DutyShelf(database)
        self.assessments = money.assessments(database)
        self.papers = Shelf(database, PaperTable, Paper, PaperTable.id.desc())
        self.cover_answers = money.cover_answers(database)
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
