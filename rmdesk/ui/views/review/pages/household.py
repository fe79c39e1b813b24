"""The household of one client: income and expense, balance, and the ratios with what feeds them."""

from collections.abc import Sequence
from functools import cache, partial
from typing import Final

from rmdesk.desk.diagnosing.household import HouseholdSheet
from rmdesk.domain.diagnosis.ratios import RatioKind
from rmdesk.domain.diagnosis.records import StoredFlow
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.host import Host
from rmdesk.ui.views.review.pages.finance_page import FinancePage, IsOpen
from rmdesk.ui.views.review.pages.household_ratios import ratio_items
from rmdesk.ui.views.review.pages.household_rows import NoneSaid, Unasked, row_in_full
from rmdesk.ui.views.review.pages.household_tables import balance_items, flow_items
from rmdesk.ui.widgets.page import APART, Column, Item, Section
from rmdesk.ui.words.known_figures import money_in_words, span_wan

_TABLES_BESIDE_FROM: Final = 108
_FLOWS, _BALANCE, _RATIOS = "flows", "balance", "ratios"


class HouseholdPage(FinancePage):
    """Two tables and the ratios; a ratio that is opened says what it means and what feeds it."""

    def detail(self) -> str:
        sheet = self.sheet
        if sheet is None:
            return ""
        if self.record is not None:
            return row_in_full(self.record, sheet)
        said = _("surplus of a year {surplus}   net worth {worth}")
        surplus, worth = (
            money_in_words(span.figure()) or formats.unknown()
            for span in (sheet.flow.surplus, sheet.sheet.net_worth)
        )
        return said.format(surplus=surplus, worth=worth)

    def explanation(self) -> str:
        return _(
            "The household as the file knows it: what comes in and goes out in a year, what is"
            " owned and owed, and the ratios with their norms. A sum with something unknown in"
            ' it says "or more" or "or less"; what nobody has asked stands in the table: Enter'
            " answers it."
            " Enter on a ratio shows what feeds it; o changes the norms that judge."
        )

    # --- painting ---

    def sections(self, width: int, is_folded: bool, is_open: IsOpen) -> Sequence[Column]:
        sheet = self.sheet
        assert sheet is not None
        is_wide = width >= _TABLES_BESIDE_FROM
        surplus, worth = ([], []) if is_wide else _results(sheet)
        flows = Section(
            _("Income and expense"),
            cache(partial(flow_items, sheet)),
            APART.join((_("万 yuan a year"), *surplus)),
            2,
            _FLOWS,
        )
        balance = Section(
            _("Assets and debts"),
            cache(partial(balance_items, sheet)),
            APART.join((_("万 yuan"), *worth)),
            2,
            _BALANCE,
        )

        @cache
        def compose(width: int) -> list[Item]:
            return ratio_items(sheet, is_open, tells=is_wide or not is_folded, width=width)

        # None of its lines is left out: what was opened is what is looked at.
        least = sum(map(len, compose(width - 2)))
        judged = _("judged by: {profile}").format(profile=_(sheet.profile.name))
        ratios = Section(_("Ratios"), compose, judged, least, _RATIOS)
        return [[[flows, balance], [ratios]]] if is_wide else [[[ratios], [flows], [balance]]]

    # --- verbs ---

    def can(self, verb: str) -> bool:
        if self.sheet is None:
            return False
        if verb == "take_out":
            return isinstance(self.record, StoredFlow | NoneSaid)
        if verb == "more":
            return self.body.folds
        return verb in ("choose", "add", "options")

    def choose(self) -> None:
        if self.sheet is None:
            return
        record, client_id = self.record, self.sheet.client.id
        match record:
            case RatioKind():
                self.turn(record)
            case StoredFlow():
                self.want(partial(_change_flow, client_id=client_id, stored=record))
            case Holding():
                self.want(partial(_open_holding, client_id=client_id, holding=record))
            case Unasked() | NoneSaid():
                self.want(partial(_answer, client_id=client_id, record=record))

    def add(self) -> None:
        if self.sheet is None:
            return
        section = self.body.row.whose if self.body.row else None
        self.want(partial(_add, client_id=self.sheet.client.id, section=section))

    def take_out(self) -> None:
        record = self.record
        if self.sheet is not None and isinstance(record, StoredFlow | NoneSaid):
            self.want(partial(_take_out, client_id=self.sheet.client.id, record=record))

    def options(self) -> None:
        self.want(_choose_norms)


def _results(sheet: HouseholdSheet) -> tuple[list[str], list[str]]:
    """What the two tables come to, beside their titles where they may be cut short."""
    surplus = _("surplus {amount}").format(amount=span_wan(sheet.flow.surplus))
    worth = _("net worth {amount}").format(amount=span_wan(sheet.sheet.net_worth))
    return [surplus], [worth]


# The dialogs are loaded when they are needed.


async def _change_flow(host: Host, client_id: ClientId, stored: StoredFlow) -> None:
    from rmdesk.ui.filing.flows import change_flow

    await change_flow(host, client_id, stored)


async def _open_holding(host: Host, client_id: ClientId, holding: Holding) -> None:
    from rmdesk.ui.filing.ledger import open_holding

    await open_holding(host, client_id, holding)


async def _answer(host: Host, client_id: ClientId, record: Unasked | NoneSaid) -> None:
    from rmdesk.ui.filing.flows import answer_unasked, question_none_said

    match record:
        case Unasked(what):
            await answer_unasked(host, client_id, what)
        case NoneSaid(part):
            await question_none_said(host, client_id, part)


async def _add(host: Host, client_id: ClientId, section: object) -> None:
    from rmdesk.ui.filing.flows import add_flow_line, add_to_household
    from rmdesk.ui.filing.ledger import add_holding

    if section == _FLOWS:
        await add_flow_line(host, client_id)
    elif section == _BALANCE:
        await add_holding(host, client_id)
    else:
        await add_to_household(host, client_id)


async def _take_out(host: Host, client_id: ClientId, record: StoredFlow | NoneSaid) -> None:
    from rmdesk.ui.filing.flows import take_flow_out, take_word_back

    match record:
        case StoredFlow():
            await take_flow_out(host, record)
        case NoneSaid(part):
            await take_word_back(host, client_id, part)


async def _choose_norms(host: Host) -> None:
    from rmdesk.ui.filing.flows import choose_norms

    await choose_norms(host)
