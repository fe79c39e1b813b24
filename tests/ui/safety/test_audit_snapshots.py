"""What was done in the book, in pictures: 80 x 24 and 120 x 40.

`pytest -m "" tests/ui/safety/test_audit_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.shown import Turn, note_shown
from rmdesk.desk.client_file.clients import edit_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.discretion import note_reveal
from rmdesk.desk.exporting.release import Outgoing, allow_files
from rmdesk.domain.contacts import Channel
from rmdesk.language import Language, speak
from rmdesk.ui.safety.auditing import look_at_audit
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until
from tests.ui.small_book import NOW, RICH

LOOKS = {
    "zh-80": (Language.CHINESE, (80, 24), "dark"),
    "en-120": (Language.ENGLISH, (120, 40), "light"),
}


@pytest.mark.parametrize("look", LOOKS)
def test_screen(on_screen: DeskOnScreen, snap_compare: Callable[..., bool], look: str) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    on_screen.thread.ask(work).result()
    app = on_screen.app()
    app.theme = theme

    async def open_trail(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        app.desk.perform(look_at_audit(app.desk))
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=open_trail)


def work(desk: Desk) -> None:
    """A morning's work, as the chain tells it."""
    desk.audit.actor = "li (uid 1000)"
    desk.audit.note("unlock", at=NOW, object="passphrase")
    log_contact(
        desk, RICH, channel=Channel.TELEPHONE, on=TODAY, now=NOW, reason="the client asked for it"
    )
    note_reveal(desk, RICH, "mobile", now=NOW)
    note_shown(desk, RICH, Turn.NUMBER_SHOWN, now=NOW)
    edit_client(desk, RICH, {"note": "甲", "address": "乙"}, now=NOW)
    allow_files(desk, now=NOW)
    Outgoing("list", reason="audit of the branch").leave(desk, clients=17, now=NOW)
    desk.audit.note("backup.made", at=NOW, object="17 clients", reason="day")
