"""An empty screen: what stood there is nobody's to read while the desk is being locked."""

from textual.app import ComposeResult
from textual.screen import ModalScreen

from rmdesk.language import _
from rmdesk.ui.formats import clean
from rmdesk.ui.widgets.plain_words import Words


class Cover(ModalScreen[None], inherit_bindings=False):
    """Hides everything until the process ends."""

    DEFAULT_CSS = """
    Cover { background: $background; align: center middle; }
    Cover Words { width: auto; color: $foreground-muted; }
    """

    def compose(self) -> ComposeResult:
        yield Words(clean(_("Locking")))
