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
from typing import Any

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

# Each of some hundred apps would read the same style sheets again, a third of its start.
_read_rules = Stylesheet._parse_rules
_rules_read: dict[Hashable, list[RuleSet]] = {}


def _rules(sheet: Stylesheet, css: str, **place: Any) -> list[RuleSet]:
    key = (css, *place.items(), *sheet._variables.items())
    if key not in _rules_read:
        _rules_read[key] = _read_rules(sheet, css, **place)
    return _rules_read[key]


setattr(Stylesheet, "_parse_rules", _rules)  # noqa: B010 - its call differs, its answer does not


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
