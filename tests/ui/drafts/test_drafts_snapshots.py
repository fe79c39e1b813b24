"""What was half typed before a lock and found no dialog again, in pictures.

`pytest -m "" tests/ui/drafts/test_drafts_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.language import Language, speak
from rmdesk.ui.drafts.kept import DialogDraft, Drafts
from tests.ui.desk_on_screen import DeskOnScreen, settle

LOOKS = {
    "zh-80": (Language.CHINESE, (80, 24), "dark"),
    "en-120": (Language.ENGLISH, (120, 40), "light"),
}
_LEFT = (
    DialogDraft(
        kind="contact",
        title="记录联系：单雄信",
        typed={"gist": "问了下个月到期的定存，想带太太一起来看看新的国债", "next": "下周三"},
    ),
    DialogDraft(kind="client", title="新建客户", typed={"name": "李逵"}),
)


@pytest.mark.parametrize("look", LOOKS)
def test_screen(on_screen: DeskOnScreen, snap_compare: Callable[..., bool], look: str) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    app = on_screen.app(half_typed=Drafts(left=_LEFT))
    app.theme = theme

    async def open_them(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        app.action_drafts_open()
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=open_them)
