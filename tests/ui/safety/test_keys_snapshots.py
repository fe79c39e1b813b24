"""The keys of the book in pictures.

`pytest -m "" tests/ui/safety/test_keys_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.crypto.fingerprints import Question
from rmdesk.crypto.recipients import Identity
from rmdesk.crypto.recovery_code import written
from rmdesk.crypto.slots import Kind
from rmdesk.desk.ways_in.listed import Way
from rmdesk.language import Language, speak
from rmdesk.ui.dialogs.fingerprints import FingerprintTyped
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.ways_in import KeysOfBook, ShownCode
from tests.ui.desk_on_screen import DeskOnScreen, settle

_CODE = written(2**159 + 987654321)
_FINGERPRINT = Identity(bytes(range(32))).recipient.fingerprint
_WAYS = (
    Way(1, Kind.PASSPHRASE),
    Way(2, Kind.RECOVERY),
    Way(3, Kind.ESCROW, _FINGERPRINT),
)

DIALOGS: dict[str, Callable[[], Dialog[Any]]] = {
    "keys": lambda: KeysOfBook(_WAYS, at=2),
    "code": lambda: ShownCode(_CODE),
    "fingerprint": lambda: FingerprintTyped(Question(_FINGERPRINT, (0, 2))),
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
