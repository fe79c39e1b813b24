"""What is said of a day that cannot be read, and of one that is missing."""

from rmdesk.ui.dialogs.parts.entry import Misread
from rmdesk.ui.typed.misread import misread, misread_ahead


def test_an_empty_day_says_what_is_missing() -> None:
    for said in (misread(" "), misread_ahead(""), Misread("on", " ").in_full()):
        assert said.startswith("No day is typed yet")
    assert misread("qq").startswith("This day cannot be read: qq.")
    assert Misread("on", "qq").in_full().startswith("This day cannot be read: qq.")
