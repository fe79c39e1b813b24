"""All tables: those a user changes, journaled, and the rest."""

from typing import Any

from rmdesk.store.tables.contacts import AppointmentTable, CallTable, ContactTable, ObjectionTable
from rmdesk.store.tables.day import (
    AnniversaryTable,
    DutyTable,
    EventTable,
    GoodNewsTable,
    HeardAttitudeTable,
    HolidayYearTable,
    InvitationTable,
    NewsTable,
    OwnDayTable,
    PlaceChangeTable,
    PlaceTable,
    PostponedTable,
    TagTable,
    ToDoTable,
    VisitTable,
)
from rmdesk.store.tables.derived import FactsTable, TodayTable
from rmdesk.store.tables.file import (
    CareTable,
    DetailTable,
    FeedbackTable,
    NeedTable,
    PaperPartTable,
    PaperTable,
    ProspectTable,
    ReferralAskTable,
    ReferralTable,
    WishTable,
)
from rmdesk.store.tables.handover import (
    BriefTable,
    BundleTable,
    FormerAuditTable,
    FormerChangeTable,
    HandoverTable,
    OriginTable,
    ReceiverTable,
    ShareTable,
    TreatmentTable,
)
from rmdesk.store.tables.journal import ActionTable, ChangeTable
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
from rmdesk.store.tables.rhythm import DealMoveTable, DealTable, MeetingTable, TargetTable
from rmdesk.store.tables.state import StateTable
from rmdesk.store.tables.table import Table
from rmdesk.store.tables.texts import TextTable

RECORDS: dict[str, type[Table]] = {
    table._meta.table_name: table
    for table in (
        ClientTable,
        MemberTable,
        HoldingTable,
        PolicyTable,
        ContactTable,
        AppointmentTable,
        CallTable,
        BalanceTable,
        NamesakeTable,
        ViewTable,
        DetailTable,
        TieTable,
        ConsentTable,
        ProductTable,
        NetValueTable,
        AssessmentTable,
        PaperTable,
        NeedTable,
        WishTable,
        FeedbackTable,
        CareTable,
        ReferralTable,
        CoverAnswerTable,
        ReferralAskTable,
        ProspectTable,
        PlaceTable,
        PlaceChangeTable,
        HeardAttitudeTable,
        TagTable,
        DutyTable,
        PostponedTable,
        ToDoTable,
        VisitTable,
        GoodNewsTable,
        AnniversaryTable,
        EventTable,
        InvitationTable,
        NewsTable,
        OwnDayTable,
        HolidayYearTable,
        ObjectionTable,
        TextTable,
        ReceiverTable,
        ShareTable,
        TreatmentTable,
        BriefTable,
        HandoverTable,
        OriginTable,
        FormerChangeTable,
        FormerAuditTable,
        ReviewTable,
        ReviewLineTable,
        CashFlowTable,
        NoneHeldTable,
        OwnMixTable,
        GoalTable,
        DiagnosisTable,
        ProposalTable,
        TargetTable,
        DealTable,
        DealMoveTable,
        MeetingTable,
    )
}
"""The journaled tables by name, clients first: an order in which rows can be inserted."""

TABLES: tuple[type[Any], ...] = (
    *RECORDS.values(),
    FactsTable,
    TodayTable,
    ActionTable,
    ChangeTable,
    StateTable,
    PaperPartTable,
    BundleTable,
)
"""Every table, to be compared with what the migrations create."""
