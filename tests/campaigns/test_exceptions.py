"""Errors nobody foresaw, in every part of the program: what is left of them tells nothing."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.campaigns.planted import PASSPHRASE, Planted, planted_book
from tests.tools.window import a_window

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal")

_KEYS = {
    "F1": "\x1bOP",
    "F3": "\x1bOR",
    "F4": "\x1bOS",
    "F6": "\x1b[17~",
    "F7": "\x1b[18~",
    "F10": "\x1b[21~",
    "C-p": "\x10",
    "C-g": "\x07",
}
_EXPLODING = (sys.executable, "-m", "tests.campaigns.exploding")
_SECRET = "Ouyang-13912345678-secret"
_UI = "rmdesk.ui."
POINTS = (
    # module:function, and the keys after the unlock that lead there
    ("widgets.client_cells:cell_text", ("F3",)),
    ("dialogs.help:Help.compose_content", ("F1",)),
    ("formats:money_wan", ("F3",)),
    ("views.client.view:ClientView.load", ("F3", "F4")),
    ("views.client.view:ClientView.look_again", ("F3", "F4")),
    ("views.client.sections.who:_pairs", ("F3", "F4")),
    ("words.item_texts:shown", ("F3", "F4")),
    ("widgets.pairs:paired_rows", ("F3", "F4")),
    ("views.client.view:ClientView.action_client_reveal", ("F3", "F4", "0")),
    ("views.client.view:ClientView._show_number", ("F3", "F4", "0")),
    ("views.client.revealing:ask_which", ("F3", "F4", "0")),
    ("dialogs.parts.pick:Pick.compose_content", ("F3", "F4", "0")),
    ("views.ladder.words:_amount", ("F8", "0")),
    ("views.call.card:CallCard.paint", ("F3", "F6")),
    ("words.numbers:line_words", ("F3", "F6")),
    ("views.call.preparing:CallPreparing._show_number", ("F3", "F6", " ")),
    ("filing.details:edit_file", ("F3", "F4", "e")),
    ("dialogs.items:ChooseItem.compose_content", ("F3", "F4", "e")),
    ("dialogs.palette:Palette.compose_content", ("C-p",)),
    ("views.settings.shown:ShownSettings.load", ("C-g",)),
    ("discreet_app:DiscreetApp.action_app_beside", ("F10",)),
    # the thread that owns the book
    ("=rmdesk.desk.dossier:open_dossier", ("F3", "F4")),
    ("=rmdesk.desk.client_file.clients:client_of", ("F3", "F4")),
    ("=rmdesk.desk.discretion:note_beside", ("F10",)),
)
_SAYS = {"F3": "All clients", "F4": "Household", "F6": "dials", "": "Telephone"}
"""What stands on the screen when a key has done its work."""
COMMANDS = (
    ("rmdesk.cli.clients.find_command:find", ("find", "zh")),
    ("rmdesk.cli.clients.show_command:show", ("show", "K00001")),
    ("rmdesk.cli.clients.list_command:list_clients", ("list",)),
    ("rmdesk.desk.exporting.release:Outgoing.record", ("show", "K00001")),
    ("rmdesk.cli.today_command:list_today", ("today",)),
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Planted]:
    path = tmp_path_factory.mktemp("book") / "book.rmdesk"
    return path, planted_book(path, clients=20)


def module_of(point: str) -> str:
    return point[1:] if point.startswith("=") else _UI + point


_SHORT = {
    "widgets.client_cells:cell_text",
    "words.item_texts:shown",
    "=rmdesk.desk.client_file.clients:client_of",
}


@pytest.mark.parametrize(
    ("point", "keys"),
    [
        pytest.param(
            *one, id=one[0], marks=pytest.mark.campaign if one[0] in _SHORT else pytest.mark.long
        )
        for one in POINTS
    ],
)
def test_the_screen_is_restored_and_nothing_is_told(
    book: tuple[Path, Planted], tmp_path: Path, point: str, keys: tuple[str, ...]
) -> None:
    path, planted = book
    told = {"EXPLODES": module_of(point), "EXPLODES_WITH": _SECRET}
    options = ("--book", str(path), "--lang", "en", "--today", "2026-11-20")
    with a_window(*options, home=tmp_path, environment=told, under=_EXPLODING) as window:
        window.wait_for("Passphrase")
        window.type(f"{PASSPHRASE}\r")
        for before, key in zip(("", *keys), keys, strict=False):
            window.wait_for(_SAYS[before])
            window.type(_KEYS.get(key, key))
        assert window.exit_code(seconds=20) != 0, f"it did not get there:\n{window.text}"
        _left_clean(window.raw)
        assert b"Explosion" in window.raw  # place and kind are told
        assert _SECRET.encode() not in window.raw
        assert not planted.found_in(window.raw.decode("utf-8", "replace"))
    assert not list(with_secret(tmp_path)) and not list(with_secret(path.parent))


@pytest.mark.campaign
@pytest.mark.parametrize(("point", "words"), COMMANDS, ids=lambda value: str(value)[:50])
def test_a_command_that_breaks_tells_nothing(
    book: tuple[Path, Planted], tmp_path: Path, point: str, words: tuple[str, ...]
) -> None:
    path, planted = book
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE)
    secret.chmod(0o600)
    told = {**os.environ, "EXPLODES": point, "EXPLODES_WITH": _SECRET, "HOME": str(tmp_path)}
    options = ["--book", str(path), "--passphrase-file", str(secret), "--today", "2026-11-20"]
    done = subprocess.run(
        [*_EXPLODING, "rmdesk", *options, *words],
        env=told,
        capture_output=True,
        check=False,
        text=True,
    )
    said = done.stdout + done.stderr
    assert done.returncode != 0, said
    assert "Explosion" in said
    assert _SECRET not in said
    assert not planted.found_in(said)


def _left_clean(raw: bytes) -> None:
    """The alternate screen is left and the cursor shown: what follows is the shell's again."""
    assert raw.rfind(b"\x1b[?1049l") > raw.rfind(b"\x1b[?1049h")
    assert raw.rfind(b"\x1b[?25h") > raw.rfind(b"\x1b[?25l")


def with_secret(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and _SECRET.encode() in path.read_bytes():
            yield path
