"""The rows of the message templates: columns apart, titles whole where there is room."""

import pytest

from rmdesk.desk.messaging.library import library
from rmdesk.language import Language, speak
from rmdesk.ui import formats
from rmdesk.ui.messaging.library import _columns, _row
from tests.ui.desk_on_screen import DeskOnScreen


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("width", [75, 115, 155])
def test_columns_stand_apart_and_fill_the_line(
    on_screen: DeskOnScreen, language: Language, width: int
) -> None:
    speak(language)
    entries = on_screen.thread.ask(lambda desk: library(desk, language)).result()
    columns = _columns(entries)
    for entry in entries:
        spans = _row(entry, columns, width)
        assert formats.cells("".join(span.text for span in spans)) == width
        assert [span.text for span in spans][1::2] == ["  "] * (len(spans) // 2)
        assert spans[0].text.strip() == entry.title
