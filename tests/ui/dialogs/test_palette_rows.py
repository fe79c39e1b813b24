"""Rows of the palette: as wide as what they are painted on, with a key and without."""

import pytest

from rmdesk.language import Language, speak
from rmdesk.ui.commands.catalogue import COMMANDS
from rmdesk.ui.commands.command import Command
from rmdesk.ui.dialogs.palette import _command_row
from rmdesk.ui.formats import cells


@pytest.mark.parametrize("spoken", list(Language))
@pytest.mark.parametrize("width", [40, 76, 90])
@pytest.mark.parametrize(
    "command",
    [
        next(one for one in COMMANDS if one.in_palette and not one.keys),
        next(one for one in COMMANDS if one.in_palette and len(one.keys) > 1),
    ],
    ids=lambda command: command.id,
)
def test_a_row_is_as_wide_as_the_list(command: Command, width: int, spoken: Language) -> None:
    speak(spoken)
    assert sum(cells(span.text) for span in _command_row(command)(width)) == width
