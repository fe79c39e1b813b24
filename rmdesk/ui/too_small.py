"""What a terminal below 80 x 24 shows instead of the desk."""

from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import ModalScreen

from rmdesk.language import _
from rmdesk.ui.formats import clean_lines
from rmdesk.ui.widgets.plain_words import Words

LEAST = Size(80, 24)


def is_too_small(size: Size) -> bool:
    """Whether a window has fewer columns or lines than the desk is laid out for."""
    return size.width < LEAST.width or size.height < LEAST.height


class TooSmall(ModalScreen[None], inherit_bindings=False):
    """A sentence that goes away when the window has grown; nothing behind it is lost."""

    def compose(self) -> ComposeResult:
        yield Words(
            clean_lines(
                _("The desk needs a window of 80 x 24 at least.\nMake it larger and go on working.")
            ),
            id="too-small",
        )
