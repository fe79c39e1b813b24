"""Receiving, screen by screen: the start, the sender, what would come in, who is who, what both
know, the receipt; the client who came, and the card. 80 x 24 and 120 x 40.

`pytest -m "" tests/ui/receiving/test_receiving_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.crypto.fingerprints import Question
from rmdesk.crypto.recipients import Identity
from rmdesk.desk.lending.loans import LentOut
from rmdesk.desk.receiving.opening import Verified, verified
from rmdesk.desk.receiving.preview import Preview, brings, preview
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.language import Language, speak
from rmdesk.store.handover.provenance import Received
from rmdesk.ui.app import DeskApp
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.receiving.clients import Arrivals, BothKnow, WhoIsIt
from rmdesk.ui.dialogs.receiving.files import IdentityPath
from rmdesk.ui.dialogs.receiving.preview import ReceivePreview
from rmdesk.ui.dialogs.receiving.start import ReceiveStart
from rmdesk.ui.dialogs.receiving.told import Sender
from rmdesk.ui.words.receiving import sender_facts
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until
from tests.ui.from_elsewhere import GIVER, handed_over, take_all, untold
from tests.ui.small_book import RICH

LOOKS = {
    "zh-80": (Language.CHINESE, (80, 24), "dark"),
    "en-120": (Language.ENGLISH, (120, 40), "light"),
}
FINGERPRINT = "12345 67890 24680 13579"  # a book's own is drawn anew each time


@dataclass(frozen=True)
class Came:
    """A bundle, and what it would do to the book."""

    bundle: Verified
    found: Preview


def start(_came: Came) -> Dialog[Any]:
    at = datetime(2026, 11, 19, 15)
    before = Received(
        handover_id=1,
        who=GIVER,
        branch="城南支行",
        made_at=at,
        at=at,
        kind=BundleKind.HANDOVER,
        receipt="ABCDE-FGHJK-MNPQR-STVWX",
        clients=1240,
    )
    return ReceiveStart([before])


def key(_came: Came) -> Dialog[Any]:
    return IdentityPath("/media/stick/none")


def sender(came: Came) -> Dialog[Any]:
    return Sender(sender_facts(came.bundle), Question(FINGERPRINT, (1, 3)))


def what_comes(came: Came) -> Dialog[Any]:
    return ReceivePreview(came.bundle, came.found, takes_theirs=False)


def who_is_it(came: Came) -> Dialog[Any]:
    return WhoIsIt(came.found.open[0])


def listed(came: Came) -> Dialog[Any]:
    fate = came.found.arrivals[0].fate
    arrivals = [arrival for arrival in came.found.arrivals if arrival.fate is fate]
    return Arrivals(fate, arrivals, lambda arrival: brings(came.bundle, arrival))


def both_know(came: Came) -> Dialog[Any]:
    arrival = came.found.arrivals[0]
    return BothKnow(arrival, brings(came.bundle, arrival), GIVER)


DIALOGS = (start, key, sender, what_comes, who_is_it, listed, both_know)


@pytest.fixture
def bundle(tmp_path: Path) -> tuple[Path, Identity]:
    identity = Identity.generate()
    return handed_over(tmp_path, identity)[0], identity


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("screen", DIALOGS, ids=lambda screen: screen.__name__)
def test_dialog(
    on_screen: DeskOnScreen,
    snap_compare: Callable[..., bool],
    bundle: tuple[Path, Identity],
    screen: Callable[[Came], Dialog[Any]],
    look: str,
) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    came = verified(*bundle, progress=untold)
    app = on_screen.app()
    app.theme = theme

    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        found = await app.access.ask(lambda desk: preview(desk, came, progress=untold))
        await app.push_screen(screen(Came(came, found)))
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=run)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("keys", [("f4",), ("f6",)], ids=["page", "card"])
def test_client_who_came(
    on_screen: DeskOnScreen,
    snap_compare: Callable[..., bool],
    bundle: tuple[Path, Identity],
    keys: tuple[str, ...],
    look: str,
) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    on_screen.thread.ask(lambda desk: take_all(desk, *bundle)).result()
    app = on_screen.app()
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=_at_rich(app, keys))


def test_client_who_is_lent(
    on_screen: DeskOnScreen, snap_compare: Callable[..., bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    speak(Language.CHINESE)
    away = {RICH: LentOut("李明", date(2026, 12, 5))}
    monkeypatch.setattr("rmdesk.ui.views.client.view.lent_away", lambda _desk: away)
    monkeypatch.setattr("rmdesk.ui.main_screen.lent_away", lambda _desk: away)
    app = on_screen.app()
    assert snap_compare(app, terminal_size=(80, 24), run_before=_at_rich(app, ("f4",)))


def _at_rich(app: DeskApp, keys: tuple[str, ...]) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        clients = app.desk.views.clients
        await wait_until(pilot, lambda: clients.total >= 8)
        clients.table.select(RICH)
        for one in keys:
            await pilot.press(one)
            await settle(pilot)

    return run
