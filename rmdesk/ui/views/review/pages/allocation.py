"""How a client's financial wealth is spread: present against wished, and what stands out."""

from collections.abc import Sequence
from functools import cache, partial

from rmdesk.desk.diagnosing.household import HouseholdSheet
from rmdesk.domain.diagnosis.concentration import Flag
from rmdesk.domain.diagnosis.figures import NotComputable
from rmdesk.domain.diagnosis.mixes import ShareClass
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.host import Host
from rmdesk.ui.views.review.pages.allocation_rows import (
    class_in_full,
    flag_items,
    flag_key,
    mix_items,
)
from rmdesk.ui.views.review.pages.finance_page import FinancePage, IsOpen
from rmdesk.ui.widgets.page import Column, Section

_MIX, _FLAGS = "mix", "flags"


class AllocationPage(FinancePage):
    """A class or a flag that is opened shows the lines of the ledger it is made of."""

    def detail(self) -> str:
        if self.sheet is None or isinstance(self.sheet.allocation, NotComputable):
            return ""
        if isinstance(self.record, ShareClass):
            return class_in_full(self.record, self.sheet.allocation)
        whole = formats.money_full(self.sheet.allocation.whole)
        return _("financial assets {amount} yuan").format(amount=whole)

    def explanation(self) -> str:
        return _(
            "What the client holds, class by class, against the mix that is wished for: the"
            " client's own, or the model of what the client was assessed to bear. A fund of a"
            " kind nobody knows counts as equity. Enter shows the lines behind a class or a"
            " flag; o changes the client's mix, the models and the lines of the flags."
        )

    # --- painting ---

    def sections(self, width: int, is_folded: bool, is_open: IsOpen) -> Sequence[Column]:
        sheet = self.sheet
        assert sheet is not None
        mix = cache(partial(mix_items, sheet, is_open, self.access.today))
        least = sum(map(len, mix(width - 2)))
        flags = cache(partial(flag_items, sheet, is_open))
        return [
            [
                [Section(_("Present against wished"), mix, least=least, whose=_MIX)],
                [Section(_("What stands out"), flags, least=2, whose=_FLAGS)],
            ]
        ]

    # --- verbs ---

    def can(self, verb: str) -> bool:
        if self.sheet is None:
            return False
        return self.body.folds if verb == "more" else verb in ("choose", "add", "options")

    def choose(self) -> None:
        match self.record:
            case ShareClass() as share_class:
                self.turn(share_class)
            case Flag() as flag:
                self.turn(flag_key(flag))

    def add(self) -> None:
        if self.sheet is not None:
            self.want(partial(_add_holding, client_id=self.sheet.client.id))

    def options(self) -> None:
        if self.sheet is not None:
            self.want(partial(_options, sheet=self.sheet))


# The dialogs are loaded when they are needed.


async def _add_holding(host: Host, client_id: ClientId) -> None:
    from rmdesk.ui.filing.ledger import add_holding

    await add_holding(host, client_id)


async def _options(host: Host, sheet: HouseholdSheet) -> None:
    from rmdesk.ui.filing.mixes import change_what_is_wished

    await change_what_is_wished(host, sheet)
