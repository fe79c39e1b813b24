"""The tables that clients are handed over with: no record refers to one that comes later.

What a book keeps of whom it gave its clients to, and on which days its RM works, what its RM
is to reach in a month, stays there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.store.tables.contacts import AppointmentTable, CallTable, ContactTable, ObjectionTable
from rmdesk.store.tables.day import (
    AnniversaryTable,
    DutyTable,
    EventTable,
    GoodNewsTable,
    HeardAttitudeTable,
    InvitationTable,
    NewsTable,
    PlaceChangeTable,
    PlaceTable,
    PostponedTable,
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
from rmdesk.store.tables.handover import (
    BriefTable,
    FormerAuditTable,
    FormerChangeTable,
    HandoverTable,
)
from rmdesk.store.tables.lists import ViewTable
from rmdesk.store.tables.money import (
    AssessmentTable,
    BalanceTable,
    CoverAnswerTable,
    HoldingTable,
    NetValueTable,
    PolicyTable,
    ProductTable,
)
from rmdesk.store.tables.people import (
    ClientTable,
    ConsentTable,
    MemberTable,
    NamesakeTable,
    TieTable,
)
from rmdesk.store.tables.reviews import (
    CashFlowTable,
    DiagnosisTable,
    GoalTable,
    NoneHeldTable,
    OwnMixTable,
    ProposalTable,
    ReviewLineTable,
    ReviewTable,
)
from rmdesk.store.tables.rhythm import DealMoveTable, DealTable, MeetingTable
from rmdesk.store.tables.table import Table
from rmdesk.store.tables.texts import TextTable

CLIENTS: Final = "clients"
HANDOVERS: Final = "handovers"


@dataclass(frozen=True, slots=True)
class Handed:
    """A table of a bundle: which of its fields name a record, and of which table."""

    table: type[Table]
    refers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def name(self) -> str:
        name: str = self.table._meta.table_name
        return name

    @property
    def is_of_client(self) -> bool:
        """Whether a record belongs to one client and goes where that one goes."""
        return "client_id" in self.refers

    @property
    def may_be_nobody_s(self) -> bool:
        """Whether a record may belong to no client: one's own tasks, products, texts."""
        return not self.is_of_client or self.table._meta.fields["client_id"].null


def _of_client(table: type[Table], **refers: str) -> Handed:
    return Handed(table, {"client_id": CLIENTS, **refers})


_ALL: Final = (
    Handed(ClientTable),
    Handed(ProductTable),
    Handed(NetValueTable, {"product_id": "products"}),
    Handed(NewsTable, {"product_id": "products"}),
    Handed(EventTable),
    _of_client(MemberTable, other_id=CLIENTS),
    _of_client(HoldingTable, product_id="products"),
    _of_client(PolicyTable),
    _of_client(ContactTable),
    _of_client(AppointmentTable),
    _of_client(CallTable, contact_id="contacts"),
    _of_client(BalanceTable),
    _of_client(NamesakeTable, other_id=CLIENTS),
    _of_client(DetailTable),
    _of_client(TieTable, other_id=CLIENTS),
    _of_client(ConsentTable),
    _of_client(AssessmentTable),
    _of_client(PaperTable),
    _of_client(NeedTable),
    _of_client(WishTable),
    _of_client(FeedbackTable),
    _of_client(CareTable),
    _of_client(ReferralTable, other_id=CLIENTS),
    _of_client(CoverAnswerTable, member_id="members"),
    _of_client(ReferralAskTable),
    _of_client(ProspectTable),
    _of_client(PlaceTable),
    _of_client(PlaceChangeTable),
    _of_client(HeardAttitudeTable),
    _of_client(TagTable),
    _of_client(PostponedTable),
    _of_client(ToDoTable),
    _of_client(VisitTable),
    _of_client(GoodNewsTable),
    _of_client(AnniversaryTable),
    _of_client(InvitationTable, event_id="events"),
    _of_client(ObjectionTable, call_id="calls"),
    _of_client(ReviewTable),
    _of_client(ReviewLineTable, review_id="reviews", holding_id="holdings"),
    _of_client(CashFlowTable, member_id="members"),
    _of_client(NoneHeldTable),
    _of_client(OwnMixTable),
    _of_client(GoalTable, member_id="members"),
    _of_client(DiagnosisTable),
    _of_client(ProposalTable, product_id="products"),
    _of_client(DealTable, product_id="products", holding_id="holdings"),
    _of_client(DealMoveTable, deal_id="deals"),
    _of_client(
        MeetingTable, appointment_id="appointments", event_id="events", contact_id="contacts"
    ),
    _of_client(DutyTable),
    Handed(HandoverTable),
    _of_client(BriefTable, handover_id=HANDOVERS),
    Handed(ViewTable),
    Handed(TextTable),
    _of_client(FormerChangeTable, handover_id=HANDOVERS),
    Handed(FormerAuditTable, {"handover_id": HANDOVERS}),
)

HANDED: Final[Mapping[str, Handed]] = {one.name: one for one in _ALL}
"""By name, in the order of a bundle: whoever reads it once can turn every reference."""

SUBJECTS: Final[Mapping[OccasionKind, str]] = {
    OccasionKind.MEETING: "appointments",
    OccasionKind.CALL_BACK: "appointments",
    OccasionKind.ANSWER_OWED: "feedback",
    OccasionKind.FOLLOW_UP: "prospects",
    OccasionKind.VISIT: "visits",
    OccasionKind.TO_DO: "to_dos",
    OccasionKind.OVERDUE_DEBT: "holdings",
    OccasionKind.OVERDUE_INSTALMENT: "holdings",
    OccasionKind.STOP_LOSS: "holdings",
    OccasionKind.STOP_PROFIT: "holdings",
    OccasionKind.DEPOSIT_MATURES: "holdings",
    OccasionKind.PRODUCT_MATURES: "holdings",
    OccasionKind.LOAN_MATURES: "holdings",
    OccasionKind.CARD_REPAYMENT: "holdings",
    OccasionKind.INSTALMENT: "holdings",
    OccasionKind.NET_VALUE_MOVED: "holdings",
    OccasionKind.POLICY_ENDS: "policies",
    OccasionKind.PREMIUM_DUE: "policies",
    OccasionKind.DIVIDEND: "news",
    OccasionKind.YIELD_NOTICE: "news",
    OccasionKind.PRODUCT_NEWS: "news",
    OccasionKind.MARKET_NEWS: "news",
    OccasionKind.BANK_CHANGE: "news",
    OccasionKind.WINDOW_CLOSES: "products",
    OccasionKind.NEW_PRODUCT: "products",
    OccasionKind.FAMILY_BIRTHDAY: "members",
    OccasionKind.ANNIVERSARY: "anniversaries",
    OccasionKind.GOOD_NEWS: "good_news",
    OccasionKind.REVIEW_DUE: "reviews",
    OccasionKind.CHECK_DUE: "diagnoses",
    OccasionKind.INVITATION: "events",
}
"""The table of the record that a duty's `subject` names; 0 names none, and other kinds never do."""
