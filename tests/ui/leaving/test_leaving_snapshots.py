"""Leaving and lending in pictures, 80 x 24 and 120 x 40.

`pytest -m "" tests/ui/leaving/test_leaving_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.crypto.recipients import Identity
from rmdesk.desk.handover.receivers import Receiver
from rmdesk.desk.lending.loans import Loan
from rmdesk.domain.handover.steps import Mark, Step
from rmdesk.domain.handover.treatments import FieldClass, Treatment
from rmdesk.domain.ids import ClientId
from rmdesk.language import Language, speak
from rmdesk.ui.dialogs.briefs import BriefEditor
from rmdesk.ui.dialogs.bundles import BundleLine, Bundles, ReceiptForm
from rmdesk.ui.dialogs.erase import EraseStand
from rmdesk.ui.dialogs.leaving import LeavingPage, StepLine
from rmdesk.ui.dialogs.lending import Lending
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.receivers import Receivers
from rmdesk.ui.dialogs.shares import Shares
from rmdesk.ui.dialogs.treatments import Treatments
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, settle

_RECIPIENT = Identity(bytes(range(32))).recipient


def _receiver(number: int, name: str, *, compared: date | None, is_branch: bool) -> Receiver:
    return Receiver(
        id=number,
        name=name,
        branch="浦东网点",
        public=_RECIPIENT.text,
        compared_on=compared,
        is_branch=is_branch,
    )


_RECEIVERS = (
    _receiver(1, "李明", compared=TODAY, is_branch=False),
    _receiver(2, "东门网点", compared=None, is_branch=True),
)
_STEPS = (
    StepLine(Step.RECEIVERS, Mark.DONE, "李明, 东门网点"),
    StepLine(Step.SHARES, Mark.DONE, "李明 412, 东门网点 30"),
    StepLine(Step.TREATMENTS, Mark.FREE, "12"),
    StepLine(Step.BRIEFS, Mark.FREE, "12 / 442"),
    StepLine(Step.WRITING, Mark.NEXT, "412 + 30"),
    StepLine(Step.RECEIPTS, Mark.LATER, "0"),
    StepLine(Step.ERASE, Mark.LATER, ""),
)
_HELD = {
    **dict.fromkeys(FieldClass, Treatment.WHOLE),
    FieldClass.CONTACTS: Treatment.SUMMARISE,
    FieldClass.JUDGEMENT: Treatment.DROP,
}
_LOAN = Loan(
    number=1,
    bundle="ab" * 8,
    receiver="李明",
    clients=(ClientId(1), ClientId(2)),
    until=date(2026, 12, 1),
    lent_at=datetime(2026, 11, 20, 9, 30),
)
_LINES = (
    BundleLine(1, "李明", 412, "2026-11-20 09:30", "good"),
    BundleLine(2, "东门网点", 30, "2026-11-20 09:31", "accent", "Enter"),
)

DIALOGS: dict[str, Callable[[], Dialog[Any]]] = {
    "page": lambda: LeavingPage(_STEPS),
    "receivers": lambda: Receivers(_RECEIVERS),
    "shares": lambda: Shares(_RECEIVERS, {1: 412, 2: 30, None: 5}, 1, nobodys=2),
    "treatments": lambda: Treatments(
        _HELD,
        name="王芳",
        counts=dict.fromkeys(FieldClass, 7),
        warns=["赵云", "秦琼"],
    ),
    "brief": lambda: BriefEditor("王芳", "- 2026-12-01\n- 羽毛球", is_kept=False),
    "bundles": lambda: Bundles("李明", "", _LINES, at=1),
    "receipt": lambda: ReceiptForm("李明"),
    "erase": lambda: EraseStand([]),
    "not_yet": lambda: EraseStand(["412", "30"]),
    "lending": lambda: Lending([_LOAN], TODAY),
}
LOOKS = {
    "zh-80": (Language.CHINESE, (80, 24), "dark"),
    "en-120": (Language.ENGLISH, (120, 40), "light"),
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("dialog", DIALOGS)
def test_screen(
    on_screen: DeskOnScreen, snap_compare: Callable[..., bool], dialog: str, look: str
) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    app = on_screen.app()
    app.theme = theme

    async def show(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await app.push_screen(DIALOGS[dialog]())
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=show)
