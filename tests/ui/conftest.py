"""A desk on the screen, driven by keys.

The environment is cleaned before Textual is imported: NO_COLOR and TEXTUAL_* change what it
paints, and snapshots with it.
"""

import os
import re

for _name in list(os.environ):
    if re.fullmatch("NO_COLOR|TEXTUAL_(?!SNAPSHOT).*", _name):
        del os.environ[_name]

from collections.abc import Hashable, Iterator
from pathlib import Path

import pytest
from textual import _wait
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from rmdesk.language import Language, speak
from rmdesk.ui import glyphs
from rmdesk.ui.commands.in_force import use_keys
from tests.ui.desk_on_screen import DeskOnScreen
from tests.ui.small_book import small_book

# A pilot looks three times a key whether the app is idle: every 5 ms instead of every 20.
_wait.SLEEP_GRANULARITY = 1 / 200
_wait.SLEEP_IDLE = _wait.SLEEP_GRANULARITY / 20

# Each of some thousand apps would read the same style sheets again, a third of its start.
_parse = Stylesheet.parse
_parsed: dict[Hashable, tuple[list[RuleSet], dict[str, list[RuleSet]]]] = {}


def _parse_once(sheet: Stylesheet) -> None:
    key = (*sheet.source.items(), *sheet._variables.items())
    if key not in _parsed:
        _parse(sheet)
        _parsed[key] = sheet.rules, sheet.rules_map
    sheet._rules, sheet._rules_map = _parsed[key]
    sheet._require_parse = False


setattr(Stylesheet, "parse", _parse_once)  # noqa: B010 - its call differs, its answer does not
# Whoever looks up the style of a node asks every rule for its hash: this one is not in Python.
setattr(RuleSet, "__hash__", object.__hash__)  # noqa: B010


@pytest.fixture(autouse=True)
def _plain_english() -> Iterator[None]:
    speak(Language.ENGLISH)
    glyphs.use("safe")
    yield
    speak(Language.ENGLISH)
    glyphs.use("safe")
    use_keys({})


@pytest.fixture
def on_screen(tmp_path: Path) -> Iterator[DeskOnScreen]:
    """The small book, ready to be shown."""
    with DeskOnScreen(lambda: small_book(tmp_path)) as desk:
        yield desk


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder, where files are offered to go."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setattr(Path, "home", lambda: folder)
    monkeypatch.chdir(folder)
    return folder
