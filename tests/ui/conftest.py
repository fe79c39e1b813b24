"""A desk on the screen, driven by keys.

The environment is cleaned before Textual is imported: NO_COLOR and TEXTUAL_* change what it
paints, and snapshots with it.
"""

import os
import re

for _name in list(os.environ):
    if re.fullmatch("NO_COLOR|TEXTUAL_(?!SNAPSHOT).*", _name):
        del os.environ[_name]

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import _wait

from rmdesk.language import Language, speak
from rmdesk.ui import glyphs
from tests.ui.desk_on_screen import DeskOnScreen
from tests.ui.small_book import small_book

# A pilot looks three times a key whether the app is idle: every 5 ms instead of every 20.
_wait.SLEEP_GRANULARITY = 1 / 200
_wait.SLEEP_IDLE = _wait.SLEEP_GRANULARITY / 20


@pytest.fixture(autouse=True)
def _plain_english() -> Iterator[None]:
    speak(Language.ENGLISH)
    glyphs.use("safe")
    yield
    speak(Language.ENGLISH)
    glyphs.use("safe")


@pytest.fixture
def on_screen(tmp_path: Path) -> Iterator[DeskOnScreen]:
    """The small book, ready to be shown."""
    with DeskOnScreen(lambda: small_book(tmp_path)) as desk:
        yield desk
