"""Own keys, handbook and tour in pictures.

`pytest -m "" tests/ui/learning/test_learning_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.keymap_file import KeymapFile
from rmdesk.language import Language, speak
from rmdesk.tour_file import TourMark
from rmdesk.ui.app import DeskApp
from rmdesk.ui.commands.catalogue import BY_ID, COMMANDS
from rmdesk.ui.commands.key_rules import declared_fixed, is_fixed
from rmdesk.ui.commands.own_keys import understood
from rmdesk.ui.commands.tried_keys import tried
from rmdesk.ui.dialogs.command_keys import KeysOfCommand
from rmdesk.ui.dialogs.own_keys import KeyList
from rmdesk.ui.learning.handbook import read_handbook
from tests.ui.desk_on_screen import DeskOnScreen, settle

LOOKS = {
    "zh-80": (Language.CHINESE, (80, 24), "dark"),
    "zh-120": (Language.CHINESE, (120, 40), "dark"),
    "zh-160": (Language.CHINESE, (160, 48), "light"),
    "en-80": (Language.ENGLISH, (80, 24), "dark"),
    "en-120": (Language.ENGLISH, (120, 40), "light"),
    "en-160": (Language.ENGLISH, (160, 48), "dark"),
}
_FILE = KeymapFile.read('contact.log = ["z", "Ctrl+R"]\nnonsense\ncontact.lgo = ["x"]\n')


async def _list(app: DeskApp, pilot: Pilot[Any]) -> None:
    commands = [command for command in COMMANDS if not is_fixed(command)]
    await app.push_screen(KeyList(commands, understood(_FILE).problems))


async def _one(app: DeskApp, pilot: Pilot[Any]) -> None:
    command = BY_ID["contact.log"]
    stay = declared_fixed(command)
    dialog = KeysOfCommand(command, lambda keys: tried(_FILE, command, keys), stay=stay)
    await app.push_screen(dialog)
    await settle(pilot)
    await pilot.press("n")


async def _page(app: DeskApp, pilot: Pilot[Any]) -> None:
    app.desk.perform(read_handbook(app, "today"))


async def _nothing(app: DeskApp, pilot: Pilot[Any]) -> None:
    """What stands there by itself."""


SCENES: dict[str, Callable[[DeskApp, Pilot[Any]], Awaitable[None]]] = {
    "keys": _list,
    "command": _one,
    "handbook": _page,
    "tour": _nothing,
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("scene", SCENES)
def test_screen(
    on_screen: DeskOnScreen,
    snap_compare: Callable[..., bool],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    scene: str,
    look: str,
) -> None:
    language, size, theme = LOOKS[look]
    monkeypatch.setattr("rmdesk.settings.settings_file", lambda: tmp_path / "settings.toml")
    speak(language)
    mark = TourMark(tmp_path)
    if scene == "tour":
        mark.begin()
        mark.unlocked()
    app = on_screen.app(own_keys=_FILE, tour_mark=mark if scene == "tour" else None)
    app.theme = theme

    async def show(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await SCENES[scene](app, pilot)
        await settle(pilot)
        app.desk.hush()
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=show)
