"""What this process measured of its terminal, for whoever asks later; one terminal per process."""

from rmdesk.ui.console.width_probe import Widths

_known: list[Widths] = []


def remember(widths: Widths | None) -> None:
    """`widths` None: the terminal did not say."""
    _known[:] = [] if widths is None else [widths]


def measured() -> Widths | None:
    """None where the terminal did not say, or was not asked."""
    return _known[0] if _known else None
